"""One input at training and now, in ten parts that were equal at training: the shares and their stability index."""

import math
from itertools import pairwise
from statistics import NormalDist

from generator.draw import FIRST, PLAIN, SECOND, Axis, Panel, drawing

PARTS, MOVED, WIDER = 10, 0.4, 1.1

then, now = NormalDist(), NormalDist(MOVED, WIDER)
edges = [-math.inf, *(then.inv_cdf(part / PARTS) for part in range(1, PARTS)), math.inf]
shares = [now.cdf(high) - now.cdf(low) for low, high in pairwise(edges)]
index = sum((share - 1 / PARTS) * math.log(share * PARTS) for share in shares)

panel = Panel(
    Axis(0, PARTS, {part + 0.5: str(part + 1) for part in range(PARTS)}, "tenth of the values at training"),
    Axis(0, 0.3, {0: "0", 0.1: "10%", 0.2: "20%", 0.3: "30%"}, "share of rows"),
    bottom=212,
)
elements = [panel.axes()]
for part, share in enumerate(shares):
    for left, height, series in ((part + 0.12, 1 / PARTS, PLAIN), (part + 0.5, share, FIRST)):
        corners = [(left, 0), (left, height), (left + 0.36, height), (left + 0.36, 0)]
        elements.append(panel.shape(corners, series))
elements += [
    panel.label(0.2, 0.115, "at training: a tenth each"),
    panel.label(8.4, 0.235, "now", FIRST, anchor="end"),
    panel.label(0.2, 0.26, f"population stability index {index:.2f}", SECOND),
]
print(drawing("Shares of rows in tenths of an input, at training and now", 252, elements))
