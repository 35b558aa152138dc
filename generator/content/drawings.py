"""Figures as SVG: only shapes and words pass, so that a drawing can stand within a page."""

import re
from xml.etree import ElementTree as ET

from generator.content.reader import MAX_BYTES
from generator.diagnostics import Code, Diagnostic, Span

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    ["svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan", "title", "desc"]
)
_ATTRIBUTES = frozenset(
    "viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform class fill stroke stroke-width "
    "stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity font-size font-weight text-anchor "
    "dominant-baseline role aria-hidden".split()
)
_VALUE = re.compile(r"[\w\s.,%#()+-]*")


def read_drawing(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """The drawing as markup for a page, and what is wrong with it; with any problem the markup is empty."""
    if len(data) > MAX_BYTES:
        return "", [Diagnostic(Span(path), Code.TOO_LARGE, f"the drawing has more than {MAX_BYTES:,} bytes", "simplify it")]
    if b"<!" in data.replace(b"<!--", b"") or b"<?" in data.removeprefix(b"<?xml"):
        message = "a declaration or an instruction in the drawing"
        return "", [Diagnostic(Span(path), Code.BAD_DRAWING, message, "keep only the svg element")]
    try:
        root = ET.fromstring(data)  # noqa: S314 - declarations, and with them entities, were refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (1, 0))
        return "", [Diagnostic(Span(path, line, column + 1), Code.BAD_DRAWING, f"not XML: {error}", None)]
    problems = [Diagnostic(Span(path), Code.BAD_DRAWING, message, hint) for message, hint in _refused(root)]
    if problems:
        return "", problems
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.tail = element.tail if element.tail and element.tail.strip() else None
    root.set("aria-hidden", "true")  # the caption says its point
    return ET.tostring(root, encoding="unicode"), []


def _refused(root: ET.Element) -> list[tuple[str, str]]:
    problems: list[tuple[str, str]] = []
    if root.tag != f"{_SVG}svg" or "viewBox" not in root.attrib:
        problems.append(("the drawing is not an svg element with a viewBox", 'start with <svg xmlns="…" viewBox="…">'))
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _ELEMENTS:
            problems.append((f"element '{name}'", f"draw with {', '.join(sorted(_ELEMENTS))}"))
        for key, value in element.attrib.items():
            if key not in _ATTRIBUTES or not _VALUE.fullmatch(value) or "url" in value.lower():
                problems.append((f"attribute {key}='{value[:40]}' of '{name}'", "use classes, coordinates and plain colours"))
    return list(dict.fromkeys(problems))
