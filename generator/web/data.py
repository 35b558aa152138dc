"""What the site's scripts need to know of the guide, as scripts of data: a page opened from disk cannot fetch anything.

Each has a name with a digest of what is in it, so that a browser may keep it for ever.
"""

import json
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
from generator.web.parts import Parts
from generator.web.templates import render
from generator.web.ticks import ticks_of
from generator.web.writer import Writer

FOLDER = "assets/data"
HERE = "practice/index.md"
"""The page for which cards are written: their links hold on every page that is as deep."""
COLUMNS = ("id", "digest", "title", "topic", "level", "kind", "minutes", "roles", "stages", "aliases")


@dataclass(frozen=True, slots=True)
class Data:
    """Files by path from the root of the site; two of them are what pages name."""

    questions: str
    lists: str
    files: Mapping[str, bytes]


@lru_cache(maxsize=1)
def data_of(library: Library, site: Site, style: Style) -> Data:
    """Every script of data; asked for by the pages that name them and by what writes them."""
    cards = {question.id: _script(f"card/{question.id}", _card(library, style, question)) for question in _all(library)}
    digests = {identifier: _digest(text) for identifier, text in cards.items()}
    questions = _script("questions", _index(library, site, style, digests))
    lists = _script("lists", [_list(style, entry) for entry in _lists(library)])
    named = {f"{FOLDER}/{name}.{_digest(text)}.js": text for name, text in (("questions", questions), ("lists", lists))}
    cards_named = {f"{FOLDER}/cards/{name}.{digests[name]}.js": text for name, text in cards.items()}
    first, second = named
    return Data(first, second, named | cards_named)


def _all(library: Library) -> Iterator[Question]:
    return (question for _, group in by_topic(library) for question in group)


def _script(name: str, value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"window.studyguide.give({json.dumps(name)},{text});\n".encode()


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()[:10]


def _card(library: Library, style: Style, question: Question) -> Mapping[str, str]:
    """The two sides of a card, by the same writers and templates as the question's page."""
    writer = Writer(library, HERE, style)
    code = question.code
    return {
        "prompt": str(writer.line(question.prompt)),
        "given": str(Parts(writer).code(code.language, code.broken)) if code and code.broken else "",
        "answer": render("card.j2", writer, q=question),
    }


def _index(library: Library, site: Site, style: Style, digests: Mapping[str, str]) -> Mapping[str, Any]:
    return {
        "guide": site.name,
        "page": address(location_of(Kind.QUESTION, "*").page, style),
        "practice": address(HERE, style),
        "card": f"{FOLDER}/cards/*.js",
        "columns": COLUMNS,
        "rows": [_row(library, question, digests[question.id]) for question in _all(library)],
        "topics": _named(library.all(Topic)),
        "levels": [{"id": str(level), "title": label(level)} for level in Level],
        "kinds": [{"id": str(kind), "title": label(kind)} for kind in QuestionKind],
        "roles": _named(library.all(Role)),
        "stages": _named(library.all(Stage)),
        "companies": [_employer(library, employer) for employer in library.employers],
        "plans": [_plan(library, plan) for plan in sorted(library.all(Plan), key=lambda plan: plan.days)],
    }


def _row(library: Library, question: Question, digest: str) -> Sequence[Any]:
    """A question with numbers for what it has of each list of the index: a guide may have thousands."""

    def places(refs: Iterable[Ref]) -> list[int]:
        return [[*library.entries[ref.kind]].index(name) for ref in refs for name in _ids(library, [ref])]

    return (
        question.id,
        digest,
        title_of(question),
        *places([question.topic]),
        [*Level].index(question.level),
        [*QuestionKind].index(question.kind),
        question.minutes,
        places(question.roles),
        places(question.stages),
        question.aliases,
    )


def _named(entries: Sequence[Entry]) -> list[Mapping[str, str]]:
    return [{"id": entry.id, "title": title_of(entry)} for entry in entries]


def _employer(library: Library, employer: Employer) -> Mapping[str, Any]:
    """An employer's deck: the questions that its stages name, and those of the topics that they name."""
    questions = _ids(library, [ref for stage in employer.loop for ref in stage.questions])
    topics = _ids(library, [ref for stage in employer.loop for ref in stage.topics])
    return {"id": employer.id, "title": title_of(employer), "questions": questions, "topics": topics}


def _plan(library: Library, plan: Plan) -> Mapping[str, Any]:
    """A plan's decks: of each week the questions that its tasks name."""
    named = [[ref for task in week.tasks for ref in task.questions] for week in plan.weeks]
    weeks = [
        {"title": week.title, "questions": _ids(library, refs)} for week, refs in zip(plan.weeks, named, strict=True)
    ]
    return {"id": plan.id, "title": plan.title, "weeks": weeks}


def _ids(library: Library, refs: Iterable[Ref]) -> list[str]:
    """What references name, by present ids and each once."""
    return list(dict.fromkeys(entry.id for entry in (library.get(ref.kind, ref.id) for ref in refs) if entry))


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
