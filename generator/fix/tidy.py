"""Signs that nobody sees: line ends, byte-order marks, blanks at the end of a line, the last line's end."""


def tidy(text: str, code: frozenset[int]) -> str:
    """The text with plain line ends; lines of programs, counted from 0, keep their blanks."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = text.split("\n")
    kept = [row if row.strip() and number in code else row.rstrip() for number, row in enumerate(rows)]
    return "\n".join(kept).strip("\n") + "\n" if text.strip() else text
