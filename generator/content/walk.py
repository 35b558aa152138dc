"""One walk over the events of a YAML file: to plain values, or to the places where they stand.

The loader that PyYAML builds on the same C event stream crashes the interpreter on deeply nested input, keeps the last
of two equal keys in silence and turns `no` into False. So the events are walked here, with a depth limit, by a loop.
"""

import contextlib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

import yaml

from generator.content.slips import quote
from generator.diagnostics import Code, Diagnostic, Span

MAX_DEPTH = 50

Loc: TypeAlias = tuple[str | int, ...]

# C0 and C1 controls but tab and newline, line and paragraph separators, bidirectional overrides, tag characters, BOMs.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_WORDS = {"null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
# Plain scalars that another YAML reader, or a hurried eye, takes for something else than text.
_AMBIGUOUS = re.compile(
    r"yes|no|on|off|y|n|true|false|null|~|<<|=|[-+]?[0-9][0-9_]*(?:[.:][0-9_]*)*(?:e[-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+|[-+]?\.(?:inf|nan|[0-9]+)",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
# A comment behind something else on its line.
_BEHIND = re.compile(r"\S[ \t]+#")
_COMMENT = re.compile(r"[ \t]*(?=#)")


class Unquoted(str):
    """A plain scalar that YAML readers disagree about (`yes`, `012`, `1:30`): text fields refuse it."""

    __slots__ = ()


class Mark(NamedTuple):
    """Where a value starts (line and column from 1) and, of a scalar, how it is written (one of | > ' " or empty)."""

    line: int
    column: int
    style: str = ""


class Marks(NamedTuple):
    """The marks of every value and of every key of a file, by path."""

    values: dict[Loc, Mark]
    keys: dict[Loc, Mark]


class _Walk:
    """One pass over the events of a file; a loop with a stack, so that no input can exhaust the interpreter's own."""

    def __init__(self, path: str, text: str, marks: Marks | None = None) -> None:
        self.file = path
        self.text = text
        self.marks = marks
        self.problems: list[Diagnostic] = []
        self.roots: list[Any] = []
        self.path: list[str | int] = []
        self.stack: list[Any] = []
        self.pending: list[str | None] = []  # of each open mapping, the key whose value comes next
        # Most files have none; the lines are looked through once, not value by value.
        self.commented = set(_commented(text)) if marks is None and " #" in text else set()

    def run(self) -> None:  # noqa: C901 - one branch a kind of event
        loader = yaml.CSafeLoader(self.text)
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
                    hint = self.or_quote(event, "write the value out")
                    self.problem(event, Code.ANCHOR, f"'*{event.anchor}' is an alias", hint)
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
        span = Span(self.file, event.start_mark.line + 1, event.start_mark.column + 1)
        self.problems.append(Diagnostic(span, code, message, hint))

    def refuse_decorations(self, event: Any) -> None:
        if event.anchor is not None:
            hint = self.or_quote(event, "delete it and write the value out")
            self.problem(event, Code.ANCHOR, f"'&{event.anchor}' is an anchor", hint)
        if event.tag is not None:
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            hint = self.or_quote(event, "delete it: the field decides the type")
            self.problem(event, Code.TAG, f"'{written}' is a tag", hint)

    def or_quote(self, event: Any, hint: str) -> str:
        """The hint; where a text may only begin with a sign of YAML's, with the advice to put it in quotation marks."""
        if type(event) not in (yaml.ScalarEvent, yaml.AliasEvent) or not event.start_mark.column:
            return hint
        text = self.text.split("\n")[event.start_mark.line][event.start_mark.column :].strip()
        return f"{hint}; or {quote(text)}" if " " in text and not text.startswith("!!") else hint

    def lost(self, event: Any) -> None:
        """Name what YAML takes for a comment behind a value."""
        end = event.end_mark
        row = self.text.split("\n")[end.line]
        if found := _COMMENT.match(row, end.column):
            span = Span(self.file, end.line + 1, found.end() + 1)
            whole = row[event.start_mark.column if event.value else found.end() :].strip()
            advice = f"{quote(whole if event.start_mark.line == end.line else '')}; or "
            if event.value and (_DATE.fullmatch(event.value) or type(_resolve(event.value)) is not str):
                advice = ""  # what is no text has nothing to lose but its comment
            hint = f"{advice}write the comment on a line of its own"
            self.problems.append(Diagnostic(span, Code.LOST_TEXT, "what follows # is lost as a comment", hint))

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
            if self.commented and event.end_mark.line in self.commented:
                self.lost(event)
            self.add(event, _resolve(text))
            return
        if event.style == '"' and (found := FORBIDDEN.search(text)):
            self.problem(event, Code.CONTROL_CHARACTER, f"control character U+{ord(found[0]):04X}", "delete the escape")
        self.add(event, text)

    def add(self, event: Any, value: Any) -> None:
        if not self.stack:
            self.roots.append(value)
            self.note(event, ())
            return
        parent = self.stack[-1]
        if isinstance(parent, list):
            self.path[-1] = len(parent)
            if self.marks:
                self.note(event, tuple(self.path))
            parent.append(value)
        elif self.pending[-1] is None:
            self.key(event, value)
        else:
            if self.marks:
                self.note(event, tuple(self.path))
            parent[self.pending[-1]] = value
            self.pending[-1] = None

    def note(self, event: Any, loc: Loc) -> None:
        """Remember where a value starts, when marks are wanted."""
        if self.marks:
            self.marks.values.setdefault(loc, _mark(event))

    def key(self, event: Any, value: Any) -> None:
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
        if text in parent:
            first = (self.marks or marks_of(self.file, self.text)).keys[tuple(self.path)].line
            self.problem(event, Code.DUPLICATE_KEY, f"'{text}' stands here again", f"first on line {first}; keep one")
        elif self.marks:
            self.marks.keys.setdefault(tuple(self.path), _mark(event))
        parent.setdefault(text, None)
        self.pending[-1] = text


class Walked(NamedTuple):
    """The documents of a file, what is wrong with it, and what PyYAML stumbled over if it did."""

    documents: list[Any]
    problems: list[Diagnostic]
    error: yaml.MarkedYAMLError | None


def values_of(path: str, text: str) -> Walked:
    """The plain values of a file."""
    walk = _Walk(path, text)
    try:
        walk.run()
    except yaml.MarkedYAMLError as error:
        return Walked(walk.roots, walk.problems, error)
    return Walked(walk.roots, walk.problems, None)


def marks_of(path: str, text: str) -> Marks:
    """The marks of a file, as far as it is YAML."""
    marks = Marks({}, {})
    with contextlib.suppress(yaml.MarkedYAMLError):
        _Walk(path, text, marks).run()
    return marks


def _commented(text: str) -> Iterator[int]:
    """The lines, from 0, that have a # behind something else; within a text it may be a part of that."""
    return (number for number, row in enumerate(text.split("\n")) if "#" in row and _BEHIND.search(row))


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1, getattr(event, "style", None) or "")


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
