"""LaTeX cut into tokens; whatever is not on the allow-list becomes a flaw with a place and a hint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from generator.prose.maths.symbols import COMMANDS, SYMBOLS, WORDS


@dataclass(frozen=True, slots=True)
class Flaw:
    """A problem in somebody's formula: a value, never an exception; `offset` counts characters of the LaTeX."""

    offset: int
    message: str
    hint: str | None


@dataclass(frozen=True, slots=True)
class Token:
    """`text` is what was typed; for a command with words in braces, `words` is what the braces held."""

    text: str
    offset: int
    words: str | None = None

    @property
    def end(self) -> int:
        """Where the token stops, for commands without words."""
        return self.offset + len(self.text)


_TOKEN: Final = re.compile(
    r"(?P<space>[ \t\n]+)"
    r"|(?P<command>\\(?:operatorname\*|[A-Za-z]+|.|\Z))"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<other>:=|.)",
    re.DOTALL,
)
_STRUCTURE: Final = frozenset("{}^_&'")
_BRACED: Final = re.compile(r"\s*\{([^{}\\]*)\}")
_PLAIN_WORDS: Final = re.compile(r"[A-Za-z0-9À-ÖØ-öø-ž ,.:;()'/%+=-]+")
_GREEK: Final = {symbol.char: typed for typed, symbol in SYMBOLS.items() if len(symbol.char) == 1}
_INSTEAD: Final = {
    "\\infinity": "\\infty",
    "\\R": "\\mathbb{R}",
    "\\E": "\\mathbb{E}",
    "\\over": "\\frac{a}{b}",
    "\\textbf": "\\mathbf",
    "\\mbox": "\\text",
    "\\textrm": "\\text",
    "\\transpose": "\\top",
    "\\norm": "\\lVert x \\rVert",
    "\\abs": "\\lvert x \\rvert",
    "\\softmax": "\\operatorname{softmax}",
    "\\Var": "\\operatorname{Var}",
    "\\Cov": "\\operatorname{Cov}",
    "\\limits": "nothing: limits of sums are placed for you",
    "\\displaystyle": "nothing, or $$…$$ for a formula on its own line",
    "\\ ": "\\;",
    "\\": "two backslashes for a new line",
}


def tokens(latex: str) -> Iterator[Token | Flaw]:
    """Ends with the first flaw."""
    at = 0
    while at < len(latex):
        match = _TOKEN.match(latex, at)
        assert match is not None  # noqa: S101 - the last alternative takes any character
        text, start, at = match.group(), at, match.end()
        if match["space"]:
            continue
        if match["command"] and text in {*WORDS, "\\begin", "\\end"}:
            found = _words(latex, text, start, at)
            yield found
            if isinstance(found, Flaw):
                return
            at = _BRACED.match(latex, at).end()  # type: ignore[union-attr]
        elif text in SYMBOLS or text in COMMANDS or text in _STRUCTURE or text == "\\\\" or _ordinary(match):
            yield Token(text, start)
        else:
            yield _refused(text, start)
            return


def _ordinary(match: re.Match[str]) -> bool:
    text = match.group()
    return bool(match["number"]) or (text.isascii() and text.isalpha())


def _words(latex: str, command: str, start: int, at: int) -> Token | Flaw:
    match = _BRACED.match(latex, at)
    example = "words" if command in WORDS else "pmatrix"
    if match is None:
        return Flaw(start, f"'{command}' is not followed by plain words in braces", f"type {command}{{{example}}}")
    words = match[1] if command == "\\text" else match[1].strip()
    if not words.strip():
        return Flaw(start, f"'{command}{{}}' is empty", f"type {command}{{{example}}}")
    if command in WORDS and not _PLAIN_WORDS.fullmatch(words):
        bad = next(index for index, char in enumerate(match[1]) if not _PLAIN_WORDS.fullmatch(char))
        return Flaw(
            match.start(1) + bad,
            f"'{match[1][bad]}' is not allowed in '{command}'",
            "only letters, digits and , . : ; ( ) ' / % + = - go there",
        )
    return Token(command, start, words)


def _refused(text: str, offset: int) -> Flaw:
    if text.startswith("\\"):
        return Flaw(offset, f"'{text}' is not an allowed maths command", _nearest(text))
    if text in _GREEK:
        return Flaw(offset, f"'{text}' is not allowed in maths", f"type {_GREEK[text]}")
    hint = {"%": "type \\%", "$": "type \\$", '"': "use \\text{…} for words", "#": "type \\text{number of}"}.get(text)
    return Flaw(offset, f"'{text}' is not allowed in maths", hint)


def _nearest(command: str) -> str | None:
    if command in _INSTEAD:
        return f"type {_INSTEAD[command]}"
    near = get_close_matches(command, sorted(COMMANDS), n=1, cutoff=0.75)
    return f"did you mean '{near[0]}'?" if near else None
