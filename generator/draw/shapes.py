"""Lines and words as SVG text; colours are classes, for the page's style sheet or the paper's."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

WIDTH: Final = 400
"""Of every drawing, in units of its own; words of 12 units stay legible on a telephone, where one is about a pixel."""

Series = Literal["plain", "first", "second", "third"]
PLAIN: Final = "plain"
FIRST: Final = "first"
SECOND: Final = "second"
THIRD: Final = "third"
# Series differ in dashes as well as in colour: on paper all of them are black.
_DASHES: Final = {PLAIN: "", FIRST: "", SECOND: "7 4", THIRD: "2 4"}

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate: one decimal is enough for the eye, and hides where two machines round differently."""
    return format(round(value, 1) + 0.0, "g")


def drawing(title: str, height: float, elements: Iterable[str]) -> str:
    """The whole SVG."""
    inside = "\n".join(elements)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {number(height)}">'
    return f"{head}\n<title>{escape(title)}</title>\n{inside}\n</svg>"


def stroke(points: Sequence[Point], series: Series = PLAIN, *, name: str = "line", closed: bool = False) -> str:
    """A line through points, in units of the drawing; closed, with the tint of its series inside."""
    path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{_DASHES[series]}"' if _DASHES[series] and name == "line" else ""
    return f'<path class="{"area" if closed else name} {series}"{dashes} d="{path}{"Z" if closed else ""}"/>'


def label(place: Point, text: str, series: Series = PLAIN, *, anchor: Anchor = "start", small: bool = False) -> str:
    """Words that start, end or have their middle at a point of the drawing, on its height."""
    (x, y), kind = place, "small" if small else "words"
    return (
        f'<text class="{kind} {series}" x="{number(x)}" y="{number(y)}" text-anchor={quoteattr(anchor)}>'
        f"{escape(text)}</text>"
    )
