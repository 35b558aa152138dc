"""One file in, the same file in good form out; a step that would change its meaning is not taken."""

from collections.abc import Callable, Sequence
from typing import Final

from generator.content.fields import Prose
from generator.content.files import Place
from generator.content.reader import Source, read
from generator.content.walk import Loc
from generator.fix.order import in_order
from generator.fix.places import CODE, blocks, takes
from generator.fix.quotes import quoted
from generator.fix.tabs import untabbed
from generator.fix.tidy import tidy
from generator.fix.wrap import wrapped
from generator.prose.html import HtmlWriter

Step = Callable[[Source, Place], str]
STEPS: Final[Sequence[Step]] = (in_order, wrapped)


def mended(path: str, data: bytes, place: Place) -> bytes:
    """The file in good form, or as it was where it cannot be read even with quotation marks added."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    text = quoted(path, untabbed(path, _tidied(path, text, place), place), place)
    for step in STEPS:
        source, misread = read(path, text.encode())
        if misread or not isinstance(source.value, dict):
            return data  # a half-mended file is harder to understand than the one that its author wrote
        after = step(source, place)
        if after != text and same(source, read(path, after.encode())[0], place):
            text = after
    return _tidied(path, text, place).encode()


def _tidied(path: str, text: str, place: Place) -> str:
    source, _ = read(path, text.encode())
    inside = blocks(source) if source.text else {}
    return tidy(text, frozenset(number for number, loc in inside.items() if takes(place, loc) == CODE))


def same(before: Source, after: Source, place: Place) -> bool:
    """Whether two readings mean the same: equal values, and prose that is written out alike."""
    return _meaning(before.value, (), place) == _meaning(after.value, (), place)


def _meaning(value: object, loc: Loc, place: Place) -> object:
    if isinstance(value, dict):
        return {key: _meaning(inner, (*loc, key), place) for key, inner in value.items()}
    if isinstance(value, list):
        return [_meaning(inner, (*loc, index), place) for index, inner in enumerate(value)]
    kind = takes(place, loc) if isinstance(value, str) else ""
    if kind in ("Markdown", "Sentence"):
        prose = Prose(str(value), one_line=kind == "Sentence")
        written = HtmlWriter(lambda _kind, _id: None, {}).blocks(prose.blocks)
        return " ".join(written.split())
    return value
