"""Putting a finished folder in the place of an older one, so that nobody meets half of either."""

import ctypes
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Beside:
    """A folder beside its place, to be filled and then put there whole, or thrown away."""

    def __init__(self, place: Path) -> None:
        self.place = place.resolve()
        self.place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(self.place)
        prefix = f".{self.place.name}-{os.getpid()}-"
        self._around = Path(tempfile.mkdtemp(prefix=prefix, dir=self.place.parent))
        self.folder = self._around / "fresh"

    def install(self) -> None:
        """Put the folder in its place, in one step where the system has one."""
        exchange(self.folder, self.place)

    def discard(self) -> None:
        """Delete what is left: the folder, or what it has replaced."""
        shutil.rmtree(self._around, ignore_errors=True)


def holds_hidden_files(place: Path) -> bool:
    """Whether a folder holds what MkDocs would keep when it cleans, such as a repository; then it is not exchanged."""
    return place.is_dir() and any(path.name.startswith(".") for path in place.iterdir())


def _sweep(place: Path) -> None:
    """Delete what runs that were killed left beside a place; a run that is still alive keeps its own."""
    for path in place.parent.glob(f".{place.name}-*-*"):
        found = re.fullmatch(rf"\.{re.escape(place.name)}-(\d+)-\w+", path.name)
        if found and not _alive(int(found[1])):
            shutil.rmtree(path, ignore_errors=True)


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        return True  # there a signal of zero would end it; leftovers stay until somebody deletes them
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def exchange(fresh: Path, place: Path) -> None:
    """Move `fresh` to `place`; what was there before is at `fresh` afterwards, if anything was.

    On Linux the two change places in one step; elsewhere the place is empty for as long as a rename takes.
    """
    if not place.exists():
        fresh.rename(place)
    elif not _exchange_at_once(fresh, place):
        old = fresh.with_name(f"{fresh.name}.old")
        place.rename(old)
        try:
            fresh.rename(place)
        except OSError:
            old.rename(place)
            raise
        old.rename(fresh)


def _exchange_at_once(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False  # a C library older than 2018
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
