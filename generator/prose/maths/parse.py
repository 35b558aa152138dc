"""Tokens to a tree, or the first flaw; nothing is guessed that LaTeX would refuse or read otherwise."""

from difflib import get_close_matches
from typing import Final

from generator.prose.maths.fences import pair
from generator.prose.maths.symbols import (
    ACCENTS,
    ENVIRONMENTS,
    FRACTIONS,
    STACKS,
    STYLES,
    SYMBOLS,
    WORDS,
    Kind,
    Symbol,
)
from generator.prose.maths.tokens import Flaw, Token, tokens
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

DEEPEST: Final = 20
_END: Final = Token("", -1)
_OPENING: Final = {"{", "\\left", "\\begin"} | {typed for typed, sign in SYMBOLS.items() if sign.kind is Kind.OPEN}
_CLOSING: Final = {"}", "\\right", "\\end"} | {typed for typed, sign in SYMBOLS.items() if sign.kind is Kind.CLOSE}
_FUSED: Final = {("\\arg", "\\max"): "\\argmax", ("\\arg", "\\min"): "\\argmin"}


class _Stop(Exception):  # noqa: N818 - it never leaves this module: `parse` turns it into its value
    def __init__(self, flaw: Flaw) -> None:
        self.flaw = flaw


def parse(latex: str) -> Row | Flaw:
    """The tree of a whole formula."""
    found: list[Token] = []
    for token in tokens(latex):
        if isinstance(token, Flaw):
            return token
        found.append(token)
    try:
        _shallow(found)
        row = _Parser(found).whole()
    except _Stop as stop:
        return stop.flaw
    return row if _visible(row) else Flaw(0, "the formula is empty", None)


def _shallow(found: list[Token]) -> None:
    """Refuses what would nest too deep, before anything recursive sees it."""
    depth = 0
    for before, token in zip([_END, *found], found, strict=False):
        if before.text in {"\\left", "\\right"}:
            continue
        depth += token.text in _OPENING
        depth -= depth > 0 and token.text in _CLOSING
        if depth > DEEPEST:
            raise _too_deep(token)


def _too_deep(token: Token) -> _Stop:
    return _Stop(
        Flaw(token.offset, f"the formula nests deeper than {DEEPEST} levels", "name a part of it and split it")
    )


def _visible(row: Row) -> bool:
    """Whether anything is there but spaces and empty braces."""
    return any(
        _visible(item) if isinstance(item, Row) else not isinstance(item, Sign) or item.symbol.kind is not Kind.SPACE
        for item in row.items
    )


class _Parser:
    """Recursive descent; the only state is the place in the tokens and the depth."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._bare = 0  # commands that take one another as arguments: \\hat\\hat\\hat x

    def whole(self) -> Row:
        row = self._row(())
        if (token := self._peek()) is not _END:
            raise _stray(token)
        return row

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _row(self, stops: tuple[str, ...]) -> Row:
        """Items up to a stop, which is left for the caller."""
        items: list[Node] = []
        while (token := self._peek()) is not _END and token.text not in stops:
            if token.text in {"}", "&", "\\\\", "\\right", "\\end"}:
                break
            items.append(self._item())
        return Row(pair(tuple(items)))

    def _item(self) -> Node:
        token = self._peek()
        base = Row(()) if token.text in {"^", "_", "'"} else self._primary()
        primes, sub, sup = 0, None, None
        while (mark := self._peek()).text in {"^", "_", "'"}:
            self._take()
            if mark.text == "'":
                if sup is not None:
                    raise _Stop(Flaw(mark.offset, "a prime after a superscript", "type the prime first: x'^{2}"))
                primes += 1
            elif mark.text == "_":
                if sub is not None:
                    raise _Stop(Flaw(mark.offset, "a second subscript on one base", "put both in one: _{i j}"))
                sub = self._argument(mark)
            else:
                if sup is not None:
                    raise _Stop(Flaw(mark.offset, "a second superscript on one base", "use braces: {x^{a}}^{b}"))
                sup = self._argument(mark)
        if primes or sub or sup:
            if base == Row(()) and token.text != "{":
                raise _Stop(Flaw(token.offset, f"'{token.text}' has nothing before it", "type {} for an empty base"))
            return Script(base, sub, sup, primes)
        return base

    def _argument(self, owner: Token) -> Row:
        """A group in braces or a single item; never empty."""
        token = self._peek()
        missing = _Stop(Flaw(owner.offset, f"'{owner.text}' lacks an argument", f"type {_usage(owner.text)}"))
        if token is _END or token.text in {"}", "&", "^", "_", "'", "\\\\", "\\right", "\\end"}:
            raise missing
        if len(token.text) > 1 and token.text[0].isdigit():  # TeX reads x^12 as x^1 2, and \frac12 as one half
            message = f"'{owner.text}' takes only the first digit of '{token.text}'"
            raise _Stop(Flaw(token.offset, message, f"type {{{token.text}}}"))
        self._bare += 1
        if self._bare > DEEPEST:
            raise _too_deep(token)
        node = self._primary()
        self._bare -= 1
        row = node if isinstance(node, Row) else Row((node,))
        if not _visible(row):
            raise missing
        return row

    def _primary(self) -> Node:  # noqa: C901 - one line for each kind of token
        token = self._take()
        text = token.text
        if text == "{":
            return self._group(token)
        if token.words is not None and text in WORDS:
            named = text != "\\text"
            return Words(token.words, name=named, limited=text == "\\operatorname*")
        if text == "\\begin":
            return self._grid(token)
        if text == "\\left":
            return self._fenced(token)
        if text == "\\sqrt":
            return self._root(token)
        if text in FRACTIONS:
            return Fraction(self._argument(token), self._argument(token), text)
        if text in STACKS:
            note = self._argument(token)
            return Stack(self._argument(token), note, above=text == "\\overset")
        if text in ACCENTS:
            return Accent(text, self._argument(token))
        if text in STYLES:
            return Styled(text, self._argument(token))
        fused = _FUSED.get((text, self._peek().text))
        if fused is not None:
            self._take()
        return Sign(_symbol(fused or text, token))

    def _group(self, opening: Token) -> Row:
        row = self._row(())
        self._close("}", Flaw(opening.offset, "'{' is never closed", "add a closing brace"))
        return row

    def _root(self, token: Token) -> Root:
        index = None
        if self._peek().text == "[":
            self._take()
            index = self._row(("]",))
            self._close("]", Flaw(token.offset, "'\\sqrt[' is never closed", f"type {_usage(token.text)}"))
            if not _visible(index):
                raise _Stop(Flaw(token.offset, "'\\sqrt[]' has an empty index", f"type {_usage(token.text)}"))
        return Root(self._argument(token), index)

    def _fenced(self, token: Token) -> Fenced:
        left = self._delimiter(token)
        body = self._row(("\\right",))
        if self._peek().text != "\\right":
            raise _Stop(Flaw(token.offset, "'\\left' has no '\\right'", "close it, with \\right. if nothing shows"))
        return Fenced(left, body, self._delimiter(self._take()), stretch=True)

    def _delimiter(self, token: Token) -> Symbol | None:
        mark = self._take()
        if mark.text == ".":
            return None
        symbol = SYMBOLS.get(mark.text)
        if symbol is None or symbol.kind not in {Kind.OPEN, Kind.CLOSE, Kind.BAR}:
            hint = f"type {token.text}( {token.text}[ {token.text}\\{{ {token.text}| or {token.text}."
            raise _Stop(Flaw(token.offset, f"'{token.text}' is not followed by a bracket or a bar", hint))
        return symbol

    def _grid(self, token: Token) -> Grid:
        name = token.words or ""
        if name not in ENVIRONMENTS:
            near = get_close_matches(name, ENVIRONMENTS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"one of {', '.join(ENVIRONMENTS)}"
            raise _Stop(Flaw(token.offset, f"'{name}' is not an allowed environment", hint))
        rows = [[self._row(())]]
        while (mark := self._peek()).text in {"&", "\\\\"}:
            self._take()
            if mark.text == "&":
                rows[-1].append(self._row(()))
            else:
                rows.append([self._row(())])
        closing = self._peek()
        if closing.text != "\\end" or closing.words != name:
            raise _Stop(Flaw(token.offset, f"'\\begin{{{name}}}' is never closed", f"add \\end{{{name}}}"))
        self._take()
        return Grid(name, _even(rows, token))

    def _close(self, text: str, flaw: Flaw) -> None:
        if self._peek().text != text:
            raise _stray(self._peek()) if self._peek() is not _END else _Stop(flaw)
        self._take()


def _even(rows: list[list[Row]], token: Token) -> tuple[tuple[Row, ...], ...]:
    """Rows of one length; aligned lines are padded, a matrix with a short row is a mistake."""
    if len(rows) > 1 and rows[-1] == [Row(())]:  # a line break after the last row
        rows = rows[:-1]
    if not any(_visible(cell) for row in rows for cell in row):
        raise _Stop(Flaw(token.offset, f"'\\begin{{{token.words}}}' is empty", None))
    width = max(len(row) for row in rows)
    if token.words == "cases" and width > 2:  # noqa: PLR2004 - a value and its condition
        raise _Stop(Flaw(token.offset, f"'cases' has {width} columns", "a value & its condition, no more"))
    for number, row in enumerate(rows, 1):
        if len(row) != width and "matrix" in (token.words or ""):
            message = f"row {number} of '{token.words}' has {len(row)} cells, another has {width}"
            raise _Stop(Flaw(token.offset, message, "separate cells with & and rows with \\\\"))
    return tuple((*row, *(Row(()),) * (width - len(row))) for row in rows)


def _symbol(text: str, token: Token) -> Symbol:
    if text in SYMBOLS:
        return SYMBOLS[text]
    if text[0].isdigit():
        return Symbol(text, Kind.NUMBER, text)
    if text.isalpha():
        return Symbol(text, Kind.LETTER, text)
    raise _stray(token)


def _stray(token: Token) -> _Stop:
    hints = {
        "}": "remove it, or add the opening brace; a visible brace is \\}",
        "&": "only inside \\begin{…}",
        "\\\\": "only inside \\begin{…}",
        "\\right": "add the \\left",
        "\\end": "add the \\begin, or close what is open inside it",
    }
    return _Stop(Flaw(token.offset, f"'{token.text}' is out of place", hints.get(token.text)))


def _usage(command: str) -> str:
    if command in FRACTIONS or command in STACKS:
        return f"{command}{{a}}{{b}}"
    return f"{command}{{x}}"
