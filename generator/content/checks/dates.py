"""Dates against the calendar."""

import datetime as dt
from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.library import reviewed_of
from generator.content.model import Source
from generator.diagnostics import Code, Diagnostic

ONE_DAY = dt.timedelta(days=1)


def future_dates(evidence: Evidence) -> Iterator[Diagnostic]:
    """Nobody has read or reviewed anything tomorrow; a day's grace covers the time zones."""
    for located in evidence.located:
        days = {"reviewed": reviewed_of(located.entry)}
        if isinstance(located.entry, Source) and located.entry.accessed.known:
            days["accessed"] = located.entry.accessed.first_day()
        for field, day in days.items():
            if day and day > evidence.today + ONE_DAY:
                hint = f"write the day on which it was done, at latest {evidence.today}"
                yield Diagnostic(located.span((field,)), Code.FUTURE_DATE, f"{day} is in the future", hint)
