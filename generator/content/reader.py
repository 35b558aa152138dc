"""Bytes to plain values, and the places of these when somebody asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.content.slips import ROW, not_yaml
from generator.content.walk import FORBIDDEN, Loc, Marks, marks_of, values_of
from generator.diagnostics import Code, Diagnostic, Span

MAX_BYTES = 1024 * 1024

_STUMBLED_OVER = frozenset({Code.ANCHOR, Code.TAG, Code.LOST_TEXT})

# One character of a scalar by the way it is written, as it stands in the file.
_CHARACTERS = {"": re.compile("."), "'": re.compile("''|."), '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)|.")}


@dataclass(frozen=True)
class Source:
    """One file, read: its text and its value."""

    path: str
    text: str = ""
    value: Any = None

    @cached_property
    def marks(self) -> Marks:
        """Where everything stands; found by a second walk, because most files are never asked."""
        return marks_of(self.path, self.text)

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """Place of the key at `loc` or else of the value there, or of the nearest value around it."""
        places = (self.marks.values.get(loc[:length]) for length in range(len(loc), -1, -1))
        mark = (key and self.marks.keys.get(loc)) or next(filter(None, places), None)
        return Span(self.path, mark.line, mark.column) if mark else Span(self.path)

    def span_in_text(self, loc: Loc, line: int, column: int) -> Span:
        """Place of a character inside a scalar; `line` and `column` count from 0 in the scalar's own text."""
        mark = self.marks.values.get(loc)
        if mark is None:
            return self.span(loc)
        if mark.style == "|":
            file_line = mark.line + 1 + line
            rows = self.text.split("\n")
            indents = (len(row) - len(row.lstrip(" ")) for row in rows[mark.line :] if row.strip())
            return Span(self.path, file_line, 1 + next(indents, 0) + column)
        start = Span(self.path, mark.line, mark.column)
        if mark.style == ">" or line:
            return start
        row = self.text.split("\n")[mark.line - 1]
        characters = _CHARACTERS[mark.style].findall(row, start.column - 1 + len(mark.style))
        before = sum(len(written) for written in characters[:column])
        # A character further on than the row is long stands on one of the next rows, where they are joined by spaces.
        return Span(self.path, mark.line, mark.column + len(mark.style) + before) if column < len(characters) else start


def read(path: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Read one file; with any problem in the answer, its value is not to be used."""
    source, problems = Source(path), []
    if len(data) > MAX_BYTES:
        problem = f"the file has {len(data):,} bytes, more than {MAX_BYTES:,}"
        return source, (Diagnostic(Span(path), Code.TOO_LARGE, problem, "split it into several entries"),)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        span = Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return source, (Diagnostic(span, Code.NOT_UTF8, problem, "save the file as UTF-8"),)
    problems = list(_controls(path, text))
    if problems:
        return source, tuple(problems)
    documents, problems, stumble = values_of(path, text)
    if stumble:
        slip = not_yaml(path, text, stumble)
        problems += [] if _explained(problems, text, slip.span.line) else [slip]
    if not problems and documents in ([], [None]):
        problems.append(Diagnostic(Span(path), Code.EMPTY_FILE, "the file holds nothing", "see `studyguide new`"))
    return Source(path, text, documents[0] if documents else None), tuple(problems)


def _explained(problems: list[Diagnostic], text: str, line: int) -> bool:
    """Whether YAML stumbles only because of a sign, named already, on the same line or above more of the same text."""
    found = ROW.fullmatch(text.split("\n")[line - 1])
    goes_on = bool(found and not found["before"].strip())
    return any(item.code in _STUMBLED_OVER and line - item.span.line in (0, goes_on) for item in problems)


def _controls(path: str, text: str) -> Iterator[Diagnostic]:
    for found in FORBIDDEN.finditer(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        span = Span(path, text.count("\n", 0, found.start()) + 1, found.start() - line_start + 1)
        yield Diagnostic(span, Code.CONTROL_CHARACTER, f"control character U+{ord(found[0]):04X}", "delete it")
