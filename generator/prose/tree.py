"""What prose can be: a closed list of blocks and inlines, frozen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Code
from generator.kinds import Kind
from generator.prose.maths import Formula


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A worked number: `name` is its key in `figures:`, `text` its computed value as shown."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text stressed as one would say it."""

    children: "Inlines"


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that a skimming eye must catch."""

    children: "Inlines"


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code within a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an http, https or mailto address."""

    address: str
    children: "Inlines"


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A reference to an entry; without children it shows the entry's title. `place` is its line and column from 0."""

    kind: Kind
    id: str
    children: "Inlines"
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Maths:
    """A formula within a sentence."""

    formula: Formula


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    children: "Inlines"


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Fenced code; `language` is a Pygments name or empty."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `start` is the first number of an ordered one, None for bullets."""

    start: int | None
    items: "tuple[Blocks, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `alignments` has one of left, right, center or empty for each column."""

    alignments: tuple[str, ...]
    head: "tuple[Inlines, ...]"
    rows: "tuple[tuple[Inlines, ...], ...]"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else."""

    children: "Blocks"


@dataclass(frozen=True, slots=True)
class DisplayMaths:
    """A formula on a line of its own."""

    formula: Formula


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn figure of the guide, by the stem of its file, and the text that says its point. `place` as in links."""

    name: str
    alternative: str
    place: tuple[int, int]


Inline: TypeAlias = Words | Figure | Emphasis | Strong | CodeSpan | Link | EntryLink | Maths
Block: TypeAlias = Paragraph | CodeBlock | ListBlock | Table | Quote | DisplayMaths | Drawing
Inlines: TypeAlias = tuple[Inline, ...]
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ProseFlaw:
    """What is wrong in a text; `line` and `column` count from 0 in the text itself."""

    line: int
    column: int
    code: Code
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a tree, with everything that was wrong in it."""

    blocks: Blocks
    flaws: tuple[ProseFlaw, ...]

    @property
    def inlines(self) -> Inlines:
        """The inlines of a one-paragraph text."""
        return tuple(inline for block in self.blocks if isinstance(block, Paragraph) for inline in block.children)


def descendants(blocks: Blocks) -> Iterator[Block | Inline]:
    """Every block and inline below, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Paragraph():
                yield from _within(block.children)
            case Quote():
                yield from descendants(block.children)
            case ListBlock():
                for item in block.items:
                    yield from descendants(item)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _within(cell)
            case CodeBlock() | DisplayMaths() | Drawing():
                pass


def _within(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link | EntryLink):
            yield from _within(inline.children)
