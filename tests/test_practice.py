"""The practice page in a real browser: days of it, by keyboard, with the network cut, and without scripts."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from browser import NARROW, WIDE, Visitor, boxes, served
from fsrs import Card, Rating
from playwright.sync_api import Page, expect
from practising import DAY, MORNING, PRACTICE, QUESTION, asked, card, counts, grade, kept, message, start
from projects import built, make_project
from test_axe import violations
from test_fsrs import REFERENCE

from generator.offline import make_offline

pytest_plugins = ["browser"]

GRADES = [3, 4, 3, 1, 2, 3, 3]


def topic(page: Page) -> str:
    return page.locator("[data-facts]").inner_text().split(" · ")[0]


@pytest.fixture
def small(finished: Path) -> Iterator[str]:
    """The address of a guide of two questions, one of which was renamed."""
    with served(finished / "site") as address:
        yield address


def test_a_week_of_practice_asks_what_the_reference_would(visitor: Visitor) -> None:
    known: dict[str, Card] = {}
    with visitor.at() as page:
        page.clock.install(time=MORNING)
        for day in range(7):
            today = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(days=day)
            start(page, visitor.address)
            due = {name for name, card in known.items() if card.due <= today}
            assert counts(page) == (len(due), 10)
            seen: list[str] = []
            while card(page).is_visible():
                number = GRADES[len(known) % len(GRADES)] if len(seen) >= len(due) else GRADES[len(seen) % len(GRADES)]
                seen.append(grade(page, number))
                known[seen[-1]], _ = REFERENCE.review_card(known.get(seen[-1], Card(card_id=1)), Rating(number), today)
            assert set(seen[: len(due)]) == due  # due first, then ten new ones
            assert len(seen) == len(due) + 10
            expect(message(page)).to_contain_text("all for today")
            page.clock.fast_forward(DAY)
        page.goto(f"{visitor.address}progress/")
        waiting = sum(card.due <= today + timedelta(days=1) for card in known.values())
        expect(page.locator("[data-summary]")).to_contain_text(f"{197 - len(known)} unseen. {waiting} due today")


def test_ten_questions_by_keyboard_and_three_days_later(visitor: Visitor) -> None:
    with visitor.at(width=NARROW) as page:
        page.clock.install(time=MORNING)
        expect(page.locator("[data-due]")).to_be_hidden()
        start(page, visitor.address)
        done = [grade(page, 3) for _ in range(10)]
        assert len(set(done)) == 10
        expect(message(page)).to_contain_text("The next is due in 2 days")
        page.clock.fast_forward(3 * DAY)
        page.goto(visitor.address)
        page.get_by_role("link", name="10 due today: practise").click()
        expect(card(page)).to_be_visible()
        assert counts(page) == (10, 10)


def test_topics_interleave_and_a_reload_shuffles_nothing(visitor: Visitor) -> None:
    with visitor.at() as page:
        start(page, visitor.address)
        page.get_by_text("Settings").click()
        page.get_by_label("New questions a day").fill("60")
        page.get_by_label("New questions a day").press("Tab")
        expect(page.locator("[data-counts]")).to_contain_text("60 new today")
        page.locator("h1").click()
        topics = []
        for _ in range(8):
            topics.append(topic(page))
            prompt = page.locator("[data-prompt]").inner_text()
            page.reload()
            expect(page.locator("[data-prompt]")).to_have_text(prompt)
            grade(page, 4)
        assert all(one != other for one, other in pairwise(topics))
        orders = page.evaluate(
            """() => {
                const { guide, schedule } = studyguide;
                return guide.decks().flatMap(({ decks }) => decks).filter(({ id }) => !id.startsWith("topic/"))
                    .map((deck) => schedule.queue(deck, 9999).fresh.map(({ topic }) => topic));
            }"""
        )
        for order in orders:
            neighbours = sum(one == other for one, other in pairwise(order))
            most = max((order.count(name) for name in order), default=0)
            assert neighbours <= max(0, 2 * most - len(order)), order


def test_a_grade_is_taken_back(visitor: Visitor) -> None:
    with visitor.at() as page:
        start(page, visitor.address)
        undo = page.get_by_role("button", name="Undo")
        expect(undo).to_be_disabled()
        first = grade(page, 1)
        page.keyboard.press("u")
        assert asked(page) == first
        expect(page.get_by_role("group", name="How did it go?")).to_be_visible()
        expect(undo).to_be_disabled()
        page.get_by_role("button", name="Easy").click()
        expect(card(page)).to_be_visible()
        rows = kept(page, "reviews")["rows"][first]
        assert [row[1] for row in rows] == [0, 4]  # what was taken back stays known as that, for other devices
        standing = "name => studyguide.schedule.standing(studyguide.guide.question(name))"
        assert page.evaluate(standing, first)["reviews"] == 1


def test_signals_are_ticked_and_the_next_interval_is_told(visitor: Visitor) -> None:
    with visitor.at(PRACTICE) as page:
        card(page).click()
        signals = page.locator(".signals > li")
        signals.nth(0).get_by_role("checkbox").check()
        signals.nth(2).locator(".signals__name").click()
        for name in ("Again 1 d", "Hard 1 d", "Good 2 d", "Easy 8 d"):
            expect(page.get_by_role("button", name=name)).to_be_visible()
        number = signals.count()
        identifier = asked(page)
        page.get_by_role("button", name="Hard").click()
        expect(card(page)).to_be_visible()
        assert kept(page, "reviews")["rows"][identifier][0][1:] == [2, 2, number]


@pytest.mark.parametrize(
    "deck", ["topic/evaluation", "level/advanced", "role/mle", "company/monzo", "plan/two-weeks/1", "all"]
)
def test_a_deck_by_its_address(visitor: Visitor, deck: str) -> None:
    with visitor.at(f"{PRACTICE}?deck={deck}") as page:
        choice = page.get_by_label("Practise", exact=True)
        expect(choice).to_have_value(deck)
        chosen = choice.locator("option:checked").inner_text()
        expect(page.locator("[data-counts]")).to_contain_text(f"of {chosen.rpartition('(')[2].rstrip(')')} unseen")
        expect(card(page)).to_be_visible()
        choice.select_option("topic/ml-coding")
        expect(page).to_have_url(re.compile(r"\?deck=topic/ml-coding$"))
        expect(page.locator("[data-facts]")).to_contain_text("ML coding")
        page.go_back()
        expect(choice).to_have_value(deck)


@pytest.mark.parametrize(
    ("search", "words"),
    [("?deck=topic/alchemy", "There is no deck “topic/alchemy”"), ("?question=who-am-i", "There is no question")],
)
def test_an_address_that_names_nothing_says_so(visitor: Visitor, search: str, words: str) -> None:
    with visitor.at(PRACTICE + search) as page:
        expect(message(page)).to_contain_text(words)
        page.get_by_role("button", name="Practise all questions").click()
        expect(card(page)).to_be_visible()


def test_from_a_question_to_its_card_and_to_another_at_random(visitor: Visitor) -> None:
    with visitor.at(QUESTION) as page:
        page.get_by_role("link", name="Practise this question").click()
        card(page).click()
        assert asked(page) == "a-failure"
        page.get_by_role("button", name="Good").click()
        expect(message(page)).to_contain_text("Done")
        page.goto(visitor.address + QUESTION)
        page.get_by_role("link", name="Another question, at random").click()
        chosen = page.get_by_label("Practise", exact=True).locator("option:checked")
        expect(chosen).to_have_text("Any question, at random")
        found = {grade(page, 3) for _ in range(5)}
        assert len(found) > 1
        page.goto(visitor.address)
        page.get_by_role("link", name="A question at random").click()
        expect(card(page)).to_be_visible()


def test_level_and_timer_can_be_left_out(visitor: Visitor) -> None:
    with visitor.at(PRACTICE) as page:
        page.clock.install(time=MORNING)
        facts = page.locator("[data-facts]")
        expect(facts).to_contain_text(re.compile("Foundation|Core|Advanced"))
        timer = page.get_by_role("button", name=re.compile(r"Start \d+ min"))
        timer.click()
        expect(page.locator("[data-timer-left]")).to_have_text(re.compile(r"\d+:\d\d"))
        page.clock.fast_forward(3_600_000)
        expect(page.locator("[data-timer-left]")).to_have_text("Time is up")
        page.get_by_text("Settings").click()
        page.get_by_label("Show the level").uncheck()
        page.get_by_label("Offer a timer").uncheck()
        expect(facts).not_to_contain_text(re.compile("Foundation|Core|Advanced"))
        page.reload()
        expect(card(page)).to_be_visible()
        expect(facts).not_to_contain_text(re.compile("Foundation|Core|Advanced"))
        expect(timer).to_be_hidden()


def test_what_was_graded_again_can_be_gone_over_and_more_can_be_had(visitor: Visitor) -> None:
    with visitor.at(f"{PRACTICE}?deck=topic/evaluation") as page:
        page.evaluate("studyguide.remember('practice.new', '2')")
        start(page, visitor.address, f"{PRACTICE}?deck=topic/evaluation")
        first = grade(page, 1)
        grade(page, 3)
        page.get_by_role("button", name="Go over the one you graded Again").click()
        assert grade(page, 3) == first
        page.get_by_role("button", name="2 more new questions").click()
        assert counts(page) == (0, 2)


def test_with_the_network_cut_the_questions_ahead_are_there(visitor: Visitor) -> None:
    with visitor.context() as context:
        page = context.new_page()
        start(page, visitor.address)
        page.wait_for_load_state("networkidle")
        context.set_offline(True)
        for _ in range(9):
            grade(page, 3)
        expect(card(page)).to_be_visible()
        grade(page, 3)
        page.get_by_role("button", name="10 more new questions").click()
        expect(message(page)).to_contain_text("could not be loaded")
        context.set_offline(False)
        page.get_by_role("button", name="Try again").click()
        expect(card(page)).to_be_visible()
        assert len(kept(page, "reviews")["rows"]) == 10


def test_history_follows_a_question_that_was_renamed(visitor: Visitor, small: str) -> None:
    with visitor.context() as context:
        page = context.new_page()
        page.clock.install(time=MORNING)
        page.goto(small + PRACTICE)
        page.evaluate(
            """() => {
                studyguide.store.put("reviews", "hydration", 4);
                studyguide.store.put("notes", "hydration", "by weight");
            }"""
        )
        page.goto(f"{small}{PRACTICE}?question=hydration")
        card(page).click()
        assert asked(page) == "what-is-hydration"
        expect(page.get_by_label("Your note")).to_have_value("by weight")
        standing = page.evaluate("studyguide.schedule.standing(studyguide.guide.question('what-is-hydration'))")
        assert (standing["reviews"], standing["state"]) == (1, "solid")


def test_it_works_from_a_folder_on_disk(visitor: Visitor, tmp_path: Path) -> None:
    site = built(make_project(tmp_path / "p"))
    make_offline(site)
    with visitor.context() as context:
        page, complaints = context.new_page(), list[str]()
        page.on("console", lambda message: complaints.append(message.text))
        start(page, site.as_uri(), "/practice/index.html")
        card(page).click()
        page.get_by_role("button", name="Easy").click()
        expect(page.locator("[data-counts]")).to_contain_text("1 new today")
        page.get_by_role("link", name="A question at random").click()
        expect(card(page)).to_be_visible()
        page.get_by_role("link", name="Your progress").click()
        expect(page.locator("[data-summary]")).to_contain_text("1 solid, 0 shaky, 1 unseen")
        page.locator("[data-lists] a").first.click()
        expect(page.get_by_role("checkbox").first).to_be_visible()
        assert complaints == []


def test_a_card_says_what_its_page_says(visitor: Visitor) -> None:
    with visitor.at(f"{PRACTICE}?question=a-failure") as page:
        card(page).click()
        sides = page.locator(".both-sides .answer__body").all_inner_texts()
        signals = page.locator(".signals__name").all_inner_texts()
        page.goto(visitor.address + QUESTION)
        assert page.locator(".both-sides .answer__body").all_inner_texts() == sides
        assert page.locator(".signals__name").all_inner_texts() == signals


def test_the_grades_are_within_reach(visitor: Visitor) -> None:
    with visitor.at(PRACTICE, width=NARROW) as page:
        card(page).click()
        grades = boxes(page, "[data-grade]")
        assert len(grades) == 4
        assert all(box["height"] >= 44 and box["width"] >= 44 and box["bottom"] <= 800 for box in grades)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_without_scripts_there_are_other_ways(visitor: Visitor) -> None:
    for path in (PRACTICE, "progress/"):
        with visitor.at(path, java_script_enabled=False) as page:
            expect(page.get_by_text("needs JavaScript, which is off here")).to_be_visible()
            expect(page.get_by_role("link", name="list of all questions")).to_be_visible()
            expect(page.locator("[data-practice], [data-progress]")).to_be_hidden()
    with visitor.at(QUESTION, java_script_enabled=False) as page:
        expect(page.get_by_role("link", name="Practise this question")).to_be_hidden()


def test_a_page_that_does_not_need_it_loads_none_of_it(visitor: Visitor) -> None:
    with visitor.at() as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.removeprefix(visitor.address)))
        for path in ("", QUESTION, "questions/", "topics/evaluation/"):
            page.goto(visitor.address + path)
            page.wait_for_load_state("networkidle")
        ours = ("data/", "records.", "store.", "fsrs.", "guide.", "schedule.", "practice.", "progress.", "notes.")
        assert [url for url in loaded if url.startswith("assets/") and url.split("/", 2)[-1].startswith(ours)] == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_violation_that_axe_can_find(visitor: Visitor, width: int) -> None:
    with visitor.at(PRACTICE, width=width) as page:
        expect(card(page)).to_be_visible()
        page.get_by_text("Settings").click()
        found = violations(page)
        card(page).click()
        found += violations(page)
        page.evaluate("studyguide.remember('practice.new', '1')")
        start(page, visitor.address)
        grade(page, 1)
        found += violations(page)
    assert found == []
