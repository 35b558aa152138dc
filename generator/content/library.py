"""The whole guide as one frozen value."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import BaseModel

from generator.content.fields import Prose, Ref
from generator.content.model import ASSIGNED, Archetype, Company, Employer, Entry, Faq, Level, Question, Term, Topic
from generator.content.walk import Loc
from generator.kinds import Kind
from generator.prose.text import plain_inlines
from generator.prose.tree import EntryLink, descendants

EntryType = TypeVar("EntryType", bound=Entry)


@dataclass(frozen=True, eq=False)
class Library:
    """Every good entry by kind and id, in the order of its register or of its file's path; drawings by name."""

    entries: Mapping[Kind, Mapping[str, Entry]]
    drawings: Mapping[str, str]
    day: dt.date
    """The day for which the guide was read: what counts as old depends on it."""

    @property
    def size(self) -> int:
        """How many entries there are."""
        return sum(map(len, self.entries.values()))

    def all(self, model: type[EntryType]) -> tuple[EntryType, ...]:
        """The entries of one kind."""
        return cast("tuple[EntryType, ...]", tuple(self.entries[model.kind_of_entry].values()))

    def get(self, kind: Kind, identifier: str) -> Entry | None:
        """The entry that an id or a former id names."""
        entries = self.entries[kind]
        return entries.get(identifier) or next((e for e in entries.values() if identifier in e.aliases), None)

    def ids(self, refs: Iterable[Ref]) -> list[str]:
        """What references name, by present ids and each once."""
        return list(dict.fromkeys(entry.id for entry in (self.get(ref.kind, ref.id) for ref in refs) if entry))

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Of each word of the glossary and each of its other forms the id of its term."""
        return {form: term.id for term in self.all(Term) for form in (term.title, *term.also)}

    @cached_property
    def citations(self) -> Mapping[str, tuple[Entry, ...]]:
        """Of each source the entries that cite it, in fields or in prose."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for of_kind in self.entries.values():
            for entry in of_kind.values():
                for source in sorted(cited(entry)):
                    found[source].append(entry)
        return {source: tuple(entries) for source, entries in found.items()}

    @property
    def employers(self) -> tuple[Employer, ...]:
        """Companies, then sorts of employer."""
        return (*self.all(Company), *self.all(Archetype))

    def questions_of(self, topic: str) -> tuple[Question, ...]:
        """The questions of a topic."""
        return tuple(self._by_topic.get(topic, ()))

    @cached_property
    def in_topics(self) -> Sequence[tuple[Topic | None, list[Question]]]:
        """What `by_topic` says."""
        topics = self.entries[Kind.TOPIC]
        names = dict.fromkeys([*topics, *sorted(self._by_topic)])
        found = ((self.get(Kind.TOPIC, name), in_order(self.questions_of(name))) for name in names)
        return [(topic if isinstance(topic, Topic) else None, questions) for topic, questions in found]

    @cached_property
    def _by_topic(self) -> Mapping[str, list[Question]]:
        found: dict[str, list[Question]] = defaultdict(list)
        for question in self.all(Question):
            found[question.topic.id].append(question)
        return found


def library_of(entries: Iterable[Entry], drawings: Mapping[str, str], day: dt.date) -> Library:
    """Sort entries into a library; the first of two with one id is kept."""
    sorted_entries: dict[Kind, dict[str, Entry]] = {kind: {} for kind in Kind}
    for entry in entries:
        sorted_entries[entry.kind_of_entry].setdefault(entry.id, entry)
    return Library(sorted_entries, drawings, day)


def title_of(entry: Entry) -> str:
    """What a link to the entry is called, as plain text."""
    match entry:
        case Question():
            return entry.title or title_text(entry.prompt)
        case Faq():
            return title_text(entry.question)
    return str(getattr(entry, "title"))  # noqa: B009 - every other kind has one; a test holds it


def title_text(prose: Prose) -> str:
    """A sentence as plain text on one line."""
    return " ".join(plain_inlines(prose.inlines, lambda _kind, _id: None).split())


# An address may hold entities and backslashes; any other text need not be parsed to see that it cites nothing.
_MAY_CITE = re.compile(rf"{Kind.SOURCE}:|[&\\]")

Leaves: TypeAlias = list[tuple[Loc, Prose | Ref]]


def leaves(entry: Entry) -> Leaves:
    """Every text and reference in an entry, with its path among the fields."""
    found: Leaves = []
    _gather(entry, (), found)
    return found


def _gather(value: Any, loc: Loc, found: Leaves) -> None:
    # Into a list, because a chain of generators, one a level, takes half as long again.
    if isinstance(value, Prose | Ref):
        found.append((loc, value))
    elif isinstance(value, BaseModel):
        for name, inner in value.__dict__.items():
            if name not in ASSIGNED or name == "topic":
                _gather(inner, (*loc, name), found)
    elif isinstance(value, tuple | dict):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            _gather(inner, (*loc, key), found)


def cited(entry: Entry) -> frozenset[str]:
    """Ids of the sources that an entry names."""
    found: set[str] = set()
    for _, leaf in leaves(entry):
        if isinstance(leaf, Ref):
            found |= {leaf.id} if leaf.kind is Kind.SOURCE else set()
        elif _MAY_CITE.search(leaf.source):
            nodes = descendants(leaf.blocks)
            found |= {node.id for node in nodes if isinstance(node, EntryLink) and node.kind is Kind.SOURCE}
    return frozenset(found)


def reviewed_of(entry: Entry) -> dt.date | None:
    """The day on which the entry was last checked, of kinds that carry one."""
    day = getattr(entry, "reviewed", None)
    return day.first_day() if day else None


def oldest_review(library: Library) -> str | None:
    """The day since when every entry that carries a review date has been checked, as ISO 8601."""
    entries = (entry for of_kind in library.entries.values() for entry in of_kind.values())
    days = [day for day in map(reviewed_of, entries) if day]
    return min(days).isoformat() if days else None


def latest_reviews(library: Library) -> list[tuple[dt.date, list[Entry]]]:
    """Entries by the day of their last review, the latest day first; within a day in the order of the guide."""
    days: dict[dt.date, list[Entry]] = defaultdict(list)
    for of_kind in library.entries.values():
        for entry in of_kind.values():
            if day := reviewed_of(entry):
                days[day].append(entry)
    return sorted(days.items(), reverse=True, key=lambda row: row[0])


def by_topic(library: Library) -> Sequence[tuple[Topic | None, list[Question]]]:
    """Questions as a reader meets them: by topic; last those whose topic has errors."""
    return library.in_topics


_RANKS = {level: rank for rank, level in enumerate(Level)}


def in_order(questions: Iterable[Question]) -> list[Question]:
    """Questions of one topic, what presumes least first."""
    return sorted(questions, key=lambda question: (_RANKS[question.level], question.id))
