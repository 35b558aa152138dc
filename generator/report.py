"""Diagnostics as text, as JSON and as GitHub annotations."""

import json
from collections.abc import Callable, Iterable, Mapping

from generator.diagnostics import Diagnostic, Severity


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    """One line a problem, as compilers write them, and a line for its hint."""
    lines: list[str] = []
    for item in diagnostics:
        place = f"{_line(item.span.path)}:{item.span.line}:{item.span.column}"
        lines.append(f"{place}: {item.severity}: {_line(item.message)} [{item.code}]")
        if item.hint:
            lines.append(f"  hint: {_line(item.hint)}")
    return "".join(f"{line}\n" for line in lines)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array of objects with path, line, column, severity, code, message and hint."""
    rows = [
        {
            "path": item.span.path,
            "line": item.span.line,
            "column": item.span.column,
            "severity": item.severity,
            "code": item.code,
            "message": item.message,
            "hint": item.hint,
        }
        for item in diagnostics
    ]
    text = json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
    # File names need not be UTF-8; Python keeps their other bytes as surrogates, which only escapes can carry.
    return text.encode("utf-8", "backslashreplace").decode()


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows on the lines of a pull request."""
    lines: list[str] = []
    for item in diagnostics:
        place = f"file={_property(_line(item.span.path))},line={item.span.line},col={item.span.column}"
        message = _line(item.message)
        text = message if item.hint is None else f"{message}\nhint: {_line(item.hint)}"
        lines.append(f"::{item.severity} {place},title={item.code}::{_data(text)}")
    return "".join(f"{line}\n" for line in lines)


FORMATS: Mapping[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Counts for the last line of a run: '2 errors, 1 warning'."""
    severities = [item.severity for item in diagnostics]
    counts = [(severities.count(severity), severity) for severity in Severity]
    parts = [f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts if count]
    return ", ".join(parts) or "no problems"


def _line(text: str) -> str:
    """A text on one line without what a terminal, or a machine that reads the log, could take for a command."""
    return "".join(_shown(character) for character in " ".join(text.splitlines()))


def _shown(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
