"""What of a page is searched, cut out of its HTML, which we have written ourselves or had MkDocs write."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

OTHERS = 0.6
"""What a page counts that says nothing of it, such as one written by hand."""

_HEAD = re.compile(r'<meta name="studyguide-search" content="([^"]*)">')
_START, _END = '<article class="md-content__inner', '<footer class="page-foot"'
# Page furniture, programs, formulas, what nobody should say, and links to what has a page of its own.
_CLASSES = "headerlink|stale|page-actions(?: needs-scripts)?|prepare|evidence|sources|ticks__why|cards|facts"
_LEFT_OUT = re.compile(
    r"<div data-unsearched>.*"
    r'|<(details) class="(?:prints|answer answer--weak)".*?</\1>'
    rf'|<(p|a|ul|span|dl) class="(?:{_CLASSES})".*?</\2>'
    r"|<(nav|pre|math|svg|fieldset|button|label|script|style)\b.*?</\3>",
    re.DOTALL,
)
_HEADING = re.compile(r'<h([1-6])(?: id="([^"]*)")?[^>]*>(.*?)</h\1>', re.DOTALL)
_TELLING = re.compile(r'<(\w+)[^>]* data-weight="(\d+)"[^>]*>(.*?)</\1>', re.DOTALL)
_INLINE = re.compile(r"</?(?:a|em|strong|code|span|abbr|sub|sup|b|i)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_WORD_OF_GLOSSARY = re.compile(r'href="[^"]*\bglossary/(?:index\.html)?#([\w-]+)"')


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under a heading; without an anchor it is the page's beginning, or of the part before."""

    anchor: str
    heading: str
    level: int
    text: str
    told: Sequence[tuple[str, int]] = ()
    """What in it counts more than the rest, and how much more."""
    glossary: frozenset[str] = frozenset()
    """Ids of the words that it links to: somebody may know them by another name."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that can be found: a page, or an entry on a page that gathers many."""

    address: str
    title: str
    found_as: str
    sections: Sequence[Section]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    share: float = 1
    """What it counts beside a question's page that has the same words."""


def searched_in(html: str) -> tuple[str, str] | None:
    """What a page says of itself, and its article; nothing if it is not searched."""
    head = _HEAD.search(html)
    start = html.find(_START, head.end()) if head else -1
    if not head or start < 0:
        return None
    end = html.find(_END, start)
    return head[1], html[start : end if end >= 0 else None]


def found_in(path: str, head: str, article: str) -> Iterator[Found]:
    """What can be found on a page; its address is without the `index.html` that a web server adds."""
    meta: Mapping[str, Any] = json.loads(unescape(head))
    address = path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path
    found_as, share = meta.get("found_as", ""), meta.get("share", OTHERS)
    sections = sections_in(article)
    if not meta.get("entries"):
        yield Found(address, meta["title"], found_as, sections, meta.get("facets", {}), share)
        return
    for section in sections:
        if section.level > 1:
            yield Found(f"{address}#{section.anchor}", section.heading, found_as, [section], {}, share)


def sections_in(article: str) -> list[Section]:
    """The sections of an article: each begins with a heading that has an address, headings without are text."""
    html = _LEFT_OUT.sub(" ", article[article.index(">") + 1 :])
    marks = [found for found in _HEADING.finditer(html) if found[2] or found[1] == "1"]
    ends = [*(mark.start() for mark in marks[1:]), len(html)]
    return [_section(mark, html[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]


def _section(mark: re.Match[str], html: str) -> Section:
    told = [(text_of(found[3]), int(found[2])) for found in _TELLING.finditer(html)]
    anchor = "" if mark[1] == "1" else mark[2]
    inner = [(text_of(found[3]), 3) for found in _HEADING.finditer(html)]
    words = frozenset(_WORD_OF_GLOSSARY.findall(html))
    return Section(anchor, text_of(mark[3]), int(mark[1]), text_of(html), [*told, *inner], words)


def text_of(html: str) -> str:
    """HTML as a line of text: between blocks there is a space, within a sentence there is none."""
    if "<" in html:
        html = _TAG.sub(" ", _INLINE.sub("", html))
    return " ".join(unescape(html).split())
