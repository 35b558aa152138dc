"""A page on the guide itself, made from its data: how much there is of what, how it is proved, and what is oldest."""

import posixpath
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.content.freshness import is_due
from generator.content.library import by_topic, latest_reviews, reviewed_of
from generator.content.model import Entry, Level, Question, QuestionKind, Topic
from generator.content.wording import label
from generator.web import feed
from generator.web.page import Page, Written
from generator.web.pages import Press
from generator.web.parts import Parts
from generator.web.templates import render

PATH = "quality/index.md"
TITLE = "Quality"
LEAD = "What this guide holds and how it is proved, counted from its data whenever it is built."
OLDEST, THINNEST = 10, 5
Row = Sequence[Markup | str]


def quality_page(press: Press) -> Page:
    """Counts by topic, kind and evidence, and the entries that were checked longest ago."""
    return Page(PATH, TITLE, lambda: Written(TITLE, LEAD, _body(press)))


def _body(press: Press) -> str:
    writer = press.writer(PATH)
    parts = Parts(writer)
    questions = press.library.all(Question)
    dated = _dated_entries(press)
    return render(
        "quality.j2",
        writer,
        title=TITLE,
        lead=LEAD,
        topics=[_topic(parts, topic, group) for topic, group in by_topic(press.library) if topic],
        levels=[label(level) for level in Level],
        kinds=[(label(kind), str(sum(question.kind is kind for question in questions))) for kind in QuestionKind],
        proofs=list(_proofs(press, questions)),
        thinnest=_thinnest(parts),
        due=[_dated(parts, entry) for entry in dated if is_due(entry, press.library)],
        oldest=[_dated(parts, entry) for entry in dated[:OLDEST]],
        changes=[
            (day.isoformat(), len(entries), _links(parts, entries)) for day, entries in latest_reviews(press.library)
        ],
        feed=posixpath.basename(feed.PATH) if press.site.url else "",
    )


def _topic(parts: Parts, topic: Topic, questions: Sequence[Question]) -> Row:
    levels = [str(sum(question.level is level for question in questions)) for level in Level]
    figures = sum(len(question.figures) for question in questions)
    run = sum(question.code is not None for question in questions)
    return [parts.link(topic), str(len(questions)), *levels, str(run), str(figures)]


def _proofs(press: Press, questions: Sequence[Question]) -> Iterator[Row]:
    programs = [question.code for question in questions if question.code]
    computed = [question for question in questions if question.figures]
    sourced = [question for question in questions if question.sources]
    yield "Questions whose code is run", _share(len(programs), len(questions))
    yield "Broken programs that must fail", str(sum(code.broken is not None for code in programs))
    yield "Questions with numbers worked out at every build", _share(len(computed), len(questions))
    yield "Numbers worked out at every build", str(sum(len(question.figures) for question in questions))
    yield "Drawings made from numbers by a script", str(len(press.library.drawings))
    yield "Questions with a source", _share(len(sourced), len(questions))
    yield "Sources named by questions, on average", f"{_mean([len(question.sources) for question in questions]):.1f}"
    yield "Follow-ups with answers", str(sum(len(question.follow_ups) for question in questions))
    said = [item for employer in press.library.employers for item in (*employer.loop, *employer.claims)]
    yield "Claims about employers, each with a source", str(len(said))


def _mean(counts: Sequence[int]) -> float:
    return sum(counts) / len(counts) if counts else 0.0


def _share(count: int, whole: int) -> str:
    return f"{count} ({count / whole:.0%})" if whole else "0"


def _thinnest(parts: Parts) -> list[Row]:
    """The topics with the fewest questions, for whoever asks where to help."""
    counts = [(len(questions), topic) for topic, questions in by_topic(parts.w.library) if topic]
    return [[parts.link(topic), str(count)] for count, topic in sorted(counts, key=lambda row: row[0])[:THINNEST]]


def _dated_entries(press: Press) -> list[Entry]:
    """Entries that carry a review, the oldest first."""
    rows = [(day, entry) for day, entries in latest_reviews(press.library) for entry in entries]
    return [entry for _, entry in sorted(rows, key=lambda row: (row[0], row[1].kind_of_entry, row[1].id))]


def _dated(parts: Parts, entry: Entry) -> Row:
    return [parts.link(entry), label(entry.kind_of_entry), str(reviewed_of(entry))]


def _links(parts: Parts, entries: Sequence[Entry]) -> Markup:
    return Markup("; ").join(parts.link(entry) for entry in entries)
