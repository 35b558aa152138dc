"""The gears of two chainrings with eleven sprockets, by metres a turn: where both reach, and which differ enough."""

from math import pi

from generator.draw import FIRST, PLAIN, SECOND, Axis, Panel, drawing

RINGS = {50: FIRST, 34: SECOND}
SPROCKETS = (11, 13, 15, 17, 19, 21, 23, 25, 27, 30, 34)
RIM, TYRE, SAME = 622, 32, 0.03

around = pi * (RIM + 2 * TYRE) / 1000
gears = {ring: sorted(around * ring / sprocket for sprocket in SPROCKETS) for ring in RINGS}
felt = []
for metres in sorted(gears[50] + gears[34]):
    if not felt or metres > felt[-1] * (1 + SAME):
        felt.append(metres)
both = (gears[50][0], gears[34][-1])

panel = Panel(
    Axis(2, 10.2, {m: str(m) for m in (2, 3, 4, 5, 6, 8, 10)}, "metres a turn of the cranks", log=True),
    Axis(0, 4, {3: "50", 2: "34", 1: "felt"}, "chainring"),
    bottom=160,
)
elements = [panel.axes(), *(panel.rule((edge, 0), (edge, 3.7)) for edge in both)]
for ring, series in RINGS.items():
    elements.append(panel.dots([(metres, 3 if ring == 50 else 2) for metres in gears[ring]], series))
elements.append(panel.dots([(metres, 1) for metres in felt], PLAIN))
middle = (both[0] * both[1]) ** 0.5
elements += [
    panel.label(middle, 3.55, "on either chainring", anchor="middle"),
    panel.label(gears[50][-1], 2.42, "11 teeth", FIRST, anchor="end"),
    panel.label(gears[34][0], 2.32, "34 teeth", SECOND),
    panel.label(middle, 0.3, f"{len(felt)} of {2 * len(SPROCKETS)} gears", anchor="middle"),
]
print(drawing("The gears of two chainrings and eleven sprockets", 200, elements))
