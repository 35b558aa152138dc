"""The search of a site that is served: its index is made when somebody searches, and again after an edit."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock

from generator.building.searchable import FOLDER, files_for

_START = f"{FOLDER}/index.js"
"""What is fetched first, and names the others."""


class Index:
    """The files of an index of what `pages` gives, paths with HTML; whoever has begun to search keeps theirs."""

    def __init__(self, cache: Path, pages: Callable[[], Iterable[tuple[str, str]]]) -> None:
        self._cache, self._pages = cache, pages
        self._one_at_a_time = Lock()
        self._state: object = None
        self._files: Mapping[str, bytes] = {}

    def file(self, path: str, state: object) -> bytes | None:
        """One of the files, when what is shown is in some state."""
        with self._one_at_a_time:
            if path == _START and state != self._state:
                self._files, self._state = files_for(self._pages(), self._cache), state
            return self._files.get(path)
