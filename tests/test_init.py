"""The generator is a generator: a guide on any subject starts in an empty folder, and nothing of it knows ours."""

from pathlib import Path

import pytest
from projects import BIN, REPO, SUBJECT, built, run, share_cache, studyguide
from sites import text_of, tree_of


def test_a_new_guide_is_sound_in_good_form_and_builds(tmp_path: Path) -> None:
    result = studyguide("init", "bike-shop", cwd=tmp_path)
    guide = tmp_path / "bike-shop"
    assert (result.returncode, result.stderr) == (0, "")
    share_cache(guide)
    assert "no problems" in studyguide("check", cwd=guide).stderr
    assert studyguide("verify", cwd=guide).returncode == 0
    assert studyguide("fix", cwd=guide).stdout == ""
    site = built(guide)
    assert "<title>Bike shop</title>" in (site / "index.html").read_text(encoding="utf-8")
    home = text_of(tree_of((site / "index.html").read_text(encoding="utf-8")))
    assert "1 question, with what the panel scores" in home
    assert "25%" in (site / "questions" / "first-question" / "index.html").read_text(encoding="utf-8")
    assert studyguide("export", "json", "-o", "guide.json", cwd=guide).returncode == 0
    assert (guide / "docs" / "schema" / "question.schema.json").is_file()
    assert not any("@" in path.read_text(encoding="utf-8") for path in (guide / "content").rglob("*.yml"))


def test_where_the_shell_does_not_find_the_command_it_is_named_in_full(tmp_path: Path) -> None:
    found = {"PATH": str(BIN)}, "`studyguide {}`"
    not_found = {"PATH": ""}, f"`{BIN / 'studyguide'} {{}}`"
    for number, (more, words) in enumerate((found, not_found)):
        folder = tmp_path / f"guide-{number}"
        started = run("studyguide", "init", folder.name, cwd=tmp_path, more=more)
        assert started.stdout.endswith(f"is in {folder.name}: cd there, then {words.format('serve')} to look at it\n")
        new = run("studyguide", "new", "company", "wheels", cwd=folder, more=more)
        assert new.stdout.endswith(f"fill in every TODO; {words.format('check')} names what is left\n")


def test_its_modelines_lead_to_its_schemas(tmp_path: Path) -> None:
    studyguide("init", "g", cwd=tmp_path)
    for path in (tmp_path / "g" / "content").rglob("*.yml"):
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / line.partition("$schema=")[2]).resolve().is_file(), path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["taken"], "taken is there already: name a new folder, or an empty one"),
        (["file"], "file is there already"),
        (["new", "--name", "A: b"], "'A: b' cannot stand in mkdocs.yml as it is"),
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("x", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = studyguide("init", *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr
    assert (tmp_path / "taken" / "mine.txt").read_text(encoding="utf-8") == "x"


def test_a_folder_that_may_not_be_made_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("studyguide", "init", "file/guide", cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_elsewhere_one_is_told_how_to_start(tmp_path: Path) -> None:
    assert "`studyguide init DIR` starts a guide" in studyguide("check", cwd=tmp_path).stderr


def test_the_generator_knows_nothing_of_our_subject() -> None:
    files = [path for path in (REPO / "generator").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    found = {
        str(path.relative_to(REPO)): match[0]
        for path in files
        if (match := SUBJECT.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}
