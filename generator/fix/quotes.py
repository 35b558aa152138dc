"""Quotation marks where YAML, or a hurried eye, would take a text for something else."""

import re

from generator.content.decode import decode
from generator.content.files import Place
from generator.content.reader import read
from generator.content.slips import ROW, in_quotes
from generator.diagnostics import Code, Diagnostic, Span

_TOKEN = re.compile(r"[^\s,\[\]{}#]+")
# What begins with a bracket or a quotation mark that closes before the text ends; of any other, nobody can tell.
_CLOSED = re.compile(r"""(?:\[[^\]]*\]|\{[^}]*\}|"[^"]*"|'[^']*')\s*\S""")
_STRUCTURE = re.compile(r"\s*(?:- |[\w-]+:(?: |$)|#)")
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
    broken = next((item for item in misread if item.code is Code.BAD_YAML or _begins_a_text(text, item)), None)
    if broken:
        after = _row_quoted(text, broken.span)
        return after if after and _helped(path, after, place, broken, misread) else None
    if misread or place.kind is None:
        return None
    for item in decode(source, place).problems:
        if item.code is Code.QUOTE_IT:
            return _token_quoted(text, item.span)
        if item.code is Code.WRONG_TYPE and item.message.endswith("where text belongs"):
            after = _row_quoted(text, item.span, closed=False)
            if after and _helped(path, after, place, item, misread):
                return after
    return None


def _begins_a_text(text: str, item: Diagnostic) -> bool:
    """Whether what YAML takes for an anchor, an alias or a tag can only be the beginning of a text."""
    if item.code not in (Code.ANCHOR, Code.TAG):
        return False
    written = text.split("\n")[item.span.line - 1][item.span.column - 1 :]
    sign, name = written[:1], written.split()[0][1:]
    twin = {"&": f"*{name}", "*": f"&{name}"}.get(sign)
    return " " in written.strip() and not written.startswith("!!") and not (twin and twin in text)


def _helped(path: str, after: str, place: Place, broken: Diagnostic, misread: tuple[Diagnostic, ...]) -> bool:
    """Whether the problem is gone and no other came before it, in a field that takes a text."""
    line = broken.span.line
    still = read(path, after.encode())[1]
    before = [item for item in misread if item.span.line < line]
    if [item for item in still if item.span.line <= line] != before:
        return False
    # What stands below may be broken still; the lines down to this one can be decoded without it.
    source, unread = read(path, "\n".join(after.split("\n")[:line]).encode())
    if unread or place.kind is None:
        return True
    problems = decode(source, place).problems
    return not any(item.code is Code.WRONG_TYPE and item.span.line == line for item in problems)


def _row_quoted(text: str, span: Span, *, closed: bool = True) -> str | None:
    """The text with that of a row, and of the rows that it goes on over, in quotation marks."""
    rows = text.split("\n")
    start = span.line - 1
    found = ROW.fullmatch(rows[start])
    if not found or (closed and found["text"][0] in "\"'[{" and not _CLOSED.match(found["text"])):
        return None
    depth = len(rows[start]) - len(rows[start].lstrip(" "))
    end = start + 1
    while end < len(rows) and rows[end].startswith(" " * (depth + 1)):
        end += 1
    below = rows[start + 1 : end]
    if below and (found["text"][0] in ">|-" or any(map(_STRUCTURE.match, below))):
        return None  # maybe a text on the lines below, or fields that stand too deep
    whole = "\n".join([found["text"], *(row.strip() for row in below)])
    first, *others = in_quotes(whole).split("\n")
    indents = (row[: len(row) - len(row.lstrip())] for row in below)
    lines = [found["before"] + first, *(indent + row for indent, row in zip(indents, others, strict=True))]
    return "\n".join([*rows[:start], *lines, *rows[end:]])


def _token_quoted(text: str, span: Span) -> str | None:
    rows = text.split("\n")
    row = rows[span.line - 1]
    found = _TOKEN.match(row, span.column - 1)
    if not found:
        return None
    rows[span.line - 1] = f"{row[: found.start()]}{in_quotes(found[0])}{row[found.end() :]}"
    return "\n".join(rows)
