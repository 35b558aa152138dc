"""`studyguide serve` as its user meets it: a page is read, a file is edited, the page changes."""

import socket
import subprocess
import urllib.error
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import paper
import pytest
from chromium import find_chromium
from conftest import load_files
from playwright.sync_api import Page, expect, sync_playwright
from projects import BIN, ENVIRONMENT, GUIDE, edit, make_project
from serving import PATIENCE, Served, make_project_in_memory, serving, until
from sites import text_of, tree_of

from generator.content.addresses import Style
from generator.content.site import Site
from generator.paper.problem import PrintError
from generator.paper.sheets import sheets
from generator.web.guide import navigation, pages

QUESTION = "content/questions/bread/what-is-hydration.yml"
PAGE = "questions/what-is-hydration/"
OTHER = "questions/a-batch-you-spoilt/"


@pytest.fixture(scope="module", params=[make_project_in_memory, make_project], ids=["from memory", "by MkDocs"])
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(request.param(tmp_path_factory.mktemp("serve") / "p")) as one:
        yield one


def problems_on(page: str) -> list[str]:
    banner = next((e for e in tree_of(page).iter("div") if e.get("class") == "problems"), None)
    return [] if banner is None else [text_of(row) for row in banner.iter("li")]


def no_problems(page: str) -> bool:
    return problems_on(page) == []


def test_only_this_machine_is_answered(served: Served) -> None:
    port = urlsplit(served.address).port
    assert served.address == f"http://127.0.0.1:{port}/bread/"
    # A server on every interface would answer here as well.
    with socket.socket() as other:
        other.settimeout(PATIENCE)
        assert other.connect_ex(("127.0.0.2", port)) != 0


def test_an_edit_shows_on_its_page(served: Served) -> None:
    assert "How wet is your dough?" in served.get(PAGE)
    served.edit(QUESTION, "How wet is your dough?", "How moist is your dough?")
    assert no_problems(served.wait(PAGE, lambda page: "How moist is your dough?" in page))


def test_an_error_shows_everywhere_and_good_pages_are_served(served: Served) -> None:
    served.edit(QUESTION, "level: core", "level: coer")
    page = served.wait(OTHER, lambda page: bool(problems_on(page)))
    (problem,) = problems_on(page)
    assert problem.startswith(f"{QUESTION}:")
    assert "'coer' is not a level" in problem
    assert "did you mean 'core'?" in problem
    assert "Forty loaves" in page
    assert problems_on(served.get("")) == [problem]
    # Whoever stands on the entry's own page sees why it is as it was; MkDocs' server knows nothing of before.
    if served.in_memory:
        page = served.get(PAGE)
        assert "What is hydration" in page
    else:
        with pytest.raises(urllib.error.HTTPError) as missing:
            served.get(PAGE)
        assert missing.value.code == 404
        page = missing.value.read().decode("utf-8")
    assert problems_on(page) == [problem]

    served.edit(QUESTION, "level: coer", "level: core")
    assert "What is hydration" in served.wait(PAGE, no_problems)
    assert no_problems(served.get(OTHER))


def test_a_file_that_is_not_yaml_is_no_end(served: Served) -> None:
    path = served.project / QUESTION
    text = path.read_text(encoding="utf-8")
    path.write_text(f"prompt: [\n{text}", encoding="utf-8")
    page = served.wait(OTHER, lambda page: bool(problems_on(page)))
    assert "not YAML" in problems_on(page)[0]
    path.write_text(text, encoding="utf-8")
    served.wait(PAGE, no_problems)


def test_new_and_removed_files_are_noticed(served: Served) -> None:
    path = served.project / "content/checklists/the-morning.yml"
    text = (GUIDE / "checklists/the-day-before.yml").read_text(encoding="utf-8")
    path.write_text(text.replace("The day before", "The morning"), encoding="utf-8")
    served.wait("checklists/the-morning/", lambda page: "The morning" in page)
    path.unlink()
    served.wait("checklists/", lambda page: "The morning" not in page)


def test_styles_and_templates_are_picked_up(served: Served) -> None:
    style = served.project / "overrides/assets/stylesheets/base.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n/* a new rule */\n", encoding="utf-8")
    served.wait("assets/stylesheets/base.css", lambda text: "a new rule" in text)
    served.edit("overrides/partials/footer.html", "Made with", "Baked with")
    served.wait(PAGE, lambda page: "Baked with" in page)


def test_a_page_written_by_hand_is_picked_up(served: Served) -> None:
    served.edit("docs/about.md", "Baked by hand", "Kneaded by hand")
    served.wait("about/", lambda page: "Kneaded by hand" in page)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("overrides/main.html", "{% block styles %}", "{% blok styles %}"),
        ("overrides/main.html", "{% block htmltitle %}", "{% block htmltitle %}{{ nobody.nothing() }}"),
        ("mkdocs.yml", "studyguide]", "studyguide, nobody]"),
        ("mkdocs.yml", "studyguide]", "studyguide"),
    ],
)
def test_a_rebuild_that_fails_leaves_the_pages_of_before(served: Served, path: str, old: str, new: str) -> None:
    before = served.said().count("the rebuild failed")
    text = (served.project / path).read_text(encoding="utf-8")
    (served.project / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    until(lambda: served.said().count("the rebuild failed") > before, served.said)
    assert "What is hydration" in served.get(PAGE)
    assert "a new rule" in served.get("assets/stylesheets/base.css")
    (served.project / path).write_text(text, encoding="utf-8")
    served.edit("docs/about.md", "hand: see", "hand, see")
    served.wait("about/", lambda page: "hand, see" in page)
    served.edit("docs/about.md", "hand, see", "hand: see")
    served.wait("about/", lambda page: "hand: see" in page)


SHEET = "print/checklist-the-day-before-a4.pdf"


def test_a_sheet_is_set_when_somebody_asks_for_it(served: Served) -> None:
    kept = served.project / ".cache" / "print"
    assert not kept.exists() or list(kept.iterdir()) == []
    assert "thermometer" in paper.text_of(served.pdf(SHEET))
    assert len(list(kept.iterdir())) == 1
    served.edit("content/checklists/the-day-before.yml", "thermometer", "thermos")
    served.wait("checklists/the-day-before/", lambda page: "thermos" in page)
    assert "thermos" in paper.text_of(served.pdf(SHEET))
    served.edit("content/checklists/the-day-before.yml", "thermos", "thermometer")
    served.wait("checklists/the-day-before/", lambda page: "thermometer" in page)


def test_a_sheet_that_cannot_be_set_says_why(served: Served) -> None:
    served.edit("content/checklists/the-day-before.yml", "thermometer", "thermo漢meter")
    served.wait("checklists/the-day-before/", lambda page: "漢" in page)
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.pdf(SHEET)
    assert refused.value.code == 500
    assert "cannot print 'The day before' on a4 at 12 pt: no font has '漢'" in refused.value.read().decode("utf-8")
    served.edit("content/checklists/the-day-before.yml", "thermo漢meter", "thermometer")
    served.wait("checklists/the-day-before/", lambda page: "thermometer" in page)


def test_broken_links_are_told_and_do_not_stop_anything(served: Served) -> None:
    served.edit("docs/about.md", "(#a-fix)", "(#no-fix)")
    served.wait("about/", lambda page: "#no-fix" in page)
    until(lambda: "no-fix" in served.said(), served.said)
    served.edit("docs/about.md", "(#no-fix)", "(#a-fix)")
    served.wait("about/", lambda page: "#a-fix" in page)


@pytest.fixture
def open_page() -> Iterator[Page]:
    """A page in a browser; what its own policy refuses is a failure."""
    chromium = find_chromium()
    assert chromium, "there is no Chromium: python tests/chromium.py says what to type"
    refused: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 600})
        page.on("console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None)
        yield page
        browser.close()
    assert refused == []


def test_an_open_page_reloads_by_itself(served: Served, open_page: Page) -> None:
    open_page.goto(served.address + PAGE)
    served.edit(QUESTION, "Fold it and wait", "Fold it and sleep")
    expect(open_page.get_by_text("Fold it and sleep")).to_be_attached(timeout=PATIENCE * 1000)
    served.edit(QUESTION, "level: core", "level: coer")
    expect(open_page.get_by_role("alert")).to_contain_text("'coer' is not a level", timeout=PATIENCE * 1000)
    served.edit(QUESTION, "level: coer", "level: core")
    expect(open_page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE * 1000)
    expect(open_page.get_by_text("Fold it and sleep")).to_be_attached(timeout=PATIENCE * 1000)


@pytest.mark.parametrize("make", [make_project_in_memory, make_project])
def test_a_guide_that_starts_with_an_error_is_served(make: Callable[[Path, str], Path], tmp_path: Path) -> None:
    project = make(tmp_path / "p", "strict: true\n")
    edit(project / "content/topics.yml", "  title: Bread\n", "  titel: Bread\n")
    with serving(project) as served:
        assert any("'titel'" in problem for problem in problems_on(served.get("")))
        served.edit("content/topics.yml", "  titel: Bread\n", "  title: Bread\n")
        served.wait("topics/bread/", no_problems)


def test_a_port_in_use_is_told_before_anything_is_built(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = subprocess.run(
            [BIN / "studyguide", "serve", "--port", port],
            cwd=project,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
    assert result.returncode == 2
    words = f"something else listens on port {port} of this machine"
    assert result.stderr == f"studyguide serve: {words}\n  hint: stop it, or add --port 0 for a port that is free\n"


# Without the script of a drawing: pages show what it drew, and only `verify` runs it.
FILES = sorted(path.relative_to(GUIDE).as_posix() for path in GUIDE.rglob("*.*") if path.suffix != ".py")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spoilt", [b"[", b"", None])
def test_whatever_file_is_broken_the_other_pages_can_be_made(
    guide: Mapping[str, bytes], name: str, spoilt: bytes | None
) -> None:
    loaded = load_files({**guide, name: spoilt})
    assert not loaded.sound
    for style in Style:
        assert len([page.write() for page in pages(loaded.library, Site("x", "y"), style)]) > 20
        for sheet in sheets(loaded.library, Site("x", "y")):
            with suppress(PrintError):  # it names what cannot be shown: nothing else may happen
                assert sheet.data
    assert navigation(loaded.library, paper=True)
