"""A guide in, the page that counts it out."""

import re

from conftest import load_files
from paper import BASE, SITE, changed

from generator.content.addresses import Style
from generator.web.page import Page
from generator.web.pages import Press
from generator.web.quality import quality_page


def page_of(files: dict[str, bytes | None]) -> Page:
    loaded = load_files({**BASE, **files})
    assert loaded.sound
    return quality_page(Press(loaded.library, SITE, Style.MARKDOWN))


def rows(page: Page) -> list[list[str]]:
    """The cells of its tables, links as their words."""
    body = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page.body)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body.splitlines() if line.startswith("|")]


def test_the_guide_is_counted() -> None:
    found = rows(page_of({}))
    assert ["Topic", "Questions", "Foundation", "Core", "Advanced", "Code run", "Numbers"] in found
    assert ["Bread", "2", "1", "1", "0", "0", "1"] in found
    assert ["Behavioural", "1"] in found
    assert ["Numbers worked out at every build", "1"] in found
    assert ["Follow-ups with answers", "4"] in found


def test_what_was_checked_longest_ago_comes_first() -> None:
    question = "questions/bread/a-batch-you-spoilt.yml"
    found = rows(page_of(changed(question, "reviewed: 2026-11-01", "reviewed: 2025-02-03")))
    first = found[found.index(["Entry", "Kind", "Last reviewed"]) + 2]
    assert first == ["Tell me about a batch that you spoilt.", "Question", "2025-02-03"]
