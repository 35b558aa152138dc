"""What PyYAML stumbled over, said for somebody who wanted to write a text: where it starts and what to type instead."""

import re

import yaml

from generator.diagnostics import Code, Diagnostic, Span

MAX_SHOWN = 60

# A field or an item with its text on the same line.
ROW = re.compile(r"(?P<before>\s*(?:- +)*(?:[\w-]+: +)?)(?P<text>\S.*?)\s*")
# A line that looks like a field or an item; within quotation marks, a sign that somebody forgot to close them.
_FIELD_LIKE = re.compile(r"\n *(?:- +)?[\w-]+:(?: |$)|\n *- ", re.MULTILINE)
_OTHER_MEANING = frozenset("{[]}*&!>|@`%-?,")

_UNCLOSED = "this quotation mark is not closed"


def in_quotes(text: str) -> str:
    """A text of one line as YAML reads it back: in single quotation marks where double ones would need escapes."""
    if "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def quote(text: str) -> str:
    """The advice to put a text in quotation marks, with the very text as far as it fits on a line."""
    shown = in_quotes(text) if text else ""
    return f"put the text in quotation marks{f': {shown}' if 0 < len(shown) <= MAX_SHOWN else ''}"


def not_yaml(path: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    """What PyYAML stumbled over, and for the usual slips what to type instead."""
    what = " ".join(part for part in (error.context, error.problem) if part)
    rows = text.split("\n")
    unclosed = "quoted scalar found unexpected" in what
    mark = _telling(text, error, early=unclosed or "simple key" in what)
    if mark is None:
        return Diagnostic(Span(path), Code.BAD_YAML, f"not YAML: {what}")
    quoted = _quoted_before(text, mark)
    if opening := _opening_quote(text, mark, quoted, unclosed=unclosed):
        sign = rows[opening.line][opening.column]
        inside = '\\"' if sign == '"' else "''"
        hint = f"type a {sign} where the text ends; inside the text it is written {inside}"
        span = Span(path, opening.line + 1, opening.column + 1)
        return Diagnostic(span, Code.BAD_YAML, f"not YAML: {_UNCLOSED}", hint)
    span = Span(path, mark.line + 1, mark.column + 1)
    last = text.rstrip()
    if mark.line > last.count("\n"):
        span = Span(path, last.count("\n") + 1, len(last) - last.rfind("\n"))
    row = rows[span.line - 1]
    if "\t" in row[: span.column]:
        what = "a tab where only spaces count" if "cannot start any token" in what else what
        return Diagnostic(span, Code.BAD_YAML, f"not YAML: {what}", "indent with spaces, not tabs")
    found = ROW.fullmatch(row)
    if found and found.start("text") < span.column and _means_otherwise(found["text"], what):
        span = Span(path, span.line, found.start("text") + 1)
        return Diagnostic(
            span, Code.BAD_YAML, f"not YAML: '{found['text'][0]}' cannot start a text", _quote(found, rows, span)
        )
    half = any(token.end_mark.line == mark.line for token in quoted[-1:])
    return Diagnostic(span, Code.BAD_YAML, f"not YAML: {what}", _hint(what, rows, span, half_quoted=half))


def _telling(text: str, error: yaml.MarkedYAMLError, *, early: bool) -> yaml.Mark | None:
    """The place that helps: what opens early may be noticed only at the end of the file."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and (early or (mark and mark.line > text.rstrip().count("\n"))):
        mark = error.context_mark
    return mark


def _opening_quote(text: str, mark: yaml.Mark, quoted: list[yaml.ScalarToken], *, unclosed: bool) -> yaml.Mark | None:
    """Where the quotation mark opens that is not closed, or only by the opening one of a text further on."""
    opening = mark if unclosed else None
    for token in reversed(quoted):
        place = opening or mark
        if token.end_mark.line != place.line or not _FIELD_LIKE.search(
            text, token.start_mark.index, token.end_mark.index
        ):
            break
        opening = token.start_mark
    return opening


def _quoted_before(text: str, mark: yaml.Mark) -> list[yaml.ScalarToken]:
    """The texts in quotation marks that end before a place."""
    loader, found = yaml.CSafeLoader(text), []
    try:
        while (token := loader.get_token()) and token.start_mark.index < mark.index:
            if isinstance(token, yaml.ScalarToken) and not token.plain:
                found.append(token)
    except yaml.MarkedYAMLError:
        pass  # what comes before is what was asked for
    finally:
        loader.dispose()
    return found


def _means_otherwise(value: str, what: str) -> bool:
    """Whether the value begins with a sign that has another meaning in YAML, and that was the slip."""
    if value[0] in "[{" and ("flow" in what or "node content" in what):
        return False  # a list or a group that is not closed
    if value[0] == "-" and "sequence entries" not in what:
        return False
    return value[0] in _OTHER_MEANING and "mapping values" not in what


def _quote(found: re.Match[str], rows: list[str], span: Span) -> str:
    """The advice for a row; the text is shown where it does not go on below."""
    depth = len(found["before"]) - len(found["before"].lstrip())
    goes_on = any(re.match(rf" {{{depth + 1}}}", row) for row in rows[span.line : span.line + 1])
    sign = found["text"][0]
    below = f", or write it on the lines below the {sign}" if sign in "|>" else ""
    return (quote("") if goes_on else quote(found["text"])) + below


def _hint(what: str, rows: list[str], span: Span, *, half_quoted: bool) -> str | None:
    found = ROW.fullmatch(rows[span.line - 1])
    value = found["text"] if found else ""
    begun = bool(found and found["before"].strip())
    if "mapping values are not allowed" in what:
        return quote(value if begun else "").replace("the text", "text that holds ': '")
    if "simple key" in what:
        return "write a field as `name: value`, or put text of several lines below a |"
    if "expected ',' or" in what or "node content" in what:
        return "close the list or group above, or put a comma between its parts"
    if half_quoted:  # `field: "Quoted" and more`, which YAML cannot read on
        return quote(value if begun else "").replace("the text", "all of the text")
    if "'-' indicator" in what:
        return _into_item(rows, span)
    if "expected key" in what or "block end" in what:
        return "give the fields of one group the same indentation"
    return None


def _into_item(rows: list[str], span: Span) -> str:
    """How deep the fields of the item above stand."""
    above = (re.match(r" *(?:- +)+", row) for row in reversed(rows[: span.line - 1]))
    item = next((found for found in above if found and found[0].index("-") == span.column - 1), None)
    depth = f"by {item.end()} spaces " if item else ""
    return f"indent it {depth}to go on with the item above, or start another one with '- '"
