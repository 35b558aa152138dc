"""The prose tree as data for the kit: the third writer beside HTML and Markdown."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.kinds import Kind
from generator.paper.formula import formula_data
from generator.prose import tree

# Where a line of code may break when it must: after these signs.
_BREAKS = re.compile(r"[^_/.,:;=()\[\]{}+*-]*[_/.,:;=()\[\]{}+*-]*")

# Typst sets words of a drawing in the lightest cut of a variable font; a thin stroke makes them regular.
_PAPER = """
text { font-family: "Source Sans 3"; fill: #000; stroke: #000; stroke-width: 0.35px; }
.words { font-size: 13px; }
.small { font-size: 12px; }
.line { fill: none; stroke: #000; stroke-width: 1.6; }
.axis { fill: none; stroke: #000; stroke-width: 0.7; }
.rule { fill: none; stroke: #000; stroke-width: 0.7; stroke-dasharray: 1 3; }
.area { fill: none; stroke: #000; stroke-width: 0.9; }
.area.first, .area.second, .area.third { fill: #e4e4e4; }
"""


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference is called on paper, and its address on the site (empty when the site has none)."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class RunWriter:
    """Writes trees as JSON values: `resolve` knows the references, `drawings` holds SVG texts by name."""

    resolve: Callable[[Kind, str], Target]
    drawings: dict[str, str]

    def blocks(self, blocks: tree.Blocks) -> list[Any]:
        """Block-level nodes."""
        return [self.block(block) for block in blocks]

    def inlines(self, inlines: tree.Inlines) -> list[Any]:
        """Nodes within a line."""
        return [self.inline(inline) for inline in inlines]

    def block(self, block: tree.Block) -> dict[str, Any]:
        """One block."""
        match block:
            case tree.Paragraph(children):
                return {"k": "p", "c": self.inlines(children)}
            case tree.CodeBlock(language, text):
                return code(language, text)
            case tree.ListBlock(start, items):
                return {"k": "list", "start": start, "c": [self.blocks(item) for item in items]}
            case tree.Table(alignments, head, rows):
                cells = [[self.inlines(cell) for cell in row] for row in rows]
                return {"k": "table", "align": alignments, "head": [self.inlines(cell) for cell in head], "c": cells}
            case tree.Quote(children):
                return {"k": "quote", "c": self.blocks(children)}
            case tree.DisplayMaths(formula):
                return {"k": "maths", "block": True, "alt": formula.spoken, "c": formula_data(formula.tree)}
            case tree.Drawing(name, alternative):
                return {
                    "k": "drawing",
                    "svg": in_black(self.drawings.get(name, "")),
                    "alt": " ".join(alternative.split()),
                }

    def inline(self, inline: tree.Inline) -> dict[str, Any]:
        """One inline."""
        match inline:
            case tree.Words(text) | tree.Figure(_, text):
                return words(text)
            case tree.Emphasis(children):
                return {"k": "em", "c": self.inlines(children)}
            case tree.Strong(children):
                return {"k": "strong", "c": self.inlines(children)}
            case tree.CodeSpan(text):
                return {"k": "code", "c": _pieces(text)}
            case tree.Link(address, children):
                return {"k": "link", "to": address, "c": self.inlines(children)}
            case tree.EntryLink(kind, identifier, children):
                target = self.resolve(kind, identifier)
                return {"k": "link", "to": target.address, "c": self.inlines(children) or [words(target.title)]}
            case tree.Maths(formula):
                return {"k": "maths", "block": False, "alt": formula.spoken, "c": formula_data(formula.tree)}


def in_black(svg: str) -> str:
    """A drawing with the colours of paper, which has no style sheet of its own; dashes tell its lines apart."""
    head, end, inside = svg.partition(">")
    return f"{head}{end}<style>{_PAPER}</style>{inside}" if svg else ""


def words(text: str) -> dict[str, Any]:
    """Plain text as a node."""
    return {"k": "text", "t": " ".join(text.split("\n"))}


def code(language: str, text: str) -> dict[str, Any]:
    """A program, a list of pieces a line: between pieces a line may break."""
    return {"k": "code-block", "language": language, "c": [_pieces(line) for line in text.rstrip("\n").split("\n")]}


def _pieces(line: str) -> list[str]:
    return [piece for piece in _BREAKS.findall(line) if piece]
