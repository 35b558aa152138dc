"""A formula as data for the kit: it is built there by function calls, so that no text of anybody is read as markup."""

from typing import Any

from generator.prose.maths.letters import styled
from generator.prose.maths.symbols import ACCENTS, ENVIRONMENTS, Kind, Symbol
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
)

_LIMITED = {Kind.BIG, Kind.LIMITED}


def formula_data(row: Row, style: str | None = None) -> list[Any]:
    """A row as a list of nodes, each a group with its kind under `k`."""
    return [_node(item, style) for item in row.items]


def _node(node: Node, style: str | None) -> dict[str, Any]:  # noqa: C901 - one line for each kind of node
    def row(inner: Row) -> list[Any]:
        return formula_data(inner, style)

    match node:
        case Sign(symbol):
            return _sign(symbol, style)
        case Words(text, name, limited):
            return {"k": "op" if name else "words", "t": text, "limits": limited}
        case Row():
            return {"k": "row", "c": row(node)}
        case Fraction(over, under, command):
            return {"k": "frac", "over": row(over), "under": row(under), "form": command.removeprefix("\\")}
        case Root(body, index):
            return {"k": "root", "c": row(body), "index": None if index is None else row(index)}
        case Accent(command, body):
            return {"k": "accent", "c": row(body), "sign": ACCENTS[command][0], "form": command.removeprefix("\\")}
        case Styled(command, body):
            return {"k": "row", "c": formula_data(body, command)}
        case Stack(base, note, above):
            return {"k": "stack", "c": row(base), "note": row(note), "above": above}
        case Script():
            return _script(node, style)
        case Fenced(left, body, right, stretch):
            sides = {"left": left.char if left else "", "right": right.char if right else ""}
            return {"k": "fenced", "c": row(body), "stretch": stretch, **sides}
        case Grid(environment, rows):
            left_sign, right_sign, _ = ENVIRONMENTS[environment]
            cells = [[row(cell) for cell in line] for line in rows]
            return {"k": "grid", "form": environment, "rows": cells, "left": left_sign, "right": right_sign}


def _sign(symbol: Symbol, style: str | None) -> dict[str, Any]:
    if symbol.kind is Kind.SPACE:
        return {"k": "space", "em": float(symbol.char)}
    if symbol.kind in (Kind.NAMED, Kind.LIMITED):
        return {"k": "op", "t": symbol.char, "limits": symbol.kind is Kind.LIMITED}
    text = styled(symbol.char, style)
    upright = symbol.kind is not Kind.LETTER or text != symbol.char
    return {"k": "sign", "t": text, "upright": upright, "class": symbol.kind.name.lower()}


def _script(script: Script, style: str | None) -> dict[str, Any]:
    base = script.base
    limits = (isinstance(base, Sign) and base.symbol.kind in _LIMITED) or (isinstance(base, Words) and base.limited)
    brace = isinstance(base, Accent) and base.command in ("\\underbrace", "\\overbrace")
    return {
        "k": "script",
        "c": [_node(base, style)],
        "sub": None if script.sub is None else formula_data(script.sub),
        "sup": None if script.sup is None else formula_data(script.sup),
        "primes": script.primes,
        "limits": limits or brace,
    }
