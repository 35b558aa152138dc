"""The page of results, bench/RESULTS.md: each measurement writes the section that is its own."""

import os
import platform
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def write_section(title: str, text: str) -> None:
    """Put a section in the place of the older one of that title; a new one stands last."""
    section = f"## {title}\n\n{text}"
    page = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    parts = re.split(r"^(?=## )", page, flags=re.MULTILINE)
    place = next((number for number, part in enumerate(parts) if part.startswith(f"## {title}\n")), len(parts))
    parts[place : place + 1] = [section]
    RESULTS.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")
    print(section)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows of text as a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def machine() -> str:
    """What the seconds were taken on."""
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
