"""Work for each token of a prompt with eight billion weights, by its length: attention grows, the rest does not."""

from generator.draw import FIRST, SECOND, Axis, Panel, drawing

WEIGHTS, LAYERS, WIDTH_OF_MODEL = 8e9, 32, 4096
# Two operations a weight; scores and weighted sums take two each for every token before, on average half the prompt.
REST = 2 * WEIGHTS / 1e9
LENGTHS = [1024 * 2 ** (step / 4) for step in range(33)]


def attention(length):
    return 2 * length * WIDTH_OF_MODEL * LAYERS / 1e9


panel = Panel(
    Axis(
        1024, 262144, {1024: "1k", 4096: "4k", 16384: "16k", 65536: "64k", 262144: "256k"}, "tokens of prompt", log=True
    ),
    Axis(0.1, 100, {0.1: "0.1", 1: "1", 10: "10", 100: "100"}, "billions of operations for each token", log=True),
    bottom=212,
)
equal = WEIGHTS / (WIDTH_OF_MODEL * LAYERS)
print(
    drawing(
        "Operations for each token of attention and of everything else, by the length of a prompt",
        252,
        [
            panel.axes(),
            panel.line([(length, REST) for length in (1024, 262144)], SECOND),
            panel.line([(length, attention(length)) for length in LENGTHS], FIRST),
            panel.dots([(equal, REST)]),
            panel.label(1150, REST * 1.35, "all weights", SECOND),
            panel.label(4200, 0.55, "scores and weighted sums", FIRST),
            panel.label(equal * 1.1, REST * 0.6, f"{equal:,.0f}"),
        ],
    )
)
