"""Noticing that files change."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Self

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

_TOLD = frozenset({"created", "modified", "closed", "moved", "deleted"})
_QUIET = 0.02
"""Seconds without a change after which an editor is taken to have written all it wants to."""


class Watch(FileSystemEventHandler):
    """Collects what changes in some folders; used as a context, it looks for as long as that lasts."""

    def __init__(self) -> None:
        self._observer = Observer()
        self._watches: dict[tuple[Path, int], ObservedWatch] = {}
        self._changed: SimpleQueue[Path] = SimpleQueue()

    def __enter__(self) -> Self:
        self._observer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Remember where something has happened; a folder is news only when it comes or goes."""
        if event.event_type in _TOLD and not (event.is_directory and event.event_type == "modified"):
            for path in filter(None, (event.src_path, event.dest_path)):
                self._changed.put(Path(str(path)))

    def follow(self, folders: Iterable[Path]) -> None:
        """Look at these folders from now on, at the first without what is below its own folders."""
        # A folder that was deleted and made again is another one.
        wanted = {(folder, folder.stat().st_ino): depth > 0 for depth, folder in enumerate(folders) if folder.is_dir()}
        for gone in self._watches.keys() - wanted.keys():
            self._observer.unschedule(self._watches.pop(gone))
        for folder, number in wanted.keys() - self._watches.keys():
            with suppress(OSError):  # gone by now: its going is a change of its own
                deep = wanted[folder, number]
                self._watches[folder, number] = self._observer.schedule(self, str(folder), recursive=deep)

    def for_ever(self, act: Callable[[set[Path]], None]) -> None:
        """Act on every change, on those that come together at once."""
        while True:
            paths = {self._changed.get()}
            try:
                while True:
                    paths.add(self._changed.get(timeout=_QUIET))
            except Empty:
                act(paths)
