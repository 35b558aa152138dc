"""What the tests of practice and progress share: a reader who practises, and what is in their browser."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

PRACTICE, PROGRESS = "practice/", "progress/"
MORNING = "2026-11-21T09:00:00"
DAY = 86_400_000
QUESTION = "questions/a-failure/"


def card(page: Page) -> Locator:
    """The question that is asked."""
    return page.get_by_role("button", name="Show the answer")


def message(page: Page) -> Locator:
    """What stands in its place when there is none."""
    return page.locator("[data-message]")


def ready(page: Page) -> None:
    """Wait until there is something to do."""
    expect(page.locator("[data-show]:visible, [data-message]:visible")).to_have_count(1)


def start(page: Page, address: str, path: str = PRACTICE) -> None:
    """Open the practice page."""
    page.goto(address + path)
    ready(page)


def grade(page: Page, number: int) -> str:
    """Answer the question that is asked, by keyboard, and grade it; says which it was."""
    expect(card(page)).to_be_visible()
    page.keyboard.press("Space")
    identifier = asked(page)
    page.keyboard.press(str(number))
    ready(page)
    return identifier


def asked(page: Page) -> str:
    """The id of the question whose answer is shown."""
    href = page.get_by_role("link", name="The whole question").get_attribute("href")
    found = re.search(r"/questions/([\w-]+)/$", href or "")
    assert found, href
    return found[1]


def counts(page: Page) -> tuple[int, int]:
    """How many are due and how many are new today, as the page says."""
    found = re.match(r"(\d+) due · (\d+) new today", page.locator("[data-counts]").inner_text())
    assert found
    return int(found[1]), int(found[2])


def kept(page: Page, kind: str) -> Any:
    """What is stored of one kind."""
    text = page.evaluate("kind => localStorage.getItem(studyguide.key(kind))", kind)
    return json.loads(text) if text else None


def downloaded(page: Page, button: str = "Download") -> Path:
    """The file that a button offers."""
    with page.expect_download() as downloading:
        page.get_by_role("button", name=button, exact=button == "Download").click()
    return Path(downloading.value.path())


def upload(page: Page, text: str, name: str = "progress.json") -> Locator:
    """Open a file on the progress page; what the page says to it."""
    page.locator("#upload").set_input_files({"name": name, "mimeType": "application/json", "buffer": text.encode()})
    told = page.locator("[data-told]")
    expect(told).to_contain_text(name)
    return told
