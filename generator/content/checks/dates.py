"""Dates against the calendar."""

import datetime as dt
from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.fields import PartialDate
from generator.content.freshness import due
from generator.diagnostics import Code, Diagnostic

ONE_DAY = dt.timedelta(days=1)


def future_dates(evidence: Evidence) -> Iterator[Diagnostic]:
    """Nobody has read or reviewed anything tomorrow; a day's grace covers the time zones."""
    for located in evidence.located:
        for field in ("reviewed", "accessed"):
            date = getattr(located.entry, field, None)
            if isinstance(date, PartialDate) and date.known and date.first_day() > evidence.today + ONE_DAY:
                hint = f"write the day on which it was done, at latest {evidence.today}"
                yield Diagnostic(located.span((field,)), Code.FUTURE_DATE, f"'{date}' is in the future", hint)


def old_reviews(evidence: Evidence) -> Iterator[Diagnostic]:
    """What was checked long ago wants reading again; a warning, since time passing must not break a build."""
    for located in evidence.located:
        day = due(located.entry, evidence.library)
        if day and day <= evidence.today:
            message = f"the last review counts as old since {day}"
            hint = f"read the entry again, then write reviewed: {evidence.today}"
            yield Diagnostic(located.span(("reviewed",)), Code.OLD_REVIEW, message, hint)
