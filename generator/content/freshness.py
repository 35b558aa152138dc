"""How long a review or a claim counts as fresh, by what it speaks of."""

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Final

from generator.content.fields import PartialDate
from generator.content.library import Library, reviewed_of
from generator.content.model import Entry, Evidence, Question, Source, Topic
from generator.kinds import Kind

CLAIMS: Final = 6
FUNDAMENTALS: Final = 36
MONTHS: Final[Mapping[Kind, int]] = {Kind.COMPANY: CLAIMS, Kind.ARCHETYPE: CLAIMS, Kind.FAQ: 12}
"""Months after which a review counts as old, by kind; questions follow their topic, all others the fundamentals."""


def due(entry: Entry, library: Library) -> dt.date | None:
    """The day from which the review of an entry counts as old; None for kinds that carry no review."""
    reviewed = reviewed_of(entry)
    return months_after(reviewed, _months(entry, library)) if reviewed else None


def is_due(entry: Entry, library: Library) -> bool:
    """Whether it is time to read an entry again, on the day for which the guide was read."""
    day = due(entry, library)
    return day is not None and day <= library.day


def is_old(claim: Evidence, library: Library) -> bool:
    """Whether what was said of an employer may have changed: by its own date, or by that of one of its sources."""
    sources = (library.get(Kind.SOURCE, ref.id) for ref in claim.sources)
    ends = (source.stale_after for source in sources if isinstance(source, Source) and source.stale_after)
    said = claim.as_of.known and months_after(_last_day(claim.as_of), CLAIMS) <= library.day
    return said or any(end.first_day() < library.day for end in ends)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _months(entry: Entry, library: Library) -> int:
    if isinstance(entry, Topic):
        return entry.stale_after
    if isinstance(entry, Question):
        topic = library.get(Kind.TOPIC, entry.topic.id)
        return entry.stale_after or (topic.stale_after if isinstance(topic, Topic) else FUNDAMENTALS)
    return MONTHS.get(entry.kind_of_entry, FUNDAMENTALS)


def _last_day(date: PartialDate) -> dt.date:
    month = date.month or 12
    return dt.date(date.year, month, date.day or calendar.monthrange(date.year, month)[1])
