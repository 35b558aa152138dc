"""Pages that are served from memory are those that a build makes, and an open one moves only when it has to."""

import re
import shutil
import urllib.error
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from projects import built, digests, edit
from serving import PATIENCE, Served, make_project_in_memory, serving, until
from test_rebuild import BATCH, EDITS, HYDRATION, in_any_order
from test_serve import OTHER, PAGE, open_page

__all__ = ["open_page"]
SCRIPT = re.compile(rb'<script src="/-/reload\.js" data-tag="[0-9a-f]{24}-\d+"></script>')
BANNER = re.compile(rb'\n  <div class="problems".*?\n  </div>', re.DOTALL)
# A browser is never sent these two.
UNASKED = {"sitemap.xml.gz", "404.html"}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    project = make_project_in_memory(tmp_path / "p")
    edit(project / "mkdocs.yml", "plugins: [studyguide]", "plugins: [{studyguide: {paper: false}}]")
    with serving(project) as one:
        yield one


def seen(served: Served, path: str) -> str:
    """The digest of what is served in the place of a file of the site, without what a build has nothing like."""
    try:
        data = served.data(path.removesuffix("index.html"))
    except urllib.error.HTTPError:
        return "missing"
    if path.endswith(".html"):
        data, count = SCRIPT.subn(b"", BANNER.sub(b"", data))
        assert count == 1, path
    return sha256(data).hexdigest()


def follows(served: Served, what: object) -> None:
    """In the end each file of a site built of the same is what is served in its place."""
    site = digests(built(served.project))

    def others() -> list[str]:
        return [path for path, digest in site.items() if path not in UNASKED and seen(served, path) != digest]

    until(lambda: others() == [], lambda: f"{what}: {others()}\n{served.said()}")


def test_each_page_is_that_of_the_build_after_each_edit(served: Served) -> None:
    follows(served, "at the start")
    for name, change in EDITS.items():
        change(served.project)
        follows(served, name)


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(5))
def test_so_it_is_after_edits_in_any_order(served: Served, seed: int) -> None:
    for name, change in in_any_order(seed):
        change(served.project)
        follows(served, (seed, name))


def replace_as_editors_do(path: Path) -> None:
    """Some write another file and give it the name of the old one, which they keep until then."""
    text = path.read_text(encoding="utf-8").replace("drinks more.", "always drinks more.")
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")
    path.with_name(f"{path.name}~").unlink()


def make_anew(folder: Path) -> None:
    """The same folder is another one now, and so is what is in it."""
    aside = folder.parents[1] / "set-aside"
    folder.rename(aside)
    shutil.copytree(aside, folder)
    edit(folder / "the-day-before.yml", "thermometer", "thermos")


@pytest.mark.parametrize(
    "change",
    [
        lambda p: replace_as_editors_do(p / HYDRATION),
        lambda p: make_anew(p / "content/checklists"),
        lambda p: (p / "docs/more").mkdir() or (p / "docs/more/page.md").write_text("# More\n", encoding="utf-8"),
        lambda p: (p / "docs/about.md").unlink() or edit(p / "mkdocs.yml", "    - about.md\n", "    []\n"),
        lambda p: (
            edit(p / "content/glossary.yml", "title: hydration\n", "title: Wet hydration\n") or EDITS["a title"](p)
        ),
    ],
)
def test_whatever_way_files_change(served: Served, change: Callable[[Path], object]) -> None:
    change(served.project)
    follows(served, change)


def test_a_page_moves_only_when_it_has_changed_and_keeps_its_place(served: Served, open_page: Page) -> None:
    open_page.goto(served.address + PAGE)
    open_page.evaluate("window.stayed = true")
    first = open_page.locator("details.answer").first
    first.evaluate("box => { box.open = false; }")
    open_page.evaluate("scrollTo(0, 700)")
    edit(served.project / BATCH, "weak:\n  - answer: ", "weak:\n  - answer: Well. ")
    served.wait(OTHER, lambda page: "Well. " in page)
    edit(served.project / "docs/about.md", "Baked by hand", "Kneaded by hand")
    served.wait("about/", lambda page: "Kneaded" in page)
    assert open_page.evaluate("window.stayed")
    edit(served.project / HYDRATION, "drinks more.", "always drinks more.")
    expect(open_page.get_by_text("always drinks more.")).to_be_attached(timeout=PATIENCE * 1000)
    expect(first).not_to_have_attribute("open", "")
    open_page.wait_for_function("scrollY === 700")
    assert not open_page.evaluate("window.stayed")


def test_a_page_moves_when_its_style_changes(served: Served, open_page: Page) -> None:
    open_page.goto(served.address + PAGE)
    style = served.project / "overrides/assets/stylesheets/base.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nbody { outline: 3px dashed; }\n", encoding="utf-8")
    expect(open_page.locator("body")).to_have_css("outline-style", "dashed", timeout=PATIENCE * 1000)


def test_what_checks_find_is_told_on_pages_once_they_are_done(served: Served) -> None:
    edit(served.project / HYDRATION, "More, for rye drinks more.", "More, see [this](question:nothing).")
    served.wait(OTHER, lambda page: "no question has the id" in page)
    assert "no question has the id 'nothing'" in served.said()
    edit(served.project / HYDRATION, "More, see [this](question:nothing).", "More.")
    served.wait(OTHER, lambda page: 'class="problems"' not in page)
    assert "all problems are gone" in served.said()
