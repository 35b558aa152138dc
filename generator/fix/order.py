"""Fields in the order of the reference, each with the comments above it; lines are moved and never rewritten."""

from collections.abc import Iterator

from generator.content.files import Place
from generator.content.model import MODELS, REGISTERS, Record
from generator.content.outline import slots_of
from generator.content.reader import Source, read
from generator.content.walk import Loc

_MOST = 500


def in_order(source: Source, place: Place) -> str:
    """The text with every group of fields in order, one group after the other."""
    assert place.kind is not None  # noqa: S101 - drawings are not mended
    model = MODELS[place.kind]
    for _ in range(_MOST):
        places = [(key,) for key in source.value] if place.kind in REGISTERS else [()]
        after = next((text for loc in places if (text := _moved(source, loc, model))), None)
        if after is None:
            break
        source = read(source.path, after.encode())[0]
    return source.text


def _moved(source: Source, loc: Loc, model: type[Record]) -> str | None:
    """The text with the first group that is out of order put right; None where all are right."""
    value = _at(source, loc)
    if not isinstance(value, dict):
        return None
    slots = {slot.name: slot for slot in slots_of(model)}
    wanted = sorted(value, key=lambda name: list(slots).index(name) if name in slots else len(slots))
    if wanted != list(value) and (text := _rearranged(source, loc, list(value), wanted)):
        return text
    for name, inner in value.items():
        group = slots[name].group if name in slots else None
        if group is None:
            continue
        for part in _groups(inner, keyed=bool(slots[name].keyed)):
            if text := _moved(source, (*loc, name, *part), group):
                return text
    return None


def _groups(value: object, *, keyed: bool) -> Iterator[Loc]:
    """Where the groups of a field stand below it: one in each item, one under each key, or the field itself."""
    if isinstance(value, list):
        yield from ((index,) for index in range(len(value)))
    elif keyed and isinstance(value, dict):
        yield from ((key,) for key in value)
    else:
        yield ()


def _at(source: Source, loc: Loc) -> object:
    value = source.value
    for part in loc:
        value = value[part]
    return value


def _rearranged(source: Source, loc: Loc, names: list[str], wanted: list[str]) -> str | None:
    """Lines of a block of fields in another order; None for a group written in braces on one line."""
    rows = source.text.split("\n")
    marks = [source.marks.keys[(*loc, name)] for name in names]
    column = marks[0].column - 1
    if any(mark.column - 1 != column for mark in marks) or rows[marks[0].line - 1][:column].strip(" -"):
        return None
    lead = rows[marks[0].line - 1][:column]  # of an item of a list: blanks and its dash
    rows[marks[0].line - 1] = " " * column + rows[marks[0].line - 1][column:]
    starts = [_with_comments(rows, mark.line - 1, column) for mark in marks]
    if lead.strip():
        starts[0] = marks[0].line - 1
    ends = [*starts[1:], _end(rows, marks[-1].line - 1, column)]
    blocks = {name: rows[start:end] for name, start, end in zip(names, starts, ends, strict=True)}
    moved = [row for name in wanted for row in blocks[name]]
    first = next(index for index, row in enumerate(moved) if not row.lstrip().startswith("#"))
    moved[first] = lead + moved[first][column:]
    return "\n".join([*rows[: starts[0]], *moved, *rows[ends[-1] :]])


def _with_comments(rows: list[str], line: int, column: int) -> int:
    """The first of the comment lines that stand directly above a field, at its own depth."""
    while line > 0 and rows[line - 1].startswith(" " * column + "#") and not _is_modeline(rows[line - 1]):
        line -= 1
    return line


def _is_modeline(row: str) -> bool:
    return row.startswith("# yaml-language-server:")


def _end(rows: list[str], line: int, column: int) -> int:
    """The line after the last one that belongs to a field: what is indented deeper, and items at its own depth."""
    last = line
    for number in range(line + 1, len(rows)):
        row = rows[number]
        indent = len(row) - len(row.lstrip(" "))
        if not row.strip():
            continue
        if indent < column or (indent == column and not row.lstrip(" ").startswith("- ")):
            break
        last = number
    return last + 1
