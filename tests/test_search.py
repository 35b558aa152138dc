"""The search as a reader meets it: nothing before it is opened, the right question first, by keyboard alone."""

import csv
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import NARROW, WIDE, Visitor, as_js
from playwright.sync_api import Page, Route, expect

from generator.building.searchable import make_searchable
from generator.search.pages import found_in
from generator.search.words import fold, terms
from generator.search.write import encoded

pytest_plugins = ["browser"]

QUERIES = Path(__file__).parent / "data" / "queries.tsv"
AMONG = 3
"""How far down the wanted question may stand."""


def opened(page: Page, query: str = "") -> None:
    page.keyboard.press("/")
    page.get_by_role("textbox", name="Search").wait_for()
    if query:
        page.keyboard.type(query)
        page.locator(".search__results a").first.wait_for()


def queries() -> list[tuple[str, str]]:
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [(row["query"], row["question"]) for row in csv.DictReader(file, delimiter="\t")]


# How words are compared


@pytest.mark.parametrize(
    "words",
    [
        ("regularisation", "regularization", "regularise", "regularizing"),
        ("modelling", "modeling", "modelled"),
        ("behaviour", "behavior", "behaviours"),
        ("analyse", "analyze", "analysing"),
        ("tokeniser", "tokenizer", "tokenizers"),
        ("centre", "center"),
        ("labelled", "labeled", "labelling"),
        ("catalogue", "catalog"),
        ("licence", "license"),
        ("overfit", "overfitting", "overfitted"),
        ("gradient", "gradients"),
        ("calibrate", "calibration", "calibrated"),
        ("query", "queries"),
        ("batch", "batches"),
    ],
    ids=lambda words: words[0],
)
def test_forms_and_spellings_of_a_word_are_one(words: tuple[str, ...]) -> None:
    assert len({fold(word) for word in words}) == 1


def test_words_that_differ_stay_apart() -> None:
    assert fold("production") != fold("product")
    assert fold("precision") != fold("precise")


def test_a_text_is_found_by_its_telling_words() -> None:
    assert list(terms("Why does the k-means of Élodie fail at p99?")) == ["k", "mean", "kmean", "elodi", "fail", "p99"]


def test_the_pages_of_a_term_are_written_in_few_signs() -> None:
    assert encoded([(0, 7), (1, 12), (30, 3)]) == "a7a12bc3"


# What is indexed


def test_of_a_question_both_its_words_and_its_sections_are_kept(site: Path) -> None:
    html = (site / "questions" / "drift-alarm" / "index.html").read_text(encoding="utf-8")
    head = re.search(r'name="studyguide-search" content="([^"]*)"', html)
    assert head
    (found,) = found_in("questions/drift-alarm/index.html", head[1], html[html.index("<article") :])
    assert found.address == "questions/drift-alarm/"
    assert found.title == "A drift alarm that people believe"
    assert found.facets["kind"] == ["Coding"]
    assert {"both-sides", "follow-ups", "gist"} <= {section.anchor for section in found.sections}
    text = " ".join(f"{section.heading} {section.text}" for section in found.sections)
    assert "population stability index" in text
    assert "Why it loses" not in text
    assert "import numpy" not in text
    assert "Practise this question" not in text


def test_an_index_is_made_again_only_when_searched_text_has_changed(site: Path, tmp_path: Path) -> None:
    copy, cache = tmp_path / "site", tmp_path / "cache"
    page = copy / "faq" / "index.html"
    page.parent.mkdir(parents=True)
    shutil.copy(site / "faq" / "index.html", page)

    def version() -> str:
        make_searchable(copy, cache)
        (folder,) = (path.name for path in (copy / "search").iterdir() if path.is_dir())
        return folder

    first, html = version(), page.read_text(encoding="utf-8")
    kept = {path: path.stat().st_mtime_ns for path in (cache / "search").iterdir()}
    page.write_text(html.replace("<body", "<body data-theme=other"), encoding="utf-8")
    assert version() == first
    assert {path: path.stat().st_mtime_ns for path in (cache / "search").iterdir()} == kept
    page.write_text(html.replace("interview", "audition"), encoding="utf-8")
    assert version() != first


# In a browser


def test_nothing_is_fetched_before_search_is_opened(visitor: Visitor) -> None:
    with visitor.at() as page:
        names: list[str] = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        assert names
        assert [name for name in names if "search" in name] == []
        opened(page)
        names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
        assert [name for name in names if "search" in name]


def test_the_wanted_question_is_among_the_first(visitor: Visitor) -> None:
    wanted = queries()
    assert len(wanted) >= 60
    with visitor.at() as page:
        opened(page)
        lost = {}
        for query, question in wanted:
            found: list[str] = page.evaluate(FOUND, [query, AMONG])
            if f"questions/{question}/" not in found:
                lost[query] = (question, found)
        assert lost == {}


FOUND = """async ([query, count]) => {
  const { finder, searched } = studyguide;
  const { scores } = await finder.find(query);
  const best = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, count);
  return Promise.all(best.map(async ([page]) => (await searched.entry(page)).address));
}"""


def test_both_spellings_find_the_same(visitor: Visitor) -> None:
    with visitor.at() as page:
        opened(page)
        for british, american in (("regularisation", "regularization"), ("modelling behaviour", "modeling behavior")):
            found = page.evaluate(FOUND, [british, 8])
            assert found
            assert page.evaluate(FOUND, [american, 8]) == found


def test_every_word_has_the_same_term_here_and_in_the_browser(visitor: Visitor) -> None:
    words = [word for query, _ in queries() for word in query.lower().split() if word.isalpha()]
    words += ["tokenisers", "catalogues", "programmes", "fibres", "neighbourhoods", "analysers", "batches", "learnt"]
    with visitor.at() as page:
        opened(page)
        there = page.evaluate(
            f"studyguide.searched.index().then(() => {as_js(words)}.map(word => studyguide.searched.fold(word)))"
        )
    assert there == [fold(word) for word in words]


def test_a_typing_error_is_forgiven_and_told(visitor: Visitor) -> None:
    with visitor.at() as page:
        opened(page, "gradeint descent")
        expect(page.locator(".search__status")).to_contain_text("Searched “gradient” for “gradeint”")
        expect(page.locator(".search__results mark").first).to_have_text(re.compile("gradient", re.IGNORECASE))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_search_by_keyboard_alone(visitor: Visitor, width: int) -> None:
    with visitor.at("questions/l1-or-l2/", width) as page:
        field, links = page.get_by_role("textbox", name="Search"), page.locator(".search__results a")
        opened(page, "drift alarm")
        expect(field).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("dialog.search")).to_be_hidden()
        page.keyboard.press("/")
        expect(field).to_be_focused()
        page.keyboard.type("dropout")
        expect(links.first).to_contain_text("dropout")
        page.keyboard.press("Enter")
        page.wait_for_url("**/questions/what-dropout-does/**")


def test_a_slash_that_is_typed_into_a_form_stays_there(visitor: Visitor) -> None:
    with visitor.at("scorecards/ml-interview/") as page:
        page.get_by_label("Candidate").click()
        page.keyboard.type("A/B")
        expect(page.get_by_label("Candidate")).to_have_value("A/B")


def test_a_result_leads_to_the_place(visitor: Visitor) -> None:
    with visitor.at() as page:
        opened(page, "rotary position embedding glossary")
        link = page.locator(".search__results a", has_text="Glossary").first
        expect(link).to_have_attribute("href", re.compile(r"/glossary/#[\w-]+$"))
        link.click()
        page.wait_for_url("**/glossary/#*")
        expect(page.locator(":target")).to_be_in_viewport()


def test_results_are_narrowed_by_facets_with_counts(visitor: Visitor) -> None:
    with visitor.at(width=NARROW) as page:
        opened(page, "attention")
        page.get_by_text("Narrow down").click()
        page.get_by_label("Kind").locator("option", has_text="Coding").wait_for(state="attached")
        option = page.get_by_label("Kind").locator("option", has_text="Coding").inner_text()
        count = int(re.sub(r"\D", "", option))
        page.get_by_label("Kind").select_option("Coding")
        expect(page.locator(".search__status")).to_have_text(re.compile(rf"^{count} results?\.$"))
        expect(page.locator(".search__results a").first).to_contain_text("Coding")
        for facet in ("Topic", "Level", "Role", "Stage", "Company"):
            expect(page.get_by_label(facet, exact=True)).to_be_visible()
        page.get_by_role("button", name="Clear").click()
        expect(page.locator(".search__status")).not_to_have_text(re.compile(rf"^{count} results?\.$"))


def test_a_company_narrows_to_the_questions_of_its_loop(visitor: Visitor) -> None:
    with visitor.at() as page:
        opened(page, "class imbalance")
        page.get_by_text("Narrow down").click()
        page.get_by_label("Company").locator("option", has_text="Monzo").wait_for(state="attached")
        page.get_by_label("Company").select_option("Monzo")
        expect(page.locator(".search__results a").first).to_contain_text("Class imbalance")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_has_no_axe_violation(visitor: Visitor, width: int, scheme: str) -> None:
    with visitor.at("questions/l1-or-l2/", width, color_scheme=scheme) as page:
        opened(page, "gradient")
        page.get_by_text("Narrow down").click()
        page.get_by_label("Kind").locator("option", has_text="Coding").wait_for(state="attached")
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('dialog'))")


def test_without_scripts_the_link_leads_to_the_filters(visitor: Visitor) -> None:
    with visitor.at("questions/l1-or-l2/", java_script_enabled=False) as page:
        page.get_by_role("link", name="Search", exact=True).click()
        expect(page.get_by_role("navigation", name="Filters")).to_be_visible()


def test_a_search_that_cannot_be_loaded_leads_to_the_filters(visitor: Visitor) -> None:
    with visitor.context() as context:
        page = context.new_page()
        page.route("**/search-find.js", lambda route: route.abort())
        page.goto(visitor.address)
        page.keyboard.press("/")
        page.wait_for_url("**/questions/")


def test_an_index_that_cannot_be_loaded_is_told(visitor: Visitor) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    with visitor.context() as context:
        page = context.new_page()
        page.route("**/search/**", refuse)
        page.goto(visitor.address)
        opened(page)
        expect(page.locator(".search__status")).to_contain_text("could not be loaded")


def test_the_policy_is_as_strict_as_before(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "script-src 'self'; style-src 'self';" in html
