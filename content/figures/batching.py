"""Decoding on a card that reads 2 TB and computes 300 Tops a second: a model of 8 billion weights at two bytes."""

from generator.draw import FIRST, PLAIN, SECOND, Axis, Panel, drawing

WEIGHTS, READ, COMPUTE = 8e9, 2e12, 300e12
KEPT = 2 * 32 * 8 * 128 * 2 * 2000  # keys and values of one sequence of 2,000 tokens, eight groups of heads
BATCHES = [2 ** (step / 4) for step in range(41)]


def step_time(batch):
    """Seconds for one token of each sequence: whichever is slower of reading and computing."""
    return max((2 * WEIGHTS + KEPT * batch) / READ, 2 * WEIGHTS * batch / COMPUTE)


panel = Panel(
    Axis(5, 200, {5: "5", 10: "10", 20: "20", 50: "50", 100: "100", 200: "200"}, "milliseconds a token", log=True),
    Axis(100, 10000, {100: "100", 1000: "1,000", 10000: "10,000"}, "tokens a second, all sequences together", log=True),
    bottom=212,
    left=54,
)
curve = [(1000 * step_time(batch), batch / step_time(batch)) for batch in BATCHES]
elements = [panel.axes(), panel.line(curve, FIRST)]
for batch in (1, 8, 64, 256, 1024):
    point = 1000 * step_time(batch), batch / step_time(batch)
    elements += [panel.dots([point], FIRST), panel.label(point[0] * 1.08, point[1] * 0.78, f"{batch}", PLAIN)]
elements.append(panel.label(12, 200, "on the line: sequences in a batch", SECOND))
print(drawing("Throughput against time a token as the batch grows", 252, elements))
