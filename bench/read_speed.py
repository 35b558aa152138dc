"""How long it takes to read, validate and check a guide of 1,000 questions; run by hand: make bench."""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.content.decode import decode
from generator.content.files import Place, content_files, place_of
from generator.content.project import Project
from generator.content.reader import read

ROOT = Path(__file__).parents[1]
COUNT = 1000
RUNS = 5


def short(text: bytes) -> bytes:
    """A question with what every question has, of about 2.6 KB."""
    data: dict[str, Any] = yaml.safe_load(text)
    for name in ("aliases", "asked_as", "clarify", "by_level", "walkthrough"):
        data.pop(name, None)
    data["strong"] = "\n\n".join(data["strong"].split("\n\n")[:2])
    data["scored"], data["weak"], data["follow_ups"] = data["scored"][:3], data["weak"][:1], data["follow_ups"][:2]
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110).encode()


def whole(text: bytes) -> bytes:
    return b"".join(line for line in text.splitlines(keepends=True) if not line.startswith(b"aliases:"))


def make_project(folder: Path, form: Callable[[bytes], bytes]) -> Project:
    """Our own guide with copies of its conceptual questions: sound, so that nothing is measured but good files."""
    shutil.copytree(ROOT / "content", folder / "content")
    questions = sorted((folder / "content" / "questions").rglob("*.yml"))
    samples = [(path, form(path.read_bytes())) for path in questions if b"\nkind: concept\n" in path.read_bytes()]
    for number in range(COUNT - len(questions)):
        path, text = samples[number % len(samples)]
        path.with_stem(f"{path.stem}-{number}").write_bytes(text)
    return Project(folder)


def median(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def table() -> Iterator[str]:
    yield "| 1,000 questions of | read | read and validated | prose parsed and checked as well |"
    yield "| --- | --- | --- | --- |"
    for form in (short, whole):
        with tempfile.TemporaryDirectory() as name:
            project = make_project(Path(name), form)
            loaded = project.load()
            assert loaded.sound, loaded.diagnostics[:3]  # noqa: S101 - else something else is measured
            folder = project.folder / "content" / "questions"
            files = [(file, place_of(file.inside)) for file in content_files(folder.parent, "content")]
            questions = [(file, place) for file, place in files if isinstance(place, Place) and place.topic]
            size = sum(len(file.data or b"") for file, _ in questions) / len(questions) / 1000

            def reading() -> list[Any]:
                return [read(file.path, file.data or b"")[0] for file in content_files(folder, "questions")]

            def validating(places: list[Place] = [place for _, place in questions]) -> list[Any]:
                return [decode(source, place) for source, place in zip(reading(), places, strict=True)]

            spent = [median(work) for work in (reading, validating, project.load)]
            yield f"| {size:.1f} KB | " + " | ".join(f"{seconds:.2f} s" for seconds in spent) + " |"


def main() -> None:
    for line in table():
        print(line)


if __name__ == "__main__":
    main()
