"""A formula in plain words, for people who listen: one named rule for each kind of node, tried in the order written."""

import re
import unicodedata
from typing import Final

from generator.prose.maths.sayings import (
    BELOW,
    BLACKBOARD,
    DERIVATIVES,
    FENCES,
    LIMITS,
    NAMES,
    NORMS,
    PRIMES,
    ROOTS,
    STYLED,
    SUPERSCRIPTS,
)
from generator.prose.maths.shape import (
    applies,
    bracketed,
    core,
    functional,
    kind,
    matrix,
    operand,
    operates,
    phrase,
    simple,
    sole,
    transposable,
)
from generator.prose.maths.symbols import ACCENTS, SYMBOLS, Kind
from generator.prose.maths.tree import (
    Accent,
    Fenced,
    Fraction,
    Grid,
    Node,
    Root,
    Row,
    Script,
    Sign,
    Stack,
    Styled,
    Words,
    walk,
)

_VERBS: Final = re.compile(
    r"\b("
    + "|".join(sorted({symbol.spoken for symbol in SYMBOLS.values() if symbol.spoken.startswith("is ")}, key=len)[::-1])
    + r")\b",
)


def spoken(row: Row) -> str:
    """The whole formula; ASCII only, whatever letters its words have."""
    words = _row(row).strip(" ,") or "comma"
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()


def _join(parts: list[str]) -> str:
    """Words with single spaces, commas close to what they follow."""
    text = re.sub(r"\s+", " ", " ".join(part for part in parts if part)).strip()
    return re.sub(r"\s*([,;])(\s*,)*", r"\1", text)


def _row(row: Row, given: str = "given") -> str:
    """Side by side; `given` is what a lone bar means here."""
    parts: list[str] = []
    before: Node | None = None
    rest = _without_thin_spaces(row.items)
    while rest:
        item, *after = rest
        following = after[0] if after else None
        applied = applies(item, following)
        if _multiplied(before, item, applied=applied):
            parts.append("times")
        before = item
        if applied and following is not None:
            before, after = following, after[1:]
            parts.append(_application(item, following, after[0] if after else None))
        elif functional(item):
            parts.append(_function(item, following))
            before = None
        elif _lone_bar(item):
            parts.append(given)
        else:
            parts.append(_node(item))
        rest = tuple(after)
    return _join(parts)


def _without_thin_spaces(items: tuple[Node, ...]) -> tuple[Node, ...]:
    """Only the wide ones are heard, as a pause."""
    return tuple(item for item in items if not (isinstance(item, Sign) and item.symbol.spoken == ""))


def _multiplied(before: Node | None, item: Node, *, applied: bool) -> bool:
    """Letters simply follow one another; where a longer phrase meets another factor, 'times' keeps them apart."""
    if not (operand(before) and operand(item)) or sole(Row((item,))) == "d":
        return False
    if isinstance(before, Sign) and before.symbol.char in "∂dΔ⋯…":
        return False
    return applied or phrase(item) or phrase(before)


def _lone_bar(item: Node) -> bool:
    return isinstance(item, Sign) and item.symbol.char == "∣"


def _node(node: Node) -> str:  # noqa: C901 - one line for each kind of node
    match node:
        case Sign(symbol):
            return symbol.spoken
        case Words(text):
            return NAMES.get(text, text)
        case Row():
            return _row(node)
        case Fraction():
            return _fraction(node)
        case Root():
            return _root(node)
        case Accent():
            return _accent(node)
        case Styled():
            return _styled(node)
        case Stack(base, note, above):
            return f"{_row(base)} with {_row(note)} {'above' if above else 'below'}"
        case Script():
            return _script(node)
        case Fenced():
            return _fenced(node)
        case Grid():
            return _grid(node)


def _application(function: Node, argument: Node, beyond: Node | None) -> str:
    """`f(x)`: f of x; the brackets are read only where the argument would run into what follows."""
    fenced = bracketed(argument)
    body = _row(fenced.body) if fenced is not None and fenced.body.items else "nothing"
    if fenced is not None and operates(fenced.body) and not _only_conditions(fenced.body) and _runs_on(beyond):
        body = f"open paren {body} close paren"
    if fenced is not None and (kind(core(function)) is Kind.LIMITED or isinstance(core(function), Words)):
        body = _pair(fenced.body) or body
    said = f"{_called(function)} of {body}"
    if isinstance(argument, Script):  # E[X]^2 is not E[X^2], and must not sound like it
        scripts = _scripted("", argument)
        return f"{said}, all {scripts}," if argument.sup is not None else f"{said}, {scripts},"
    return said


def _pair(body: Row) -> str | None:
    """The maximum of two things: 'a and b'."""
    commas = [place for place, item in enumerate(body.items) if isinstance(item, Sign) and item.symbol.char == ","]
    if len(commas) != 1:
        return None
    return f"{_row(Row(body.items[: commas[0]]))} and {_row(Row(body.items[commas[0] + 1 :]))}"


def _only_conditions(body: Row) -> bool:
    signs = [item.symbol.char for item in body.items if isinstance(item, Sign)]
    operators = [item for item in body.items if kind(item) in {Kind.BINARY, Kind.RELATION}]
    return len(operators) == sum(sign in "∣∥" for sign in signs)


def _runs_on(beyond: Node | None) -> bool:
    return kind(beyond) is Kind.BINARY or operand(beyond)


def _called(function: Node) -> str:
    """A function without its argument: the limits of an expectation are what it is taken over."""
    if functional(function):
        return _function(function, None)
    match function:
        case Script(base, Row() as sub, None, 0) if _expects(base):
            return f"{_node(base)} over {_below(sub)}"
        case _:
            return _node(function)


def _expects(base: Node) -> bool:
    match base:
        case Styled("\\mathbb", Row((Sign(symbol),))):
            return symbol.char in "EP"
        case Sign(symbol):
            return symbol.char == "E"
        case _:
            return False


def _function(node: Node, following: Node | None) -> str:
    """log, max, sums and gradients: name, limits, and 'of' when there is something to be of."""
    base = core(node)
    name = _node(base)
    if isinstance(node, Script):
        name = _limits(name, base, node)
    return name if _ends(following) else f"{name} of"


def _ends(following: Node | None) -> bool:
    """Whether nothing comes that a function could be of; a minus may start its operand."""
    if isinstance(following, Sign) and following.symbol.spoken in {"minus", "plus"}:
        return False
    return following is None or kind(following) in {
        Kind.RELATION,
        Kind.PUNCTUATION,
        Kind.BINARY,
        Kind.CLOSE,
        Kind.SPACE,
    }


def _limits(name: str, base: Node, node: Script) -> str:
    """From and to when both are given, else over; a logarithm has a base, a limit a direction."""
    sign = base.symbol.char if isinstance(base, Sign) else ""
    sub = _below(node.sub) if node.sub is not None else ""
    sup = _row(node.sup) if node.sup is not None else ""
    if node.sup is not None and kind(base) not in {Kind.BIG, Kind.INTEGRAL}:
        name = f"{'nabla' if sign == '∇' else name} {_superscript(base, node.sup)}"
    elif sub and sup:
        return f"{name} from {sub} to {sup}"
    elif sup:
        return f"{name} to {sup}"
    if not sub:
        return name
    if kind(base) is Kind.NAMED:
        return f"{name} base {sub}" if "log" in name else f"{name} sub {sub}"
    return f"{name} {LIMITS.get(sign, 'over')} {sub.replace(' to ', ' tends to ', 1) if sign == 'lim' else sub}"


def _below(row: Row) -> str:
    """A condition under a sign: 'over x drawn from p', not 'over x is distributed as p'."""
    return _VERBS.sub(lambda match: BELOW.get(match[0], match[0].removeprefix("is ")), _row(row))


def _fraction(fraction: Fraction) -> str:
    over, under = fraction.over, fraction.under
    if not fraction.ruled:
        return f"{_row(over)} choose {_row(under)}"
    if derivative := _derivative(over, under):
        return derivative
    if simple(over) and simple(under):
        return f"{_row(over)} over {_row(under)}"
    if any(isinstance(node, Fraction) for row in (over, under) for node in walk(row)):
        return f"the fraction with numerator {_row(over)} and denominator {_row(under)} end fraction"
    return f"the fraction {_row(over)} over {_row(under)} end fraction"


def _derivative(over: Row, under: Row) -> str | None:
    """`dy` over `dx`, straight or curly."""
    match over.items, under.items:
        case (first, *of), (second, *to) if _node(first) == _node(second) in DERIVATIVES and to:
            kind_of = DERIVATIVES[_node(first)]
            if not of:
                return f"the {kind_of} with respect to {_row(Row(tuple(to)))}"
            return f"the {kind_of} of {_row(Row(tuple(of)))} with respect to {_row(Row(tuple(to)))}"
        case _:
            return None


def _root(root: Root) -> str:
    name = "square root"
    if root.index is not None:
        name = ROOTS.get(sole(root.index) or "", f"root of order {_row(root.index)}")
    end = "" if simple(root.body) else " end root"
    return f"the {name} of {_row(root.body)}{end}"


def _accent(accent: Accent) -> str:
    name = ACCENTS[accent.command][3]
    if name == "vector":
        return f"vector {_row(accent.body)}"
    if simple(accent.body):
        return f"{_row(accent.body)} {name}"
    return f"open paren {_row(accent.body)} close paren {name}"


def _styled(node: Styled) -> str:
    said = _row(node.body)
    if node.command == "\\mathbb":
        return BLACKBOARD.get(said, said)
    return STYLED.get(node.command, "{}").format(said)


def _script(script: Script) -> str:
    base = script.base
    if isinstance(base, Fenced):
        return _scripted_fence(base, script)
    if isinstance(base, Accent) and base.command in {"\\underbrace", "\\overbrace"}:
        note = script.sub or script.sup
        return f"{_row(base.body)}, labelled {_row(note)}," if note else _node(base)
    if kind(base) is Kind.RELATION and _bar(base) and script.sub:
        return f"evaluated at {_row(script.sub)}"
    return _scripted(_node(base), script)


def _bar(node: Node) -> bool:
    return isinstance(node, Sign) and node.symbol.char in "|∣"


def _scripted(said: str, script: Script) -> str:
    parts = [said]
    if script.primes:
        parts.append(PRIMES.get(script.primes, "many primes"))
    if script.sub is not None:
        parts.append(_subscript(script.sub))
    if script.sup is not None:
        parts.append(_superscript(script.base, script.sup))
    return _join(parts)


def _subscript(sub: Row) -> str:
    return f"sub {_below(sub)} end sub" if operates(sub) else f"sub {_below(sub)}"


def _superscript(base: Node, sup: Row) -> str:
    """Set phrases first, then transposes, inverses and numbered copies, then a power."""
    match sup.items:
        case (Sign(symbol),) if symbol.char in SUPERSCRIPTS:
            return SUPERSCRIPTS[symbol.char]
        case (Sign(symbol),) if symbol.char == "T" and transposable(base):
            return "transpose"
        case (Sign(minus), Sign(one)) if minus.spoken == "minus" and one.char == "1" and _invertible(base):
            return "inverse"
        case (Sign(minus), Sign(top)) if minus.spoken == "minus" and top.char in {"⊤", "T"}:
            return "inverse transpose"
        case (Fenced(left, body, _, _),) if left is not None and left.char in "([":
            return f"superscript {_row(body)}"
        case (Words(text),):
            return f"superscript {text}"
        case _:
            power = _row(sup).replace(" times ", " by ") if _blackboard(base) else _row(sup)
            return f"to the power of {power}" + ("" if simple(sup) or _blackboard(base) else " end power")


def _invertible(base: Node) -> bool:
    """A matrix, or a function whose inverse is meant."""
    bare = core(base)
    return matrix(base) or (isinstance(bare, Sign) and bare.symbol.char in "fgh") or kind(bare) is Kind.NAMED


def _blackboard(base: Node) -> bool:
    return isinstance(base, Styled) and base.command == "\\mathbb"


def _fenced(fenced: Fenced) -> str:
    left = fenced.left.char if fenced.left else ""
    right = fenced.right.char if fenced.right else ""
    if len(fenced.body.items) == 1 and isinstance(fenced.body.items[0], Grid | Fraction) and _binomial_or_grid(fenced):
        return _node(fenced.body.items[0])
    if left + right in {"[)", "(]"}:
        return _interval(fenced, left, right)
    body = _row(fenced.body, "such that" if left == "{" else "given")
    if left + right == "⟨⟩":
        body = _pair(fenced.body) or body
    phrases = FENCES.get(left + right)
    if phrases is None:
        return body
    short = simple(fenced.body) or (left == "⟨" and not operates(fenced.body))
    return phrases[0 if short else 1].format(body).replace("  ", " ")


def _binomial_or_grid(fenced: Fenced) -> bool:
    inner = fenced.body.items[0]
    return isinstance(inner, Grid) or (isinstance(inner, Fraction) and not inner.ruled)


def _interval(fenced: Fenced, left: str, right: str) -> str:
    ends = _row(fenced.body).replace(",", " to", 1)
    included = f"{'including' if left == '[' else 'excluding'} the start, "
    included += f"{'including' if right == ']' else 'excluding'} the end"
    return f"the interval from {ends}, {included},"


def _scripted_fence(fenced: Fenced, script: Script) -> str:
    """Norms are named by their subscript, and their square is said first: what is squared is then never in doubt."""
    signs = (fenced.left.char if fenced.left else "") + (fenced.right.char if fenced.right else "")
    if signs == "|" and fenced.left is None and script.sub is not None:
        return f"{_row(fenced.body)} evaluated at {_row(script.sub)}"
    squared = script.sup is not None and sole(script.sup) == "2"
    if signs == "‖‖":
        name = "norm" if script.sub is None else NORMS.get(sole(script.sub) or "", f"norm sub {_row(script.sub)}")
        said = f"the {'squared ' if squared else ''}{name} of {_row(fenced.body)}"
        said += "" if simple(fenced.body) else " end norm"
        return said if squared or script.sup is None else f"{said}, all {_superscript(fenced, script.sup)},"
    if signs == "||" and squared and script.sub is None:
        return _fenced(fenced).replace("the absolute", "the squared absolute", 1)
    return _scripted(_fenced(fenced), script)


def _grid(grid: Grid) -> str:
    rows = grid.rows
    match grid.environment:
        case "cases":
            lines = [f"case {number}: {_case(row)};" for number, row in enumerate(rows, 1)]
            return _join([f"{len(rows)} cases:", *lines, "end cases"])
        case "aligned":
            said = [_row(Row(tuple(item for cell in row for item in cell.items))) for row in rows]
            lines = [f"line {number}: {line};" for number, line in enumerate(said, 1)]
            return _join([*lines, "end lines"]) if len(rows) > 1 else _join(said)
        case name:
            what = "determinant of the" if name == "vmatrix" else ""
            lines = [f"row {number}: {', '.join(_cell(cell) for cell in row)};" for number, row in enumerate(rows, 1)]
            return _join(["the", what, f"{len(rows)} by {len(rows[0])} matrix,", *lines, "end matrix"])


def _case(row: tuple[Row, ...]) -> str:
    """The value, then its condition, with an 'if' unless the author wrote one."""
    value, *conditions = (_row(cell).strip(" ,") for cell in row)
    condition = conditions[0] if conditions else ""
    if not condition:
        return value
    worded = bool(row[1].items) and isinstance(row[1].items[0], Words)
    return f"{value}, {condition}" if worded else f"{value}, if {condition}"


def _cell(cell: Row) -> str:
    return _row(cell) or "blank"
