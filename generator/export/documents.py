"""The files below docs/ that are made from the models: committed, so that editors and readers find them."""

from collections.abc import Mapping
from pathlib import Path

from generator.content.reference import reference_page
from generator.content.schema import schemas
from generator.export.json_export import export_schema

DOCS = "docs"
COMMAND = "studyguide schema"


def documents() -> Mapping[str, str]:
    """The text of each by its path below docs/."""
    described = {**schemas(), "export.schema.json": export_schema()}
    return {
        **{f"schema/{name}": text for name, text in described.items()},
        "contributing/reference.md": reference_page(),
    }


def write_documents(docs: Path) -> tuple[Path, ...]:
    """Write those that are not as they should be, and name them."""
    written = []
    for name, text in documents().items():
        file = docs / name
        if not file.is_file() or file.read_bytes() != text.encode():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            written.append(file)
    return tuple(written)
