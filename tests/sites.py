"""A built site as a reader's browser meets it: its pages as trees, and where their links lead."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import html5lib

LINKS = {"href", "src", "data-copy", "data-base", "poster", "action"}
_STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)""")


def tree_of(html: str) -> ET.Element:
    """A page as a browser reads it."""
    tree: ET.Element = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    return tree


def text_of(element: ET.Element | None) -> str:
    """The words of an element."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Site:
    """A folder with a site in it, to be published at `address` (with a slash at its end)."""

    folder: Path
    address: str

    @cached_property
    def pages(self) -> Mapping[str, ET.Element]:
        """Every HTML file by its path."""
        files = sorted(self.folder.rglob("*.html"))
        return {path.relative_to(self.folder).as_posix(): tree_of(path.read_text(encoding="utf-8")) for path in files}

    @cached_property
    def entries(self) -> Mapping[str, ET.Element]:
        """The pages that hold something: neither redirects nor the page for unknown addresses."""
        return {path: tree for path, tree in self.pages.items() if refresh_of(tree) is None and path != "404.html"}

    @cached_property
    def anchors(self) -> Mapping[str, frozenset[str]]:
        """Of each page the ids on it."""
        return {path: frozenset(e.get("id", "") for e in tree.iter()) - {""} for path, tree in self.pages.items()}

    def leads_to(self, page: str, address: str) -> str | None:
        """What is wrong with a link on the page at the path `page`, if anything is."""
        where = self._path(page, address)
        if where is None:
            return None
        path, fragment = where
        if not (self.folder / path).is_file():
            return f"{page}: nothing at {address!r}"
        if fragment and path.endswith(".html") and fragment not in self.anchors[path]:
            return f"{page}: no place {address!r}"
        return None

    def neighbours(self, page: str) -> set[str]:
        """The pages that one click leads to."""
        found = (self._path(page, link.get("href", "")) for link in self.pages[page].iter("a"))
        return {where[0] for where in found if where and where[0] in self.pages}

    def _path(self, page: str, address: str) -> tuple[str, str] | None:
        """The file that a plain web server answers with, and the fragment; None for what is not on this site."""
        if address.startswith(self.address):
            address = "/" + address.removeprefix(f"{urlsplit(self.address).scheme}://").partition("/")[2]
        parts = urlsplit(address)
        if not parts.path and not parts.netloc:
            return page, unquote(parts.fragment)
        if parts.scheme or parts.netloc:
            return None
        base = urlsplit(self.address).path
        # The page for unknown addresses is shown at any of them: its own links must not depend on that.
        here = f"{base}nowhere/at/all" if page == "404.html" else f"{base}{page}"
        target = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
        slash = parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", "..")
        if not f"{target}/".startswith(base):
            return f"outside of {base}", ""
        path = f"{target}/".removeprefix(base).strip("/")
        if slash or not path:
            path = posixpath.join(path, "index.html")
        return path, unquote(parts.fragment)

    def broken_links(self) -> Iterator[str]:
        """Every link and anchor that leads nowhere, in pages and in style sheets."""
        for page, tree in self.pages.items():
            for address in links_of(tree):
                problem = self.leads_to(page, address)
                if problem:
                    yield problem
        for sheet in self.folder.rglob("*.css"):
            here = sheet.relative_to(self.folder).as_posix()
            for address in _STYLE_ADDRESS.findall(sheet.read_text(encoding="utf-8")):
                problem = None if address.startswith("data:") else self.leads_to(here, address)
                if problem:
                    yield problem


def links_of(tree: ET.Element) -> Iterator[str]:
    """Every address that a page names."""
    for element in tree.iter():
        if element.tag == "link" and element.get("rel") in ("preconnect", "dns-prefetch"):
            continue
        yield from (value for name, value in element.attrib.items() if name in LINKS)
        if element.tag == "meta" and element.get("property") in ("og:url", "og:image"):
            yield element.get("content", "")
        refresh = element.get("content", "") if element.get("http-equiv") == "refresh" else ""
        if refresh:
            yield refresh.partition("url=")[2]


def refresh_of(tree: ET.Element) -> str | None:
    """Where a page sends its readers on to, if it does."""
    found = tree.find(".//meta[@http-equiv='refresh']")
    return None if found is None else found.get("content", "").partition("url=")[2]


def meta_of(tree: ET.Element, name: str) -> str:
    """The content of a meta element by its name or property."""
    for element in tree.iter("meta"):
        if name in (element.get("name"), element.get("property")):
            return element.get("content", "")
    return ""
