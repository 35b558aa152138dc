"""The Markdown tree builds without anything of ours, and says what our own site says, word for word."""

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from projects import ADDRESS, built, digests, edit, make_project, make_real_project, run, studyguide
from sites import Site

ONLY_OURS = {"print/index.html", "practice/index.html", "progress/index.html", "mock/index.html"}
"""Sheets of paper and scripts come with our site only."""
BLOCKS = {
    *("p", "li", "ul", "ol", "dl", "dt", "dd", "div", "h1", "h2", "h3", "h4", "table", "tr", "td", "th", "pre"),
    *("blockquote", "details", "summary", "nav", "section", "figure", "figcaption", "br"),
}
"""Elements whose words do not run on into those of the next one."""


def is_furniture(element: ET.Element) -> bool:
    """What a page shows beside the words of the guide; each of these has a reason to be in one site only."""
    classes = element.get("class", "").split()
    return (
        element.get("hidden") is not None  # nobody sees it until a script has something to show there
        or element.tag in ("button", "script", "style", "svg")  # what one does or looks at, not what one reads
        or element.get("aria-hidden") == "true"  # bars that repeat a number beside them
        or "headerlink" in classes  # the sign that offers the address of a heading
        or "page-actions" in classes  # links to what our scripts do, which come with our site only
        or "prints" in classes  # sheets of paper, which come with our site only
        or "page-foot" in classes  # our page's address, review date and licence; the theme's own has others
        or "md-content__button" in classes  # the theme's pencil
    )


def words_of(element: ET.Element) -> list[str]:
    """The words of an article in their order."""
    return re.findall(r"\w+(?:[.,'’]\w+)*", "".join(_text(element)))


def _text(element: ET.Element) -> Iterator[str]:
    if not is_furniture(element):
        space = " " if element.tag in BLOCKS else ""
        yield f"{space}{element.text or ''}"
        for child in element:
            yield from _text(child)
        yield space
    yield element.tail or ""


def article_of(tree: ET.Element) -> ET.Element:
    found = tree.find(".//article")
    assert found is not None
    return found


def different(ours: Site, theirs: Site) -> dict[str, str]:
    """Of each page whose words are not the same in both sites, what differs."""
    found = {}
    for path in sorted(ours.entries.keys() & theirs.entries.keys()):
        tree = ours.pages[path]
        said, repeated = (words_of(article_of(page)) for page in (tree, theirs.pages[path]))
        assert len(said) > 3, path
        if said != repeated:
            found[path] = "\n".join(unified_diff(said, repeated, "ours", "theirs", n=2, lineterm=""))
    return found


def exported(project: Path) -> Path:
    result = studyguide("export", "markdown", "-o", "tree", cwd=project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "tree"


def built_without_us(tree: Path) -> Path:
    """The site that a plain MkDocs makes of it; our package is not even to be found."""
    blocker = tree.parent / "without"
    (blocker / "generator").mkdir(parents=True, exist_ok=True)
    (blocker / "generator" / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    result = run("python", "-m", "mkdocs", "build", "--strict", cwd=tree, more={"PYTHONPATH": str(blocker)})
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    return tree / "site"


Pair = tuple[Site, Site]


@pytest.fixture(scope="module", params=[make_project, make_real_project])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Our site of a guide, and the one that comes of its Markdown."""
    make: Callable[[Path], Path] = request.param
    project = make(tmp_path_factory.mktemp("markdown") / "p")
    return Site(built(project), ADDRESS), Site(built_without_us(exported(project)), ADDRESS)


def test_every_page_says_the_same(pair: Pair) -> None:
    ours, theirs = pair
    assert len(ours.entries) > 30
    assert ours.entries.keys() - theirs.entries.keys() == ONLY_OURS
    assert theirs.entries.keys() - ours.entries.keys() == set()
    assert different(ours, theirs) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Pack a thermometer", "Pack a thermos"),  # another word
        ("Pack a thermometer", "Pack"),  # fewer words
        ("Not every bakery lends one.", "Not every bakery lends one. Ask."),  # one more
        ("not start a list\n", ""),  # a line lost
    ],
)
def test_the_comparison_notices(tmp_path: Path, old: str, new: str) -> None:
    line = "<article><h1>Bag</h1><p>Pack a thermometer<p>Not every bakery lends one.<p>Do\nnot start a list\n</article>"
    for name, text in (("ours", line), ("theirs", line.replace(old, new)), ("same", line.replace("<p>", "<div>"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    ours, theirs, same = (Site(tmp_path / name, ADDRESS) for name in ("ours", "theirs", "same"))
    assert different(ours, same) == {}
    assert list(different(ours, theirs)) == ["index.html"]


def test_a_lost_answer_is_noticed_in_whole_sites(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    ours = Site(built(project), ADDRESS)
    tree = exported(project)
    edit(tree / "docs/checklists/the-day-before.md", "thermometer", "thermos")
    found = different(ours, Site(built_without_us(tree), ADDRESS))
    assert list(found) == ["checklists/the-day-before/index.html"]
    assert "-thermometer\n+thermos" in found["checklists/the-day-before/index.html"]


def test_the_tree_holds_nothing_of_ours(tmp_path: Path) -> None:
    tree = exported(make_project(tmp_path / "p"))
    assert {path.name for path in tree.iterdir()} == {"mkdocs.yml", "docs"}
    assert {path.suffix for path in (tree / "docs").rglob("*") if path.is_file()} == {".md", ".xml"}, (
        "pages and the feed"
    )
    settings = yaml.safe_load((tree / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == ["search"]
    assert settings["theme"] == {"name": "material", "font": False}
    assert settings["site_name"] == "Bread & butter"
    # What HTML there is, is what Markdown has no sign for.
    tags = set()
    for path in (tree / "docs").rglob("*.md"):
        text = re.sub(r"(?ms)^```.*?^```$", "", path.read_text(encoding="utf-8"))
        tags |= set(re.findall(r"<(?!http)([a-z]+)[^>]*>", text))
    assert tags <= {"math", "mrow", "mi", "mo", "mn", "mfrac", "div", "code"}


def test_files_beside_the_pages_go_with_them(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    (project / "docs" / "pictures").mkdir()
    (project / "docs" / "pictures" / "loaf.png").write_bytes(b"\x89PNG\r\n\xff\xfe")
    tree = exported(project)
    assert (tree / "docs/pictures/loaf.png").read_bytes() == b"\x89PNG\r\n\xff\xfe"
    assert (tree / "docs/about.md").read_bytes() == (project / "docs/about.md").read_bytes()


def test_an_older_tree_is_replaced_with_what_was_built_in_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    tree = exported(project)
    first = digests(tree)
    (tree / "site").mkdir()
    (tree / "docs" / "old.md").write_text("# Old\n", encoding="utf-8")
    assert digests(exported(project)) == first
    assert [path.name for path in project.iterdir() if path.name.startswith(".tree")] == []


@pytest.mark.parametrize("place", [".", "..", "docs", "content", "overrides"])
def test_only_a_tree_is_replaced(tmp_path: Path, place: str) -> None:
    project = make_project(tmp_path / "p")
    before = digests(tmp_path)
    result = studyguide("export", "markdown", "-o", place, cwd=project)
    assert result.returncode == 2
    assert "holds something that we did not make" in result.stderr
    assert digests(tmp_path) == before


def test_settings_that_mkdocs_refuses_are_no_traceback(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    (project / "docs").rename(project / "pages")
    result = studyguide("export", "markdown", "-o", "tree", cwd=project)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert not (project / "tree").exists()
