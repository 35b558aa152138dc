"""A tree as MathML Core: one element a node, no styles, nothing that only one browser understands."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from generator.prose.maths.letters import styled
from generator.prose.maths.symbols import ACCENTS, ENVIRONMENTS, Kind, Symbol
from generator.prose.maths.tree import (
    Accent,
    Fenced,
    Fraction,
    Grid,
    Node,
    Root,
    Row,
    Script,
    Sign,
    Stack,
    Styled,
    Words,
)

_THIN: Final = "0.167em"
# A plus or minus after one of these belongs to what follows it, and so does one that comes first.
_BEFORE_UNARY: Final = {Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION, Kind.OPEN, Kind.BIG}
_OPERANDS: Final = {Kind.LETTER, Kind.UPRIGHT, Kind.NUMBER, Kind.SUFFIX}
_WORDED: Final = {Kind.NAMED, Kind.LIMITED}
_TAGS: Final = {Kind.LETTER: "mi", Kind.UPRIGHT: "mi", Kind.NAMED: "mi", Kind.NUMBER: "mn"}


def mathml(row: Row, *, display: bool, alttext: str) -> str:
    """The whole <math> element; start and end tags throughout, so that HTML and XML parsers agree."""
    root = Element("math", {"display": "block"} if display else {})
    root.set("alttext", alttext)
    root.append(_row(row))
    return tostring(root, encoding="unicode", short_empty_elements=False)


def _row(row: Row, style: str | None = None) -> Element:
    """A lone child needs no mrow around it."""
    if len(row.items) == 1:
        return _node(row.items[0], style)
    element = Element("mrow")
    element.extend(_spaced(row.items, style))
    return element


def _spaced(items: tuple[Node, ...], style: str | None) -> list[Element]:
    """The children with TeX's thin spaces around log and max, which browsers do not put there."""
    before: Node | None = None
    children: list[Element] = []
    for item in items:
        if before is not None and _thin(before, item):
            children.append(Element("mspace", {"width": _THIN}))
        element = _node(item, style)
        symbol = item.symbol if isinstance(item, Sign) else None
        if symbol is not None and symbol.kind is Kind.BINARY:
            kind = _kind(before)
            unary = before is None or kind in _BEFORE_UNARY
            element.set("form", "prefix" if unary and symbol.char in "+−±∓" else "infix")
        elif _kind(item) in {Kind.BIG, Kind.INTEGRAL} and (before is None or _kind(before) in _BEFORE_UNARY):
            # A sum has room before it only where it multiplies.
            (element if element.tag == "mo" else element[0]).set("lspace", "0")
        children.append(element)
        before = item
    return children


def _thin(left: Node, right: Node) -> bool:
    if _worded(left):
        return _worded(right) or _kind(right) in _OPERANDS or (_kind(right) is None and not _bracketed(right))
    # Sums bring their own space.
    return _worded(right) and (_kind(left) in _OPERANDS or _kind(left) is None)


def _worded(node: Node) -> bool:
    core = _core(node)
    return (isinstance(core, Words) and core.name and len(core.text) > 1) or _kind(node) in _WORDED


def _core(node: Node) -> Node:
    return _core(node.base) if isinstance(node, Script) else node


def _kind(node: Node | None) -> Kind | None:
    core = node if node is None else _core(node)
    return core.symbol.kind if isinstance(core, Sign) else None


def _bracketed(node: Node) -> bool:
    core = _core(node)
    return isinstance(core, Fenced) or (isinstance(core, Grid) and bool(ENVIRONMENTS[core.environment][0]))


def _node(node: Node, style: str | None) -> Element:  # noqa: C901 - one line for each kind of node
    match node:
        case Sign(symbol):
            return _sign(symbol, style)
        case Words():
            return _words(node)
        case Row():
            return _row(node, style)
        case Fraction():
            return _fraction(node, style)
        case Root(body, None):
            return _holding("msqrt", _row(body, style))
        case Root(body, index):
            return _holding("mroot", _row(body, style), _row(index or Row(())))
        case Accent(command, body):
            return _accent(command, body, style)
        case Styled(command, body):
            return _row(body, command)
        case Stack(base, note, above):
            return _holding("mover" if above else "munder", _row(base, style), _row(note, style))
        case Script():
            return _script(node, style)
        case Fenced():
            return _fenced(node, style)
        case Grid():
            return _grid(node, style)


def _holding(tag: str, *children: Element) -> Element:
    element = Element(tag)
    element.extend(children)
    return element


def _text(tag: str, text: str, **attributes: str) -> Element:
    element = Element(tag, attributes)
    element.text = text
    return element


def _sign(symbol: Symbol, style: str | None) -> Element:
    text = styled(symbol.char, style)
    match symbol.kind:
        case Kind.SPACE:
            return Element("mspace", {"width": f"{symbol.char}em"})
        case Kind.LIMITED:
            return _text("mo", text, movablelimits="true", lspace="0", rspace="0")
        case Kind.UPRIGHT if text == symbol.char and len(text) == 1:
            return _text("mi", text, mathvariant="normal")
        case Kind.OPEN | Kind.CLOSE | Kind.BAR:
            return _text("mo", text, stretchy="false")
        case kind:
            # An arrow under a limit would stretch to the width of the sign above it.
            arrow = {"stretchy": "false"} if kind is Kind.RELATION and text in "→←↔↦⇒⟹⇐⇔⟺↑↓∣∥" else {}
            return _text(_TAGS.get(kind, "mo"), text, **arrow)


def _words(words: Words) -> Element:
    if words.limited:
        return _text("mo", words.text, movablelimits="true", lspace="0", rspace="0")
    if words.name:
        return _text("mi", words.text, **({"mathvariant": "normal"} if len(words.text) == 1 else {}))
    # Spaces at the ends are part of the sentence: "x if y".
    text = words.text.replace(" ", "\N{NO-BREAK SPACE}")
    # A plus between two mtext loses its room: browsers take them for mere space.
    return _text("mi" if words.text.strip() == words.text and len(text) > 1 else "mtext", text)


def _fraction(fraction: Fraction, style: str | None) -> Element:
    element = _holding("mfrac", _row(fraction.over, style), _row(fraction.under, style))
    if not fraction.ruled:
        element.set("linethickness", "0")
        return _holding("mrow", _text("mo", "("), element, _text("mo", ")"))
    if fraction.command in {"\\dfrac", "\\tfrac"}:
        element = _holding("mstyle", element)
        element.set("displaystyle", "true" if fraction.command == "\\dfrac" else "false")
        element.set("scriptlevel", "0")
    return element


def _accent(command: str, body: Row, style: str | None) -> Element:
    char, stretches, below, _ = ACCENTS[command]
    element = _holding("munder" if below else "mover", _row(body, style))
    element.set("accentunder" if below else "accent", "true")
    sign = _text("mo", char, stretchy="true" if stretches else "false")
    if command == "\\vec":  # the arrow of a line is too long for a letter
        sign = _holding("mstyle", sign)
        sign.set("scriptlevel", "+1")
    element.append(sign)
    return element


def _script(script: Script, style: str | None) -> Element:
    if isinstance(script.base, Fenced) and not script.base.stretch and script.base.right:
        # On the closing bracket, as TeX has it: on the whole it would stand too high.
        element = _fenced(script.base, style)
        closing = element[-1]
        element.remove(closing)
        element.append(_scripted(closing, script))
        return element
    return _scripted(_node(script.base, style), script)


def _scripted(base: Element, script: Script) -> Element:
    above = [_text("mo", "\N{PRIME}" * script.primes)] if script.primes else []
    above += [_row(script.sup)] if script.sup else []
    parts = {"sub": [_row(script.sub)] if script.sub else [], "sup": above}
    stacked = _takes_limits(script.base)
    tag = "m" + "".join(name for name, part in parts.items() if part)
    if stacked:
        tag = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}[tag]
    scripts = [part[0] if len(part) == 1 else _holding("mrow", *part) for part in parts.values() if part]
    return _holding(tag, base, *scripts)


def _takes_limits(base: Node) -> bool:
    match base:
        case Sign(symbol):
            return symbol.kind in {Kind.BIG, Kind.LIMITED}
        case Words():
            return base.limited
        case Accent(command, _):
            return command in {"\\underbrace", "\\overbrace"}
        case _:
            return False


def _fenced(fenced: Fenced, style: str | None) -> Element:
    stretch = "true" if fenced.stretch else "false"
    element = Element("mrow")
    # The form is said outright: it cannot be told from the sign of a bar.
    if fenced.left:
        element.append(_text("mo", fenced.left.char, stretchy=stretch, form="prefix", fence="true"))
    element.extend(_spaced(fenced.body.items, style))
    if fenced.right:
        element.append(_text("mo", fenced.right.char, stretchy=stretch, form="postfix", fence="true"))
    return element


def _grid(grid: Grid, style: str | None) -> Element:
    left, right, columns = ENVIRONMENTS[grid.environment]
    table = Element("mtable", {"displaystyle": "true"} if grid.environment == "aligned" else {})
    for cells in grid.rows:
        line = SubElement(table, "mtr")
        for number, cell in enumerate(cells):
            side = columns[number % len(columns)]
            element = SubElement(line, "mtd", {} if side == "center" else {"columnalign": side})
            element.append(_continued(cell, style) if side == "left" else _row(cell, style))
    if not left:
        return table
    element = _holding("mrow", _text("mo", left, form="prefix", fence="true", stretchy="true"), table)
    if right:
        element.append(_text("mo", right, form="postfix", fence="true", stretchy="true"))
    return element


def _continued(cell: Row, style: str | None) -> Element:
    """A plus or an equals sign that opens a cell goes on from the cell before it."""
    element = _row(cell, style)
    first = element if element.tag == "mo" else next(iter(element), None)
    if first is not None and first.tag == "mo" and first.get("form") in {None, "prefix"} and not first.get("fence"):
        first.set("form", "infix")
    return element
