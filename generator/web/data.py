"""What the site's scripts need to know of the guide, as scripts of data: a page opened from disk cannot fetch anything.

These are the index of questions, the lists to tick and the loops, each named by a digest of what it holds, so that a
page never meets those of another build.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from generator.content.addresses import Style, address, location_of
from generator.content.fields import Ref
from generator.content.library import Library, by_topic, title_of
from generator.content.model import (
    Checklist,
    Employer,
    Entry,
    Level,
    Plan,
    Question,
    QuestionKind,
    Role,
    Stage,
    Topic,
)
from generator.content.site import Site
from generator.content.wording import label
from generator.kinds import Kind
from generator.web.cards import CARD, FOLDER, script
from generator.web.mocks import mocks_of
from generator.web.ticks import ticks_of

PRACTICE, PROGRESS, MOCK = "practice/index.md", "progress/index.md", "mock/index.md"
COLUMNS = ("id", "title", "topic", "level", "kind", "minutes", "roles", "stages", "aliases")


@dataclass(frozen=True, slots=True)
class Data:
    """The scripts that pages name, by path from the root of the site."""

    questions: str
    lists: str
    mocks: str
    files: Mapping[str, bytes]


@lru_cache(maxsize=1)
def data_of(library: Library, site: Site, style: Style) -> Data:
    """The index, the lists and the loops; asked for by the pages that name them and by what writes them."""
    questions = script("questions", _index(library, site, style))
    lists = script("lists", [_list(style, entry) for entry in _lists(library)])
    mocks = script("mocks", mocks_of(library, style))
    of_pages = (("questions", questions), ("lists", lists), ("mocks", mocks))
    named = {f"{FOLDER}/{name}.{_digest(text)}.js": text for name, text in of_pages}
    first, second, third = named
    return Data(first, second, third, named)


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()[:10]


def _index(library: Library, site: Site, style: Style) -> Mapping[str, Any]:
    """Nothing of the body of a question (content/face.py): after an edit of one, this is not made again."""
    places = {kind: {name: place for place, name in enumerate(of_kind)} for kind, of_kind in library.entries.items()}
    return {
        "guide": site.name,
        "page": address(location_of(Kind.QUESTION, "*").page, style),
        "practice": address(PRACTICE, style),
        "card": CARD,
        "columns": COLUMNS,
        "rows": [_row(library, places, question) for _, group in by_topic(library) for question in group],
        "topics": _named(library.all(Topic)),
        "levels": [{"id": str(level), "title": label(level)} for level in Level],
        "kinds": [{"id": str(kind), "title": label(kind)} for kind in QuestionKind],
        "roles": _named(library.all(Role)),
        "stages": _named(library.all(Stage)),
        "companies": [_employer(library, employer) for employer in library.employers],
        "plans": [_plan(library, plan) for plan in sorted(library.all(Plan), key=lambda plan: plan.days)],
    }


def _row(library: Library, places: Mapping[Kind, Mapping[str, int]], question: Question) -> Sequence[Any]:
    """A question with numbers for what it has of each list of the index: a guide may have thousands."""

    def numbers(refs: Iterable[Ref]) -> list[int]:
        return [places[ref.kind][name] for ref in refs for name in library.ids([ref])]

    return (
        question.id,
        title_of(question),
        *numbers([question.topic]),
        [*Level].index(question.level),
        [*QuestionKind].index(question.kind),
        question.minutes,
        numbers(question.roles),
        numbers(question.stages),
        question.aliases,
    )


def _named(entries: Sequence[Entry]) -> list[Mapping[str, str]]:
    return [{"id": entry.id, "title": title_of(entry)} for entry in entries]


def _employer(library: Library, employer: Employer) -> Mapping[str, Any]:
    """An employer's deck: the questions that its stages name, and those of the topics that they name."""
    questions = library.ids([ref for stage in employer.loop for ref in stage.questions])
    topics = library.ids([ref for stage in employer.loop for ref in stage.topics])
    return {"id": employer.id, "title": title_of(employer), "questions": questions, "topics": topics}


def _plan(library: Library, plan: Plan) -> Mapping[str, Any]:
    """A plan's decks: of each week the questions that its tasks name."""
    named = [[ref for task in week.tasks for ref in task.questions] for week in plan.weeks]
    weeks = [
        {"title": week.title, "questions": library.ids(refs)} for week, refs in zip(plan.weeks, named, strict=True)
    ]
    return {"id": plan.id, "title": plan.title, "weeks": weeks}


def _lists(library: Library) -> Iterator[Checklist | Plan]:
    yield from sorted(library.all(Plan), key=lambda plan: plan.days)
    yield from library.all(Checklist)


def _list(style: Style, entry: Checklist | Plan) -> Mapping[str, Any]:
    """What there is to tick, for the overview."""
    page = address(location_of(entry.kind_of_entry, entry.id).page, style)
    ticks = ticks_of(entry)
    return {
        "title": title_of(entry),
        "kind": label(entry.kind_of_entry),
        "page": page,
        "names": ticks.names,
        "items": ticks.items,
    }
