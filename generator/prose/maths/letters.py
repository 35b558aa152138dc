"""Bold, blackboard and script letters as characters of their own: browsers no longer honour other ways to ask."""

from string import ascii_lowercase, ascii_uppercase, digits
from typing import Final

_GREEK_LOWER: Final = "αβγδεζηθικλμνξοπρςστυφχψω"
_GREEK_UPPER: Final = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ"  # Unicode's order; the 18th is another theta


def _run(letters: str, start: int) -> dict[str, str]:
    return {letter: chr(start + offset) for offset, letter in enumerate(letters)}


_BOLD_GREEK: Final = {
    **{letter: chr(0x1D6A8 + at) for at, letter in enumerate(_GREEK_UPPER) if at != 17},  # noqa: PLR2004 - see above
    **_run(_GREEK_LOWER, 0x1D6C2),
    **dict(zip("∂ϵϑϰϕϱϖ", map(chr, range(0x1D6DB, 0x1D6E2)), strict=True)),
    "∇": "𝛁",
}
_BOLD_ITALIC_GREEK: Final = {
    **{letter: chr(0x1D71C + at) for at, letter in enumerate(_GREEK_UPPER) if at != 17},  # noqa: PLR2004 - see above
    **_run(_GREEK_LOWER, 0x1D736),
    **dict(zip("∂ϵϑϰϕϱϖ", map(chr, range(0x1D74F, 0x1D756)), strict=True)),
    "∇": "𝛁",
}
_BOLD: Final = {
    **_run(ascii_uppercase, 0x1D400),
    **_run(ascii_lowercase, 0x1D41A),
    **_run(digits, 0x1D7CE),
    **_BOLD_GREEK,
}
_BOLD_ITALIC: Final = {
    **_run(ascii_uppercase, 0x1D468),
    **_run(ascii_lowercase, 0x1D482),
    **_run(digits, 0x1D7CE),
    **_BOLD_ITALIC_GREEK,
}
_DOUBLE: Final = {
    **_run(ascii_uppercase, 0x1D538),
    **_run(ascii_lowercase, 0x1D552),
    **_run(digits, 0x1D7D8),
    **dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
}
_SCRIPT: Final = {
    **_run(ascii_uppercase, 0x1D49C),
    **_run(ascii_lowercase, 0x1D4B6),
    **dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
}
ALPHABETS: Final[dict[str, dict[str, str]]] = {
    "\\mathbf": _BOLD,
    "\\boldsymbol": _BOLD_ITALIC,
    "\\bm": _BOLD_ITALIC,
    "\\mathbb": _DOUBLE,
    "\\mathcal": _SCRIPT,
    "\\mathscr": _SCRIPT,
    "\\mathit": {},
}
# What a browser turns single letters into, which the font has to hold.
ITALICS: Final = frozenset(
    {*map(chr, range(0x1D434, 0x1D468)), *map(chr, range(0x1D6FC, 0x1D71C)), *map(chr, range(0x1D6E2, 0x1D6FC)), "ℎ"},
)


def styled(text: str, command: str | None) -> str:
    """The text in an alphabet; characters that have no such form stay as they are."""
    return "".join(ALPHABETS[command].get(char, char) for char in text) if command else text
