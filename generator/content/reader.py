"""Bytes to plain values and their places, through PyYAML's C event stream.

The loader that PyYAML builds on the same stream crashes the interpreter on deeply nested input, keeps the last of
two equal keys in silence and turns `no` into False. So the events are walked here, with a depth limit, by a loop.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from generator.diagnostics import Code, Diagnostic, Span

MAX_BYTES = 256 * 1024
MAX_DEPTH = 50

Loc: TypeAlias = tuple[str | int, ...]

# C0 and C1 controls but tab and newline, line and paragraph separators, bidirectional overrides, tag characters, BOMs.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_WORDS = {"null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
# Plain scalars that another YAML reader, or a hurried eye, takes for something else than text.
_AMBIGUOUS = re.compile(
    r"yes|no|on|off|y|n|true|false|null|~|<<|=|[-+]?[0-9][0-9_]*(?:[.:][0-9_]*)*(?:e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+|[-+]?\.(?:inf|nan|[0-9]+)",
    re.IGNORECASE,
)
# `field: "Quoted" and more`, which YAML cannot read on.
_HALF_QUOTED = re.compile(r"""[^"']*(?::|-) +(?:"[^"]*"|'[^']*') *[^ #]""")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")

# One character of a scalar by the way it is written, as it stands in the file.
_CHARACTERS = {"": re.compile("."), "'": re.compile("''|."), '"': re.compile(r"\\(?:x.{2}|u.{4}|U.{8}|.)|.")}


class Unquoted(str):
    """A plain scalar that YAML readers disagree about (`yes`, `012`, `1:30`): text fields refuse it."""

    __slots__ = ()


class Mark(NamedTuple):
    """Where a value starts (line and column from 1) and, of a scalar, how it is written (one of | > ' " or empty)."""

    line: int
    column: int
    style: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, read: its text, its value, and the marks of every value and key in it by path."""

    path: str
    text: str = ""
    value: Any = None
    values: dict[Loc, Mark] = field(default_factory=dict)
    keys: dict[Loc, Mark] = field(default_factory=dict)

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """Place of the key at `loc` or else of the value there, or of the nearest value around it."""
        places = (self.values.get(loc[:length]) for length in range(len(loc), -1, -1))
        mark = (key and self.keys.get(loc)) or next(filter(None, places), None)
        return Span(self.path, mark.line, mark.column) if mark else Span(self.path)

    def span_in_text(self, loc: Loc, line: int, column: int) -> Span:
        """Place of a character inside a scalar; `line` and `column` count from 0 in the scalar's own text."""
        mark = self.values.get(loc)
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
    source = Source(path, text)
    walk = _Walk(source)
    try:
        walk.run()
    except yaml.MarkedYAMLError as error:
        walk.problems.append(_not_yaml(path, text, error))
    if not walk.problems and walk.roots in ([], [None]):
        walk.problems.append(Diagnostic(Span(path), Code.EMPTY_FILE, "the file holds nothing", "see `studyguide new`"))
    value = walk.roots[0] if walk.roots else None
    return Source(path, text, value, source.values, source.keys), tuple(walk.problems)


def _controls(path: str, text: str) -> Iterator[Diagnostic]:
    for found in _FORBIDDEN.finditer(text):
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


class _Walk:
    """One pass over the events of a file; a loop with a stack, so that no input can exhaust the interpreter's own."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.roots: list[Any] = []
        self.path: list[str | int] = []
        self.stack: list[Any] = []
        self.pending: list[str | None] = []  # of each open mapping, the key whose value comes next

    def run(self) -> None:  # noqa: C901 - one branch a kind of event
        loader = yaml.CSafeLoader(self.source.text)
        try:
            documents = 0
            while True:
                event: Any = loader.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    self.scalar(event)
                elif kind is yaml.MappingStartEvent:
                    self.open(event, {})
                elif kind is yaml.SequenceStartEvent:
                    self.open(event, [])
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self.close()
                elif kind is yaml.AliasEvent:
                    self.problem(event, Code.ANCHOR, f"'*{event.anchor}' is an alias", "write the value out")
                    self.add(event, None)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        hint = "one file holds one document: delete the '---'"
                        self.problem(event, Code.SEVERAL_DOCUMENTS, "a second document starts here", hint)
                        return
                elif kind is yaml.StreamEndEvent:
                    return
                if len(self.stack) > MAX_DEPTH:
                    self.problem(event, Code.TOO_DEEP, f"nested more than {MAX_DEPTH} deep", "flatten it")
                    return
        finally:
            loader.dispose()

    def problem(self, event: Any, code: Code, message: str, hint: str | None) -> None:
        span = Span(self.source.path, event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Diagnostic(span, code, message, hint))

    def refuse_decorations(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem(event, Code.ANCHOR, f"'&{event.anchor}' is an anchor", "delete it and write the value out")
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(event, Code.TAG, f"'{written}' is a tag", "delete it: the field decides the type")

    def open(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        self.refuse_decorations(event)
        self.add(event, container)
        self.stack.append(container)
        self.pending.append(None)
        self.path.append(0)

    def close(self) -> None:
        self.stack.pop()
        self.pending.pop()
        self.path.pop()

    def scalar(self, event: Any) -> None:
        self.refuse_decorations(event)
        text = event.value
        if event.style is None or event.style == "":
            self.add(event, _resolve(text))
            return
        if event.style == '"' and (found := _FORBIDDEN.search(text)):
            self.problem(event, Code.CONTROL_CHARACTER, f"control character U+{ord(found[0]):04X}", "delete the escape")
        self.add(event, text)

    def add(self, event: Any, value: Any) -> None:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1, getattr(event, "style", None) or "")
        if not self.stack:
            self.roots.append(value)
            self.source.values[()] = mark
            return
        parent = self.stack[-1]
        if isinstance(parent, list):
            self.path[-1] = len(parent)
            self.source.values[tuple(self.path)] = mark
            parent.append(value)
        elif self.pending[-1] is None:
            self.key(event, mark, value)
        else:
            self.source.values[tuple(self.path)] = mark
            parent[self.pending[-1]] = value
            self.pending[-1] = None

    def key(self, event: Any, mark: Mark, value: Any) -> None:
        if isinstance(value, dict | list):
            self.problem(
                event,
                Code.BAD_YAML,
                "a key that is not text",
                "write the key as one word, or put the text in quotation marks",
            )
        text = str(value) if isinstance(value, str) else str(getattr(event, "value", value))
        parent = self.stack[-1]
        self.path[-1] = text
        loc = tuple(self.path)
        if text in parent:
            first = self.source.keys[loc].line
            self.problem(event, Code.DUPLICATE_KEY, f"'{text}' stands here again", f"first on line {first}; keep one")
        else:
            self.source.keys[loc] = mark
        parent.setdefault(text, None)
        self.pending[-1] = text


def _resolve(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[:1] not in "0123456789-+.~yYnNoOtTfF<=":
        return text
    number = _NUMBER.fullmatch(text)
    if number:
        return float(text) if number[1] else int(text)
    if _AMBIGUOUS.fullmatch(text) and not _DATE.fullmatch(text):
        return Unquoted(text)
    return text
