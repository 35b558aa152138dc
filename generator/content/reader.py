"""Bytes to plain values, and the places of these when somebody asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from generator.content.walk import FORBIDDEN, Loc, Marks, marks_of, values_of
from generator.diagnostics import Code, Diagnostic, Span

MAX_BYTES = 1024 * 1024

# `field: "Quoted" and more`, which YAML cannot read on.
_HALF_QUOTED = re.compile(r"""[^"']*(?::|-) +(?:"[^"]*"|'[^']*') *[^ #]""")

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
        problems.append(_not_yaml(path, text, stumble))
    if not problems and documents in ([], [None]):
        problems.append(Diagnostic(Span(path), Code.EMPTY_FILE, "the file holds nothing", "see `studyguide new`"))
    return Source(path, text, documents[0] if documents else None), tuple(problems)


def _controls(path: str, text: str) -> Iterator[Diagnostic]:
    for found in FORBIDDEN.finditer(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        span = Span(path, text.count("\n", 0, found.start()) + 1, found.start() - line_start + 1)
        yield Diagnostic(span, Code.CONTROL_CHARACTER, f"control character U+{ord(found[0]):04X}", "delete it")


def _not_yaml(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    """What PyYAML stumbled over, and for the usual slips what to type instead."""
    what = " ".join(part for part in (error.context, error.problem) if part)
    opening = "quoted scalar" in what and "end of stream" in what
    mark, last_line = error.problem_mark or error.context_mark, text.rstrip().count("\n")
    if error.context_mark and ("simple key" in what or (mark and mark.line > last_line)):
        # PyYAML noticed it later, maybe at the end of the file; the place that helps is where the part opens.
        mark = error.context_mark
    span = Span(path, mark.line + 1, mark.column + 1) if mark else Span(path)
    if span.line > last_line + 1:
        span = Span(path, last_line + 1, len(text.rstrip()) - text.rfind("\n", 0, len(text.rstrip())))
    row = dict(enumerate(text.split("\n"), start=1)).get(span.line, "")
    if "cannot start any token" in what:
        sign = row[span.column - 1 : span.column]
        what = f"'{sign}' cannot start a value" if sign.strip() else "a tab where only spaces count"
    slips = (
        ("\t" in row[: span.column], "indent with spaces, not tabs"),
        ("mapping values are not allowed" in what, "put text that holds ': ' in quotation marks"),
        ("cannot start" in what or "scanning an alias" in what, "put the text in quotation marks"),
        (opening, "close the quotation mark"),
        ("simple key" in what, "write a field as `name: value`, or put text of several lines below a |"),
        (
            "expected ',' or" in what or "node content" in what,
            "close the list or group above, or put a comma between its parts",
        ),
        (_HALF_QUOTED.match(row), "put all of the text in quotation marks of the other sort"),
        ("expected key" in what or "block end" in what, "give the fields of one group the same indentation"),
    )
    hint = next((hint for applies, hint in slips if applies), None)
    return Diagnostic(span, Code.BAD_YAML, f"not YAML: {what}", hint)
