"""A second folder with the files of a site, by hard links: changes go into it before the two change places.

So neither does a reader ever meet half of two sites, nor is a site of thousands of pages written for one edit.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.exchange import exchange


class Twin:
    """The twin of the site at `place`; `name` is that of the one there is, and `behind` are the files it lacks."""

    def __init__(self, place: Path, cache: Path, name: str, behind: Sequence[str]) -> None:
        self._place, self._kept = place, cache / "twins" / name if name else None
        self._behind = behind
        self._folder = cache / "twins" / f"{os.getpid()}-{os.urandom(4).hex()}"

    @property
    def name(self) -> str:
        """What to know it by the next time."""
        return self._folder.name

    def change(self, files: Mapping[str, bytes], gone: Iterable[str]) -> None:
        """Give the site new contents of some of its files and take others away, all in one step."""
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._catch_up()
            for path, data in files.items():
                self._clear(path)
                (self._folder / path).write_bytes(data)
            for path in gone:
                self._clear(path)
                self._drop_empty((self._folder / path).parent)
            exchange(self._folder, self._place)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _catch_up(self) -> None:
        """Make the folder equal to the site."""
        if self._kept and self._kept.is_dir():
            self._kept.rename(self._folder)
            for path in self._behind:
                self._clear(path)
                if (self._place / path).exists():
                    os.link(self._place / path, self._folder / path)
                else:
                    self._drop_empty((self._folder / path).parent)
        else:
            shutil.copytree(self._place, self._folder, copy_function=os.link)

    def _clear(self, path: str) -> None:
        """Make room for a file: never is anything written into the one that is there, since the site has the same."""
        (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self._folder / path).unlink(missing_ok=True)

    def _drop_empty(self, folder: Path) -> None:
        """Delete a folder that lost its last file, and those around it that hold nothing else."""
        while folder != self._folder and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def forget_twins(cache: Path) -> None:
    """Delete every twin: the site is another one now, or somebody has touched it."""
    shutil.rmtree(cache / "twins", ignore_errors=True)
