"""Scorecards and worksheets in a real browser: filled in, added up, downloaded, cleared, printed."""

from pathlib import Path

import pytest
from browser import NARROW, PAGES, Visitor, boxes
from playwright.sync_api import Locator, Page, expect

pytest_plugins = ["browser"]

CARD = PAGES["scorecard"]
STORIES = PAGES["stories"]


def rows(page: Page) -> Locator:
    return page.locator(".competency[data-weight]")


def rate(row: Locator, score: int) -> None:
    row.get_by_role("radio", name=f"{score} ").check()


def weights(page: Page) -> list[int]:
    return [int(weight) for weight in rows(page).evaluate_all("rows => rows.map(row => row.dataset.weight)")]


def test_ratings_are_added_up_by_weight(visitor: Visitor) -> None:
    with visitor.at(CARD) as page:
        total = page.locator(".sheet__total")
        expect(total).to_have_text("")
        shares, scores = weights(page), [4, 1, *[3] * 10]
        for number, score in zip(range(rows(page).count()), scores, strict=False):
            rate(rows(page).nth(number), score)
            rated = number + 1
            mean = sum(w * s for w, s in zip(shares[:rated], scores, strict=False)) / sum(shares[:rated])
            beside = f", {rated} of {len(shares)} rated" if rated < len(shares) else ""
            expect(total).to_have_text(f"Weighted: {mean:.1f}{beside}")


def test_weights_can_be_those_of_a_role(visitor: Visitor) -> None:
    with visitor.at(CARD) as page:
        role = page.locator("[data-role-name]").first
        column = role.evaluate("cell => cell.cellIndex")
        cells = page.locator(f".by-role tbody tr > :nth-child({column + 1})").all_inner_texts()
        own = [int(cell.rstrip("%")) for cell in cells]
        assert own != weights(page)
        for number in range(len(own)):
            rate(rows(page).nth(number), 4 if number == 0 else 1)
        total = page.locator(".sheet__total")
        expect(total).to_have_text(f"Weighted: {(4 * weights(page)[0] + 100 - weights(page)[0]) / 100:.1f}")
        page.get_by_label("Weights for").select_option(label=role.inner_text())
        expect(total).to_have_text(f"Weighted: {(4 * own[0] + 100 - own[0]) / 100:.1f}")


def test_what_was_filled_in_can_be_downloaded(visitor: Visitor) -> None:
    with visitor.at(CARD) as page:
        page.get_by_label("Candidate").fill("A. Candidate")
        rate(rows(page).first, 3)
        rows(page).first.get_by_role("textbox").fill("Asked what a miss costs.\n<b>Then</b> chose.")
        page.get_by_role("group", name="Overall").get_by_role("radio").first.check()
        with page.expect_download() as downloading:
            page.get_by_role("button", name="Download").click()
        assert downloading.value.suggested_filename.endswith(".md")
        text = Path(downloading.value.path()).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "Candidate: A. Candidate\n" in text
    assert "What they said or did: Asked what a miss costs.\n<b>Then</b> chose.\n" in text
    assert "\n3 " in text
    assert "Weighted: 3.0, 1 of " in text


def test_nothing_is_kept_and_all_can_be_cleared(visitor: Visitor) -> None:
    with visitor.at(CARD) as page:
        page.get_by_label("Candidate").fill("A. Candidate")
        rate(rows(page).first, 3)
        kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie")
        assert "Candidate" not in kept
        page.get_by_role("button", name="Clear", exact=True).click()
        expect(page.get_by_label("Candidate")).to_have_value("")
        expect(page.get_by_role("radio", checked=True)).to_have_count(0)
        expect(page.locator(".sheet__total")).to_have_text("")


def test_leaving_with_something_filled_in_is_asked_about(visitor: Visitor) -> None:
    with visitor.context() as context:
        page = context.new_page()
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(visitor.address + CARD)
        page.reload()
        assert asked == []
        page.get_by_label("Candidate").press_sequentially("A")
        page.reload()
        assert asked == ["beforeunload"]


def test_a_worksheet_is_a_sheet_of_its_own(visitor: Visitor) -> None:
    with visitor.at(STORIES, width=NARROW) as page:
        sheet = page.locator(".worksheet").nth(1)
        sheet.get_by_label("Situation").fill("Two teams, one table.")
        with page.expect_download() as downloading:
            sheet.get_by_role("button", name="Download").click()
        text = Path(downloading.value.path()).read_text(encoding="utf-8")
        assert "Situation: Two teams, one table.\n" in text
        assert text.count("Situation:") == 1


def test_without_scripts_a_card_can_still_be_filled_in_and_printed(visitor: Visitor) -> None:
    with visitor.at(CARD, java_script_enabled=False) as page:
        page.get_by_label("Candidate").fill("A. Candidate")
        rate(rows(page).first, 3)
        assert page.get_by_role("button", name="Download").count() == 0


@pytest.mark.parametrize("path", [CARD, STORIES])
def test_paper_has_room_to_write(visitor: Visitor, path: str) -> None:
    with visitor.at(path) as page:
        page.emulate_media(media="print")
        assert boxes(page, ".sheet__actions") == []
        fields = boxes(page, "textarea")
        assert fields
        assert all(field["height"] > 60 for field in fields)
