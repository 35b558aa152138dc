"""A page as the builder gets it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown document: its path below docs/, its front matter and its body."""

    path: str
    title: str
    description: str
    body: str
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def markdown(self) -> str:
        """The document for our own theme, which escapes what it prints."""
        return self._document(self.title, self.description)

    @property
    def markdown_for_any_theme(self) -> str:
        """The document for a theme that prints the front matter as it stands, as Material's own templates do."""
        return self._document(_as_html(self.title), _as_html(self.description))

    def _document(self, title: str, description: str) -> str:
        # JSON values are YAML that no text can break out of.
        head = {"title": title, "description": description, **self.meta}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        return "\n".join(["---", *lines, "---", "", self.body])


def _as_html(text: str) -> str:
    """Text that stays text between tags and in a quoted attribute; apostrophes stay readable."""
    return escape(text, quote=False).replace('"', "&quot;")
