"""A page as the builder gets it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any


@dataclass(frozen=True, slots=True)
class Written:
    """What a page says: its front matter, and its body as HTML or, for another builder, as Markdown."""

    title: str
    description: str
    body: str
    meta: Mapping[str, Any] = field(default_factory=dict)
    beside: Mapping[str, bytes] = field(default_factory=dict)
    """Files that come with the page, by path from the root of the site; a tree of Markdown has none."""

    @property
    def front_matter(self) -> Mapping[str, Any]:
        """What templates of the theme know of the page; ours escape what they print."""
        return {"title": self.title, "description": self.description, **self.meta}

    @property
    def document(self) -> str:
        """Front matter and body for any theme, also one that prints the former as it stands, as Material's does."""
        head = {**self.front_matter, "title": _as_html(self.title), "description": _as_html(self.description)}
        # JSON values are YAML that no text can break out of.
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        return "\n".join(["---", *lines, "---", "", self.body])


@dataclass(frozen=True, slots=True)
class Page:
    """A page, by the path that it has below docs/; it is written when somebody asks for what it says."""

    path: str
    title: str
    write: Callable[[], Written]
    group: str = ""
    """What pages share that show the same entries, so that these are worked on once: their topic."""
    brings: Sequence[str] = ()
    """Where the files that come with it will be, for whoever asks for one of these alone."""


def _as_html(text: str) -> str:
    """Text that stays text between tags and in a quoted attribute; apostrophes stay readable."""
    return escape(text, quote=False).replace('"', "&quot;")
