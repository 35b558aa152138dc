"""Work that takes longer than a check may: each job says what is wrong, a few run at a time."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import Protocol

from generator.diagnostics import Diagnostic


class Job(Protocol):
    """A program, a script that draws, or the spelling of everything."""

    def problems(self) -> list[Diagnostic]:
        """Do the work."""


def verify(wanted: Iterable[Job]) -> Iterator[list[Diagnostic]]:
    """Do jobs, and say of each in turn what is wrong."""
    with ThreadPoolExecutor(max_workers=cpu_count()) as pool:
        yield from pool.map(lambda job: job.problems(), wanted)
