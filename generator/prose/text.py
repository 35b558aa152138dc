"""The tree as plain text: for titles and descriptions, for search, and to tell how long an answer lasts."""

from generator.prose import tree
from generator.prose.html import Resolve


def plain(blocks: tree.Blocks, resolve: Resolve) -> str:
    """What a reader would hear, a blank line between blocks; formulas by their spoken text."""
    return "\n\n".join(filter(None, (_block(block, resolve) for block in blocks)))


def plain_inlines(inlines: tree.Inlines, resolve: Resolve) -> str:
    """The same for what stands within one paragraph."""
    return "".join(_inline(inline, resolve) for inline in inlines)


def _block(block: tree.Block, resolve: Resolve) -> str:
    match block:
        case tree.Paragraph(children):
            return plain_inlines(children, resolve)
        case tree.CodeBlock(_, text):
            return text.rstrip("\n")
        case tree.ListBlock(_, items):
            return "\n".join(plain(item, resolve) for item in items)
        case tree.Table(_, head, rows):
            return "\n".join("\t".join(plain_inlines(cell, resolve) for cell in row) for row in (head, *rows))
        case tree.Quote(children):
            return plain(children, resolve)
        case tree.DisplayMaths(formula):
            return formula.spoken
        case tree.Drawing(_, alternative):
            return alternative


def _inline(inline: tree.Inline, resolve: Resolve) -> str:
    match inline:
        case tree.Words(text) | tree.CodeSpan(text) | tree.Figure(_, text):
            return text
        case tree.Emphasis(children) | tree.Strong(children) | tree.Link(_, children):
            return plain_inlines(children, resolve)
        case tree.EntryLink(kind, identifier, children):
            if children:
                return plain_inlines(children, resolve)
            target = resolve(kind, identifier)
            return target.title if target else identifier
        case tree.Maths(formula):
            return formula.spoken
