"""A pair of axes and what is drawn between them, in units of the data."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.draw.shapes import PLAIN, WIDTH, Anchor, Point, Series, label, number, stroke

_TICK = 4


@dataclass(frozen=True, slots=True)
class Axis:
    """From a value to a value; ticks by their value with what they are called; with `log`, by powers."""

    low: float
    high: float
    ticks: Mapping[float, str]
    title: str = ""
    log: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        low, high, here = (math.log(v) if self.log else v for v in (self.low, self.high, value))
        return (here - low) / (high - low)


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of a drawing with its two axes; `left`, `top`, `right` and `bottom` are in units of the drawing."""

    x: Axis
    y: Axis
    bottom: float
    top: float = 24
    left: float = 46
    right: float = WIDTH - 20

    def place(self, x: float, y: float) -> Point:
        """Where a point of the data lies on the drawing."""
        return (
            self.left + self.x.share(x) * (self.right - self.left),
            self.bottom - self.y.share(y) * (self.bottom - self.top),
        )

    def axes(self) -> str:
        """The axes with their ticks and titles."""
        lines = [stroke([(self.left, self.top), (self.left, self.bottom), (self.right, self.bottom)], name="axis")]
        for value, text in self.x.ticks.items():
            across, _ = self.place(value, self.y.low)
            lines += [stroke([(across, self.bottom), (across, self.bottom + _TICK)], name="axis")]
            lines += [label((across, self.bottom + 17), text, anchor="middle", small=True)] if text else []
        for value, text in self.y.ticks.items():
            _, up = self.place(self.x.low, value)
            lines += [stroke([(self.left - _TICK, up), (self.left, up)], name="axis")]
            lines += [label((self.left - 7, up + 4), text, anchor="end", small=True)] if text else []
        middle = (self.left + self.right) / 2
        lines += [label((middle, self.bottom + 34), self.x.title, anchor="middle", small=True)] if self.x.title else []
        lines += [label((self.left - _TICK, self.top - 9), self.y.title, small=True)] if self.y.title else []
        return "\n".join(lines)

    def line(self, points: Iterable[Point], series: Series = PLAIN) -> str:
        """A line through points; those above the panel end at its edge."""
        return stroke(self._within(points), series)

    def shape(self, corners: Iterable[Point], series: Series = PLAIN) -> str:
        """A closed shape with its tint inside."""
        return stroke([self.place(*corner) for corner in corners], series, closed=True)

    def rule(self, start: Point, end: Point) -> str:
        """A thin line to compare with."""
        return stroke([self.place(*start), self.place(*end)], name="rule")

    def dots(self, points: Iterable[Point], series: Series = PLAIN) -> str:
        """A dot at each point."""
        placed = (self.place(*point) for point in points)
        return "\n".join(f'<circle class="dot {series}" cx="{number(x)}" cy="{number(y)}" r="3.5"/>' for x, y in placed)

    def label(self, x: float, y: float, text: str, series: Series = PLAIN, *, anchor: Anchor = "start") -> str:
        """Words beside a point of the data."""
        return label(self.place(x, y), text, series, anchor=anchor)

    def _within(self, points: Iterable[Point]) -> list[Point]:
        kept: list[Point] = []
        for x, y in points:
            if y > self.y.high:
                if kept:  # cut where the line leaves the panel
                    (x0, y0), cut = kept[-1], self.y.share
                    share = (1 - cut(y0)) / (cut(y) - cut(y0))
                    edge = self._between(x0, x, share)
                    kept.append((edge, self.y.high))
                break
            kept.append((x, y))
        return [self.place(*point) for point in kept]

    def _between(self, start: float, end: float, share: float) -> float:
        if self.x.log:
            return math.exp(math.log(start) + share * (math.log(end) - math.log(start)))
        return start + share * (end - start)
