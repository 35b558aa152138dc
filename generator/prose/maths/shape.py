"""Questions about the shape of a formula, which decide how it is read out."""

from typing import Final

from generator.prose.maths.symbols import Kind
from generator.prose.maths.tree import (
    Accent,
    Fenced,
    Fraction,
    Grid,
    Node,
    Row,
    Script,
    Sign,
    Styled,
    Words,
    walk,
)

# Small letters that name functions; capitals always may.
_FUNCTIONS: Final = frozenset("fghpqℓσπϕφψμρ")
_OPERATORS: Final = {Kind.BINARY, Kind.RELATION}
_SIGNS_OF_TERMS: Final = {Kind.LETTER, Kind.UPRIGHT, Kind.NUMBER, Kind.SUFFIX}


def kind(node: Node | None) -> Kind | None:
    """The kind of a bare sign."""
    return node.symbol.kind if isinstance(node, Sign) else None


def core(node: Node) -> Node:
    """What is left without scripts, accents, styles and needless braces."""
    match node:
        case Script(base, _, _, _):
            return core(base)
        case Accent(_, Row((only,))) | Styled(_, Row((only,))) | Row((only,)):
            return core(only)
        case _:
            return node


def sole(row: Row) -> str | None:
    """The character of a row that is one sign, which the tables of set phrases are keyed by."""
    match row:
        case Row((Sign(symbol),)):
            return symbol.char
        case _:
            return None


def simple(row: Row) -> bool:
    """One short term, which needs no words to say where it ends."""
    match row.items:
        case (Sign(symbol), last) if symbol.char == "−":
            return _short(last)
        case (Sign(symbol), last) if symbol.kind is Kind.NUMBER:
            return isinstance(last, Sign) and last.symbol.kind in _SIGNS_OF_TERMS
        case (only,):
            return _short(only)
        case _:
            return False


def _short(node: Node) -> bool:
    match node:
        case Sign() | Words():
            return True
        case Accent(_, body) | Styled(_, body):
            return simple(body)
        case Script(base, sub, None, _):
            return _short(base) and (sub is None or not operates(sub))
        case Row():
            return simple(node)
        case Fenced(left, body, right, _):
            return left is not None and right is not None and left.char not in "([" and simple(body)
        case _:
            return False


def operates(row: Row) -> bool:
    """Whether an operator or relation stands in the row itself."""
    return any(kind(item) in _OPERATORS for item in row.items)


def operand(node: Node | None) -> bool:
    """Whether a thing can be a factor of a product."""
    match node:
        case None | Grid() | Words(name=False) | Words(limited=True):
            return False
        case Sign(symbol):
            return symbol.kind in _SIGNS_OF_TERMS | {Kind.NAMED, Kind.LIMITED, Kind.BIG, Kind.INTEGRAL}
        case Script(base, _, _, _):
            return operand(base)
        case _:
            return True


def phrase(node: Node | None) -> bool:
    """Whether a factor is read out as more than a letter or a number."""
    match node:
        case Sign(symbol):
            return symbol.kind not in _SIGNS_OF_TERMS
        case Script(base, _, _, _):
            return phrase(base)
        case Styled(_, body) | Accent(_, body):
            return not simple(body)
        case Words():
            return False
        case _:
            return True


def functional(node: Node) -> bool:
    """Whether 'of' follows even without brackets: log, max, sums, gradients."""
    base = core(node)
    if isinstance(base, Words):
        return base.limited
    if isinstance(base, Fraction):  # d/dx
        return sole(base.over) in {"d", "∂"} and base.under.items[:1] == base.over.items and len(base.under.items) > 1
    named = kind(base) in {Kind.NAMED, Kind.LIMITED, Kind.BIG, Kind.INTEGRAL}
    return named or (isinstance(base, Sign) and base.symbol.char == "∇")


def bracketed(node: Node | None) -> Fenced | None:
    """Round or square brackets, with or without a script."""
    base = node.base if isinstance(node, Script) else node
    if isinstance(base, Fenced) and base.left and base.right and base.left.char + base.right.char in {"()", "[]"}:
        return base
    return None


def applies(function: Node, following: Node | None) -> bool:
    """Whether `f(x)` is f of x, not f times x: capitals and function names are applied, but never to themselves."""
    argument = bracketed(following)
    if argument is None:
        return False
    match core(function):
        case Words(name=True, limited=False):
            return True
        case Sign(symbol) if symbol.kind in {Kind.NAMED, Kind.LIMITED}:
            return not isinstance(following, Script)
        case Sign(symbol) if symbol.kind in {Kind.LETTER, Kind.UPRIGHT, Kind.NUMBER}:
            blackboard = isinstance(_unscripted(function), Styled) and symbol.char == "1"
            named = (symbol.char.isupper() or symbol.char in _FUNCTIONS or blackboard) and _base_is_letter(function)
            return named and symbol.char not in _letters(argument.body)
        case _:
            return False


def _unscripted(node: Node) -> Node:
    return node.base if isinstance(node, Script) else node


def _base_is_letter(node: Node) -> bool:
    """A transposed or squared letter is a value by then: x^T(y - z) multiplies."""
    return not (isinstance(node, Script) and node.sup is not None and sole(node.sup) in {"⊤", "2", "T"})


def _letters(row: Row) -> frozenset[str]:
    return frozenset(node.symbol.char for node in walk(row) if isinstance(node, Sign))


def matrix(node: Node) -> bool:
    """A capital, or brackets around something with a capital: its minus first power is an inverse."""
    match core(node):
        case Sign(symbol):
            return symbol.char.isupper() or isinstance(_unscripted(node), Styled)
        case Fenced(_, body, _, _):
            return any(isinstance(part, Sign) and part.symbol.char.isupper() for part in walk(body))
        case Grid():
            return True
        case _:
            return False


def transposable(node: Node) -> bool:
    """A Latin letter or brackets: `A^T` is a transpose, but a Greek discount to the T is a power."""
    match core(node):
        case Sign(symbol):
            return symbol.char.isascii() and symbol.char.isalpha() and symbol.char != "e"
        case Fenced() | Grid():
            return True
        case _:
            return False
