"""Files to a library and everything that is wrong in them, in one pass."""

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from generator.content.checks import CHECKS, Check, judged
from generator.content.checks.evidence import Evidence
from generator.content.decode import Leaf, Located, decode
from generator.content.drawings import read_drawing
from generator.content.files import File, Place, place_of, unexpected
from generator.content.library import Library, library_of
from generator.content.model import REGISTERS
from generator.content.reader import read
from generator.diagnostics import Diagnostic, Severity
from generator.kinds import Kind


@dataclass(frozen=True)
class Loaded:
    """The good entries, and every problem in order of file, line and column."""

    evidence: Evidence
    diagnostics: tuple[Diagnostic, ...]

    @property
    def library(self) -> Library:
        """The good entries."""
        return self.evidence.library

    @property
    def located(self) -> tuple[Located, ...]:
        """The same with their places in the files."""
        return self.evidence.located

    def ids(self, kind: Kind) -> list[str]:
        """The ids that entries have, also broken ones."""
        broken = self.evidence.broken.get(kind, ())
        return list(dict.fromkeys([*self.library.entries[kind], *sorted(broken)]))

    @property
    def sound(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return all(item.severity is not Severity.ERROR for item in self.diagnostics)

    def checked(self, checks: Iterable[Check]) -> "Loaded":
        """The same after further checks."""
        return self.with_more(judged(self.evidence, checks))

    def with_more(self, problems: Iterable[Diagnostic]) -> "Loaded":
        """The same with problems that were found elsewhere."""
        return Loaded(self.evidence, tuple(sorted([*self.diagnostics, *problems], key=_order)))


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the collector from walking, again and again, what is read and stays; a quarter of the time went there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@collection_paused()
def load(files: Iterable[File], today: dt.date, checks: Sequence[Check] = CHECKS) -> Loaded:
    """Read, decode and check a whole guide."""
    problems: list[Diagnostic] = []
    located: list[Located] = []
    leaves: list[Leaf] = []
    broken: dict[Kind, set[str]] = defaultdict(set)
    unreadable: set[Kind] = set()
    drawings: dict[str, str] = {}
    scripts: set[str | None] = set()
    for file in files:
        place = place_of(file.inside)
        problem = unexpected(file, place)
        if problem or file.data is None or isinstance(place, str):
            problems += [problem] if problem else []
            if isinstance(place, Place):
                _set_aside(place, broken, unreadable)
                drawings |= {place.id: ""} if place.id and place.kind is None else {}
            continue
        if place.script:
            scripts.add(place.id)  # `studyguide verify` runs it
            continue
        if place.kind is None:
            drawings[place.id or ""], found = read_drawing(file.path, file.data)
            drawn = place.id in scripts  # in the order of the files, x.py comes before x.svg
            hint = f"run `studyguide draw {place.id}`: its script draws it anew"
            problems += [replace(problem, hint=hint) for problem in found] if drawn else found
            continue
        source, misread = read(file.path, file.data)
        if misread:
            problems += misread
            _set_aside(place, broken, unreadable)
            continue
        decoded = decode(source, place)
        problems += decoded.problems
        located += decoded.entries
        leaves += decoded.leaves
        broken[place.kind].update(decoded.broken)
        if decoded.lost:
            unreadable.add(place.kind)
    library = library_of((item.entry for item in located), drawings, today)
    evidence = Evidence(
        library,
        tuple(located),
        tuple(leaves),
        {kind: frozenset(broken[kind]) for kind in Kind},
        frozenset(unreadable),
        today,
    )
    return Loaded(evidence, ()).with_more(problems).checked(checks)


def _set_aside(place: Place, broken: dict[Kind, set[str]], unreadable: set[Kind]) -> None:
    """Remember what a file that cannot be read would have held, so that references to it are not wrong as well."""
    if place.kind in REGISTERS:
        unreadable.add(place.kind)
    elif place.kind and place.id:
        broken[place.kind].add(place.id)


def _order(item: Diagnostic) -> tuple[str, int, int, str, str]:
    return item.span.path, item.span.line, item.span.column, item.code, item.message
