"""Texts without markup, by far the most: known at a glance, so that nothing has to be parsed for them."""

import re

# Letters, digits, signs that mean nothing in Markdown within a line, worked numbers, and apostrophes between letters.
_INSIDE = r"(?:[^\W_]|[ .,;:?!()%/×·–—…£€’“”+-])+|\{[a-z][a-z0-9]*(?:_[a-z0-9]+)*\}|(?<=[^\W_])'(?=[^\W_])"
# A line starts with a letter, or with a number that starts no list, and ends with no blank.
_LINE = r"(?:[^\W\d_]|[(“‘£€]|[0-9]{1,9}(?![0-9.)])|[0-9]{1,9}\.[0-9])(?:" + _INSIDE + r")*+(?<! )"
_SIMPLE = re.compile(rf"\n*{_LINE}(?:\n+{_LINE})*+\n*")
_PARAGRAPHS = re.compile(r"\n{2,}")


def paragraphs(text: str) -> list[tuple[int, list[str]]] | None:
    """The lines of each paragraph with the line, from 0, on which it starts; None where a parser has to look."""
    if not _SIMPLE.fullmatch(text):
        return None
    found = []
    start = len(text) - len(text.lstrip("\n"))
    for part in _PARAGRAPHS.split(text.strip("\n")):
        start = text.index(part, start)
        found.append((text.count("\n", 0, start), part.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}").split("\n")))
        start += len(part)
    return found
