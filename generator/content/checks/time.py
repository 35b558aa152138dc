"""Whether what a text says about time can be true of it."""

from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.model import Plan, Question
from generator.diagnostics import Code, Diagnostic
from generator.prose.text import plain
from generator.prose.tree import CodeBlock, Drawing

WORDS_A_MINUTE = 140
"""A pace that a listener follows; an answer that needs more than this is not said in its time."""


def over_hours(evidence: Evidence) -> Iterator[Diagnostic]:
    """The tasks of a week fit into its hours."""
    for located in evidence.located:
        for index, week in enumerate(located.entry.weeks if isinstance(located.entry, Plan) else ()):
            minutes = sum(task.minutes for task in week.tasks)
            if minutes > week.hours * 60:
                message = f"the tasks take {minutes / 60:.3g} hours, more than the week's {week.hours:g}"
                hint = "drop a task, or give the week more hours"
                yield Diagnostic(located.span(("weeks", index, "hours")), Code.OVER_HOURS, message, hint)


def spoken_words(question: Question) -> int:
    """Words of the strong answer, said aloud: code is written and drawings are drawn meanwhile."""
    said = tuple(block for block in question.strong.blocks if not isinstance(block, CodeBlock | Drawing))
    return len(plain(said, lambda _kind, _id: None).split())


def too_long_to_say(evidence: Evidence) -> Iterator[Diagnostic]:
    """A strong answer can be said in the minutes given."""
    for located in evidence.located:
        if not isinstance(located.entry, Question):
            continue
        words, most = spoken_words(located.entry), located.entry.minutes * WORDS_A_MINUTE
        if words > most:
            minutes = f"{located.entry.minutes} minute{'' if located.entry.minutes == 1 else 's'}"
            message = f"the strong answer has {words} words; in {minutes} one can say {most}"
            yield Diagnostic(located.span(("strong",), key=True), Code.TOO_LONG_TO_SAY, message, "shorten it")
