"""Two readings of a guide in, what changed between them out."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from generator.content.fields import Prose, Ref
from generator.content.library import Library, reviewed_of, title_of
from generator.content.load import Loaded
from generator.content.model import ASSIGNED, Entry
from generator.diagnostics import Code, Diagnostic, Span
from generator.kinds import Kind
from generator.prose.html import Target
from generator.prose.text import plain

_QUIET = {*ASSIGNED, "aliases", "reviewed"}
_NOBODY = Target("", "")


class What(StrEnum):
    """What happened to an entry."""

    ADDED = "added"
    RENAMED = "renamed"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with the words that came and went; of one that is no text, what it said before and says now."""

    name: str
    words_added: int = 0
    words_gone: int = 0
    before: str = ""
    now: str = ""
    reworded: bool = True
    """Whether more changed than which entries it names."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that a reader finds different."""

    what: What
    entry: Entry
    fields: tuple[FieldChange, ...] = ()
    former: str = ""
    """Of one that was renamed, its id before."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes in the order of the guide, and what is wrong about them."""

    changes: tuple[Change, ...] = ()
    problems: tuple[Diagnostic, ...] = field(default=())


def compare(before: Library, after: Loaded) -> Comparison:
    """What a reader who knew `before` finds in `after`."""
    changes: list[Change] = []
    for kind, entries in after.library.entries.items():
        known = before.entries[kind]
        for entry in entries.values():
            old = known.get(entry.id) or next((known[name] for name in entry.aliases if name in known), None)
            if change := _change(old, entry, after.library):
                changes.append(change)
        changes += [Change(What.GONE, entry) for entry in known.values() if entry.id in _lost(entry, after)]
    problems = [*lost(before, after), *_unmoved(before, after, changes)]
    return Comparison(tuple(changes), tuple(sorted(problems)))


def lost(before: Library, after: Loaded) -> list[Diagnostic]:
    """Every id that leads nowhere any more, also of a guide that has other errors."""
    entries = (entry for of_kind in before.entries.values() for entry in of_kind.values())
    return sorted(_gone(entry, name) for entry in entries for name in _lost(entry, after))


def _lost(entry: Entry, after: Loaded) -> list[str]:
    kind = entry.kind_of_entry
    if kind in after.evidence.unreadable or after.evidence.broken.get(kind):
        return []  # whatever cannot be read may hold the alias: it is judged when that is mended
    return [name for name in (entry.id, *entry.aliases) if after.library.get(kind, name) is None]


def _change(old: Entry | None, entry: Entry, now: Library) -> Change | None:
    if old is None:
        return Change(What.ADDED, entry)
    fields = tuple(_field_changes(old, entry, now))
    if old.id != entry.id:
        return Change(What.RENAMED, entry, fields, old.id)
    return Change(What.CHANGED, entry, fields) if fields else None


def _field_changes(old: Entry, entry: Entry, now: Library) -> Iterator[FieldChange]:
    def current(kind: Kind, name: str) -> Target:
        """Who is called by another name is still the same."""
        found = now.get(kind, name)
        return Target("", found.id if found else name)

    for name in type(entry).model_fields:
        values = getattr(old, name, None), getattr(entry, name)
        if name in _QUIET or values[0] == values[1]:
            continue
        before, after = (_words(value, current) for value in values)
        said, says = (_words(value, lambda _kind, _id: _NOBODY) for value in values)
        reworded = said != says
        if not any(len(words) > 1 for words in (before, after)) and isinstance(values[1], str | int | Ref):
            yield FieldChange(name, before=" ".join(before), now=" ".join(after), reworded=reworded)
            continue
        steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        gone = sum(b - a for step, a, b, _, _ in steps if step != "equal")
        added = sum(b - a for step, _, _, a, b in steps if step != "equal")
        if gone or added:
            yield FieldChange(name, added, gone, reworded=reworded)


def _words(value: Any, name_of: Callable[[Kind, str], Target]) -> list[str]:
    """What a reader reads of a field; entries are called as `name_of` says."""
    match value:
        case None:
            return []
        case Prose():
            return plain(value.blocks, name_of).split()
        case Ref():
            return name_of(value.kind, value.id).title.split()
        case BaseModel():
            return [word for inner in value.__dict__.values() for word in _words(inner, name_of)]
        case tuple() | list():
            return [word for inner in value for word in _words(inner, name_of)]
        case dict():
            return [word for name, inner in value.items() for word in (str(name), *_words(inner, name_of))]
    return str(value).split()


def _gone(entry: Entry, name: str) -> Diagnostic:
    kind = entry.kind_of_entry
    message = f"the {kind} '{name}' ({title_of(entry)}) is gone, and with it its address"
    hint = f"put it back, or write `aliases: [{name}]` in the {kind} that takes its place"
    return Diagnostic(Span(entry.file), Code.ID_GONE, message, hint)


def _unmoved(before: Library, after: Loaded, changes: Iterable[Change]) -> Iterator[Diagnostic]:
    changed = {id(change.entry): change for change in changes if change.what is What.CHANGED}
    for located in after.located:
        entry, change = located.entry, changed.get(id(located.entry))
        old = before.get(entry.kind_of_entry, entry.id)
        names = [field.name for field in change.fields if field.reworded] if change else []
        same = old is not None and reviewed_of(old) == reviewed_of(entry)
        # Whoever reviewed it today has no later day to write.
        if names and same and reviewed_of(entry) not in (None, after.library.day):
            message = f"{', '.join(names)} changed, and the day of review did not"
            hint = "if you read all of it again, write the day on which you did"
            yield Diagnostic(located.span(("reviewed",)), Code.UNMOVED_REVIEW, message, hint)
