"""Long lines broken at 120 signs: paragraphs of prose, texts of one line, lists in brackets."""

import re
import textwrap

from generator.content.files import Place
from generator.content.reader import Source, read
from generator.fix.places import CODE, blocks, takes

WIDTH = 120
# A paragraph of prose may follow a sign of a list; code, tables, maths and quotes keep their lines.
_ITEM = re.compile(r"(?P<indent> *)(?P<sign>(?:[-*+]|[0-9]+[.)]) +)?(?P<rest>.*)")
_KEPT = ("|", ">", "$$", "#", "```", "~~~")
_FIELD = re.compile(r"(?P<indent> *)(?P<dash>(?:- +)*)(?P<name>[\w-]+: +)?(?P<text>\S.*)")


def wrapped(source: Source, place: Place) -> str:
    """The text without lines that are too long, where they can be broken."""
    rows = source.text.split("\n")
    if all(len(row) <= WIDTH for row in rows):
        return source.text
    inside = _fillable(source, place)
    starts = _starts(source) | set(inside)
    out: list[str] = []
    number = 0
    while number < len(rows):
        part = _paragraph(rows, number, inside) if number in inside else _field(rows, number, starts)
        if not inside.get(number, True) or all(len(row) <= WIDTH for row in part):
            out += part
        else:
            out += _filled(part) if number in inside else _broken(source.path, rows, number, part)
        number += len(part)
    return "\n".join(out)


def _fillable(source: Source, place: Place) -> dict[int, bool]:
    """Of each line that is inside a text below a | or a >: whether it is prose that may be filled."""
    rows, fenced, at = source.text.split("\n"), False, None
    found: dict[int, bool] = {}
    for number, loc in blocks(source).items():
        row = rows[number].lstrip()
        fenced, at = fenced and loc == at, loc
        fenced ^= row.startswith(("```", "~~~")) or (row.startswith("$$") and row.count("$$") == 1)
        found[number] = not fenced and not row.startswith(_KEPT) and takes(place, loc) != CODE
    return found


def _starts(source: Source) -> set[int]:
    """The lines, from 0, on which a field, an item or a value starts."""
    return {mark.line - 1 for marks in source.marks for mark in marks.values()}


def _paragraph(rows: list[str], start: int, inside: dict[int, bool]) -> list[str]:
    """The lines of the paragraph that starts on a line; a line of its own where no prose starts there."""
    found = [rows[start]]
    first = _ITEM.fullmatch(rows[start])
    numbered = bool(first and first["sign"] and first["sign"][0].isdigit())
    for number in range(start + 1, len(rows) if inside[start] and rows[start].strip() else 0):
        if not inside.get(number) or not rows[number].strip():
            break
        match = _ITEM.fullmatch(rows[number])
        sign = match["sign"] if match else None
        # Within a paragraph "2019. A book" is no item of a list, unless it is in one.
        if sign and (not sign[0].isdigit() or numbered or sign.startswith("1")):
            break
        found.append(rows[number])
    return found


def _filled(paragraph: list[str]) -> list[str]:
    first = _ITEM.fullmatch(paragraph[0])
    assert first is not None  # noqa: S101 - every line is an indent, maybe a sign, and the rest
    lead = first["indent"] + (first["sign"] or "")
    words = " ".join([first["rest"], *(row.strip() for row in paragraph[1:])])
    return _fill(words, lead, " " * len(lead))


def _fill(words: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _field(rows: list[str], start: int, starts: set[int]) -> list[str]:
    """A line with those that go on with its text."""
    end = start + 1
    while end < len(rows) and end not in starts and rows[end].strip() and not rows[end].lstrip().startswith("#"):
        end += 1
    return rows[start:end]


def _broken(path: str, rows: list[str], number: int, part: list[str]) -> list[str]:
    """A field of long lines over shorter ones, if it reads the same."""
    match = _FIELD.fullmatch(part[0])
    if not match or match["text"].startswith(("|", ">", "#")):
        return part
    lead = match["indent"] + match["dash"] + (match["name"] or "")
    others = " " * (len(match["indent"]) + len(match["dash"]) + (2 if match["name"] else 0))
    lines = _fill(" ".join([match["text"], *(row.strip() for row in part[1:])]), lead, others)
    before = read(path, "\n".join(rows).encode())
    after = read(path, "\n".join([*rows[:number], *lines, *rows[number + len(part) :]]).encode())
    return lines if not after[1] and after[0].value == before[0].value else part
