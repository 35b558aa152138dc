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
@pytest.mark.parametrize("seed", range(2, 12))
def test_twenty_thousand_more(seed: int) -> None:
    outcomes = outcomes_of(2000, seed)
    assert outcomes["reported"] + outcomes["sound"] == 2000
