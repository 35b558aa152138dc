"""The tree as HTML; the only place where prose becomes markup, and it escapes whatever somebody typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from generator.kinds import Kind
from generator.prose import tree


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads: an address relative to the page at hand, and the entry's title."""

    address: str
    title: str


Resolve = Callable[[Kind, str], Target | None]
"""Finds the target of a reference, or None when the entry cannot be shown."""


@dataclass(frozen=True, slots=True)
class HtmlWriter:
    """Writes trees as HTML for one page: `resolve` knows its references, `drawings` holds SVG texts by name."""

    resolve: Resolve
    drawings: Mapping[str, str]

    def blocks(self, blocks: tree.Blocks) -> str:
        """Block-level HTML, one element after another."""
        return "\n".join(self.block(block) for block in blocks)

    def inlines(self, inlines: tree.Inlines) -> str:
        """Phrasing HTML, to stand within a paragraph, a heading or a cell."""
        return "".join(self.inline(inline) for inline in inlines)

    def block(self, block: tree.Block) -> str:
        """One block as one element."""
        match block:
            case tree.Paragraph(children):
                return f"<p>{self.inlines(children)}</p>"
            case tree.CodeBlock(language, text):
                return _code(language, text)
            case tree.ListBlock(start, items):
                return self.list(start, items)
            case tree.Table():
                return self.table(block)
            case tree.Quote(children):
                return f"<blockquote>{self.blocks(children)}</blockquote>"
            case tree.DisplayMaths(formula):
                label = escape(formula.spoken)
                return f'<div class="maths" role="group" tabindex="0" aria-label="{label}">{formula.mathml}</div>'
            case tree.Drawing(name, alternative):
                drawing = self.drawings.get(name, "")
                return f'<figure class="drawing">{drawing}<figcaption>{escape(alternative)}</figcaption></figure>'

    def list(self, start: int | None, items: tuple[tree.Blocks, ...]) -> str:
        """A list whose one-paragraph items carry no paragraph element."""
        name = "ul" if start is None else "ol"
        first = f' start="{start}"' if start not in (None, 1) else ""
        return f"<{name}{first}>" + "".join(f"<li>{self.item(item)}</li>" for item in items) + f"</{name}>"

    def item(self, blocks: tree.Blocks) -> str:
        """What stands in one list item."""
        first, rest = blocks[:1], blocks[1:]
        if first and isinstance(first[0], tree.Paragraph):
            return self.inlines(first[0].children) + self.blocks(rest)
        return self.blocks(blocks)

    def table(self, table: tree.Table) -> str:
        """A table in a scroller that a keyboard can reach."""
        classes = [f' class="align-{alignment}"' if alignment else "" for alignment in table.alignments]

        def row(cells: tuple[tree.Inlines, ...], opening: str, closing: str) -> str:
            done = (
                f"<{opening}{name}>{self.inlines(cell)}</{closing}>" for name, cell in zip(classes, cells, strict=True)
            )
            return f"<tr>{''.join(done)}</tr>"

        body = "".join(row(cells, "td", "td") for cells in table.rows)
        head = row(table.head, 'th scope="col"', "th")
        body = f"<thead>{head}</thead><tbody>{body}</tbody>"
        return f'<div class="table-scroll" role="group" tabindex="0" aria-label="Table"><table>{body}</table></div>'

    def inline(self, inline: tree.Inline) -> str:
        """One inline; a reference that cannot be resolved keeps its words and loses its link."""
        match inline:
            case tree.Words(text):
                return str(escape(text))
            case tree.Figure(_, text):
                return f'<span class="figure">{escape(text)}</span>'
            case tree.Emphasis(children):
                return f"<em>{self.inlines(children)}</em>"
            case tree.Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case tree.CodeSpan(text):
                return f"<code>{escape(text)}</code>"
            case tree.Link(address, children):
                return f'<a href="{escape(address)}" rel="noopener">{self.inlines(children)}</a>'
            case tree.EntryLink(kind, identifier, children):
                target = self.resolve(kind, identifier)
                shown = self.inlines(children) or str(escape(target.title if target else identifier))
                name = ' class="term"' if kind is Kind.TERM else ""
                return f'<a{name} href="{escape(target.address)}">{shown}</a>' if target else shown
            case tree.Maths(formula):
                return formula.mathml


@lru_cache(maxsize=4096)
def _code(language: str, text: str) -> str:
    lexer = get_lexer_by_name(language or "text", stripnl=False)
    code = highlight(text, lexer, HtmlFormatter(nowrap=True)).rstrip("\n")
    label = f"Code in {lexer.name}" if language else "Code"
    attributes = f'tabindex="0" role="region" aria-label="{escape(label)}"'
    return f'<div class="highlight"><pre {attributes}><code>{code}</code></pre></div>'
