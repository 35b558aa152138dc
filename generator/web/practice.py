"""The pages that scripts fill: practice and progress, kept in the reader's own browser."""

from collections.abc import Iterator

from generator.web.data import PRACTICE, PROGRESS
from generator.web.page import Page, Written
from generator.web.pages import Press
from generator.web.templates import render
from generator.web.writer import shorten


def practice_pages(press: Press) -> Iterator[Page]:
    """Both pages; without scripts each says so, and what to use instead."""
    if not press.has_scripts:
        return
    lead = "Answer first, then compare: each question comes back when you are about to forget it."
    yield _page(press, PRACTICE, "Practice", lead, "questions")
    lead = "What you have practised, ticked and noted, and what comes next: kept in this browser and nowhere else."
    yield _page(press, PROGRESS, "Progress", lead, "questions", "lists")


def _page(press: Press, path: str, title: str, lead: str, *needed: str) -> Page:
    """A page with the names of the scripts of data that it needs."""

    def write() -> Written:
        given = {"title": title, "lead": lead, "paper": press.has_paper}
        body = render(f"{title.lower()}.j2", press.writer(path), **given)
        data = [getattr(press.data, name) for name in needed]
        return Written(title, shorten(lead), body, {"hide": ["navigation", "toc"], "data": data})

    return Page(path, title, write)
