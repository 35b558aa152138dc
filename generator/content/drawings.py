"""Figures as SVG: only shapes and words pass, so that a drawing can stand within a page."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.parsers import expat

from generator.content.walk import MAX_DEPTH
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
_START = f'<svg xmlns="{_SVG[1:-1]}" viewBox="0 0 100 50">'
_VALUE = re.compile(r"[\w\s.,%#()+-]*")

MOST_BYTES = 256 * 1024
"""Of one drawing: it stands in the page itself."""


def read_drawing(path: str, data: bytes) -> tuple[str, list[Diagnostic]]:
    """The drawing as markup for a page, and what is wrong with it; with any problem the markup is empty."""
    if len(data) > MOST_BYTES:
        return "", [
            Diagnostic(Span(path), Code.TOO_LARGE, f"the drawing has more than {MOST_BYTES:,} bytes", "simplify it")
        ]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return "", [Diagnostic(Span(path), Code.NOT_UTF8, problem, "save the file as UTF-8")]
    if "<!" in text.replace("<!--", "") or "<?" in text.removeprefix("<?xml"):
        message = "a declaration or an instruction in the drawing"
        return "", [Diagnostic(Span(path), Code.BAD_DRAWING, message, "keep only the svg element")]
    try:
        # From text, not from bytes: an encoding that the file declares would be another way to write declarations.
        root = ET.fromstring(text)  # noqa: S314 - declarations, and with them entities, were refused above
    except (ET.ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (1, 0))
        what = str(error).split(": line ", maxsplit=1)[0]
        hint = "write one svg element in which every element is closed"
        return "", [Diagnostic(Span(path, line, column + 1), Code.BAD_DRAWING, f"not XML: {what}", hint)]
    if root.tag != f"{_SVG}svg" or "viewBox" not in root.attrib:
        message, hint = "the drawing is not an svg element with a viewBox", f"start with {_START}"
        return "", [Diagnostic(Span(path), Code.BAD_DRAWING, message, hint)]
    places, depth = _places(text)
    if depth > MAX_DEPTH:
        return "", [Diagnostic(Span(path), Code.TOO_DEEP, f"nested more than {MAX_DEPTH} deep", "flatten it")]
    problems = [
        Diagnostic(Span(path, *place), Code.BAD_DRAWING, message, hint)
        for place, element in zip(places, root.iter(), strict=True)
        for message, hint in _refused(element)
    ]
    if problems:
        return "", problems
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        element.tail = element.tail if element.tail and element.tail.strip() else None
    root.set("aria-hidden", "true")  # the caption says its point
    return ET.tostring(root, encoding="unicode"), []


def _places(text: str) -> tuple[list[tuple[int, int]], int]:
    """Line and column of every element in the order of the document, which ElementTree does not keep, and the depth."""
    places: list[tuple[int, int]] = []
    open_elements, deepest = 0, 0
    parser = expat.ParserCreate("utf-8")

    def start(*_: object) -> None:
        nonlocal open_elements, deepest
        places.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        open_elements += 1
        deepest = max(deepest, open_elements)

    def end(_: str) -> None:
        nonlocal open_elements
        open_elements -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(text, True)  # noqa: FBT003 - expat takes no keywords
    return places, deepest


def _refused(element: ET.Element) -> Iterator[tuple[str, str]]:
    name = str(element.tag).removeprefix(_SVG)
    if name not in _ELEMENTS or name == element.tag:
        yield f"'{name}' is not an element of drawings", f"draw with {', '.join(sorted(_ELEMENTS))}"
    for key, value in element.attrib.items():
        if key not in _ATTRIBUTES:
            yield f"'{key}' is not an attribute of drawings", "use classes, coordinates and plain colours"
        elif not _VALUE.fullmatch(value) or "url" in value.lower():
            yield f"'{value[:40]}' is not a value for {key}", "use classes, coordinates and plain colours"
