"""The files of a new guide: one sound entry of each kind that a guide cannot do without."""

import datetime as dt
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_HIDDEN = {"gitignore": ".gitignore"}


def starter(name: str, today: dt.date) -> Iterator[tuple[str, str]]:
    """Path and text of each file; the guide gets a name, and its entries the day on which it was started."""
    for path, file in _walk(files("generator") / "starter", ""):
        text = file.read_text(encoding="utf-8")
        yield path, text.replace("@NAME@", name).replace("@TODAY@", today.isoformat())


def _walk(folder: Traversable, before: str) -> Iterator[tuple[str, Traversable]]:
    for part in sorted(folder.iterdir(), key=lambda part: part.name):
        path = f"{before}{_HIDDEN.get(part.name, part.name)}"
        if part.is_dir():
            yield from _walk(part, f"{path}/")
        else:
            yield path, part
