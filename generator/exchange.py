"""Putting a finished folder in the place of an older one, so that nobody meets half of either."""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


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
