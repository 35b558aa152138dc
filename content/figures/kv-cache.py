"""Memory of the keys and values of one sequence: 32 layers, 32 heads of 128, two bytes a number."""

from generator.draw import FIRST, SECOND, THIRD, Axis, Panel, drawing

LAYERS, HEADS, SIZE, BYTES = 32, 32, 128, 2
KINDS = {32: (FIRST, "32 heads of their own"), 8: (SECOND, "8 groups share"), 1: (THIRD, "all share one")}


def gib(tokens, heads):
    return 2 * LAYERS * heads * SIZE * BYTES * tokens / 2**30


panel = Panel(
    Axis(0, 131072, {0: "0", 32768: "32k", 65536: "64k", 98304: "96k", 131072: "128k"}, "tokens kept"),
    Axis(0, 64, {0: "0", 16: "16", 32: "32", 48: "48", 64: "64"}, "GiB for one sequence"),
    bottom=212,
)
NAMES_AT = {32: (90000, 54), 8: (129000, 21), 1: (129000, 4)}
elements = [panel.axes()]
for heads, (series, name) in KINDS.items():
    most = gib(131072, heads)
    elements.append(panel.line([(0, 0), (131072, most)], series))
    elements.append(panel.label(*NAMES_AT[heads], f"{name}: {most:.0f} GiB", series, anchor="end"))
print(drawing("Memory of keys and values by tokens kept, for three ways to share heads", 252, elements))
