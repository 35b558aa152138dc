"""Pages that reach MkDocs as HTML: their Markdown would only be their HTML once more."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.web.headings import Heading, article_of, ids_in
from generator.web.page import Page as Made


class MadePage(Page):
    """A page of the guide; MkDocs asks it to read and to convert its Markdown, and it is only then written."""

    def __init__(self, made: Made, title: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.tell(made)

    def tell(self, made: Made) -> None:
        """Say from now on what this one says."""
        self._made, self.called, self.brings = made, (made.path, made.title), made.brings
        self.group = made.group or made.path
        self.forget()

    def forget(self) -> None:
        """Keep only what others show of the page."""
        self.meta = {"title": self._made.title}
        self.content, self.toc, self.present_anchor_ids = None, get_toc([]), None
        self.beside: Mapping[str, bytes] = {}

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the signature is MkDocs' own
        """Have the page written, and take its data as they are."""
        written = self._made.write()
        self.markdown, self.meta, self.beside = "", {**written.front_matter}, written.beside
        self._article = article_of(written.body)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the signature is MkDocs' own
        """Take the page's HTML as it is."""
        self.content = self._article.html
        self.toc = get_toc(nest_toc_tokens(_tokens(self._article.headings)))
        self.present_anchor_ids = ids_in(self._article.html)
        del self._article


def _tokens(headings: Iterable[Heading]) -> list[Any]:
    """Headings as MkDocs gets them from Python-Markdown."""
    return [{"level": row.level, "id": row.id, "name": row.title} for row in headings]


def titles_in(navigation: Iterable[Any]) -> Mapping[str, str]:
    """Of each page to which a navigation gives a name of its own, that name."""

    def found(items: Iterable[Any]) -> Iterator[tuple[str, str]]:
        for item in items:
            for title, inner in item.items() if isinstance(item, dict) else ():
                if isinstance(inner, str):
                    yield inner, title
                else:
                    yield from found(inner)

    return dict(found(navigation))
