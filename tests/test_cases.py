"""Damaged content in, the exact report out: one file of tests/cases for each kind of problem."""

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import GUIDE, TODAY, as_files, load_files

from generator.diagnostics import Code
from generator.diff.compare import compare
from generator.report import as_text
from generator.verify.drawings import scripts
from generator.verify.jobs import verify
from generator.verify.programs import programs
from generator.verify.spelling import Spelling

NOWHERE = Path("no-settings-here")
CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@dataclass(frozen=True)
class Case:
    """Files inside content/, what to replace in those of the base guide, and the exact report.

    With `runs` programs are run; with `against` the guide is compared with the base guide.
    """

    files: Mapping[str, bytes | None]
    edits: Mapping[str, Mapping[str, str]]
    base: bool
    as_of: dt.date
    runs: bool
    against: bool
    report: str


def read_case(path: Path) -> Case:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    unknown = set(data) - {"why", "base", "as_of", "files", "edits", "runs", "against", "report"}
    assert not unknown, f"{path.name}: what is {unknown}?"
    return Case(
        files={name: content(text) for name, text in data.get("files", {}).items()},
        edits=data.get("edits", {}),
        base=data.get("base") == "guide",
        as_of=data.get("as_of", TODAY),
        runs=data.get("runs", False),
        against=data.get("against", False),
        report=data["report"],
    )


def content(form: Any) -> bytes | None:
    """The bytes that a case means by a text, `{base64: …}`, `{repeat: …, times: …}`, `{like: <file>}`, `unreadable`."""
    match form:
        case "unreadable":
            return None
        case {"base64": str(encoded)}:
            return base64.b64decode(encoded)
        case {"repeat": str(text), "times": int(times)}:
            return text.encode() * times
        case {"like": str(name)}:
            return (GUIDE / "content" / name).read_bytes()
    return str(form).encode()


def files_of(case: Case, guide: Mapping[str, bytes]) -> dict[str, bytes | None]:
    files: dict[str, bytes | None] = {**guide} if case.base else {}
    files |= case.files
    for name, replacements in case.edits.items():
        text = (files[name] or b"").decode()
        for old, new in replacements.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        files[name] = text.encode()
    return files


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_damaged_content_gives_exactly_this_report(path: Path, guide: Mapping[str, bytes]) -> None:
    case = read_case(path)
    files = files_of(case, guide)
    loaded = load_files(files, case.as_of)
    found = [*loaded.diagnostics]
    if case.runs:
        jobs = [*programs(loaded.located), *scripts(as_files(files)), Spelling(NOWHERE, loaded.located)]
        found += sorted(problem for problems in verify(jobs) for problem in problems)
    if case.against:
        found += compare(load_files(guide).library, loaded).problems
    assert as_text(found) == case.report


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_case_named_after_it(code: Code) -> None:
    cases = [path for path in CASES if path.stem == code or path.stem.startswith(f"{code}-")]
    assert any(f"[{code}]" in path.read_text(encoding="utf-8") for path in cases)


def test_the_sound_guide_has_nothing_to_report(guide: Mapping[str, bytes]) -> None:
    loaded = load_files(guide)
    assert as_text(loaded.diagnostics) == ""
    assert loaded.sound
    assert all(loaded.library.entries.values()), "an entry of every kind"
    assert list(loaded.library.drawings) == ["dough"]
