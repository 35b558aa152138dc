"""The tree as plain Markdown that any CommonMark builder with tables reads the same way."""

import re
from dataclasses import dataclass

from generator.prose import tree
from generator.prose.html import Resolve

# What starts something in Markdown, HTML or a template wherever it stands, and what does so at the start of a line.
_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~$&^]")
_AT_START = re.compile(r"^(\s*[0-9]*)([-+=.):!?])")


def entities(text: str) -> str:
    """Text in which nothing can be read as markup: each special character becomes a numeric entity."""
    text = _ANYWHERE.sub(lambda found: f"&#{ord(found[0])};", text)
    return _AT_START.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text)


def entities_between_tags(html: str) -> str:
    """The same for the text between the tags of our own HTML, so that it can stand in a Markdown line."""
    return re.sub(
        r"(<[^>]*>)|(&[#\w]+;)|([^<&]+)",
        lambda found: found[1] or found[2] or entities(found[3]),
        html,
    )


@dataclass(frozen=True, slots=True)
class MarkdownWriter:
    """Writes trees as Markdown for one page; `resolve` knows its references."""

    resolve: Resolve

    def blocks(self, blocks: tree.Blocks, indent: str = "") -> str:
        """Blocks with a blank line between them; `indent` stands before each line but the first."""
        text = "\n\n".join(self.block(block) for block in blocks)
        return re.sub(r"\n(?=[^\n])", f"\n{indent}", text)

    def inlines(self, inlines: tree.Inlines) -> str:
        """Inlines on one line."""
        return "".join(self.inline(inline) for inline in inlines).replace("\n", " ")

    def block(self, block: tree.Block) -> str:
        """One block, of which every line but the first can be indented."""
        match block:
            case tree.Paragraph(children):
                return self.inlines(children).lstrip(" ")  # four of them would start code
            case tree.CodeBlock(language, text):
                fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
                return f"{fence} {language or 'text'}\n{text}{fence}"
            case tree.ListBlock(start, items):
                marks = (f"{n}." for n in range(start, start + len(items))) if start is not None else ["-"] * len(items)
                return "\n".join(self.item(mark, item) for mark, item in zip(marks, items, strict=True))
            case tree.Table():
                return self.table(block)
            case tree.Quote(children):
                return "> " + self.blocks(children, "> ").replace("\n\n", "\n> \n")
            case tree.DisplayMaths(formula):
                return f"<div>{formula.mathml}</div>"
            case tree.Drawing(_, alternative):
                return entities(alternative)

    def item(self, mark: str, blocks: tree.Blocks) -> str:
        """One item of a list, indented by at least four, as Python-Markdown wants."""
        width = max(4, len(mark) + 1)
        return f"{mark:<{width}}{self.blocks(blocks, ' ' * width)}"

    def table(self, table: tree.Table) -> str:
        """A pipe table."""
        rules = {"left": ":--", "right": "--:", "center": ":-:", "": "---"}
        rows = ([self.inlines(cell) for cell in row] for row in (table.head, *table.rows))
        head, *body = ("| " + " | ".join(row) + " |" for row in rows)
        return "\n".join([head, "|" + "|".join(rules[a] for a in table.alignments) + "|", *body])

    def inline(self, inline: tree.Inline) -> str:
        """One inline, with the words of an author never read as markup."""
        match inline:
            case tree.Words(text) | tree.Figure(_, text):
                return entities(text)
            case tree.Emphasis(children):
                return f"*{self.inlines(children)}*"
            case tree.Strong(children):
                return f"**{self.inlines(children)}**"
            case tree.CodeSpan(text):
                return f"<code>{entities(text)}</code>"
            case tree.Link(address, children):
                return f"[{self.inlines(children)}](<{address}>)"
            case tree.EntryLink(kind, identifier, children):
                target = self.resolve(kind, identifier)
                shown = self.inlines(children) or entities(target.title if target else identifier)
                return f"[{shown}]({target.address})" if target else shown
            case tree.Maths(formula):
                return entities_between_tags(formula.mathml)
