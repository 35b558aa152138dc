"""Damaged content of every sort is loaded: a report each time, never an exception, never a crash."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
GUIDES = [TESTS / "fixtures" / "guide" / "content", TESTS.parent / "content"]


def outcomes_of(count: int, seed: int) -> dict[str, int]:
    command = [sys.executable, "-W", "error", str(TESTS / "mutate.py"), str(count), str(seed), *map(str, GUIDES)]
    done = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    outcomes: dict[str, int] = json.loads(done.stdout)
    return outcomes


def test_two_thousand_damaged_files() -> None:
    outcomes = outcomes_of(2000, seed=1)
    assert outcomes["reported"] + outcomes["sound"] == 2000
    assert outcomes["reported"] > 1000, "the damage is real"


@pytest.mark.stress
@pytest.mark.parametrize("seed", range(2, 7))
def test_ten_thousand_more(seed: int) -> None:
    outcomes = outcomes_of(2000, seed)
    assert outcomes["reported"] + outcomes["sound"] == 2000
    # What is printed here is seen in `make stress`; a traceback or a crash would have ended the process of its own.
    print(f"2000 damaged files, seed {seed}: {outcomes}, no traceback, no crash")  # noqa: T201


@pytest.mark.stress
@pytest.mark.skipif(sys.platform != "linux" or sys.version_info >= (3, 14), reason="atheris has no wheels for it")
def test_inputs_that_reach_new_corners_of_the_reader(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, path in enumerate(sorted(GUIDES[0].rglob("*.yml"))):
        (corpus / str(number)).write_bytes(path.read_bytes()[:2000])
    limits = ["-runs=40000", "-max_len=2000", "-timeout=10", "-seed=1", "-rss_limit_mb=4096"]
    command = [sys.executable, str(TESTS / "fuzz_reader.py"), *limits, str(corpus)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Done 40000 runs" in done.stderr
    print(done.stderr.strip().splitlines()[-1])  # noqa: T201 - as above
