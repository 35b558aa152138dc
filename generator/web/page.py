"""A page as the builder gets it, and what pages know of the site around them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Site:
    """Settings that pages show: addresses end in a slash or are empty."""

    name: str
    description: str
    url: str = ""
    repository: str = ""


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
        """The document; JSON values are YAML that no text can break out of."""
        head = {"title": self.title, "description": self.description, **self.meta}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        return "\n".join(["---", *lines, "---", "", self.body])
