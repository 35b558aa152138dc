"""Ten thousand scores that are twice too sure, before and after one temperature: the reliability of each."""

import numpy as np

from generator.draw import FIRST, SECOND, Axis, Panel, drawing

COUNT, TOO_SURE = 10_000, 2.0

rng = np.random.default_rng(3)
logits = rng.normal(-0.5, 1.4, COUNT)
happened = rng.uniform(size=COUNT) < 1 / (1 + np.exp(-logits))


def reliability(scores):
    """Mean score, share that happened, and weight of each of ten bins."""
    bins = np.minimum((scores * 10).astype(int), 9)
    for number in range(10):
        inside = bins == number
        yield float(scores[inside].mean()), float(happened[inside].mean()), float(inside.mean())


def error(rows):
    return sum(weight * abs(said - was) for said, was, weight in rows)


said = logits * TOO_SURE
temperatures = np.linspace(0.5, 4, 701)
losses = [np.mean(np.logaddexp(0, np.where(happened, -1, 1) * said / t)) for t in temperatures]
best = float(temperatures[int(np.argmin(losses))])
before = list(reliability(1 / (1 + np.exp(-said))))
after = list(reliability(1 / (1 + np.exp(-said / best))))

SHARES = {0: "0", 0.25: "0.25", 0.5: "0.5", 0.75: "0.75", 1: "1"}
panel = Panel(Axis(0, 1, SHARES, "score"), Axis(0, 1, SHARES, "share that happened"), 232, left=86, right=322)
print(
    drawing(
        "Share that happened by score, before and after scaling with a temperature",
        272,
        [
            panel.rule((0, 0), (1, 1)),
            panel.axes(),
            panel.line([row[:2] for row in before], FIRST),
            panel.dots([row[:2] for row in before], FIRST),
            panel.line([row[:2] for row in after], SECOND),
            panel.dots([row[:2] for row in after], SECOND),
            panel.label(0.66, 0.36, "too sure", FIRST),
            panel.label(0.66, 0.28, f"(error {error(before):.3f})", FIRST),
            panel.label(0.04, 0.9, f"temperature {best:.2f}", SECOND),
            panel.label(0.04, 0.82, f"(error {error(after):.3f})", SECOND),
        ],
    )
)
