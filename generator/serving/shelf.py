"""The content as it is in memory, file by file."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from generator.content.files import File, content_file, is_hidden
from generator.content.library import Library, library_of
from generator.content.load import Loaded, Part, collection_paused, drawings_of, part_of, put_together
from generator.content.project import Project


@dataclass(frozen=True, slots=True)
class _Held:
    digest: bytes
    part: Part
    good: Part
    """The same, or what the file gave before somebody made the mistakes that are in it."""


class Shelf:
    """Every file of the content as it was read last; of one with mistakes also what it gave before them."""

    def __init__(self, project: Project) -> None:
        self._project, self.folder = project, project.folder / project.content
        self._held: dict[PurePosixPath, _Held] = {}
        self.edited: set[str] = set()
        """The files that were read since somebody emptied this, by their paths in reports."""
        self.read_all()

    def read_again(self, paths: Iterable[Path]) -> bool:
        """Read what has changed at these places, or look everywhere if files came or went; whether anything differs."""
        insides = [PurePosixPath(path.relative_to(self.folder).as_posix()) for path in paths]
        insides = [inside for inside in insides if not is_hidden(inside)]
        if all(inside in self._held and (self.folder / inside).is_file() for inside in insides):
            files = [content_file(self.folder, self._project.content, inside) for inside in insides]
            return max([self._take(file) for file in files], default=False)  # of all, not of the first that differs
        return self.read_all()

    @collection_paused()
    def read_all(self) -> bool:
        """Look at every file, and decode those that differ from before; whether any does."""
        before = list(self._held)
        order = []
        changed = False
        for file in self._project.files():
            order.append(file.inside)
            changed |= self._take(file)
        self._held = {inside: self._held[inside] for inside in order}
        return changed or order != before

    def loaded(self) -> Loaded:
        """What the files say now, unchecked."""
        parts = [held.part for held in self._held.values()]
        return put_together(parts, self._project.today()).with_more(self._project.missing())

    def shown(self, loaded: Loaded) -> Library:
        """The library of what was loaded, with what files with mistakes gave before."""
        if all(held.part is held.good for held in self._held.values()):
            return loaded.library
        parts = [held.good for held in self._held.values()]
        entries = (located.entry for part in parts for located in part.entries)
        return library_of(entries, drawings_of(parts), loaded.library.day)

    def _take(self, file: File) -> bool:
        digest = b"" if file.data is None else blake2b(file.data).digest()
        before = self._held.get(file.inside)
        if before and before.digest == digest:
            return False
        part = part_of(file)
        self._held[file.inside] = _Held(digest, part, before.good if before and not part.sound else part)
        self.edited.add(file.path)
        return True
