"""The progress page and what is stored, in a real browser: moved, merged, reset, refused, damaged, blocked, full."""

import json
import re
from typing import Any

import pytest
from browser import NARROW, WIDE, Visitor
from playwright.sync_api import BrowserContext, Page, expect
from practising import (
    DAY,
    MORNING,
    PRACTICE,
    PROGRESS,
    card,
    downloaded,
    grade,
    kept,
    ready,
    start,
    upload,
)
from test_axe import violations
from test_browser import BLOCKED_STORAGE

pytest_plugins = ["browser"]

CHECKLIST, PLAN = "checklists/interview-day/", "plans/two-weeks/"
FULL_STORAGE = """
    const store = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...all) {
        if (window.isFull) throw new DOMException("no room", "QuotaExceededError");
        store.apply(this, all);
    };
"""
HEAD = {"format": "studyguide progress", "version": 1, "guide": "Both Sides"}
TIME = 1_795_000_000_000


def kinds(**rows: Any) -> dict[str, Any]:
    return {kind: {"version": 1, "rows": found, "cleared": {}} for kind, found in rows.items()}


def put(page: Page, kind: str, key: str, *values: int | str) -> None:
    page.evaluate("([kind, key, values]) => studyguide.store.put(kind, key, ...values)", [kind, key, values])


def summary(page: Page) -> str:
    return page.locator("[data-summary]").inner_text()


def notice(page: Page) -> Any:
    return page.locator("[data-notices]")


# From one browser to another, and back to the start


def test_everything_moves_to_another_browser(visitor: Visitor) -> None:
    with visitor.at(width=NARROW) as page:
        page.clock.install(time=MORNING)
        start(page, visitor.address)
        practised = [grade(page, number) for number in (1, 2, 3, 4)]
        page.goto(visitor.address + CHECKLIST)
        page.get_by_role("checkbox").nth(1).check()
        page.goto(visitor.address + PROGRESS)
        page.locator(".progress__topic > summary").first.click()
        page.get_by_text("Add a note").first.click()
        page.get_by_role("textbox", name="Note on").first.fill("<img src=x onerror=alert(1)> & mine")
        page.locator("h1").click()
        expected = summary(page)
        file = downloaded(page).read_text(encoding="utf-8")

    with visitor.at() as page:
        page.clock.install(time=MORNING)  # what is due depends on the day
        page.goto(visitor.address + PROGRESS)
        assert "0 solid, 0 shaky, 197 unseen" in summary(page)
        told = upload(page, file)
        expect(told).to_contain_text("New here: 4 reviews, 1 tick, 1 note.")
        assert summary(page) == expected
        upload(page, file, "twice.json")
        expect(told).to_contain_text("New here: 0 reviews, 0 ticks, 0 notes.")
        expect(page.locator("[data-lists] li", has_text="Interview day")).to_contain_text("1 of ")
        page.get_by_label("Show", exact=True).select_option("noted")
        page.locator(".progress__topic > summary").click()
        page.get_by_text("Your note").click()
        expect(page.get_by_role("textbox", name="Note on")).to_have_value("<img src=x onerror=alert(1)> & mine")
        page.goto(visitor.address + CHECKLIST)
        expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
        assert set(kept(page, "reviews")["rows"]) == set(practised)


def test_two_devices_become_one_and_nothing_is_lost(visitor: Visitor) -> None:
    mine = kinds(reviews={"a-failure": [[TIME, 3]]}, notes={"a-failure": [[TIME, "old"]]}, ticks={})
    yours = kinds(
        reviews={"a-failure": [[TIME + DAY, 4]], "not-written-yet": [[TIME, 2]]},
        notes={"a-failure": [[TIME + 1, "new"]]},
        ticks={"checklist/interview-day/8363ef24": [[TIME, 1]]},
    )
    found = []
    for first, second in ((mine, yours), (yours, mine)):
        with visitor.at(PROGRESS) as page:
            upload(page, json.dumps({**HEAD, **first}), "first.json")
            upload(page, json.dumps({**HEAD, **second}), "second.json")
            found.append([kept(page, kind) for kind in ("reviews", "ticks", "notes")])
    assert found[0] == found[1]
    reviews, ticks, notes = (kind["rows"] for kind in found[0])
    assert reviews == {"a-failure": [[TIME, 3], [TIME + DAY, 4]], "not-written-yet": [[TIME, 2]]}
    assert ticks == yours["ticks"]["rows"]
    assert notes == {"a-failure": [[TIME + 1, "new"]]}


def test_what_was_reset_stays_reset_and_can_be_brought_back(visitor: Visitor) -> None:
    with visitor.at(PROGRESS) as page:
        for identifier in ("a-failure", "class-imbalance"):
            put(page, "reviews", identifier, 4)
        put(page, "notes", "a-failure", "mine")
        before = summary(page)
        assert before.startswith("2 solid")
        file = downloaded(page).read_text(encoding="utf-8")
        page.get_by_label("Reset").select_option(label="Reviews: Behavioural and communication")
        page.get_by_role("button", name="Reset").click()
        assert summary(page).startswith("1 solid")
        upload(page, file)
        assert summary(page).startswith("1 solid")
        page.get_by_role("button", name="Undo").click()
        assert summary(page) == before

        page.get_by_label("Reset").select_option(label="All reviews, ticks and notes")
        page.get_by_role("button", name="Reset").click()
        assert summary(page).startswith("0 solid, 0 shaky")
        upload(page, file)
        assert summary(page).startswith("0 solid, 0 shaky")
        assert kept(page, "notes")["rows"] == {}
        put(page, "reviews", "a-failure", 4)
        assert summary(page).startswith("1 solid")
        page.get_by_role("button", name="Undo").click()
        assert summary(page) == before
        assert kept(page, "notes")["rows"]["a-failure"][0][1] == "mine"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("null", "no progress file"),
        ("[]", "no progress file"),
        ('{"format": "anki"}', "no progress file"),
        (json.dumps({**HEAD, "version": 2}), "newer version"),
        (json.dumps({**HEAD, "dreams": {}}), "newer version"),
        (json.dumps({**HEAD, **kinds(reviews={}), "ticks": {"version": 2}}), "newer version"),
        (json.dumps({**HEAD, "version": 0}), "older version"),
        (json.dumps({**HEAD, "version": "1"}), "older version"),
        (json.dumps({**HEAD, **kinds(reviews={"a-failure": [[TIME, 5]]})}), "its reviews are not"),
        (json.dumps({**HEAD, **kinds(reviews={"a-failure": [["yesterday", 3]]})}), "its reviews are not"),
        (json.dumps({**HEAD, **kinds(reviews={"__proto__ x": [[TIME, 3]]})}), "its reviews are not"),
        (json.dumps({**HEAD, **kinds(notes={"a-failure": [[TIME, {"html": 1}]]})}), "its notes are not"),
        (json.dumps({**HEAD, **kinds(notes={"a-failure": [[TIME, "x" * 10_001]]})}), "its notes are not"),
        (json.dumps({**HEAD, "ticks": []}), "its ticks are not"),
        (json.dumps({**HEAD, **kinds(reviews={"a-failure": [[4_000_000_000_000, 3]]})}), "in the future"),
        (
            json.dumps({**HEAD, "guide": "<b>Bread</b>", **kinds(reviews={"sourdough": [[TIME, 3]]})}),
            "of another guide, “<b>Bread</b>”",
        ),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_refused_with_its_reason(page: Page, text: str, words: str) -> None:
    before = page.evaluate("({...localStorage})")
    told = upload(page, text, "some.json")
    expect(told).to_contain_text("“some.json” was not taken in, and nothing has changed.")
    expect(told).to_contain_text(words)
    assert page.evaluate("({...localStorage})") == before


@pytest.fixture(scope="module")
def page(browser: Any, address: str) -> Any:
    """One progress page for all refusals, with something to lose."""
    with Visitor(browser, address).at(PROGRESS) as page:
        put(page, "reviews", "a-failure", 3)
        yield page


# When the storage does not store


def test_storage_that_is_blocked_is_said_and_the_page_works(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.add_init_script(BLOCKED_STORAGE)
        start(page, visitor.address)
        expect(notice(page)).to_contain_text("does not let the page store anything")
        assert len({grade(page, 3) for _ in range(3)}) == 3
        expect(page.get_by_role("button", name="Undo")).to_be_enabled()
        page.goto(visitor.address + PROGRESS)
        expect(notice(page)).to_contain_text("does not let the page store anything")
        put(page, "reviews", "a-failure", 4)
        assert summary(page).startswith("1 solid")
        assert "a-failure" in downloaded(page).read_text(encoding="utf-8")
        page.goto(visitor.address + CHECKLIST)
        expect(notice(page)).to_contain_text("does not let the page store anything")
        page.get_by_role("checkbox").first.check()
        expect(page.get_by_role("checkbox").first).to_be_checked()


def test_storage_that_is_full_is_said_and_what_was_there_stays(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.add_init_script(FULL_STORAGE)
        start(page, visitor.address)
        grade(page, 3)
        before = kept(page, "reviews")
        page.evaluate("window.isFull = true")
        grade(page, 3)
        expect(notice(page)).to_contain_text("no room left")
        grade(page, 3)
        assert kept(page, "reviews") == before
        # Room again: what waited is written with the next.
        page.evaluate("window.isFull = false")
        grade(page, 3)
        expect(notice(page)).to_have_text("")
        assert len(kept(page, "reviews")["rows"]) == 4


@pytest.mark.parametrize("text", ["{", "null", '{"version":1}', '{"version":1,"rows":{"a":[[1]]},"cleared":{}}'])
def test_what_is_damaged_is_set_aside_and_can_be_downloaded(visitor: Visitor, text: str) -> None:
    with visitor.at() as page:
        page.evaluate("text => localStorage.setItem(studyguide.key('reviews'), text)", text)
        start(page, visitor.address)
        expect(notice(page)).to_contain_text("It was set aside, not deleted")
        grade(page, 3)
        assert len(kept(page, "reviews")["rows"]) == 1
        page.goto(visitor.address + PROGRESS)
        expect(page.get_by_role("heading", name="Set aside")).to_be_visible()
        assert downloaded(page, "Download damaged.reviews").read_text(encoding="utf-8") == text
        expect(notice(page)).to_have_text("")


def test_what_a_newer_version_wrote_is_left_as_it_is(visitor: Visitor) -> None:
    text = '{"version":2,"rows":"who knows"}'
    with visitor.at() as page:
        page.evaluate("text => localStorage.setItem(studyguide.key('reviews'), text)", text)
        start(page, visitor.address)
        expect(notice(page)).to_contain_text("written by a newer version")
        grade(page, 3)
        grade(page, 3)
        assert page.evaluate("localStorage.getItem(studyguide.key('reviews'))") == text
        assert page.evaluate("Object.keys(localStorage).length") == 1


# Two tabs


def two(context: BrowserContext, visitor: Visitor, path: str) -> tuple[Page, Page]:
    pages = context.new_page(), context.new_page()
    for page in pages:
        page.goto(visitor.address + path)
    return pages


def test_two_tabs_agree(visitor: Visitor) -> None:
    with visitor.context() as context:
        one, other = two(context, visitor, PRACTICE)
        for page in (one, other):
            ready(page)
        prompt = one.locator("[data-prompt]").inner_text()
        expect(other.locator("[data-prompt]")).to_have_text(prompt)
        first = grade(one, 3)
        expect(other.locator("[data-counts]")).to_contain_text("9 new today")
        expect(other.locator("[data-prompt]")).not_to_have_text(prompt)
        second = grade(other, 3)
        expect(one.locator("[data-counts]")).to_contain_text("8 new today")
        assert set(kept(one, "reviews")["rows"]) == {first, second}

        # A tab that had not heard of the second yet writes over it.
        behind = kept(one, "reviews")
        del behind["rows"][second]
        other.evaluate("text => localStorage.setItem(studyguide.key('reviews'), text)", json.dumps(behind))
        one.wait_for_function("id => localStorage.getItem(studyguide.key('reviews')).includes(id)", arg=second)

        one.goto(visitor.address + CHECKLIST)
        other.goto(visitor.address + CHECKLIST)
        one.get_by_role("checkbox").nth(2).check()
        expect(other.get_by_role("checkbox").nth(2)).to_be_checked()
        other.get_by_role("checkbox").nth(2).uncheck()
        expect(one.get_by_role("checkbox").nth(2)).not_to_be_checked()

        one.goto(visitor.address + PROGRESS)
        expect(one.locator("[data-summary]")).to_contain_text("2 shaky")
        other.evaluate("localStorage.clear()")
        expect(one.locator("[data-summary]")).to_contain_text("0 shaky")


# Lists, keyboard, axe


def test_lists_remember_what_was_ticked(visitor: Visitor) -> None:
    with visitor.at(PLAN) as page:
        boxes = page.get_by_role("checkbox")
        assert boxes.count() > 10
        boxes.nth(0).focus()
        page.keyboard.press("Space")
        page.locator(".ticks__text").nth(1).click(position={"x": 3, "y": 8})
        expect(boxes.nth(1)).to_be_checked()
        expect(boxes.nth(1)).to_have_accessible_name(page.locator(".ticks__text").nth(1).inner_text())
        page.reload()
        assert [boxes.nth(place).is_checked() for place in range(3)] == [True, True, False]
        page.emulate_media(media="print")
        expect(boxes.nth(2)).to_be_visible()
    with visitor.at("topics/evaluation/") as page:
        expect(page.get_by_role("checkbox")).to_have_count(0)


def test_the_page_by_keyboard_alone(visitor: Visitor) -> None:
    with visitor.at(PROGRESS) as page:
        page.on("filechooser", lambda _: None)  # else the browser may hear of it after the key that opens one
        page.locator("#filter").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".progress__topic").first).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("by hand")
        page.keyboard.press("Tab")
        assert [rows[0][1] for rows in kept(page, "notes")["rows"].values()] == ["by hand"]
        page.get_by_role("button", name="Download").focus()
        page.keyboard.press("Tab")
        expect(page.locator("#upload")).to_be_focused()
        with page.expect_file_chooser():
            page.keyboard.press("Space")


def test_the_rule_and_the_days_ahead_are_told(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.clock.install(time=MORNING)
        page.goto(visitor.address + PROGRESS)
        for identifier, number in (("a-failure", 4), ("class-imbalance", 3), ("l1-or-l2", 1)):
            put(page, "reviews", identifier, number)
        expect(page.locator(".progress__summary + .note")).to_contain_text("nine chances in ten")
        assert summary(page) == "1 solid, 2 shaky, 194 unseen. 0 due today."
        days = page.locator(".ahead__day").all_inner_texts()
        found = [re.sub(r"\s+", " ", day) for day in days]
        assert found[:4] == ["Today 0", "Sun 22 Nov 1", "Mon 23 Nov 1", "Tue 24 Nov 0"]
        assert found[8] == "Sun 29 Nov 1"


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_violation_that_axe_can_find(visitor: Visitor, width: int) -> None:
    with visitor.at(PROGRESS, width=width) as page:
        put(page, "reviews", "a-failure", 4)
        page.evaluate("localStorage.setItem(studyguide.key('notes'), '{')")
        page.reload()
        page.locator(".progress__topic > summary").first.click()
        page.get_by_text("Add a note").first.click()
        page.get_by_role("button", name="Reset").click()
        found = violations(page)
        page.goto(visitor.address + PLAN)
        page.get_by_role("checkbox").first.check()
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert found == []


def test_practice_goes_on_where_another_browser_left_off(visitor: Visitor) -> None:
    with visitor.at() as page:
        page.clock.install(time=MORNING)
        start(page, visitor.address)
        for _ in range(10):
            grade(page, 3)
        page.goto(visitor.address + PROGRESS)
        file = downloaded(page).read_text(encoding="utf-8")
    with visitor.at() as page:
        page.clock.install(time="2026-11-24T20:00:00")
        page.goto(visitor.address + PROGRESS)
        upload(page, file)
        page.goto(visitor.address)
        page.get_by_role("link", name="10 due today: practise").click()
        expect(card(page)).to_be_visible()
