"""Markdown text to the tree; whatever the dialect does not have becomes a located flaw."""

import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pygments.lexers import get_all_lexers

from generator.diagnostics import Code
from generator.kinds import Kind
from generator.prose import maths, tree
from generator.prose.simple import paragraphs

MAX_LENGTH = 20_000
MAX_LIST_DEPTH = 2
MAX_INLINE_DEPTH = 8

_TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}|\}\}")
_ATTRIBUTES = re.compile(r"\{:?\s*[.#][\w-]|\{:")
_FIGURE = re.compile(r"[a-z][a-z0-9_]*")
_BRACED = re.compile(r"\{(\s*([A-Za-z][\w-]*)\s*(?:[:!][^{}]*)?)\}")
_ALMOST = 0.75
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s", re.MULTILINE)
_WEB = re.compile(r"https?://[^\s/?#@\\]+([/?#][^\s\\]*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@?/]+@[^\s@?/]+", re.IGNORECASE)
_ENTRY = re.compile(r"([a-z]+):([a-z0-9-]+)")
_DRAWING = re.compile(r"figure:([a-z0-9-]+)")
_LANGUAGES = frozenset(alias for lexer in get_all_lexers() for alias in lexer[1])

_NOT_HERE = {
    "heading": ("a heading", "headings come from the fields; use a paragraph that starts in **bold**"),
    "hr": ("a rule", "leave it out; in text write \\---"),
    "code_block": ("indented code", "put code between lines of ``` and name its language"),
    "html_block": ("raw HTML", "write Markdown; put code in `backticks`"),
}


def _dialect() -> MarkdownIt:
    """CommonMark with tables, curly quotes and dollar maths; the tree builder judges the addresses."""
    markdown = MarkdownIt("commonmark", {"maxNesting": 20, "typographer": True})
    markdown.enable(["table", "smartquotes"]).disable("reference")
    markdown.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return markdown


_MARKDOWN = _dialect()


def parse(text: str, figures: Mapping[str, str], *, one_line: bool = False) -> tree.Parsed:
    """Parse a text; `figures` maps the names that `{name}` may use to what is shown; `one_line` wants one paragraph."""
    if len(text) > MAX_LENGTH:
        message = f"the text has {len(text):,} characters, more than {MAX_LENGTH:,}"
        return tree.Parsed((), (tree.ProseFlaw(0, 0, Code.TOO_LARGE, message, "shorten it"),))
    builder = _Builder(text, figures)
    simple = paragraphs(text)
    blocks = builder.blocks(_MARKDOWN.parse(text), depth=0) if simple is None else builder.plain(simple)
    for found in _DEFINITION.finditer(text) if simple is None else ():
        line = text.count("\n", 0, found.start())
        if not any(start <= line < end for start, end in builder.verbatim):
            hint = "write the address in place: [text](https://…)"
            builder.flaw_at(line, 0, Code.NOT_IN_DIALECT, "a link definition is not part of the dialect", hint)
    if one_line and (len(blocks) != 1 or not isinstance(blocks[0], tree.Paragraph)):
        hint = "write one sentence or two, without lists, tables or blank lines"
        builder.flaw_at(0, 0, Code.ONE_LINE_ONLY, "this field takes a single paragraph", hint)
    flaws = sorted(builder.flaws, key=lambda flaw: (flaw.line, flaw.column, flaw.code))
    return tree.Parsed(blocks, tuple(flaws))


class _Builder:
    """Token stream to tree, with a cursor that finds each inline flaw in the text it came from."""

    def __init__(self, text: str, figures: Mapping[str, str]) -> None:
        self.text = text
        self.figures = figures
        self.flaws: list[tree.ProseFlaw] = []
        self.verbatim: list[tuple[int, int]] = []
        self.cursor = 0
        self.quotes = 0
        self.styles = 0

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each line starts; most texts are never asked."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def flaw_at(self, line: int, column: int, code: Code, message: str, hint: str | None) -> None:
        self.flaws.append(tree.ProseFlaw(line, column, code, message, hint))

    def find(self, needle: str, ahead: int = 0) -> tuple[int, int]:
        """Line and column of the next place where `needle` stands; moves the cursor there."""
        index = self.text.find(needle, self.cursor)
        if index < 0:
            index = self.cursor
        self.cursor = min(index + 1, len(self.text))
        line = self.text.count("\n", 0, index + ahead)
        return line, index + ahead - self.starts[line]

    def flaw(self, needle: str, code: Code, message: str, hint: str | None) -> None:
        line, column = self.find(needle)
        self.flaw_at(line, column, code, message, hint)

    def blocks(self, tokens: Sequence[Token], depth: int) -> tree.Blocks:
        """The blocks of a run of tokens; `depth` counts the lists around it."""
        done: list[tree.Block] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _closing(tokens, index)
            block = self.block(token, tokens[index + 1 : end], depth)
            if block is not None:
                done.append(block)
            index = end + 1
        return tuple(done)

    def plain(self, found: Sequence[tuple[int, Sequence[str]]]) -> tree.Blocks:
        """The blocks of a text without markup, given the lines of its paragraphs."""
        done = []
        for line, rows in found:
            self.cursor = self.starts[line] if line else 0
            inlines = list(self.words(rows[0]))
            for row in rows[1:]:
                inlines += [tree.Words("\n"), *self.words(row)]
            done.append(tree.Paragraph(tuple(inlines)))
        return tuple(done)

    def block(self, token: Token, inner: Sequence[Token], depth: int) -> tree.Block | None:
        line = token.map[0] if token.map else 0
        self.cursor = max(self.cursor, self.starts[min(line, len(self.starts) - 1)])
        match token.type:
            case "paragraph_open":
                return self.paragraph(inner[0])
            case "fence":
                return self.fence(token, line)
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token, inner, line, depth + 1)
            case "table_open":
                return self.table(inner)
            case "blockquote_open":
                return self.quote(inner, line, depth)
            case "math_block":
                return self.display_maths(token)
        what, hint = _NOT_HERE.get(token.type.removesuffix("_open"), (token.type, "use another form"))
        code = Code.RAW_HTML if token.type == "html_block" else Code.NOT_IN_DIALECT
        self.flaw_at(line, self.indentation(line), code, f"{what} is not part of the dialect", hint)
        return None

    def indentation(self, line: int) -> int:
        """The column in which the text of a line starts."""
        rest = self.text[self.starts[line] :].split("\n", 1)[0]
        return len(rest) - len(rest.lstrip())

    def paragraph(self, token: Token) -> tree.Block | None:
        children = token.children or []
        if len(children) == 1 and children[0].type == "image":
            return self.drawing(children[0])
        inlines = self.inlines(children)
        return tree.Paragraph(inlines) if inlines else None

    def fence(self, token: Token, line: int) -> tree.CodeBlock:
        self.verbatim.append((line, token.map[1] if token.map else line))
        language = token.info.strip()
        if language and language not in _LANGUAGES:
            hint = "write a name such as python, sql or text"
            message = f"'{_short(language)}' is not a language that can be highlighted"
            self.flaw(token.info, Code.NOT_IN_DIALECT, message, hint)
            language = ""
        return tree.CodeBlock(language, token.content)

    def quote(self, inner: Sequence[Token], line: int, depth: int) -> tree.Quote:
        if self.quotes:
            self.flaw_at(line, 0, Code.NOT_IN_DIALECT, "a quote within a quote", "quote once")
        self.quotes += 1
        children = self.blocks(inner, depth)
        self.quotes -= 1
        return tree.Quote(children)

    def list(self, token: Token, inner: Sequence[Token], line: int, depth: int) -> tree.ListBlock:
        if depth == MAX_LIST_DEPTH + 1:
            message, hint = "a list nested three deep", "two levels are enough; split it"
            self.flaw_at(line, self.indentation(line), Code.NOT_IN_DIALECT, message, hint)
        start = int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
        items: list[tree.Blocks] = []
        index = 0
        while index < len(inner):
            end = _closing(inner, index)
            items.append(self.blocks(inner[index + 1 : end], depth))
            index = end + 1
        return tree.ListBlock(start, tuple(items))

    def table(self, inner: Sequence[Token]) -> tree.Table:
        rows: list[list[tree.Inlines]] = []
        alignments: list[str] = []
        for index, token in enumerate(inner):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
                rows[-1].append(self.inlines(inner[index + 1].children or []))
        head, *body = (tuple(row) for row in rows)
        line = (inner[0].map or [0])[0]
        for number, cell in enumerate(head, 1):
            if not cell:
                hint = "say what the column holds: a reader who hears the table needs it"
                self.flaw_at(line, 0, Code.EMPTY_TEXT, f"column {number} of the table has no heading", hint)
        return tree.Table(tuple(alignments), head, tuple(body))

    def display_maths(self, token: Token) -> tree.DisplayMaths | None:
        formula = self.formula(token.content, display=True)
        return tree.DisplayMaths(formula) if formula else None

    def formula(self, latex: str, *, display: bool) -> maths.Formula | None:
        done = maths.formula(latex.strip(), display=display)
        if isinstance(done, maths.Flaw):
            lead = len(latex) - len(latex.lstrip())
            line, column = self.find(latex, ahead=lead + done.offset)
            self.flaw_at(line, column, Code.BAD_MATHS, done.message, done.hint)
            return None
        return done

    def drawing(self, token: Token) -> tree.Drawing | None:
        address = str(token.attrs.get("src", ""))
        place = self.find("![")
        found = _DRAWING.fullmatch(address)
        if not found:
            hint = "figures are drawn from content/figures: ![what it shows](figure:name)"
            self.flaw_at(*place, Code.FOREIGN_IMAGE, f"'{_short(address)}' is not a figure of this guide", hint)
            return None
        if not token.content.strip():
            hint = "say in words what the reader should see in it"
            self.flaw_at(*place, Code.FOREIGN_IMAGE, f"figure '{found[1]}' has no text alternative", hint)
        return tree.Drawing(found[1], token.content, place)

    def inlines(self, tokens: Sequence[Token]) -> tree.Inlines:
        if self.styles == MAX_INLINE_DEPTH:
            message, hint = f"styles and links nested more than {MAX_INLINE_DEPTH} deep", "drop some of the asterisks"
            self.flaw("", Code.NOT_IN_DIALECT, message, hint)
            return ()
        self.styles += 1
        done: list[tree.Inline] = []
        index = 0
        while index < len(tokens):
            end = _closing(tokens, index)
            done.extend(self.inline(tokens[index], tokens[index + 1 : end]))
            index = end + 1
        self.styles -= 1
        return tuple(done)

    def inline(self, token: Token, inner: Sequence[Token]) -> Sequence[tree.Inline]:
        match token.type:
            case "text" | "text_special":
                return self.words(token.content)
            case "softbreak" | "hardbreak":
                return (tree.Words("\n"),)
            case "em_open":
                return (tree.Emphasis(self.inlines(inner)),)
            case "strong_open":
                return (tree.Strong(self.inlines(inner)),)
            case "code_inline":
                self.find(token.content)
                return (tree.CodeSpan(token.content),)
            case "math_inline":
                formula = self.formula(token.content, display=False)
                return (tree.Maths(formula),) if formula else ()
            case "link_open":
                return self.link(token, inner)
            case "html_inline":
                message, hint = f"raw HTML '{_short(token.content)}'", "write Markdown; put code in `backticks`"
                self.flaw(token.content, Code.RAW_HTML, message, hint)
            case "image":
                hint = "put ![what it shows](figure:name) in a paragraph of its own"
                self.flaw("![", Code.FOREIGN_IMAGE, "an image within a sentence", hint)
            case _:
                self.flaw(token.content, Code.NOT_IN_DIALECT, f"{token.type} is not part of the dialect", None)
        return ()

    def link(self, token: Token, inner: Sequence[Token]) -> Sequence[tree.Inline]:
        address = str(token.attrs.get("href", ""))
        place = self.find("<" if token.markup == "autolink" else "[")
        children = self.inlines(inner)
        if _WEB.fullmatch(address) or _MAIL.fullmatch(address):
            if children:
                return (tree.Link(address, children),)
            message, hint = f"the link to '{_short(address)}' has no text", "say where it goes: [text](https://…)"
        elif (found := _ENTRY.fullmatch(address)) and found[1] in set(Kind):
            return (tree.EntryLink(Kind(found[1]), found[2], children, place),)
        else:
            message = f"'{_short(address)}' is not an address this guide links to"
            hint = "use https://…, mailto:… or an entry such as question:some-id"
        self.flaw_at(*place, Code.BAD_LINK, message, hint)
        return children

    def words(self, text: str) -> Sequence[tree.Inline]:
        if "{" not in text and "}" not in text:
            return (tree.Words(text),) if text else ()
        if found := _TEMPLATE.search(text):
            braced = _BRACED.search(text)
            hint = f"write {{{braced[2]}}}" if braced and braced[2] in self.figures else "put it in `backticks`"
            self.flaw(found[0], Code.TEMPLATE_TEXT, f"template text '{found[0]}'", hint)
            return (tree.Words(_TEMPLATE.sub("", text)),)
        if found := _ATTRIBUTES.search(text):
            message = f"attribute list '{found[0]}…'"
            self.flaw(found[0], Code.ATTRIBUTE_LIST, message, "delete it: styles come from fields")
            return ()
        done: list[tree.Inline] = []
        end = 0
        for found in _BRACED.finditer(text):
            if _FIGURE.fullmatch(found[1]):
                done.append(tree.Words(text[end : found.start()]))
                done.append(self.figure(found[0], found[1]))
                end = found.end()
            else:
                self.almost_a_figure(found[0], found[2])
        done.append(tree.Words(text[end:]))
        return [inline for inline in done if inline != tree.Words("")]

    def figure(self, written: str, name: str) -> tree.Inline:
        if name in self.figures:
            return tree.Figure(name, self.figures[name])
        known = f"figures of this entry: {', '.join(sorted(self.figures))}; " if self.figures else ""
        hint = f"{known}put what is no figure in `backticks`"
        self.flaw(written, Code.UNKNOWN_FIGURE, f"'{written}' names no figure", hint)
        return tree.Words(written)

    def almost_a_figure(self, written: str, name: str) -> None:
        """Refuse `{ name }` and `{name:,}` where a figure has that name or nearly; other braces are only braces."""
        if meant := difflib.get_close_matches(name.lower().replace("-", "_"), self.figures, n=1, cutoff=_ALMOST):
            hint = f"write {{{meant[0]}}}; how it is shown is its `format`, and what is no figure goes in `backticks`"
            self.flaw(written, Code.UNKNOWN_FIGURE, f"'{written}' shows no figure", hint)


def _closing(tokens: Sequence[Token], index: int) -> int:
    """Index of the token that closes the one at `index`, which is itself when it opens nothing."""
    depth = 0
    for position in range(index, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - a report's line stays readable
