"""A page on the guide itself, made from its data: how much there is of what, how it is proved, and what is oldest."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.content.library import by_topic, reviewed_of
from generator.content.model import Level, Question, QuestionKind, Topic
from generator.content.wording import label
from generator.web.page import Page
from generator.web.pages import Press
from generator.web.parts import Parts
from generator.web.templates import render

PATH = "quality/index.md"
LEAD = "What this guide holds and how it is proved, counted from its data whenever it is built."
OLDEST = 10
Row = Sequence[Markup | str]


def quality_page(press: Press) -> Page:
    """Counts by topic, kind and evidence, and the entries that were checked longest ago."""
    writer = press.writer(PATH)
    parts = Parts(writer)
    questions = press.library.all(Question)
    body = render(
        "quality.j2",
        writer,
        title="Quality",
        lead=LEAD,
        topics=[_topic(parts, topic, group) for topic, group in by_topic(press.library) if topic],
        levels=[label(level) for level in Level],
        kinds=[(label(kind), str(sum(question.kind is kind for question in questions))) for kind in QuestionKind],
        proofs=list(_proofs(press, questions)),
        oldest=_oldest(press, parts),
    )
    return Page(PATH, "Quality", LEAD, body)


def _topic(parts: Parts, topic: Topic, questions: Sequence[Question]) -> Row:
    levels = [str(sum(question.level is level for question in questions)) for level in Level]
    figures = sum(len(question.figures) for question in questions)
    run = sum(question.code is not None for question in questions)
    return [parts.link(topic), str(len(questions)), *levels, str(run), str(figures)]


def _proofs(press: Press, questions: Sequence[Question]) -> Iterator[Row]:
    programs = [question.code for question in questions if question.code]
    yield "Questions whose code is run", str(len(programs))
    yield "Broken programs that must fail", str(sum(code.broken is not None for code in programs))
    yield "Numbers worked out at every build", str(sum(len(question.figures) for question in questions))
    yield "Sources named by questions, on average", f"{_mean([len(question.sources) for question in questions]):.1f}"
    yield "Follow-ups with answers", str(sum(len(question.follow_ups) for question in questions))
    said = [item for employer in press.library.employers for item in (*employer.loop, *employer.claims)]
    yield "Claims about employers, each with a source", str(len(said))


def _mean(counts: Sequence[int]) -> float:
    return sum(counts) / len(counts) if counts else 0.0


def _oldest(press: Press, parts: Parts) -> list[Row]:
    entries = [entry for of_kind in press.library.entries.values() for entry in of_kind.values()]
    dated = [(day, entry) for entry in entries if (day := reviewed_of(entry))]
    dated.sort(key=lambda row: (row[0], row[1].kind_of_entry, row[1].id))
    return [[parts.link(entry), label(entry.kind_of_entry), day.isoformat()] for day, entry in dated[:OLDEST]]
