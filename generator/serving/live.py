"""What is shown right now, and what becomes of it when something on disk changes."""

import gc
import logging
import time
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from threading import Condition

from generator import report
from generator.building.build import BuildError
from generator.building.inputs import can_serve
from generator.building.searchable import FOLDER
from generator.content.checks import ALONE, COMPARING, judged
from generator.content.checks.evidence import Evidence
from generator.content.load import collection_paused
from generator.content.project import CONFIG, Project, project_at
from generator.diagnostics import Diagnostic
from generator.serving.index import Index
from generator.serving.screen import Answer, Screen, typed
from generator.serving.shelf import Shelf

_LOG = logging.getLogger("mkdocs.studyguide")
_TURN = 0.005
"""Seconds for which checks may keep a reader waiting."""


class Live:
    """A guide that follows its files; whatever is done with it, one thread at a time does it, and holds `news`."""

    def __init__(self, project: Project) -> None:
        self.news = Condition()
        self._project, self._shelf = project, Shelf(project)
        self._loaded = self._shelf.loaded()
        self._screen = Screen(project, self._shelf.shown(self._loaded))
        self._found: list[Diagnostic] = []
        self._failure, self._told = "", list[str]()
        self._version, self._edits, self._styles = 0, 0, 0
        self._index = Index(project.cache, self._pages)
        gc.freeze()  # what is read stays: the collector need not walk it again and again
        self._tell()

    @property
    def mount(self) -> str:
        """The path of the site's start."""
        return self._screen.mount

    @property
    def folders(self) -> Iterable[Path]:
        """Where a change of a file can mean a change of the site; in the first of them only that of the files there."""
        return (self._project.folder, self._shelf.folder, *self._screen.folders)

    def answer(self, address: str) -> Answer:
        """What is at an address from the start of the site."""
        if address.startswith(f"{FOLDER}/") and (data := self._index.file(address, self._edits)):
            return typed(address, data)
        with self.news:
            try:
                return self._screen.answer(address)
            except Exception as error:  # noqa: BLE001 - whatever a template raises: the next edit may mend it
                _LOG.error("%s cannot be made: %s", address or "the start", error, exc_info=True)
                return Answer(
                    f"{type(error).__name__}: {error}\n".encode(), "text/plain", HTTPStatus.INTERNAL_SERVER_ERROR
                )

    def _pages(self) -> Iterator[tuple[str, str]]:
        """Every page, one at a time, so that no reader waits for all of them."""
        for path in self._screen.paths:
            page = self.answer(path)
            if page.status is HTTPStatus.OK:
                yield path, page.body.decode()

    def tag(self, answer: Answer) -> str:
        """What tells one version of a page from another, the files around it included."""
        return f"{blake2b(answer.body, digest_size=12).hexdigest()}-{self._styles}"

    def wait(self, address: str, tag: str, seconds: float) -> bool:
        """Until an address has something else to say than at this tag, or the time is over; whether it has."""
        with self.news:
            end = time.monotonic() + seconds
            while self.tag(self.answer(address)) == tag:
                if not self._changes_before(end):
                    return False
        return True

    def _changes_before(self, end: float) -> bool:
        version = self._version
        return self.news.wait_for(lambda: self._version != version, max(end - time.monotonic(), 0))

    @collection_paused()
    def change(self, paths: AbstractSet[Path]) -> None:
        """Take account of what has changed on disk."""
        with self.news:
            try:
                if not self._take(paths):
                    return
            except Exception as error:  # noqa: BLE001 - whatever settings, a template or a theme raise
                self._failure = f"the rebuild failed, the pages are those of before: {error}"
            self._edits += 1
            self._tell()
            self._version += 1
            self.news.notify_all()

    def check_for_ever(self) -> None:
        """Do all checks of what is shown, again after every change, and tell what they find."""
        while True:
            edits, loaded = self._edits, self._loaded
            with collection_paused():
                self._check(edits, _sweep(loaded.evidence))
            with self.news:
                self.news.wait_for(lambda: self._edits != edits)  # noqa: B023 - only called here

    def _check(self, edits: int, steps: Iterator[list[Diagnostic]]) -> None:
        """Take the steps in turn with whoever wants something; after a change they are no longer of any use."""
        found: list[Diagnostic] = []
        while True:
            with self.news:
                end = time.monotonic() + _TURN
                while time.monotonic() < end and self._edits == edits:
                    step = next(steps, None)
                    if step is None:
                        self._conclude(found)
                        return
                    found += step
                if self._edits != edits:
                    return
            time.sleep(_TURN / 5)  # who waits for a lock gets it only while nobody else wants it

    def _conclude(self, found: list[Diagnostic]) -> None:
        gc.freeze()
        self._found = found
        self._shelf.edited.clear()
        self._screen.judge_links()
        if self._tell():
            self._version += 1
            self.news.notify_all()

    def _tell(self) -> bool:
        """Show what is known to be wrong by now, on pages and in the terminal; whether that is something else."""
        loaded = self._loaded.with_more(row for row in self._found if row.span.path not in self._shelf.edited)
        problems = [self._failure] if self._failure else []
        problems += [report.as_text([problem]).strip() for problem in loaded.diagnostics]
        known, self._told = set(self._told), problems
        for problem in problems:
            if problem not in known:
                _LOG.log(logging.ERROR if problem is self._failure else logging.INFO, problem)
        if known and not problems:
            _LOG.info("all problems are gone")
        return self._screen.complain(problems)

    def _take(self, paths: AbstractSet[Path]) -> bool:
        """Whether anything that is shown can be another now; the site around it is made anew if it has to be."""
        config = self._project.folder / CONFIG
        content = {path for path in paths if path.is_relative_to(self._shelf.folder)}
        others = {path for path in paths - content if path == config or self._screen.is_made_of(path)}
        if config in others:
            self._project = project_at(self._project.folder)
            if not can_serve(self._project.settings()):
                message = f"{CONFIG} names what only MkDocs' own server shows: stop this one, and start it again"
                raise BuildError(message)
        moved = self._shelf.folder != self._project.folder / self._project.content
        if moved:
            self._shelf = Shelf(self._project)
        changed = moved or (bool(content) and self._shelf.read_again(content))
        if changed:
            self._loaded = self._shelf.loaded()
        library = self._shelf.shown(self._loaded)
        files = {path for path in others if self._screen.is_file(path)}
        self._styles += bool(files)
        templates = others - {path for path in files if path.suffix != ".css"}  # a template gathers all sheets in one
        if templates or not all(map(Path.is_file, files)) or (changed and not self._screen.show(library)):
            self._screen, self._failure = Screen(self._project, library), ""
        elif files:
            self._screen.forget()
        return changed or bool(others)


def _sweep(evidence: Evidence) -> Iterator[list[Diagnostic]]:
    """What all checks find: file by file by those that look at one entry at a time, then by the others."""
    for part in evidence.by_file().values():
        yield judged(part, ALONE)
    for check in COMPARING:
        yield judged(evidence, [check])
