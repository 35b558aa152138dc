"""Gradient descent on a quadratic of curvature one: the loss by step at four rates."""

from generator.draw import FIRST, PLAIN, SECOND, THIRD, Axis, Panel, drawing

STEPS = 20
RATES = {0.1: PLAIN, 0.5: FIRST, 1.7: SECOND, 2.1: THIRD}

panel = Panel(
    Axis(0, STEPS, {0: "0", 5: "5", 10: "10", 15: "15", 20: "20"}, "step"),
    Axis(1e-4, 100, {1e-4: "0.0001", 0.01: "0.01", 1: "1", 100: "100"}, "loss, by the loss at the start", log=True),
    bottom=212,
    left=54,
)
elements = [panel.rule((0, 1), (STEPS, 1)), panel.axes()]
for rate, series in RATES.items():
    curve = [(step, (1 - rate) ** (2 * step)) for step in range(STEPS + 1)]
    elements.append(panel.line([point for point in curve if point[1] >= panel.y.low], series))
elements += [
    panel.label(9.5, 14, "2.1 diverges", THIRD, anchor="end"),
    panel.label(20, 0.0016, "1.7 overshoots", SECOND, anchor="end"),
    panel.label(12.2, 0.16, "0.1", PLAIN),
    panel.label(0.5, 0.0005, "0.5", FIRST),
]
print(drawing("The loss by step at four learning rates, two of them near the limit of two", 252, elements))
