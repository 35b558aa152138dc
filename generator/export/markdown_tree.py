"""The guide as a folder of plain Markdown that MkDocs builds without anything of ours."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

EXTENSIONS: list[Any] = [
    "attr_list",
    "fenced_code",
    {"tables": {"use_align_attribute": True}},
    {"toc": {"permalink": True}},
    {"pymdownx.highlight": {"anchor_linenums": False}},
    "pymdownx.superfences",
]
TREE = frozenset({"mkdocs.yml", "docs"})
"""What stands in such a folder, by which one of an earlier run is known."""


def markdown_tree(documents: Iterable[tuple[str, str]], settings: Mapping[str, Any]) -> Mapping[str, str]:
    """Files by path: `documents` are (path below docs/, Markdown), `settings` go to mkdocs.yml."""
    config = {
        **settings,
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "markdown_extensions": EXTENSIONS,
        "not_in_nav": "/questions/*\n/browse/\n",
    }
    # A JSON value is a YAML value, and no text breaks out of it.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False, indent=2)}\n" for key, value in config.items()]
    return {"mkdocs.yml": "".join(lines), **{f"docs/{path}": text for path, text in documents}}
