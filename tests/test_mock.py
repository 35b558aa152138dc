"""The mock interview in a real browser: alone and for two, by link and keyboard, to its scorecard on paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from browser import NARROW, WIDE, Visitor, boxes
from playwright.sync_api import Locator, Page, expect
from practising import DAY, MORNING, kept, start
from projects import built, make_project
from test_axe import violations
from test_browser import BLOCKED_STORAGE

from generator.offline import make_offline

pytest_plugins = ["browser"]

MOCK, LATER = "mock/", "2026-11-21T09:10:00"
LINK = f"{MOCK}?loop=archetype/big-tech&role=mle&level=senior&round=0&minutes=60&seed=x1"
INTERVIEWER, CANDIDATE = f"{LINK}&side=interviewer", f"{LINK}&side=candidate"

MOVED = """before => {
    const part = name => document.querySelector(`[data-${name}]`);
    return part("end").checkVisibility()
        ? part("scorecard").hasChildNodes()
        : part("where").textContent !== before && part("prompt").checkVisibility();
}"""


def prompt(page: Page) -> Locator:
    return page.locator("[data-prompt]:visible")


def scorecard(page: Page) -> Locator:
    return page.locator("[data-scorecard]")


def stand_still(page: Page) -> None:
    """From here on time passes only when the test says so."""
    page.clock.install(time=MORNING)
    page.reload()
    page.clock.pause_at(LATER)


def begin(page: Page) -> None:
    page.get_by_role("button", name="Begin").click()
    expect(prompt(page)).to_be_visible()


def go_next(page: Page) -> None:
    """The next question, or the end."""
    before = page.locator("[data-where]").inner_text()
    page.keyboard.press("n")
    page.wait_for_function(MOVED, arg=before)


def is_over(page: Page) -> bool:
    return page.locator("[data-end]").is_visible()


def questions(page: Page) -> list[str]:
    """The prompts of a mock that has begun, in their order."""
    count = int(page.evaluate("document.querySelector('[data-sum]').textContent.match(/\\d+/)[0]"))
    found = [prompt(page).inner_text()]
    for _ in range(count - 1):
        page.keyboard.press("n")
        expect(prompt(page)).not_to_have_text(found[-1])
        found.append(prompt(page).inner_text())
    return found


def finish(page: Page) -> Locator:
    page.get_by_role("button", name=re.compile("^(End here|Finish)")).first.click()
    expect(scorecard(page).locator("> *").first).to_be_visible()
    return scorecard(page)


@contextmanager
def sat(visitor: Visitor, ticks: str = "13", link: str = LINK, width: int = WIDE) -> Iterator[Page]:
    """A mock of which two questions were answered, with these signals ticked in both, and a third was passed over."""
    with visitor.at(link, width=width) as page:
        stand_still(page)
        begin(page)
        for seconds in (100, 400):
            page.clock.fast_forward(seconds * 1000)
            page.keyboard.press("Space")
            expect(page.locator("[data-answer]")).to_be_visible()
            for key in ticks:
                page.keyboard.press(key)
            go_next(page)
        yield page


# The set, and the link that stands for it


def test_a_link_draws_the_same_questions_anywhere(visitor: Visitor) -> None:
    found = []
    for link in (LINK, INTERVIEWER, CANDIDATE, LINK.replace("x1", "x2")):
        with visitor.at(link, width=NARROW) as page:
            begin(page)
            found.append(questions(page))
    assert found[0] == found[1] == found[2] != found[3]
    assert len(set(found[0])) == len(found[0]) > 4


def test_the_page_makes_links_for_two_and_a_mock_of_its_own(visitor: Visitor) -> None:
    with visitor.at(MOCK) as page:
        page.get_by_label("Loop").select_option("company/meta")
        page.get_by_label("Level").select_option("staff")
        page.get_by_label("Rounds").select_option(label="Only: Recruiter screen")
        page.get_by_label("Rounds").select_option("0")
        page.get_by_label("Length").select_option("30")
        total = page.locator("[data-rounds] td:nth-child(2)").all_inner_texts()
        assert 20 <= sum(int(text.split()[0]) for text in total if text[0] != "–") <= 30
        assert "loop=company/meta&role=mle&level=staff&round=0&minutes=30&seed=" in page.url
        links = [page.get_by_label(f"{side}'s link").input_value() for side in ("Interviewer", "Candidate")]
        before = page.url
        page.get_by_role("button", name="Draw other questions").click()
        assert page.url != before
        page.goto(links[0])
        expect(page.get_by_role("heading", name="For the interviewer")).to_be_visible()
        expect(page.get_by_label("Loop")).to_be_hidden()
        begin(page)
        asked = questions(page)
        page.goto(links[1])
        begin(page)
        assert questions(page) == asked


def test_a_link_of_before_the_guide_changed_says_so(visitor: Visitor) -> None:
    with visitor.at(LINK) as page:
        expect(page.locator("[data-warning]")).to_be_hidden()
        link = page.get_by_label("Candidate's link").input_value()
        page.goto(link)
        expect(page.locator("[data-warning]")).to_be_hidden()
        page.goto(re.sub(r"set=\w+", "set=other", link))
        expect(page.locator("[data-warning]")).to_contain_text("The guide has changed since this link was made")
        begin(page)


@pytest.mark.parametrize(
    ("search", "words"),
    [
        ("?loop=company/nowhere", "There is no loop “company/nowhere” here"),
        ("?role=baker&level=guru", "There is no role “baker” here. There is no level “guru” here"),
        ("?loop=company/meta&round=99", "“99” is no number of round here"),
    ],
)
def test_an_address_that_names_nothing_says_so(visitor: Visitor, search: str, words: str) -> None:
    with visitor.at(MOCK + search) as page:
        expect(page.locator("[data-warning]")).to_contain_text(words)
        begin(page)


def test_from_a_company_home_and_practice(visitor: Visitor) -> None:
    with visitor.at("companies/meta/") as page:
        page.get_by_role("link", name="Take a mock").click()
        expect(page.get_by_label("Loop")).to_have_value("company/meta")
        page.goto(f"{visitor.address}companies/archetypes/quant/")
        page.get_by_role("link", name="Take a mock").click()
        expect(page.get_by_label("Loop")).to_have_value("archetype/quant")
        for path in ("", "practice/"):
            page.goto(visitor.address + path)
            page.get_by_role("link", name="Take a mock").click()
            expect(page.get_by_role("heading", name="Mock interview")).to_be_visible()
        page.goto(f"{visitor.address}companies/uber/")  # no loop is told of
        expect(page.get_by_role("link", name="Take a mock")).to_have_count(0)


# Alone


def test_alone_the_answer_comes_after_and_the_clock_stands_meanwhile(visitor: Visitor) -> None:
    with visitor.at(LINK) as page:
        stand_still(page)
        begin(page)
        assert page.locator("[data-answer]").is_hidden()
        assert page.locator("[data-panel]").is_hidden()
        clock, every = page.locator("[data-clock=question]"), page.locator("[data-clock=all]")
        page.clock.fast_forward(60_000)
        expect(clock).to_have_text("2:00 left")
        page.clock.fast_forward(150_000)
        expect(clock).to_have_text("0:30 over")
        expect(page.locator("[data-announcer]")).to_have_text("Time for this question is up")
        page.keyboard.press("Space")
        expect(page.get_by_role("heading", name="Follow-ups")).to_be_visible()
        page.clock.fast_forward(600_000)
        expect(clock).to_have_text("0:30 over")
        go_next(page)
        page.clock.fast_forward(5_000)
        expect(every).to_have_text(re.compile("^3:35 of"))
        page.keyboard.press("p")
        expect(page.get_by_text("Paused: the clock stands")).to_be_visible()
        expect(prompt(page)).to_have_count(0)
        page.clock.fast_forward(600_000)
        page.keyboard.press("p")
        expect(prompt(page)).to_be_visible()
        expect(every).to_have_text(re.compile("^3:35 of"))


def test_the_whole_of_it_by_keyboard_alone(visitor: Visitor) -> None:
    with visitor.at(LINK) as page:
        page.locator("[data-choice=minutes]").focus()
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Begin")).to_be_focused()
        page.keyboard.press("Enter")
        expect(prompt(page)).to_be_focused()
        first = prompt(page).inner_text()
        page.keyboard.press("Space")
        expect(page.locator("[data-answer]")).to_be_focused()
        page.keyboard.press("2")
        expect(page.locator(".signals__box").nth(1)).to_be_checked()
        go_next(page)
        page.keyboard.press("b")
        expect(prompt(page)).to_have_text(first)
        expect(page.locator(".signals__box").nth(1)).to_be_checked()
        page.locator("[data-note-text]").focus()
        page.keyboard.type("bnp 12")
        expect(page.locator("[data-note-text]")).to_have_value("bnp 12")
        prompt(page).focus()
        while not is_over(page):
            go_next(page)
        expect(page.get_by_role("heading", name="Scorecard")).to_be_focused()
        expect(scorecard(page)).to_contain_text("Noted: bnp 12")


def test_the_scorecard_adds_up(visitor: Visitor) -> None:
    with sat(visitor) as page:
        names = page.evaluate(
            "JSON.parse(studyguide.recall('mock')).ticked.map((list) => list.length)",
        )
        assert names[:3] == [2, 2, 0]
        card = finish(page)
        rows = card.locator("tbody tr")
        signals = [re.match(r"(\d+) of (\d+) ", text) for text in rows.locator("td:nth-child(2)").all_inner_texts()]
        sums = [(int(found[1]), int(found[2])) for found in signals if found]
        hit, of = (sum(column) for column in zip(*sums, strict=True))
        assert (len(sums), hit) == (rows.count(), 4)
        expect(card.locator(".mock__result")).to_have_text(
            re.compile(rf"^4 of {of} signals \({round(400 / of)}%\) in 2 questions of \d+\. It took 8:20\.$")
        )
        shares = [hit / of for hit, of in sums]
        assert shares == sorted(shares)
        assert card.locator(".heard__signals--hit li").count() == 4
        assert card.locator(".heard__signals--missed li").count() == of - 4
        expect(card.locator(".heard").nth(2)).to_contain_text("not scored")
        weakest = card.locator(".mock__weakest a")
        assert weakest.count() >= 1
        weakest.first.click()
        expect(page).to_have_url(re.compile(r"practice/\?deck=topic/"))


def test_the_grades_go_into_practice_with_one_tap_and_back(visitor: Visitor) -> None:
    with sat(visitor, ticks="12345") as page:
        card = finish(page)
        card.locator("select").nth(0).select_option("Easy")
        card.get_by_role("button", name="Put 2 grades into practice").click()
        rows = kept(page, "reviews")["rows"]
        assert sorted(row[0][1] for row in rows.values()) == [3, 4]
        assert all(row[0][2] == row[0][3] > 2 for row in rows.values())
        page.reload()
        page.get_by_role("button", name="Show its scorecard").click()
        expect(card.locator("select").nth(0)).to_be_disabled()
        card.get_by_role("button", name="Take the grades back").click()
        assert [row[0][1] for row in kept(page, "reviews")["rows"].values()] == [0, 0]
        card.get_by_role("button", name="Put 2 grades into practice").click()
        page.clock.fast_forward(30 * DAY)
        start(page, visitor.address)
        expect(page.locator("[data-counts]")).to_contain_text("2 due")


def test_a_mock_that_was_left_goes_on(visitor: Visitor) -> None:
    with sat(visitor) as page:
        third = prompt(page).inner_text()
        page.clock.fast_forward(10_000)
        page.goto(visitor.address + MOCK)
        page.get_by_role("button", name="Back to the mock you left").click()
        page.get_by_role("button", name="Go on at question 3").click()
        expect(prompt(page)).to_have_text(third)
        expect(page.locator("[data-clock=all]")).to_have_text(re.compile("^8:30 of"))
        page.goto(visitor.address)
        page.evaluate("studyguide.remember('mock', '{\"link\":\"?\"')")  # cut off
        page.goto(visitor.address + LINK)
        expect(page.get_by_role("button", name=re.compile("Go on|Back to"))).to_have_count(0)
        begin(page)


# For two


def test_the_candidate_sees_prompts_and_nothing_that_is_scored(visitor: Visitor) -> None:
    with visitor.at(CANDIDATE) as page:
        expect(page.get_by_role("heading", name="For the candidate")).to_be_visible()
        begin(page)
        while not is_over(page):
            page.keyboard.press("Space")
            page.keyboard.press("1")
            assert page.locator(".signals, .answer, .scored, [data-show]:visible, [data-note]:visible").count() == 0
            go_next(page)
        expect(page.get_by_role("heading", name="That was the last question")).to_be_visible()
        expect(scorecard(page)).to_contain_text("The interviewer has the scorecard")
        assert page.locator("article .signals, article .heard").count() == 0


def test_the_interviewer_sees_all_of_it_and_makes_the_scorecard(visitor: Visitor) -> None:
    with visitor.at(INTERVIEWER) as page:
        begin(page)
        for name in ("What the panel scores", "Strong answer", "Follow-ups", "What changes with the level"):
            expect(page.get_by_role("heading", name=name)).to_be_visible()
        tops = boxes(page, "[data-answer] > .scored, [data-answer] > .both-sides")
        assert min(box["top"] for box in tops) == boxes(page, "[data-answer] > .scored")[0]["top"]
        page.keyboard.press("1")
        page.get_by_label("What was said").fill("named the metric")
        card = finish(page)
        expect(card).to_contain_text("by an interviewer")
        expect(card).to_contain_text("named the metric")
        expect(card.locator(".mock__result")).to_contain_text("in 1 question of")
        # The grades are about somebody else.
        expect(card.get_by_role("button", name=re.compile("practice"))).to_have_count(0)
        assert kept(page, "reviews") is None


# Whatever happens


def test_the_scorecard_prints_on_one_or_two_pages(visitor: Visitor) -> None:
    with sat(visitor) as page:
        while not is_over(page):
            page.keyboard.press("Space")
            page.keyboard.press("2")
            go_next(page)
        title = scorecard(page).locator(".heard a").first.inner_text()
        page.emulate_media(color_scheme="dark")
        pdf = pdfium.PdfDocument(BytesIO(page.pdf(format="A4", print_background=True)))
    text = "".join(pdf[place].get_textpage().get_text_range() for place in range(len(pdf)))
    assert len(pdf) <= 2
    for words in ("Scorecard", "Not heard", "Weakest", "alone", title):
        assert words in text
    for words in ("Put 7 grades", "Another mock", "Set it up", "http://127"):
        assert words not in text


def test_with_the_network_cut_it_goes_on(visitor: Visitor) -> None:
    with visitor.context() as context:
        page = context.new_page()
        page.goto(visitor.address + LINK)
        begin(page)
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
        while not is_over(page):
            page.keyboard.press("Space")
            expect(page.locator("[data-answer]")).to_be_visible()
            go_next(page)
        expect(scorecard(page).locator(".heard__signals").first).to_be_visible()


def test_a_question_that_cannot_be_loaded_can_be_tried_again(visitor: Visitor) -> None:
    with visitor.context() as context:
        page = context.new_page()
        page.goto(visitor.address + LINK)
        expect(page.get_by_role("button", name="Begin")).to_be_visible()
        context.set_offline(True)
        page.get_by_role("button", name="Begin").click()
        expect(page.locator("[data-message]")).to_contain_text("could not be loaded")
        context.set_offline(False)
        page.get_by_role("button", name="Try again").click()
        expect(prompt(page)).to_be_visible()


def test_where_nothing_can_be_stored_it_works_and_says_so(visitor: Visitor) -> None:
    with visitor.context() as context:
        context.add_init_script(BLOCKED_STORAGE)
        page = context.new_page()
        page.goto(visitor.address + LINK)
        expect(page.locator("[data-notices]")).to_contain_text("does not let the page store anything")
        begin(page)
        page.keyboard.press("Space")
        page.keyboard.press("1")
        card = finish(page)
        expect(card).to_contain_text("1 of ")
        card.get_by_role("button", name="Put 1 grade into practice").click()
        expect(card.get_by_role("button", name="Take the grades back")).to_be_visible()


def test_it_works_from_a_folder_on_disk(visitor: Visitor, tmp_path: Path) -> None:
    site = built(make_project(tmp_path / "p"))
    make_offline(site)
    with visitor.context() as context:
        page, complaints = context.new_page(), list[str]()
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{site.as_uri()}/mock/index.html?loop=company/crumb-and-co&seed=1")
        begin(page)
        page.keyboard.press("Space")
        page.keyboard.press("1")
        expect(finish(page)).to_contain_text("1 of ")
        assert complaints == []


def test_without_scripts_it_says_how_to_run_one_by_hand(visitor: Visitor) -> None:
    with visitor.at(MOCK, java_script_enabled=False) as page:
        expect(page.get_by_text("Drawing a mock needs JavaScript, which is off here")).to_be_visible()
        links = page.locator(".without-scripts a")
        paths = {str(link.get_attribute("href")) for link in links.all()}
        assert {"../companies/", "../companies/archetypes/", "../stages/", "../questions/", "../checklists/"} <= paths
        assert any("scorecards/" in path for path in paths)
        expect(page.locator("[data-mock]")).to_be_hidden()


def test_other_pages_load_none_of_it(visitor: Visitor) -> None:
    with visitor.at() as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        for path in ("", "practice/", "progress/", "companies/meta/"):
            page.goto(visitor.address + path)
            page.wait_for_load_state("networkidle")
        assert [url for url in loaded if re.search(r"/mocks?\.|rounds\.|scorecard\.js", url)] == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_violation_that_axe_can_find_and_nothing_beside_the_page(visitor: Visitor, width: int) -> None:
    found: list[str] = []

    def look(page: Page) -> None:
        found.extend(violations(page))
        assert page.evaluate("document.documentElement.scrollWidth") == width

    with sat(visitor, width=width) as page:
        page.clock.resume()  # axe waits for timers
        look(page)
        page.keyboard.press("Space")
        look(page)
        page.keyboard.press("p")
        look(page)
        page.keyboard.press("p")
        expect(prompt(page)).to_be_visible()
        finish(page)
        look(page)
    for link in (LINK, CANDIDATE, INTERVIEWER, f"{CANDIDATE}&set=other"):
        with visitor.at(link, width=width) as page:
            look(page)
            begin(page)
            look(page)
    assert found == []
