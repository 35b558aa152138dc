"""Files to a library and everything that is wrong in them, in one pass."""

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from generator.content.checks import CHECKS, Check, judged
from generator.content.checks.evidence import Evidence
from generator.content.decode import Decoded, Leaf, Located, decode
from generator.content.drawings import read_drawing
from generator.content.files import File, Place, place_of, unexpected
from generator.content.library import Library, library_of
from generator.content.model import REGISTERS
from generator.content.reader import read
from generator.diagnostics import Code, Diagnostic, Findings
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
        return self.findings.sound

    @property
    def findings(self) -> Findings:
        """What there is to report."""
        return Findings(self.library.size, self.diagnostics)

    def checked(self, checks: Iterable[Check]) -> "Loaded":
        """The same after further checks."""
        return self.with_more(judged(self.evidence, checks))

    def with_more(self, problems: Iterable[Diagnostic]) -> "Loaded":
        """The same with problems that were found elsewhere."""
        return Loaded(self.evidence, in_order([*self.diagnostics, *problems]))


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


@dataclass(frozen=True, slots=True)
class Part:
    """What one file gave: entries, or the text of a drawing."""

    place: Place | str
    decoded: Decoded | None = None
    drawing: str | None = None
    misread: tuple[Diagnostic, ...] = ()
    """What is wrong with the file as a whole, or with its drawing."""

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong in it; checks have not looked at it yet."""
        return not self.misread and not (self.decoded and self.decoded.problems)

    @property
    def entries(self) -> tuple[Located, ...]:
        """The good entries."""
        return self.decoded.entries if self.decoded else ()


def part_of(file: File) -> Part:
    """Read and decode one file."""
    place = place_of(file.inside)
    problem = unexpected(file, place)
    if problem or file.data is None or isinstance(place, str):
        drawn = isinstance(place, Place) and place.id and place.kind is None
        return Part(place, None, "" if drawn else None, (problem,) if problem else ())
    if place.script:
        return Part(place)  # `studyguide verify` runs it
    if place.kind is None:
        drawing, found = read_drawing(file.path, file.data)
        return Part(place, None, drawing, tuple(found))
    source, misread = read(file.path, file.data)
    return Part(place, None if misread else decode(source, place), None, tuple(misread))


def drawings_of(parts: Iterable[Part]) -> dict[str, str]:
    """Drawings by name."""
    named = ((part.place, part.drawing) for part in parts)
    return {place.id or "": drawing for place, drawing in named if drawing is not None and isinstance(place, Place)}


@collection_paused()
def load(files: Iterable[File], today: dt.date, checks: Sequence[Check] = CHECKS) -> Loaded:
    """Read, decode and check a whole guide."""
    return put_together([part_of(file) for file in files], today).checked(checks)


def put_together(parts: Sequence[Part], today: dt.date) -> Loaded:
    """A guide of what its files gave, in their order, with what was wrong in them; nothing is checked yet."""
    problems: list[Diagnostic] = []
    located: list[Located] = []
    leaves: list[Leaf] = []
    broken: dict[Kind, set[str]] = defaultdict(set)
    unreadable: set[Kind] = set()
    drawn = {part.place.id for part in parts if isinstance(part.place, Place) and part.place.script and part.sound}
    for part in parts:
        place, decoded = part.place, part.decoded
        if part.drawing is not None and isinstance(place, Place) and place.id in drawn:
            hint = f"run `studyguide draw {place.id}`: its script draws it anew"
            unread = Code.UNREADABLE
            problems += [row if row.code is unread else replace(row, hint=hint) for row in part.misread]
        else:
            problems += part.misread
        if isinstance(place, str) or place.kind is None:
            continue
        if decoded is None:
            _set_aside(place, broken, unreadable)
            continue
        problems += decoded.problems
        located += decoded.entries
        leaves += decoded.leaves
        broken[place.kind].update(decoded.broken)
        if decoded.lost:
            unreadable.add(place.kind)
    evidence = Evidence(
        library_of((item.entry for item in located), drawings_of(parts), today),
        tuple(located),
        tuple(leaves),
        {kind: frozenset(broken[kind]) for kind in Kind},
        frozenset(unreadable),
        today,
    )
    return Loaded(evidence, ()).with_more(problems)


def _set_aside(place: Place, broken: dict[Kind, set[str]], unreadable: set[Kind]) -> None:
    """Remember what a file that cannot be read would have held, so that references to it are not wrong as well."""
    if place.kind in REGISTERS:
        unreadable.add(place.kind)
    elif place.kind and place.id:
        broken[place.kind].add(place.id)


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Problems as they are reported: by file, line and column."""
    return tuple(sorted(problems, key=_order))


def _order(item: Diagnostic) -> tuple[str, int, int, str, str]:
    return item.span.path, item.span.line, item.span.column, item.code, item.message
