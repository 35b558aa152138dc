"""Running a command and measuring what it took: seconds, and memory of all its processes together."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SAMPLED = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """Seconds by the clock and of all cores, and the most megabytes at one time."""

    seconds: float
    cpu: float
    megabytes: float


class RunError(Exception):
    """A command that failed, with the end of what it said."""


def run(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end; raises RunError."""
    start = time.perf_counter()
    before = os.times()
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True
    ) as process:
        peaks = [0.0]
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, peaks, ended))
        watcher.start()
        said, _ = process.communicate()
        seconds = time.perf_counter() - start
        ended.set()
        watcher.join()
    if process.returncode:
        message = f"{' '.join(command)} ended with {process.returncode}:\n{said[-2000:]}"
        raise RunError(message)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, used, max(peaks))


def _watch(leader: int, peaks: list[float], ended: threading.Event) -> None:
    while not ended.wait(SAMPLED):
        peaks.append(sum(_kilobytes(process) for process in _of_session(leader)) / 1000)


def _of_session(leader: int) -> Iterator[Path]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, IndexError):
            if int((process / "stat").read_text().rpartition(")")[2].split()[3]) == leader:
                yield process


def _kilobytes(process: Path) -> int:
    """A process's share of memory: pages that two of them have in common are counted once."""
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
