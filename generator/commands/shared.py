"""What several commands need: exit statuses, a sound guide or a report, and places that may be replaced."""

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

from generator import report
from generator.content.checks import CHECKS, Check
from generator.content.library import Library
from generator.content.project import Project
from generator.diagnostics import Findings

FINE, PROBLEMS, USAGE = 0, 1, 2
UNTOUCHED = "nothing was written; what was there before is as it was\n"
MANY = 20
"""Rows from which a bar is worth showing."""
Row = TypeVar("Row")


def sound(project: Project, checks: Sequence[Check] = CHECKS) -> Library | None:
    """The guide, or nothing and a report when it has errors."""
    loaded = project.load(checks=checks)
    report_on(loaded.findings, "text")
    if loaded.sound:
        return loaded.library
    sys.stderr.write(UNTOUCHED)
    return None


def report_on(findings: Findings, form: str) -> None:
    """Print what is wrong, and how much of how many entries."""
    sys.stdout.write(report.FORMATS[form](findings.problems))
    if form == "text":
        sys.stderr.write(f"{findings.entries} entries, {report.summary(findings.problems)}\n")


def from_here(path: Path) -> str:
    """A path as one types it in the folder at hand."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def typed(command: str, *, here: bool = True) -> str:
    """How one types a command, in this folder or in any: in full where the shell does not find `studyguide`."""
    if shutil.which("studyguide"):
        return f"`studyguide {command}`"
    full = Path(sys.executable).with_name("studyguide")
    return f"`{from_here(full) if here else full} {command}`"


def refuse(command: str, message: str, hint: str) -> int:
    """Say why nothing is done, and what to type instead; the status of wrong usage."""
    sys.stderr.write(f"studyguide {command}: {message}\n  hint: {hint}\n")
    return USAGE


def replaceable(project: Project, place: Path, made: frozenset[str]) -> bool:
    """Whether a folder may be put there: only what we made before is ever replaced, for what it holds is lost."""
    place = place.resolve()
    names = {path.name for path in place.iterdir()} if place.is_dir() else set()
    ours = made <= names and not names & {".git", "content"} and not project.folder.is_relative_to(place)
    if ours or not (names or place.is_file()):
        return True
    sys.stderr.write(f"studyguide: {place} holds something that we did not make: name another place, or empty it\n")
    return False


def progress(rows: Iterable[Row], count: int, doing: str) -> AbstractContextManager[Iterable[Row]]:
    """The same rows, with a bar on a terminal when there are many; it moves as they come."""
    if count < MANY or not sys.stderr.isatty():
        return nullcontext(rows)
    import click  # noqa: PLC0415 - for the few runs that show it

    return click.progressbar(rows, length=count, label=doing, file=sys.stderr)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file in one step: what is there is the old text or the new one, whatever happens meanwhile."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their paths in a folder."""
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
