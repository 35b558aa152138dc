"""What templates ask for while they write one page: its prose, its links, and words for values."""

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from generator.content.addresses import Location, Style, location_of, relative
from generator.content.fields import Duration, PartialDate, Prose, Ref
from generator.content.library import Library, title_of
from generator.content.model import Entry
from generator.content.wording import date_of, minutes_of
from generator.kinds import Kind
from generator.prose.html import HtmlWriter, Target
from generator.prose.markdown import MarkdownWriter, entities
from generator.prose.text import plain, plain_inlines
from generator.prose.tree import Block
from generator.web.glossary import Glossary


@dataclass(frozen=True)
class Writer:
    """Writes for the page at `path`, as HTML for our own site or as plain Markdown."""

    library: Library
    path: str
    style: Style

    @property
    def as_html(self) -> bool:
        """Whether prose becomes HTML."""
        return self.style is not Style.MARKDOWN

    def target(self, kind: Kind, identifier: str) -> Target | None:
        """Where a reference leads from this page."""
        entry = self.library.get(kind, identifier)
        return Target(self.href(entry), title_of(entry)) if entry else None

    @cached_property
    def _writer(self) -> HtmlWriter | MarkdownWriter:
        return HtmlWriter(self.target, self.library.drawings) if self.as_html else MarkdownWriter(self.target)

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self.library.words)

    def prose(self, text: Prose) -> Markup:
        """A text as blocks; words of the glossary are linked where the page first uses them."""
        return Markup(self._writer.blocks(self._glossary.blocks(text.blocks)))  # noqa: S704 - our own writers escape

    def block(self, block: Block) -> Markup:
        """One block that is no part of an entry's prose."""
        return Markup(self._writer.block(block))  # noqa: S704 - our own writers escape

    def line(self, text: Prose) -> Markup:
        """A sentence, to stand within a line."""
        return Markup(self._writer.inlines(text.inlines))  # noqa: S704 - our own writers escape

    def heading(self, text: Prose | str) -> Markup:
        """A sentence or a plain title, to stand in a heading."""
        return self.text(text) if isinstance(text, str) else self.line(text)

    def text(self, value: str) -> Markup:
        """Plain text from an entry."""
        return escape(value) if self.as_html else Markup(entities(value))  # noqa: S704 - as above

    def words(self, text: Prose) -> str:
        """A sentence as plain text."""
        return " ".join(plain_inlines(text.inlines, self.target).split())

    def spoken(self, text: Prose) -> int:
        """How many words a text has when it is said aloud."""
        return len(plain(text.blocks, self.target).split())

    def href(self, entry: Entry) -> str:
        """Address of an entry from this page."""
        return relative(self.path, location_of(entry.kind_of_entry, entry.id), self.style)

    def to(self, page: str, anchor: str = "") -> str:
        """Address of a page from this page, by the path of its Markdown file."""
        return relative(self.path, Location(page, anchor), self.style)

    def entry(self, ref: Ref) -> Entry | None:
        """The entry that a reference names, if it can be shown."""
        return self.library.get(ref.kind, ref.id)

    def title(self, entry: Entry) -> str:
        """What a link to an entry is called."""
        return title_of(entry)

    def minutes(self, value: Duration) -> str:
        """A duration in words."""
        return minutes_of(value)

    def date(self, value: PartialDate) -> str:
        """A date as far as it is known."""
        return date_of(value)


def shorten(text: str, most: int = 155) -> str:
    """Text for a page's description: whole words, at most `most` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
