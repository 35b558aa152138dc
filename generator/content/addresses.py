"""Where each entry stands on the site: part of the guide, since addresses are for ever."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from generator.content.model import REGISTERS, Entry
from generator.kinds import Kind


class Style(Enum):
    """How a page's path becomes an address."""

    DIRECTORY = auto()
    """questions/x.md is at questions/x/, as a server shows it."""
    FILE = auto()
    """questions/x.md is at questions/x.html, for a copy opened from disk."""
    MARKDOWN = auto()
    """questions/x.md stays, for links between Markdown files."""


@dataclass(frozen=True, slots=True)
class Location:
    """A page, by the path of its Markdown file, and a place on it (empty for its top)."""

    page: str
    anchor: str = ""


def location_of(kind: Kind, identifier: str) -> Location:
    """The page that holds an entry; topics have pages of their own, other registers share one."""
    if kind is Kind.ARCHETYPE:
        return Location(f"companies/archetypes/{identifier}.md")
    if kind in REGISTERS and kind is not Kind.TOPIC:
        return Location(f"{kind.plural}/index.md", identifier)
    return Location(f"{kind.plural}/{identifier}.md")


def address(page: str, style: Style) -> str:
    """Address of a page from the root of the site."""
    if style is Style.MARKDOWN:
        return page
    stem = page.removesuffix(".md")
    if style is Style.FILE:
        return f"{stem}.html"
    folder = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def relative(here: str, there: Location, style: Style) -> str:
    """Address of a location from the page `here`."""
    anchor = f"#{there.anchor}" if there.anchor else ""
    start, end = address(here, style), address(there.page, style)
    if start == end and anchor:
        return anchor
    return (_way(start, end) or "./") + anchor


def _way(start: str, end: str) -> str:
    """From one address to another, both from the root: up to the last folder that they share, then down."""
    *above, _ = start.split("/")
    *folders, name = end.split("/")
    shared = 0
    while shared < min(len(above), len(folders)) and above[shared] == folders[shared]:
        shared += 1
    return "/".join([*[".."] * (len(above) - shared), *folders[shared:], name])


def address_of(entry: Entry) -> str:
    """Address of an entry from the root of the site, as a server shows it."""
    location = location_of(entry.kind_of_entry, entry.id)
    return address(location.page, Style.DIRECTORY) + (f"#{location.anchor}" if location.anchor else "")


def redirects(entries: Iterator[Entry], style: Style) -> Iterator[tuple[str, str]]:
    """Of each former address of a page the file to put there, and the address to send its readers to, from the root."""
    for entry in entries:
        for alias in entry.aliases:
            old = location_of(entry.kind_of_entry, alias)
            new = location_of(entry.kind_of_entry, entry.id)
            if old.page != new.page:
                file = address(old.page, Style.FILE)
                if style is Style.DIRECTORY:
                    file = f"{address(old.page, style)}index.html"
                yield file, address(new.page, style)
