"""Two readings of a guide in, what changed between them out."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from generator.content.fields import Prose, Ref
from generator.content.library import Library, reviewed_of, title_of
from generator.content.load import Loaded
from generator.content.model import ASSIGNED, Entry
from generator.diagnostics import Code, Diagnostic, Span
from generator.prose.text import plain

_QUIET = {*ASSIGNED, "aliases", "reviewed"}


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
    problems: list[Diagnostic] = []
    for kind, entries in after.library.entries.items():
        known = before.entries[kind]
        for entry in entries.values():
            old = known.get(entry.id) or next((known[name] for name in entry.aliases if name in known), None)
            if change := _change(old, entry):
                changes.append(change)
        for identifier, entry in known.items():
            lost = [name for name in (identifier, *entry.aliases) if after.library.get(kind, name) is None]
            problems += [_gone(entry, name) for name in lost]
            changes += [Change(What.GONE, entry)] if identifier in lost else []
    problems += _unmoved(before, after, changes)
    return Comparison(tuple(changes), tuple(sorted(problems)))


def _change(old: Entry | None, entry: Entry) -> Change | None:
    if old is None:
        return Change(What.ADDED, entry)
    fields = tuple(_field_changes(old, entry))
    if old.id != entry.id:
        return Change(What.RENAMED, entry, fields, old.id)
    return Change(What.CHANGED, entry, fields) if fields else None


def _field_changes(old: Entry, entry: Entry) -> Iterator[FieldChange]:
    for name in type(entry).model_fields:
        before, now = getattr(old, name, None), getattr(entry, name)
        if name in _QUIET or before == now:
            continue
        texts = _words(before), _words(now)
        if not any(len(words) > 1 for words in texts) and isinstance(now, str | int | Ref):
            yield FieldChange(name, before=" ".join(texts[0]), now=" ".join(texts[1]))
            continue
        steps = difflib.SequenceMatcher(None, *texts, autojunk=False).get_opcodes()
        gone = sum(b - a for step, a, b, _, _ in steps if step != "equal")
        added = sum(b - a for step, _, _, a, b in steps if step != "equal")
        if gone or added:
            yield FieldChange(name, added, gone)


def _words(value: Any) -> list[str]:
    """What a reader reads of a field."""
    match value:
        case None:
            return []
        case Prose():
            return plain(value.blocks, lambda _kind, _id: None).split()
        case Ref():
            return [value.id]
        case BaseModel():
            return [word for inner in value.__dict__.values() for word in _words(inner)]
        case tuple() | list():
            return [word for inner in value for word in _words(inner)]
        case dict():
            return [word for name, inner in value.items() for word in (str(name), *_words(inner))]
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
        if change and old and reviewed_of(entry) and reviewed_of(old) == reviewed_of(entry):
            names = [field.name for field in change.fields]
            message = f"{', '.join(names)} changed, and the day of review did not"
            hint = "if you read all of it again, write the day on which you did"
            yield Diagnostic(located.span(("reviewed",)), Code.UNMOVED_REVIEW, message, hint)
