"""Figures as SVG: only shapes and words pass, so that a drawing can stand within a page."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.parsers import expat

from generator.content.reader import MAX_BYTES
from generator.diagnostics import Code, Diagnostic, Span

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    ["svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse", "text", "tspan", "title", "desc"]
)
_ATTRIBUTES = frozenset(
    """viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform class fill stroke stroke-width
    stroke-dasharray stroke-linecap stroke-linejoin opacity fill-opacity font-size font-weight text-anchor
    dominant-baseline role aria-hidden""".split()  # noqa: SIM905 - a list of words is read faster as words
)
_VALUE = re.compile(r"[\w\s.,%#()+-]*")


def read_drawing(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """The drawing as markup for a page, and what is wrong with it; with any problem the markup is empty."""
    if len(data) > MAX_BYTES:
        return "", [
            Diagnostic(Span(path), Code.TOO_LARGE, f"the drawing has more than {MAX_BYTES:,} bytes", "simplify it")
        ]
    if b"<!" in data.replace(b"<!--", b"") or b"<?" in data.removeprefix(b"<?xml"):
        message = "a declaration or an instruction in the drawing"
        return "", [Diagnostic(Span(path), Code.BAD_DRAWING, message, "keep only the svg element")]
    try:
        root = ET.fromstring(data)  # noqa: S314 - declarations, and with them entities, were refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (1, 0))
        what = str(error).split(": line ", maxsplit=1)[0]
        hint = "write one svg element in which every element is closed"
        return "", [Diagnostic(Span(path, line, column + 1), Code.BAD_DRAWING, f"not XML: {what}", hint)]
    problems = [
        Diagnostic(Span(path, *place), Code.BAD_DRAWING, message, hint)
        for place, element in zip(_places(data), root.iter(), strict=True)
        for message, hint in _refused(element, root)
    ]
    if problems:
        return "", problems
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.tail = element.tail if element.tail and element.tail.strip() else None
    root.set("aria-hidden", "true")  # the caption says its point
    return ET.tostring(root, encoding="unicode"), []


def _places(data: bytes) -> list[tuple[int, int]]:
    """Line and column of every element in the order of the document, which ElementTree does not keep."""
    places: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: places.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
    parser.Parse(data, True)  # noqa: FBT003 - expat takes no keywords
    return places


def _refused(element: ET.Element, root: ET.Element) -> Iterator[tuple[str, str]]:
    name = str(element.tag).removeprefix(_SVG)
    if element is root and (element.tag != f"{_SVG}svg" or "viewBox" not in element.attrib):
        yield (
            "the drawing is not an svg element with a viewBox",
            f'start with <svg xmlns="{_SVG[1:-1]}" viewBox="0 0 100 50">',
        )
    elif name not in _ELEMENTS:
        yield f"'{name}' is not an element of drawings", f"draw with {', '.join(sorted(_ELEMENTS))}"
    for key, value in element.attrib.items():
        if key not in _ATTRIBUTES:
            yield f"'{key}' is not an attribute of drawings", "use classes, coordinates and plain colours"
        elif not _VALUE.fullmatch(value) or "url" in value.lower():
            yield f"'{value[:40]}' is not a value for {key}", "use classes, coordinates and plain colours"
