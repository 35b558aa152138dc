"""The files of a content folder, and what the place of each one says."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.content.model import REGISTERS
from generator.content.reader import MAX_BYTES
from generator.diagnostics import Code, Diagnostic, Span
from generator.kinds import Kind

_FOLDERS = {kind.plural: kind for kind in Kind if kind not in REGISTERS}
_REGISTERS = {f"{kind.plural}.yml": kind for kind in REGISTERS}


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was found: `inside` is its path within the content folder; `data` is None if it cannot be read."""

    path: str
    inside: PurePosixPath
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Place:
    """What a path says: the kind of its entries (None for a drawing), the id of a one-entry file, a topic's folder."""

    kind: Kind | None
    id: str | None = None
    topic: str | None = None
    script: bool = False
    """Whether it is the program that draws a drawing, and not the drawing itself."""


def content_files(folder: Path, shown: str) -> Iterator[File]:
    """Every file below `folder` in a stable order; `shown` is the folder's path as reports name it."""
    for path in sorted(folder.rglob("*")):
        inside = PurePosixPath(path.relative_to(folder).as_posix())
        folder_like = path.is_dir() and not path.is_symlink()
        # A folder with the name of a file is not passed over: its author believes that something is read there.
        if is_hidden(inside) or (folder_like and path.suffix not in (".yml", ".svg", ".py")):
            continue
        yield content_file(folder, shown, inside)


def content_file(folder: Path, shown: str, inside: PurePosixPath) -> File:
    """One of them, by its path within the folder."""
    return File(f"{shown}/{inside}", inside, _bytes(folder / inside))


def is_hidden(inside: PurePosixPath) -> bool:
    """Whether a path is one that nobody looks at."""
    return any(part.startswith((".", "_")) for part in inside.parts)


def _bytes(path: Path) -> bytes | None:
    if path.is_symlink() or path.is_dir():
        return None
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None


def place_of(inside: PurePosixPath) -> Place | str:
    """What a path within the content folder stands for, or a hint when nothing stands there."""
    parts = inside.parts
    if inside.suffix in (".yaml", ".YML", ".YAML"):
        return f"rename it to {inside.stem}.yml"
    match parts:
        case (name,) if name in _REGISTERS:
            return Place(_REGISTERS[name])
        case ("figures", name) if name.endswith((".svg", ".py")):
            return Place(None, inside.stem, script=name.endswith(".py"))
        case ("figures", _, *_):
            return "figures are content/figures/<name>.svg, each with the script <name>.py that draws it"
        case ("questions", topic, name) if name.endswith(".yml"):
            return Place(Kind.QUESTION, inside.stem, topic)
        case ("questions", *_):
            return "questions are content/questions/<topic>/<id>.yml"
        case (folder, name) if folder in _FOLDERS and name.endswith(".yml"):
            return Place(_FOLDERS[folder], inside.stem)
        case (folder, *_) if folder in _FOLDERS:
            return f"these are content/{folder}/<id>.yml"
    known = ", ".join(sorted([*_REGISTERS, "figures/", *(f"{name}/" for name in _FOLDERS)]))
    return f"content holds {known}"


def unexpected(file: File, place: Place | str) -> Diagnostic | None:
    """What is wrong with a file before anybody looks into it."""
    span = Span(file.path)
    if file.data is None:
        return Diagnostic(span, Code.UNREADABLE, "it cannot be read, or is a link or a folder", "put a plain file here")
    if isinstance(place, str):
        return Diagnostic(span, Code.UNEXPECTED_FILE, f"nothing is read from '{file.inside}'", place)
    return None
