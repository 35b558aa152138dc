"""The pages that scripts fill: practice and progress, kept in the reader's own browser."""

from collections.abc import Iterator

from generator.web.page import Page
from generator.web.pages import Press
from generator.web.templates import render
from generator.web.writer import shorten

PRACTICE, PROGRESS = "practice/index.md", "progress/index.md"


def practice_pages(press: Press) -> Iterator[Page]:
    """Both pages; without scripts each says so, and what to use instead."""
    if not press.has_scripts:
        return
    lead = "Answer first, then compare: each question comes back when you are about to forget it."
    yield _page(press, PRACTICE, "Practice", lead, data=[press.data.questions])
    lead = (
        "What you have practised, ticked and noted, and what comes next. It is kept in this browser and nowhere else."
    )
    yield _page(press, PROGRESS, "Progress", lead, data=[press.data.questions, press.data.lists])


def _page(press: Press, path: str, title: str, lead: str, *, data: list[str]) -> Page:
    template = f"{title.lower()}.j2"
    body = render(template, press.writer(path), title=title, lead=lead, paper=press.has_paper)
    return Page(path, title, shorten(lead), body, {"hide": ["navigation", "toc"], "data": data})
