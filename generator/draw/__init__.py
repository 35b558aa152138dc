"""What the scripts in content/figures/ draw with: charts as SVG that takes its colours from the page around it."""

from generator.draw.panel import Axis, Panel
from generator.draw.shapes import FIRST, PLAIN, SECOND, THIRD, drawing, label, stroke

__all__ = ["FIRST", "PLAIN", "SECOND", "THIRD", "Axis", "Panel", "drawing", "label", "stroke"]
