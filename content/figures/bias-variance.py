"""Polynomials fitted to 30 noisy points of a sine, 500 times over: squared bias and variance by degree."""

import numpy as np

from generator.draw import FIRST, PLAIN, SECOND, Axis, Panel, drawing

NOISE, POINTS, TIMES = 0.3, 30, 500
DEGREES = range(1, 12)

rng = np.random.default_rng(7)
at = np.linspace(0.02, 0.98, 200)
truth = np.sin(2 * np.pi * at)

bias, variance = [], []
for degree in DEGREES:
    fits = []
    for _ in range(TIMES):
        x = rng.uniform(0, 1, POINTS)
        y = np.sin(2 * np.pi * x) + rng.normal(0, NOISE, POINTS)
        fits.append(np.polynomial.Polynomial.fit(x, y, degree, domain=[0, 1])(at))
    # The median over places: a wild fit at the edge says little about the rest.
    bias.append((degree, float(np.median((np.mean(fits, axis=0) - truth) ** 2))))
    variance.append((degree, float(np.median(np.var(fits, axis=0)))))
total = [(degree, b + v + NOISE**2) for (degree, b), (_, v) in zip(bias, variance, strict=True)]

panel = Panel(
    Axis(1, 11, {d: str(d) for d in DEGREES}, "degree of the polynomial"),
    Axis(0, 0.4, {0: "0", 0.1: "0.1", 0.2: "0.2", 0.3: "0.3", 0.4: "0.4"}, "squared error"),
    bottom=212,
)
print(
    drawing(
        "Squared bias and variance by the degree of a polynomial",
        252,
        [
            panel.rule((1, NOISE**2), (11, NOISE**2)),
            panel.axes(),
            panel.line(bias, FIRST),
            panel.line(variance, SECOND),
            panel.line(total, PLAIN),
            panel.label(3.1, 0.052, "squared bias", FIRST),
            panel.label(9.0, variance[8][1] + 0.02, "variance", SECOND, anchor="end"),
            panel.label(3.4, total[2][1] + 0.055, "expected error on new data"),
            panel.label(11, NOISE**2 - 0.022, "noise", anchor="end"),
        ],
    )
)
