"""How long it takes to read, validate and check a guide of 1,000 questions; run by hand: make bench."""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from results import machine, table, write_section

from generator.content.decode import Decoded, decode
from generator.content.files import Place, content_files, place_of
from generator.content.load import collection_paused
from generator.content.project import Project
from generator.content.reader import Source, read
from generator.diagnostics import Code, Diagnostic

ROOT = Path(__file__).parents[1]
COUNT = 1000
MANY = 5000
RUNS = 5
_STRONG = re.compile(rb"^(strong: (?:[|>]-?\n +|['\"])?)", re.MULTILINE)
_WEAK = re.compile(r"^weak:\n *- answer: (?=\w)", re.MULTILINE)


def short(text: bytes) -> bytes:
    """A question with what every question has, of about 2.6 KB."""
    data: dict[str, Any] = yaml.safe_load(text)
    for name in ("aliases", "asked_as", "clarify", "by_level", "walkthrough"):
        data.pop(name, None)
    data["strong"] = data["strong"].split("\n\n")[0]
    data["weak"], data["follow_ups"] = data["weak"][:1], data["follow_ups"][:2]
    for row in data["follow_ups"]:
        row["answer"] = row["answer"].split(". ")[0]
    shown = {name: figure for name, figure in data.pop("figures", {}).items() if f"{{{name}}}" in str(data)}
    data |= {"figures": shown} if shown else {}
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110).encode()


def whole(text: bytes) -> bytes:
    return b"".join(line for line in text.splitlines(keepends=True) if not line.startswith(b"aliases:"))


def make_project(folder: Path, form: Callable[[bytes], bytes], count: int = COUNT) -> Project:
    """Our own guide with copies of its conceptual questions: sound, so that nothing is measured but good files."""
    shutil.copytree(ROOT / "content", folder / "content")
    questions = sorted((folder / "content" / "questions").rglob("*.yml"))
    samples = [(path, form(path.read_bytes())) for path in questions if b"\nkind: concept\n" in path.read_bytes()]
    for number in range(count - len(questions)):
        path, text = samples[number % len(samples)]
        # Two answers that open alike are a warning, and a warning needs its place found: a sound guide has few of them.
        named = _STRONG.sub(rb"\1In copy %d of it, " % number, text)
        path.with_stem(f"{path.stem}-{number}").write_bytes(named)
    return Project(folder)


def median(work: Callable[[], object]) -> float:
    """Seconds of one core that the work takes, whatever else the machine is doing."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def measure(project: Project) -> list[str]:
    """A row of the table."""
    loaded = project.load()
    assert loaded.sound, loaded.diagnostics[:3]  # noqa: S101 - else something else is measured
    folder = project.folder / "content"
    pairs = [(file, place_of(file.inside)) for file in content_files(folder, "content")]
    questions = [(file, place) for file, place in pairs if isinstance(place, Place) and place.topic]
    size = sum(len(file.data or b"") for file, _ in questions) / len(questions) / 1000

    def reading() -> list[Source]:
        return [read(file.path, file.data or b"")[0] for file in content_files(folder / "questions", "questions")]

    def validating() -> list[Decoded]:
        return [decode(source, place) for source, (_, place) in zip(reading(), questions, strict=True)]

    def loading_only() -> list[object]:
        return [yaml.load(file.data or b"", Loader=yaml.CSafeLoader) for file, _ in questions]

    with collection_paused():  # as `load` does
        spent = [median(work) for work in (loading_only, reading, validating, project.load)]
    return [f"{size:.1f} KB", *(f"{seconds:.2f} s" for seconds in spent)]


def locate(project: Project) -> str:
    """One bad character in the middle of one of many files: until its place is known, and until all else is checked."""
    questions = sorted((project.folder / "content" / "questions").rglob("*.yml"))
    spoilt = questions[len(questions) * 9 // 10]
    text = spoilt.read_bytes()
    spoilt.write_bytes(text[: len(text) // 2] + b"\x07" + text[len(text) // 2 :])

    def reading() -> list[Diagnostic]:
        files = content_files(project.folder / "content", "content")
        return [
            problem
            for file in files
            if file.inside.suffix == ".yml"
            for problem in read(file.path, file.data or b"")[1]
        ]

    with collection_paused():
        found = reading()
        assert [problem.code for problem in found] == [Code.CONTROL_CHARACTER]  # noqa: S101 - as above
        seconds = median(reading)
    start = time.process_time()
    assert found[0] in project.load().diagnostics  # noqa: S101 - as above
    return f"located in {seconds:.2f} s; with all else checked, once: {time.process_time() - start:.1f} s"


def on_the_clock(project: Project) -> list[str]:
    """What somebody waits for who types `studyguide check`: the first time, once more, and after each of some edits."""
    (project.folder / "mkdocs.yml").write_text("site_name: Bench\nplugins: [studyguide]\n", encoding="utf-8")
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(project.folder.rglob("*-1??.yml"))}
    edited, text = next((path, text) for path, text in texts.items() if _WEAK.search(text))
    waited = defaultdict[str, list[float]](list)
    for turn in range(RUNS):
        shutil.rmtree(project.cache, ignore_errors=True)
        waited["first"].append(_seconds(project))
        waited["same"].append(_seconds(project))
        edited.write_text(_WEAK.sub(rf"\g<0>In turn {turn} ", text, count=1), encoding="utf-8")
        waited["edit"].append(_seconds(project))
    return [f"{statistics.median(seconds):.2f} s" for seconds in waited.values()]


def _seconds(project: Project) -> float:
    command = [Path(sys.executable).parent / "studyguide", "check"]
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, cwd=project.folder, env=variables, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    head = ["1,000 questions of", "PyYAML's C loader alone", "read", "read and validated", "and checked"]
    clock = ["`studyguide check`, the first time", "once more", "after an edit of a body"]
    rows = []
    for form in (short, whole):
        with tempfile.TemporaryDirectory() as folder:
            project = make_project(Path(folder), form)
            rows.append([*measure(project), *on_the_clock(project)])
    with tempfile.TemporaryDirectory() as folder:
        found = locate(make_project(Path(folder), short, MANY))
    write_section(
        "Checking",
        f"""\
Medians of {RUNS}: seconds of one core for what is done within a process, then seconds on the clock for the
command, which parses half of the prose in a second process. {machine()}.

{table([*head, *clock], rows)}

One bad character among {MANY:,} files: {found}.""",
    )


if __name__ == "__main__":
    main()
