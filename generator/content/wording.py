"""Values in the words that a reader sees, on screen and on paper."""

from generator.content.fields import NOT_STATED, Duration, PartialDate
from generator.content.model import Question, Source

# Not calendar.month_name, which speaks the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def minutes_of(value: Duration) -> str:
    """A duration in words."""
    if value.least is None or value.most is None:
        return NOT_STATED
    if value.least == value.most:
        return span_of(value.least)
    hours = value.least % 60 == 0 and value.most % 60 == 0
    low = str(value.least // 60) if hours else str(value.least)
    return f"{low}–{span_of(value.most) if hours else f'{value.most} min'}"


def date_of(value: PartialDate) -> str:
    """A date as far as it is known, in words."""
    if not value.known:
        return NOT_STATED
    parts = [str(value.day)] if value.day else []
    parts += [_MONTHS[value.month - 1]] if value.month else []
    return " ".join([*parts, str(value.year)])


def as_of(value: PartialDate) -> str:
    """For when something was said, as a sentence without its full stop."""
    return f"As of {date_of(value)}" if value.known else "Date not stated"


def counted(number: float, thing: str) -> str:
    """A number of things whose plural takes an s."""
    return f"{number:g} {thing}{'' if number == 1 else 's'}"


def span_of(minutes: int) -> str:
    """Minutes in words."""
    if minutes >= 120 and minutes % 60 == 0:  # noqa: PLR2004 - shorter times are told in minutes
        return f"{minutes // 60} h"
    return f"{minutes} min"


def label(value: str) -> str:
    """A word of the content format as a reader sees it: 'ask-them' as 'Ask them'."""
    return value.replace("-", " ").replace("_", " ").capitalize()


def facts_of(question: Question) -> str:
    """What a list says of a question beside its prompt."""
    return f"{label(question.kind)} · {label(question.level)} · {question.minutes} min"


def published(source: Source) -> str:
    """Who published a source, and when."""
    return f"{source.publisher}, {date_of(source.date) if source.date.known else 'undated'}"
