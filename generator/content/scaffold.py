"""A new entry with a TODO in every place that somebody must fill."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.content.decode import PLACEHOLDER
from generator.content.fields import identifier_of
from generator.content.model import MODELS, REGISTERS, Entry
from generator.content.outline import Slot, slots_of
from generator.content.schema import schema_name
from generator.kinds import Kind

SCHEMAS = "docs/schema"
INDENT = "  "


def target(kind: Kind, identifier: str, topic: str | None = None) -> str:
    """Where in the content folder the entry belongs; ValueError, worded for its author, for what is not an id."""
    name = identifier_of(identifier)
    if kind in REGISTERS:
        return f"{kind.plural}.yml"
    if kind is not Kind.QUESTION:
        return f"{kind.plural}/{name}.yml"
    if topic is None:
        message = "a question is in the folder of a topic"
        raise ValueError(message)
    return f"{kind.plural}/{identifier_of(topic)}/{name}.yml"


def scaffold(kind: Kind, identifier: str) -> str:
    """The text of the entry's file or, for kinds that share one, what to put at the end of that."""
    lines = [line for slot in slots_of(MODELS[kind]) if not _inherited(slot) for line in _field(slot)]
    if kind in REGISTERS:
        return "\n".join([f"{identifier_of(identifier)}:", *_indented(lines), ""])
    depth = len(PurePosixPath(target(kind, identifier, "topic")).parts)
    modeline = f"# yaml-language-server: $schema={'../' * depth}{SCHEMAS}/{schema_name(kind)}"
    return "\n".join([modeline, *lines, ""])


def _inherited(slot: Slot) -> bool:
    # What every entry has is its past; a new one has none.
    return slot.name in Entry.model_fields


def _field(slot: Slot) -> Iterator[str]:
    yield f"# {_comment(slot)}"
    body = _body(slot)
    yield from body if slot.required else (f"# {line}" for line in body)


def _comment(slot: Slot) -> str:
    words = [slot.description] if slot.required else ["Optional.", slot.description]
    if slot.choices:
        words.append(f"One of {', '.join(slot.choices)}.")
    if slot.ref:
        words.append(f"{'Each the' if slot.many else 'The'} id of a {slot.ref}.")
    return " ".join(words)


def _body(slot: Slot) -> Iterator[str]:
    if slot.many:
        yield f"{slot.name}:"
        for index in range(max(slot.least, 1)):
            yield from _indented(_item(slot, explained=index == 0))
    elif slot.keyed:
        yield f"{slot.name}:"
        yield f"{INDENT}name:"
        yield from _indented(_indented(_group(slot, explained=True)))
    elif slot.group:
        yield f"{slot.name}:"
        yield from _indented(_group(slot, explained=True))
    elif slot.long:
        yield from (f"{slot.name}: |", f"{INDENT}{PLACEHOLDER}")
    else:
        yield f"{slot.name}: {PLACEHOLDER}"


def _item(slot: Slot, *, explained: bool) -> Iterator[str]:
    if not slot.group:
        yield from ("- |", f"{INDENT}{PLACEHOLDER}") if slot.long else (f"- {PLACEHOLDER}",)
        return
    lines = list(_group(slot, explained=explained))
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    yield from lines[:first]
    yield f"- {lines[first]}"
    yield from _indented(lines[first + 1 :])


def _group(slot: Slot, *, explained: bool) -> Iterator[str]:
    """The fields of a group; of several alike, only the first explains them."""
    assert slot.group is not None  # noqa: S101 - every keyed field of the content format holds groups
    for inner in slots_of(slot.group):
        if explained:
            yield from _field(inner)
        elif inner.required:
            yield from _body(inner)


def _indented(lines: Iterator[str] | list[str]) -> Iterator[str]:
    return (f"{INDENT}{line}" for line in lines)
