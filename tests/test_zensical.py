"""The Markdown tree, built by Zensical, which reads MkDocs' configurations: the words are those of our own site."""

from pathlib import Path

from projects import ADDRESS, built, make_project, run
from sites import Site
from test_export_markdown import ONLY_OURS, different, exported


def test_every_page_says_the_same(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    ours, tree = Site(built(project), ADDRESS), exported(project)
    result = run("python", "-m", "zensical", "build", cwd=tree)
    assert result.returncode == 0, result.stderr
    theirs = Site(tree / "site", ADDRESS)
    assert ours.entries.keys() - theirs.entries.keys() == ONLY_OURS
    assert different(ours, theirs) == {}
