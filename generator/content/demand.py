"""A guide of which only what somebody asks for is read: for work on a few entries of one that is known to be sound."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any, Generic, TypeVar

from generator.content.decode import decode
from generator.content.drawings import read_drawing
from generator.content.files import File, Place, place_of
from generator.content.library import Library
from generator.content.model import REGISTERS, Entry
from generator.content.reader import read
from generator.kinds import Kind

Value = TypeVar("Value")
OpenFile = Callable[[str], File]
"""Reads the file of a path within the content's folder."""


class _Single(Mapping[str, Value], Generic[Value]):
    """Values that have a file each, by the name of their file; each file is read when it is asked for."""

    def __init__(self, readers: Mapping[str, Callable[[], Value]]) -> None:
        self._readers, self._read = readers, dict[str, Value]()

    def __getitem__(self, name: str) -> Value:
        if name not in self._read:
            self._read[name] = self._readers[name]()
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


class _Register(Mapping[str, Entry]):
    """Entries that share a file, which is read when the first of them is asked for."""

    def __init__(self, read_all: Callable[[], Iterable[Entry]]) -> None:
        self._read_all = read_all

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self._read_all()}

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def library_on_demand(insides: Iterable[str], open_file: OpenFile, day: dt.date) -> Library:
    """The guide in the files of these paths within its folder, in this order; all of them have to be sound."""
    readers: dict[Kind | None, dict[str, Callable[[], Any]]] = {kind: {} for kind in (*Kind, None)}
    registers: dict[Kind, Mapping[str, Entry]] = {kind: {} for kind in REGISTERS}
    for inside in insides:
        place = place_of(PurePosixPath(inside))
        if isinstance(place, str) or place.script:
            continue
        if place.kind in REGISTERS:
            registers[place.kind] = _Register(partial(_all_in, open_file, inside, place))
        elif place.kind:
            readers[place.kind][place.id or ""] = partial(_one_in, open_file, inside, place)
        else:
            readers[None][place.id or ""] = partial(_drawing_in, open_file, inside)
    single = {kind: _Single[Entry](readers[kind]) for kind in Kind if kind not in REGISTERS}
    return Library({**single, **registers}, _Single[str](readers[None]), day)


def _all_in(open_file: OpenFile, inside: str, place: Place) -> list[Entry]:
    file = open_file(inside)
    source, _ = read(file.path, file.data or b"")
    return [located.entry for located in decode(source, place).entries]


def _one_in(open_file: OpenFile, inside: str, place: Place) -> Entry:
    (entry,) = _all_in(open_file, inside, place)
    return entry


def _drawing_in(open_file: OpenFile, inside: str) -> str:
    file = open_file(inside)
    return read_drawing(file.path, file.data or b"")[0]
