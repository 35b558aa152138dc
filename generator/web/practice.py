"""The pages that scripts fill: practice, progress and the mock interview, kept in the reader's own browser."""

from collections.abc import Iterator, Sequence
from posixpath import dirname

from generator.content.model import Scorecard
from generator.web.data import MOCK, PRACTICE, PROGRESS
from generator.web.mocks import has_mocks
from generator.web.page import Page, Written
from generator.web.pages import Press
from generator.web.parts import Parts
from generator.web.templates import render
from generator.web.writer import shorten


def practice_pages(press: Press) -> Iterator[Page]:
    """These pages; without scripts each says so, and what to use instead."""
    if not press.has_scripts:
        return
    lead = "Answer first, then compare: each question comes back when you are about to forget it."
    yield _page(press, PRACTICE, "Practice", lead, ["questions"])
    lead = "What you have practised, ticked and noted, and what comes next: kept in this browser and nowhere else."
    yield _page(press, PROGRESS, "Progress", lead, ["questions", "lists"])
    if has_mocks(press.library):
        lead = "A loop's rounds against the clock, alone or for two; a link draws the same questions again."
        cards = Parts(press.writer(MOCK)).names(press.library.all(Scorecard))
        yield _page(press, MOCK, "Mock interview", lead, ["questions", "mocks"], scorecards=cards)


def _page(press: Press, path: str, title: str, lead: str, needed: Sequence[str], **more: object) -> Page:
    """A page with the names of the scripts of data that it needs."""

    def write() -> Written:
        given = {"title": title, "lead": lead, "paper": press.has_paper, "mocks": has_mocks(press.library)}
        body = render(f"{dirname(path)}.j2", press.writer(path), **given, **more)
        data = [getattr(press.data, name) for name in needed]
        return Written(title, shorten(lead), body, {"hide": ["navigation", "toc"], "data": data})

    return Page(path, title, write)
