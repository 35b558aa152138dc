"""Headings of a page: each gets an address that readers can link to, and a place on the list beside the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

_LISTED = re.compile(r'<h([1-6]) data-listed(?: id="([^"]*)")?>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its id; `title` is HTML without tags."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says, as HTML, and its headings in their order."""

    html: str
    headings: Sequence[Heading]


def article_of(body: str) -> Article:
    """A page's body with an id on each listed heading: its own, or one that is made of its words."""
    headings: list[Heading] = []
    taken = ids_in(body)

    def with_address(found: re.Match[str]) -> str:
        level, given, text = found.groups()
        title = _TAG.sub("", text)
        name = given or unique(slugify(title, "-"), taken)
        headings.append(Heading(int(level), name, title))
        link = f'<a class="headerlink" href="#{name}" title="Permanent link">¶</a>'
        return f'<h{level} id="{name}">{text}{link}</h{level}>'

    return Article(_LISTED.sub(with_address, body), tuple(headings))


def ids_in(html: str) -> set[str]:
    """Every id on a page."""
    return set(_ID.findall(html))
