"""Least squares on two weights under |w1| + |w2| = 1 and under a circle: where the smallest loss lies."""

import math

from generator.draw import FIRST, PLAIN, SECOND, Axis, Panel, drawing

BEST, CURVATURE = (1.6, 0.6), ((1.0, 0.35), (0.35, 1.0))


def loss(w1, w2):
    a, b = w1 - BEST[0], w2 - BEST[1]
    return CURVATURE[0][0] * a * a + 2 * CURVATURE[0][1] * a * b + CURVATURE[1][1] * b * b


turns = [2 * math.pi * step / 3600 for step in range(3600)]


def contour(level):
    """The ellipse on which the loss has a value, by the Cholesky factor of the curvature."""
    (p, q), (_, r) = CURVATURE
    l11, l21 = math.sqrt(p), q / math.sqrt(p)
    l22 = math.sqrt(r - l21 * l21)
    for turn in [*turns[::40], 0.0]:
        u, v = math.sqrt(level) * math.cos(turn), math.sqrt(level) * math.sin(turn)
        b = v / l22
        yield BEST[0] + (u - l21 * b) / l11, BEST[1] + b


def boundary(turn, *, l1):
    across, up = math.cos(turn), math.sin(turn)
    size = abs(across) + abs(up) if l1 else 1.0
    return across / size, up / size


ENDS = {-1: "−1", 0: "0", 1: "1", 2: "2"}
elements = []
for title, l1, left, series in (("L1", True, 26, FIRST), ("L2", False, 226, SECOND)):
    panel = Panel(
        Axis(-1.2, 2.8, ENDS, "w₁"), Axis(-1.2, 1.8, {-1: "−1", 0: "0", 1: "1"}, "w₂"), 182, left=left, right=left + 160
    )
    edge = [boundary(turn, l1=l1) for turn in turns]
    found = min(edge, key=lambda w: loss(*w))
    if l1:  # the corner itself, and not the nearest step to it
        found = min([found, (1.0, 0.0)], key=lambda w: loss(*w))
    elements += [
        panel.axes(),
        panel.shape([*edge[::40], edge[0]], series),
        *(panel.line(contour(level), PLAIN) for level in (0.08, loss(*found))),
        panel.dots([found], series),
        panel.dots([BEST], PLAIN),
        panel.label(-0.05, -0.1, title, series, anchor="middle"),
        panel.label(-1.1, 1.45, f"({found[0]:.2f}, {found[1]:.2f})", series),
    ]
print(drawing("Where a loss meets the edge of an L1 and of an L2 budget", 222, elements))
