"""Five million items: what is left after each stage, and what scoring costs; the widths are logarithms of counts."""

import math

from generator.draw import FIRST, PLAIN, SECOND, drawing, label, stroke

# Items that reach a stage, microseconds that it spends on each item it scores, and how many it really scores.
STAGES = (
    ("catalogue", 5_000_000, 0.0, 0),
    ("retrieval", 500, 0.5, 5_000),
    ("ranking", 500, 20.0, 500),
    ("shown", 20, 0.0, 0),
)
LEFT, RIGHT, DOWN = 88, 236, 44


def width(items):
    return (RIGHT - LEFT) * math.log10(items) / math.log10(STAGES[0][1])


elements = [label((RIGHT + 12, 16), "scored × µs each", small=True), label((LEFT, 16), "items", small=True)]
total = 0.0
for row, (name, items, cost, scored) in enumerate(STAGES):
    top = 26 + row * DOWN
    corners = [(LEFT, top), (LEFT + width(items), top), (LEFT + width(items), top + 26), (LEFT, top + 26)]
    series = FIRST if cost else PLAIN
    elements += [label((4, top + 18), name, series), stroke(corners, series, closed=True)]
    elements.append(label((LEFT + 6, top + 18), f"{items:,}", series, small=True))
    if cost:
        spent = scored * cost / 1000
        total += spent
        elements.append(label((RIGHT + 12, top + 18), f"{scored:,} × {cost:g}: {spent:g} ms", series, small=True))
everything = STAGES[0][1] * STAGES[2][2] / 1e6
elements.append(label((4, 214), f"together {total:g} ms; all of it ranked: {everything:g} s", SECOND))
print(drawing("What two stages score and spend, from five million items to twenty", 226, elements))
