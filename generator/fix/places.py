"""What stands on the lines of a file: which text below a | or a > a line is part of, and what that field takes."""

from generator.content.files import Place
from generator.content.model import MODELS, REGISTERS
from generator.content.outline import slots_of
from generator.content.reader import Source
from generator.content.walk import Loc

CODE = "Code text"


def blocks(source: Source) -> dict[int, Loc]:
    """Of each line, from 0, that is inside a text below a | or a >: the field that it belongs to."""
    rows = source.text.split("\n")
    inside: dict[int, Loc] = {}
    for loc, mark in source.marks.values.items():
        indent = None
        for number in range(mark.line, len(rows)) if mark.style in ("|", ">") else ():
            row = rows[number]
            depth = len(row) - len(row.lstrip(" "))
            indent = depth if indent is None and row.strip() else indent
            if row.strip() and indent is not None and (depth < indent or depth == 0):
                break
            inside[number] = loc
    return inside


def takes(place: Place, loc: Loc) -> str:
    """What sort of plain value the field at a place of a file takes, by the name that the reference gives it."""
    assert place.kind is not None  # noqa: S101 - drawings are not mended
    slots, sort, skip = slots_of(MODELS[place.kind]), "", place.kind in REGISTERS
    for part in loc:
        if isinstance(part, int) or skip:
            skip = False
            continue
        slot = next((slot for slot in slots if slot.name == part), None)
        if slot is None:
            return ""
        slots, sort, skip = slots_of(slot.group) if slot.group else (), slot.takes, bool(slot.keyed)
    return sort
