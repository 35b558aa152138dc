"""A number that somebody typed beside one that is worked out."""

import re
from collections.abc import Iterator

from generator.content.checks.evidence import Evidence
from generator.content.fields import Prose
from generator.content.sums import evaluate
from generator.diagnostics import Code, Diagnostic

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_NOT_A_BREAK = re.compile(r"[^\n]")
_EQUALS = r"\s*\$?\s*[=≈]\s*\$?\s*(?:\\?[$£€])?"
_SUM = r"[\d(](?:[\d.,()×·*/+−^-]|\s|\\cdot|\\times)*%?"
_BEFORE = re.compile(rf"(?<![\w.,{{}}^])(?P<typed>(?:(?:ln|log2|sqrt)\s?)?{_SUM}){_EQUALS}\{{(?P<name>\w+)\}}")
_AFTER = re.compile(rf"\{{(?P<name>\w+)\}}%?{_EQUALS}(?P<typed>[\d(][\d.,()×·*/+−^-]*%?)(?![\w{{])")
# What stands before a sum when it is only the end of one that this does not read: a sign, a brace, a command.
_GOES_ON = re.compile(r"(?:[-+*/=^_×·−{}\\]|\\[a-z]+\S*|_\S+)\s*$")
# As people write sums, and as the evaluator of worked numbers reads them.
_SIGNS = str.maketrans({"×": "*", "·": "*", "−": "-", "^": "**"})
_HALF = 0.5 + 1e-9


def disagreeing_figures(evidence: Evidence) -> Iterator[Diagnostic]:
    """In `0.95 / 0.05 = {ratio}` or `{ratio} ≈ 19` both sides are the same number, to the digits that are shown."""
    for leaf in evidence.leaves:
        if not isinstance(leaf.value, Prose) or not leaf.value.figures:
            continue
        for start, typed, name in _pairs(leaf.value.source):
            shown = leaf.value.figures.get(name)
            if shown and _disagree(typed, shown):
                before = leaf.value.source[:start]
                span = leaf.source.span_in_text(leaf.loc, before.count("\n"), start - before.rfind("\n") - 1)
                message = f"'{typed}' is typed beside {{{name}}}, which is {shown}"
                yield Diagnostic(span, Code.FIGURE_DISAGREES, message, "mend whichever is wrong")


def _pairs(text: str) -> Iterator[tuple[int, str, str]]:
    """Where something is typed beside a worked number, what it is, and the name of the number."""
    if "=" in text or "≈" in text:
        prose = _CODE.sub(lambda match: _NOT_A_BREAK.sub(" ", match[0]), text)
        for pattern in (_BEFORE, _AFTER):
            for match in pattern.finditer(prose):
                if pattern is _BEFORE and _GOES_ON.search(prose[: match.start()]):
                    continue
                yield match.start("typed"), match["typed"].strip().rstrip(".,"), match["name"]


def _disagree(typed: str, shown: str) -> bool:
    """Whether they differ at the digits of the coarser one; what is not arithmetic differs from nothing."""
    plain = shown.rstrip("%").replace(",", "").replace("\N{MINUS SIGN}", "-")
    try:
        value, there = evaluate(_expression(typed)), float(plain)
    except ValueError:
        return False
    value *= 100 if shown.endswith("%") else 1
    unit = max(_last_place(plain), _last_place(typed) if re.fullmatch(r"[\d.,]+%?", typed) else 0.0)
    return abs(value - there) > _HALF * unit + 1e-9 * abs(value)


def _expression(typed: str) -> str:
    text = re.sub(r"\\cdot|\\times", "*", typed)
    text = re.sub(r",(?=\d{3})", "", text.translate(_SIGNS))
    text = re.sub(r"([\d.]+)%", r"(\1/100)", text)
    return re.sub(r"\b(ln|log2|sqrt)\s?([\d.]+)", r"\1(\2)", text).replace("ln(", "log(")


def _last_place(text: str) -> float:
    """What one more in the last digit of a number is worth: 0.01 for 3.14, 100 for 1e+02."""
    mantissa, _, exponent = text.rstrip("%").partition("e")
    return float(10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2])))
