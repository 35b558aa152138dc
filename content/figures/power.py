"""Chance that a test finds a rise above a base rate of five per cent, by users in each group."""

from math import sqrt
from statistics import NormalDist

from generator.draw import FIRST, SECOND, THIRD, Axis, Panel, drawing

BASE, LEVEL = 0.05, 0.05
RISES = {0.01: FIRST, 0.005: SECOND, 0.0025: THIRD}

normal = NormalDist()
bar = normal.inv_cdf(1 - LEVEL / 2)


def power(users, rise):
    """Two-sided z test of two shares; the chance of a wrong sign is left out, as it is next to nothing here."""
    now, then = BASE, BASE + rise
    error = sqrt((now * (1 - now) + then * (1 - then)) / users)
    return 1 - normal.cdf(bar - rise / error)


panel = Panel(
    Axis(0, 60000, {0: "0", 20000: "20,000", 40000: "40,000", 60000: "60,000"}, "users in each group"),
    Axis(0, 1, {0: "0", 0.2: "0.2", 0.4: "0.4", 0.6: "0.6", 0.8: "0.8", 1: "1"}, "chance to find the rise"),
    bottom=212,
    right=378,
)
elements = [panel.rule((0, 0.8), (60000, 0.8)), panel.axes()]
for rise, series in RISES.items():
    elements.append(panel.line([(users, power(users, rise)) for users in range(250, 60001, 250)], series))
elements += [
    panel.label(8800, 0.68, "5% to 6%", FIRST),
    panel.label(31000, 0.66, "to 5.5%", SECOND),
    panel.label(42000, 0.27, "to 5.25%", THIRD),
]
print(drawing("Power of an A/B test by users in each group, for three rises", 252, elements))
