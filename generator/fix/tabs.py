"""Tabs at the start of a line, which YAML refuses: to the depth at which what stands there belongs."""

import re
from dataclasses import dataclass

from generator.content.decode import decode
from generator.content.files import Place
from generator.content.reader import read
from generator.diagnostics import Code

STEP = 2
_TABBED = re.compile(r"(?P<blanks>[ ]*\t[ \t]*)(?P<text>\S.*)")
_ROW = re.compile(r"(?P<lead> *(?:- +)*)(?P<text>(?:[\w-]+:(?: |$))?.*)")
_FIELD = re.compile(r"- |[\w-]+:(?: |$)")
_MISPLACED = {Code.BAD_YAML, Code.UNKNOWN_FIELD, Code.DUPLICATE_KEY}
_HEADER = re.compile(r".*(?:: |- )[|>][-+]?")


@dataclass
class _Below:
    """A text below a | or a >: how many lines stand above it, the column of its field, its depth, its way to there."""

    above: int
    field: int
    depth: int | None = None
    shift: int = 0

    def column(self, typed: int) -> int:
        """Where a line of the text goes."""
        if self.depth is None:
            self.depth = max(typed, self.field + STEP)
            self.shift = self.depth - typed
        return max(typed + self.shift, self.depth)

    def may_end(self, typed: int, text: str) -> bool:
        """Whether a line may be the next field or item: it stands no deeper than the text, and looks like one."""
        if self.depth is None or not _FIELD.match(text):
            return False
        return typed < self.depth - self.shift + (not text.startswith("- "))


def untabbed(path: str, text: str, place: Place) -> str:
    """The text without tabs at the start of its lines; those below a | keep their depths to one another."""
    if "\t" not in text:
        return text
    rows: list[str] = []
    below: _Below | None = None
    for row in text.split("\n"):
        found = _TABBED.fullmatch(row)
        rows.append(" " * _depth(path, rows, below, found, place) + found["text"] if found else row)
        below = _still(below, rows)
    return "\n".join(rows)


def _still(below: _Below | None, rows: list[str]) -> _Below | None:
    """The text below a | that the next row may be part of."""
    row = rows[-1]
    depth = len(row) - len(row.lstrip(" "))
    if below and (not row.strip() or depth > below.field):
        below.depth = depth if below.depth is None and row.strip() else below.depth
        return below
    match = _ROW.match(row)
    return _Below(len(rows), len(match["lead"])) if match and _HEADER.fullmatch(row.rstrip()) else None


def _depth(path: str, rows: list[str], below: _Below | None, found: re.Match[str], place: Place) -> int:
    """Where a line with tabs goes that comes next."""
    text, typed = found["text"], len(found["blanks"].replace("\t", " " * STEP))
    if below and not below.may_end(typed, text):
        return below.column(typed)
    if not _FIELD.match(text):  # more of a text
        return max(typed, max(_open(rows, "fields"), default=-STEP) + STEP)
    columns = _open(rows[: below.above] if below else rows, "dashes" if text.startswith("- ") else "fields")
    nearest = sorted(columns - {0} if below else columns, key=lambda at: (at < typed, abs(at - typed)))
    # A name that no field has is for the check to say; below a | it is a part of the text.
    for codes in (_MISPLACED,) if below else (_MISPLACED, {Code.BAD_YAML}):
        for at in nearest:
            if not _problems(path, [*rows, " " * at + text], place) & codes:
                return at
    return below.column(typed) if below else typed


def _open(rows: list[str], what: str) -> set[int]:
    """The columns in which one more field, or the dash of one more item, can stand below some rows."""
    found: set[int] = set()
    limit: int | None = None
    for row in reversed(rows):
        match = _ROW.match(row)
        if match is None or not row.strip() or match["text"].startswith("#"):
            continue
        lead = match["lead"]
        if limit is None and row.rstrip().endswith(":"):
            found.add(len(lead) + STEP)
        columns = [at for at, sign in enumerate(lead) if sign == "-"] if what == "dashes" else [len(lead)]
        found.update(at for at in columns if limit is None or at < limit)
        depth = len(row) - len(row.lstrip(" "))
        limit = depth if limit is None else min(limit, depth)
    return found


def _problems(path: str, rows: list[str], place: Place) -> set[Code]:
    """What is wrong on the last of some lines."""
    source, misread = read(path, "\n".join(rows).encode())
    problems = decode(source, place).problems if not misread and place.kind else misread
    return {item.code for item in problems if item.span.line == len(rows)}
