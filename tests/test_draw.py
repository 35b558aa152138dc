"""Numbers in, SVG out: what scripts of drawings are made of."""

import pytest
from conftest import GUIDE
from projects import REPO

from generator.content.drawings import read_drawing
from generator.draw import FIRST, SECOND, Axis, Panel, drawing, label, stroke

ACROSS = Axis(0, 10, {0: "0", 10: "ten"}, "loaves")
UP = Axis(1, 100, {1: "1", 10: "", 100: "100"}, "pence", log=True)
PANEL = Panel(ACROSS, UP, bottom=110, top=10, left=40, right=240)


@pytest.mark.parametrize(
    ("axis", "value", "share"),
    [(ACROSS, 0, 0), (ACROSS, 5, 0.5), (ACROSS, 12, 1.2), (UP, 1, 0), (UP, 10, 0.5), (UP, 100, 1)],
)
def test_a_value_lies_along_its_axis(axis: Axis, value: float, share: float) -> None:
    assert axis.share(value) == pytest.approx(share)


@pytest.mark.parametrize(
    ("element", "svg"),
    [
        (stroke([(0, 0), (1.26, 2)]), '<path class="line plain" d="M0 0L1.3 2"/>'),
        (stroke([(0, -0.04), (2, 0)], SECOND), '<path class="line second" stroke-dasharray="7 4" d="M0 0L2 0"/>'),
        (stroke([(0, 0), (1, 0), (1, 1)], FIRST, closed=True), '<path class="area first" d="M0 0L1 0L1 1Z"/>'),
        (label((1, 2), "a < b", FIRST), '<text class="words first" x="1" y="2" text-anchor="start">a &lt; b</text>'),
        (PANEL.line([(0, 1), (10, 10)]), '<path class="line plain" d="M40 110L240 60"/>'),
        (PANEL.line([(0, 10), (10, 1000), (11, 2000)]), '<path class="line plain" d="M40 60L140 10"/>'),
        (PANEL.dots([(5, 10)], FIRST), '<circle class="dot first" cx="140" cy="60" r="3.5"/>'),
        (PANEL.rule((0, 10), (10, 10)), '<path class="rule plain" d="M40 60L240 60"/>'),
    ],
)
def test_an_element_is_drawn(element: str, svg: str) -> None:
    assert element == svg


def test_axes_carry_their_ticks_and_titles() -> None:
    axes = PANEL.axes()
    assert [text in axes for text in (">0<", ">ten<", ">1<", ">100<", ">loaves<", ">pence<")] == [True] * 6
    assert "><" not in axes.replace(">\n<", ""), "a tick without words has none"


def test_what_is_drawn_can_stand_within_a_page() -> None:
    svg = drawing("Loaves & pence", 130, [PANEL.axes(), PANEL.line([(0, 1), (10, 50)], SECOND)])
    markup, problems = read_drawing("loaves.svg", svg.encode())
    assert problems == []
    assert markup.startswith('<svg viewBox="0 0 400 130"')
    assert "<title>Loaves &amp; pence</title>" in markup


@pytest.mark.parametrize("folder", [REPO / "content", GUIDE / "content"])
def test_every_drawing_has_its_script(folder: object) -> None:
    figures = REPO.joinpath(str(folder), "figures")
    drawings = sorted(path.stem for path in figures.glob("*.svg"))
    assert drawings
    assert drawings == sorted(path.stem for path in figures.glob("*.py"))
