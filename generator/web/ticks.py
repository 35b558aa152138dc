"""The names under which a browser remembers what was ticked."""

from dataclasses import dataclass
from hashlib import sha256

from generator.content.fields import Prose
from generator.content.model import Checklist, Plan


@dataclass(frozen=True, slots=True)
class Ticks:
    """Of a list its present name and its former ones, and of each item a name that changes with its words."""

    names: tuple[str, ...]
    items: tuple[str, ...]


def ticks_of(entry: Checklist | Plan) -> Ticks:
    """What a list and its items are called in the reader's storage."""
    names = tuple(f"{entry.kind_of_entry}/{identifier}" for identifier in (entry.id, *entry.aliases))
    return Ticks(names, tuple(tick_of(text) for text in _texts(entry)))


def tick_of(text: Prose) -> str:
    """An item is known by its words: another task in its place was not done yet."""
    return sha256(" ".join(text.source.split()).encode()).hexdigest()[:8]


def _texts(entry: Checklist | Plan) -> list[Prose]:
    if isinstance(entry, Plan):
        return [task.task for week in entry.weeks for task in week.tasks]
    return [item.do for block in entry.blocks for item in block.items]
