"""A formula as a tree: what the parser makes and what MathML and the spoken text are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.prose.maths.symbols import Symbol


@dataclass(frozen=True, slots=True)
class Sign:
    """A letter, a number or one symbol of the allow-list."""

    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Words:
    """Upright words; `name` when they act as a function, `limited` when limits go below them."""

    text: str
    name: bool = False
    limited: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Things side by side."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """Also a binomial coefficient, which has no rule."""

    over: Row
    under: Row
    command: str

    @property
    def ruled(self) -> bool:
        """Whether a line is drawn."""
        return self.command != "\\binom"


@dataclass(frozen=True, slots=True)
class Root:
    """A square root unless it has an index."""

    body: Row
    index: Row | None


@dataclass(frozen=True, slots=True)
class Accent:
    """A hat, a bar, a brace."""

    command: str
    body: Row


@dataclass(frozen=True, slots=True)
class Styled:
    """Bold, blackboard or script letters."""

    command: str
    body: Row


@dataclass(frozen=True, slots=True)
class Stack:
    """A note set small over or under its base."""

    base: Row
    note: Row
    above: bool


@dataclass(frozen=True, slots=True)
class Script:
    """Subscript, superscript and primes of one base; no base for a script that leads, as in {}^2."""

    base: Node
    sub: Row | None
    sup: Row | None
    primes: int = 0


@dataclass(frozen=True, slots=True)
class Fenced:
    r"""A body between delimiters, either of which may be missing; `stretch` when typed with \\left and \\right."""

    left: Symbol | None
    body: Row
    right: Symbol | None
    stretch: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows and cells of a matrix, of cases or of aligned lines."""

    environment: str
    rows: tuple[tuple[Row, ...], ...]


Node: TypeAlias = Sign | Words | Row | Fraction | Root | Accent | Styled | Stack | Script | Fenced | Grid


def walk(node: Node) -> Iterator[Node]:
    """The node and everything in it."""
    yield node
    for child in _children(node):
        yield from walk(child)


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Row(items):
            return items
        case Fraction(over, under, _):
            return (over, under)
        case Root(body, index):
            return (body,) if index is None else (body, index)
        case Accent(_, body) | Styled(_, body) | Fenced(_, body):
            return (body,)
        case Stack(base, note, _):
            return (base, note)
        case Script(base, sub, sup, _):
            return (base, *(script for script in (sub, sup) if script is not None))
        case Grid(_, rows):
            return tuple(cell for row in rows for cell in row)
        case _:
            return ()
