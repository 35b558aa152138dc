"""Work of one transformer layer for each token, by the length of the text: attention grows, the rest does not."""

from generator.draw import FIRST, SECOND, Axis, Panel, drawing

WIDTH_OF_MODEL = 4096
# Two operations a multiply-add: 4 projections of d x d and an MLP of 2 x 4d x d; scores and sums take 2 x 2nd a token.
REST = 2 * 12 * WIDTH_OF_MODEL**2 / 1e9
LENGTHS = [1024 * 2 ** (step / 4) for step in range(29)]

panel = Panel(
    Axis(1024, 131072, {1024: "1k", 4096: "4k", 16384: "16k", 65536: "64k", 131072: "128k"}, "tokens before", log=True),
    Axis(0.01, 10, {0.01: "0.01", 0.1: "0.1", 1: "1", 10: "10"}, "billions of operations a token and layer", log=True),
    bottom=212,
)
attention = [(length, 4 * length * WIDTH_OF_MODEL / 1e9) for length in LENGTHS]
equal = 6 * WIDTH_OF_MODEL
print(
    drawing(
        "Operations a token of attention and of the rest of a layer, by length",
        252,
        [
            panel.axes(),
            panel.line([(length, REST) for length in (1024, 131072)], SECOND),
            panel.line(attention, FIRST),
            panel.dots([(equal, REST)]),
            panel.label(1150, REST * 1.35, "projections and MLP", SECOND),
            panel.label(3600, 0.034, "scores and weighted sums", FIRST),
            panel.label(equal * 1.15, REST * 0.6, f"equal at {equal:,}"),
        ],
    )
)
