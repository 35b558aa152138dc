"""Everything that a site is made of, as digests: with the same inputs, what was built before is what would be built."""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.content.project import CONFIG, PLUGIN, Project

_PACKAGE = Path(__file__).parents[1]
# Whatever else takes part in a build may depend on what is not looked at here.
_KNOWN = frozenset({"theme", "plugins", "markdown_extensions"})
_READS_FILES = frozenset({"pymdownx.snippets", "pymdownx.b64"})


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests: of each file of the content, by its path in there, and of everything else at once."""

    content: Mapping[str, str]
    rest: str


def are_known(settings: Mapping[str, Any]) -> bool:
    """Whether a configuration names nothing that could depend on more than these inputs."""
    names = _names(settings.get("plugins"))
    return not (
        names - {PLUGIN} or settings.get("hooks") or "INHERIT" in settings
        or _names(settings.get("markdown_extensions")) & _READS_FILES
    )  # fmt: skip


def can_serve(settings: Mapping[str, Any]) -> bool:
    """Whether our own server can show all of the site: drafts and templates of one's own only MkDocs' can."""
    return are_known(settings) and not settings.get("draft_docs") and not settings.get("extra_templates")


def _names(items: Any) -> set[str]:
    return {str(name) for item in items or () for name in (item if isinstance(item, dict) else [item])}


def inputs_of(project: Project, settings: Mapping[str, Any], day: str) -> Inputs:
    """The inputs as they are now, for a build on this day."""
    theme = settings.get("theme")
    overrides = theme.get("custom_dir") if isinstance(theme, dict) else None
    folders = [_PACKAGE, project.folder / str(settings.get("docs_dir", "docs"))]
    folders += [project.folder / str(overrides)] if overrides else []
    parts = [
        (project.folder / CONFIG).read_text(encoding="utf-8", errors="replace"),
        repr(settings),  # with what it takes from the environment
        day,
        sys.version,
        repr(sorted(_distributions())),
        *(repr(dict(_digests(folder))) for folder in folders),
    ]
    return Inputs(dict(_digests(project.folder / project.content)), _digest("\0".join(parts).encode()))


def _distributions() -> Iterator[str]:
    """Names of what is installed, with versions."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (path.name for path in folder.iterdir() if path.name.endswith(".dist-info"))


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    """Of every file below a folder, hidden ones and what Python compiles aside, what it is or holds."""
    for around, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and not name.startswith("."))
        for name in sorted([*names, *(name for name in folders if "." in name)]):
            path = Path(around, name)
            yield path.relative_to(folder).as_posix(), _content(path)


def _content(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    try:
        return _digest(path.read_bytes())
    except OSError as error:
        return str(error.errno)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
