"""The copy that opens from disk: read, hidden, filtered and searched with the network cut."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from browser import NARROW, Visitor
from playwright.sync_api import Browser, Page, expect
from projects import built, make_project
from sites import Site

from generator.offline import make_offline

pytest_plugins = ["browser"]


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site as a folder."""
    folder = tmp_path_factory.mktemp("copy") / "a folder & its name"
    shutil.copytree(site, folder)
    make_offline(folder)
    return folder


@pytest.fixture
def page(browser: Browser, copy: Path) -> Iterator[Page]:
    """A question on a telephone without a network; whatever the browser complains of is a failure."""
    visitor = Visitor(browser, f"{copy.as_uri()}/")
    with visitor.at("questions/l1-or-l2/index.html", NARROW, offline=True) as page:
        yield page


def test_every_link_names_a_file(copy: Path) -> None:
    site = Site(copy, "https://both-sides.example/")
    assert list(site.broken_links()) == []
    folders = {
        link.get("href")
        for tree in site.pages.values()
        for link in tree.iter("a")
        if re.fullmatch(r"(?!https?:)[^#?]*/|\.{1,2}", link.get("href", ""))
    }
    assert folders == set()


def test_text_that_looks_like_a_link_stays(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<a class="x" href="a/#b">href="a/"</a> <a href="https://a.example/">', encoding="utf-8")
    make_offline(tmp_path)
    assert page.read_text(encoding="utf-8") == (
        '<a class="x" href="a/index.html#b">href="a/"</a> <a href="https://a.example/">'
    )


def test_answers_are_hidden(page: Page) -> None:
    page.get_by_role("button", name="Hide answers").click()
    expect(page.locator("details.answer[open]")).to_have_count(0)
    page.get_by_role("link", name="Classical machine learning").first.click()
    page.wait_for_url("**/topics/classical-ml/index.html")
    expect(page.locator("details.answer[open]")).to_have_count(0)


def test_questions_are_filtered(page: Page) -> None:
    page.goto(page.url.replace("l1-or-l2/", ""))
    page.locator("[data-facet=level] a").first.click()
    expect(page.locator(".filters__status")).to_contain_text(" of ")
    assert "?level=" in page.url


def test_a_search_finds_and_leads_there(page: Page) -> None:
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill("gradeint descent")
    first = page.locator(".search__results a").first
    expect(first).to_contain_text("radient")
    first.click()
    page.wait_for_url(re.compile(r"^file:.*/questions/[\w-]+/index\.html(#[\w-]+)?$"))
    expect(page.locator("h1")).to_be_visible()


def test_a_page_prints(page: Page) -> None:
    assert page.pdf()


def test_the_site_offers_its_copy_and_the_copy_offers_none(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "p")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[studyguide]", "[studyguide: {download: true}]"), encoding="utf-8")
    site = built(folder)
    assert 'href="bread-butter.zip" download' in (site / "index.html").read_text(encoding="utf-8")
    with ZipFile(site / "bread-butter.zip") as packed:
        packed.extractall(tmp_path)
    copy = tmp_path / "bread-butter"
    home = (copy / "index.html").read_text(encoding="utf-8")
    assert "bread-butter.zip" not in home
    assert 'href="questions/index.html"' in home
    assert list(copy.rglob("*.pdf")) == []
    assert 'href="https://guide.example/bread/print/' in (copy / "print" / "index.html").read_text(encoding="utf-8")
