"""Brackets and bars paired in a row, so that a script belongs to the whole and a norm can be read out as one."""

from dataclasses import dataclass, field

from generator.prose.maths.symbols import LONE_BARS, Kind, Symbol
from generator.prose.maths.tree import Fenced, Node, Row, Script, Sign

_CLOSERS = {"(": ")]", "[": ")]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉", "|": "|", "‖": "‖"}


@dataclass(slots=True)
class _Open:
    """A level of the stack: its opening sign and what has been read since."""

    left: Symbol | None
    items: list[Node] = field(default_factory=list)


def pair(items: tuple[Node, ...]) -> tuple[Node, ...]:
    """The row with every matched pair folded into a `Fenced`; the unmatched stay signs."""
    stack = [_Open(None)]
    for item in items:
        symbol = _symbol(item)
        if isinstance(item, Sign) and symbol is not None and symbol.kind is Kind.OPEN:
            stack.append(_Open(symbol))
        elif symbol is not None and symbol.kind is Kind.CLOSE and _closes(stack[-1].left, symbol):
            level = stack.pop()
            body = Row(_bars(level.items))
            stack[-1].items.append(_on(item, Fenced(level.left, body, symbol, stretch=False)))
        else:
            stack[-1].items.append(item)
    while len(stack) > 1:  # never closed: an ordinary sign after all
        level = stack.pop()
        assert level.left is not None  # noqa: S101 - only the bottom of the stack has none
        stack[-1].items.extend([Sign(level.left), *level.items])
    return _bars(stack[0].items)


def _closes(left: Symbol | None, right: Symbol) -> bool:
    return left is not None and right.char in _CLOSERS[left.char]


def _symbol(item: Node) -> Symbol | None:
    base = item.base if isinstance(item, Script) else item
    return base.symbol if isinstance(base, Sign) else None


def _on(closer: Node, fenced: Fenced) -> Node:
    """The scripts typed after the closing sign, on the whole."""
    if isinstance(closer, Script):
        return Script(fenced, closer.sub, closer.sup, closer.primes)
    return fenced


def _bars(items: list[Node]) -> tuple[Node, ...]:
    """Bars pair off from the left; one left over separates."""
    done: list[Node] = []
    opened: dict[str, int] = {}
    for item in items:
        symbol = _symbol(item)
        if symbol is None or symbol.kind is not Kind.BAR:
            done.append(item)
        elif symbol.char in opened:
            start = opened.pop(symbol.char)
            body = Row(tuple(map(_separator, done[start + 1 :])))
            opened = {char: at for char, at in opened.items() if at < start}
            done[start:] = [_on(item, Fenced(symbol, body, symbol, stretch=False))]
        else:
            opened[symbol.char] = len(done)
            done.append(item)
    return tuple(map(_separator, done))


def _separator(item: Node) -> Node:
    if isinstance(item, Sign) and item.symbol.kind is Kind.BAR:
        return Sign(LONE_BARS[item.symbol.char])
    return item
