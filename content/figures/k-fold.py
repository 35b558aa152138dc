"""Five folds of one hundred points: which rows each round holds out, and the score of a line on them."""

import numpy as np

from generator.draw import FIRST, PLAIN, drawing, label, stroke

ROWS, FOLDS = 100, 5

rng = np.random.default_rng(11)
x = rng.uniform(-1, 1, ROWS)
y = 2 * x + rng.normal(0, 1, ROWS)
folds = np.array_split(rng.permutation(ROWS), FOLDS)


def score(held_out):
    """R squared, on the rows held out, of a line fitted to the others."""
    rest = np.setdiff1d(np.arange(ROWS), held_out)
    slope, level = np.polyfit(x[rest], y[rest], 1)
    errors = y[held_out] - (slope * x[held_out] + level)
    return 1 - float(np.sum(errors**2) / np.sum((y[held_out] - y[held_out].mean()) ** 2))


scores = [score(fold) for fold in folds]
LEFT, ACROSS, DOWN = 70, 50, 30
elements = [label((LEFT, 18), "rows, in five parts", small=True), label((340, 18), "R²", small=True)]
for row, value in enumerate(scores):
    top = 28 + row * DOWN
    elements.append(label((4, top + 16), f"round {row + 1}"))
    for part in range(FOLDS):
        left = LEFT + part * ACROSS
        corners = [(left, top), (left + ACROSS - 4, top), (left + ACROSS - 4, top + DOWN - 6), (left, top + DOWN - 6)]
        elements.append(stroke(corners, FIRST if part == row else PLAIN, closed=True))
        if part == row:
            elements.append(label((left + (ACROSS - 4) / 2, top + 16), "test", FIRST, anchor="middle", small=True))
    elements.append(label((340, top + 16), f"{value:.2f}"))
spread = float(np.std(scores, ddof=1))
elements.append(label((4, 200), f"mean {np.mean(scores):.2f}, deviation between rounds {spread:.2f}"))
print(drawing("Five rounds, each with another fifth of the rows held out, and their scores", 212, elements))
