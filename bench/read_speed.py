"""How long it takes to read, decode and check question files; run by hand: make bench."""

import datetime as dt
import statistics
import time
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from generator.content.decode import decode
from generator.content.files import File, Place
from generator.content.load import load
from generator.content.reader import read
from generator.kinds import Kind

ROOT = Path(__file__).parents[1]
COUNT = 1000
RUNS = 5
TODAY = dt.date(2026, 11, 21)
PLACE = Place(Kind.QUESTION, "q", "t")


def question_files(samples: list[bytes]) -> list[File]:
    paths = (f"questions/t/q{number}.yml" for number in range(COUNT))
    return [
        File(f"content/{path}", PurePosixPath(path), samples[number % len(samples)])
        for number, path in enumerate(paths)
    ]


def median_ms(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def measure(name: str, samples: list[bytes]) -> None:
    files = question_files(samples)
    size = sum(len(file.data or b"") for file in files) / COUNT / 1000
    sources = [read(file.path, file.data or b"")[0] for file in files]
    reading = median_ms(lambda: [read(file.path, file.data or b"") for file in files])
    decoding = median_ms(lambda: [decode(source, PLACE) for source in sources])
    loading = median_ms(lambda: load(files, TODAY))
    print(f"| {name} | {size:.1f} | {reading:.0f} | {decoding:.0f} | {reading + decoding:.0f} | {loading:.0f} |")


def main() -> None:
    ours = [path.read_bytes() for path in sorted((ROOT / "content" / "questions").rglob("*.yml"))]
    fixture = ROOT / "tests" / "fixtures" / "guide" / "content" / "questions"
    small = [path.read_bytes() for path in sorted(fixture.rglob("*.yml"))]
    print(f"{COUNT} question files, medians of {RUNS} in ms\n")
    print("| files | KB each | read | decode | both | everything checked, prose included |")
    print("|---|---|---|---|---|---|")
    measure("small", small)
    measure("as in content/", ours)


if __name__ == "__main__":
    main()
