"""Quotation marks where YAML, or a hurried eye, would take a text for something else."""

import re

from generator.content.decode import decode
from generator.content.files import Place
from generator.content.reader import read
from generator.diagnostics import Code, Span

# A field or an item with its whole text on one line.
_ROW = re.compile(r"(?P<before>\s*(?:- +)*(?:[\w-]+: +)?)(?P<text>\S.*?)\s*")
_TOKEN = re.compile(r"[^\s,\[\]{}#]+")
_MOST = 200


def quoted(path: str, text: str, place: Place) -> str:
    """The text with what cannot be read, or not for certain, in quotation marks; each is one attempt."""
    for _ in range(_MOST):
        better = _next(path, text, place)
        if better is None:
            break
        text = better
    return text


def _next(path: str, text: str, place: Place) -> str | None:
    source, misread = read(path, text.encode())
    broken = next((problem for problem in misread if problem.code is Code.BAD_YAML), None)
    if broken:
        after = _row_quoted(text, broken.span)
        still = read(path, after.encode())[1] if after else misread
        # It helped if what YAML stumbles over now comes later, or is gone.
        return after if after and all(problem.span > broken.span for problem in still) else None
    if misread or place.kind is None:
        return None
    spans = (item.span for item in decode(source, place).problems if item.code is Code.QUOTE_IT)
    return next((_token_quoted(text, span) for span in spans), None)


def _row_quoted(text: str, span: Span) -> str | None:
    rows = text.split("\n")
    found = _ROW.fullmatch(rows[span.line - 1])
    if not found or found["text"][0] in "\"'|>[{":
        return None
    rows[span.line - 1] = f"{found['before']}{_in_quotes(found['text'])}"
    return "\n".join(rows)


def _token_quoted(text: str, span: Span) -> str | None:
    rows = text.split("\n")
    row = rows[span.line - 1]
    found = _TOKEN.match(row, span.column - 1)
    if not found:
        return None
    rows[span.line - 1] = f"{row[: found.start()]}{_in_quotes(found[0])}{row[found.end() :]}"
    return "\n".join(rows)


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
