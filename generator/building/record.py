"""What was found in the content, and what a site was made of it, kept from one run to the next."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, TypeVar

from generator.building.inputs import Inputs
from generator.diagnostics import Code, Diagnostic, Span
from generator.keep import held, hold, key_of

FORM: Final = 1
Stamp = tuple[int, int]
"""Size of a file, and when it was last changed, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to say of content without errors."""

    inputs: Inputs
    faces: Mapping[str, str]
    """Of each question's file what other pages show of it, and what it is compared by."""
    warnings: tuple[Diagnostic, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class Record(Verdict):
    """One site as it was built last."""

    files: Mapping[str, Stamp]
    """Of each file of the site, by its path."""
    orders: Mapping[str, Sequence[str]]
    """Of each topic its questions as its page has them."""
    navigation: Sequence[Any]
    titles: Mapping[str, Sequence[str | None]]
    """Of each page in the navigation what it is called there and in its own front matter."""
    twin: str = ""
    """The folder with the site of before, as it was but for the files in `behind`."""
    behind: Sequence[str] = ()


Kept = TypeVar("Kept", bound=Verdict)


def record_place(cache: Path, site: Path) -> Path:
    """Where the record of a site is kept."""
    return cache / "built" / f"{key_of([str(site)])}.json"


def verdict_place(cache: Path) -> Path:
    """Where it is kept what the last check has found."""
    return cache / "checked" / "verdict.json"


def load_record(place: Path, sort: type[Kept]) -> Kept | None:
    """What was kept; nothing if there is none, or if it is damaged or of another form."""
    try:
        data = json.loads(held(place) or b"")
        if data.pop("form") != FORM:
            return None
        data |= {"inputs": Inputs(**data["inputs"]), "warnings": tuple(map(_diagnostic, data["warnings"]))}
        if "files" in data:
            data["files"] = {path: tuple(stamp) for path, stamp in data["files"].items()}
        return sort(**data)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _diagnostic(row: Mapping[str, Any]) -> Diagnostic:
    return Diagnostic(Span(**row["span"]), Code(row["code"]), row["message"], row["hint"])


def save_record(place: Path, record: Verdict) -> None:
    """Keep it, in one step."""
    data = {item.name: getattr(record, item.name) for item in fields(record)}
    data |= {"inputs": asdict(record.inputs), "warnings": [asdict(warning) for warning in record.warnings]}
    hold(place, [json.dumps({"form": FORM, **data}, ensure_ascii=False).encode()])


def stamps_of(folder: Path) -> dict[str, Stamp]:
    """Every file below a folder."""
    return dict(_stamps(str(folder), ""))


def stamp_of(path: Path) -> Stamp:
    """One file."""
    found = path.lstat()
    return found.st_size, found.st_mtime_ns


def _stamps(folder: str, before: str) -> Iterator[tuple[str, Stamp]]:
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.is_dir(follow_symlinks=False):
                    yield from _stamps(item.path, f"{before}{item.name}/")
                else:
                    found = item.stat(follow_symlinks=False)
                    yield before + item.name, (found.st_size, found.st_mtime_ns)
    except FileNotFoundError:
        return
