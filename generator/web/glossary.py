"""Links the first use of each word of the glossary on a page."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import groupby

from generator.kinds import Kind
from generator.prose import tree

Words = Mapping[str, str]
"""Of each word and each of its other forms the id of its term."""


@dataclass(frozen=True)
class Glossary:
    """The words that one page may still link; `linked` grows while the page is written."""

    words: Words
    linked: set[str] = field(default_factory=set)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(tuple(self.words))

    def blocks(self, blocks: tree.Blocks) -> tree.Blocks:
        """The same blocks with links in their paragraphs, lists, quotes and tables."""
        return tuple(map(self._block, blocks)) if self.words else blocks

    def _block(self, block: tree.Block) -> tree.Block:
        match block:
            case tree.Paragraph(children):
                return tree.Paragraph(self._inlines(children))
            case tree.Quote(children):
                return tree.Quote(self.blocks(children))
            case tree.ListBlock(_, items):
                return replace(block, items=tuple(map(self.blocks, items)))
            case tree.Table(_, _, rows):
                return replace(block, rows=tuple(tuple(map(self._inlines, row)) for row in rows))
        return block

    def _inlines(self, inlines: tree.Inlines) -> tree.Inlines:
        return tuple(new for inline in _joined(inlines) for new in self._inline(inline))

    def _inline(self, inline: tree.Inline) -> Iterator[tree.Inline]:
        match inline:
            case tree.Words(text):
                yield from self._words(text)
            case tree.Emphasis(children) | tree.Strong(children):
                yield type(inline)(self._inlines(children))
            case _:
                yield inline

    def _words(self, text: str) -> Iterator[tree.Inline]:
        end = 0
        for found in self._pattern.finditer(text):
            word = " ".join(found[0].split())
            term = self.words.get(word) or self.words.get(word[0].lower() + word[1:])
            if term is None or term in self.linked:
                continue
            self.linked.add(term)
            yield from _plain(text[end : found.start()])
            yield tree.EntryLink(Kind.TERM, term, (tree.Words(found[0]),), (0, 0))
            end = found.end()
        yield from _plain(text[end:])


def _joined(inlines: tree.Inlines) -> Iterator[tree.Inline]:
    """The same with neighbouring plain texts in one: a line's end stands in a text of its own."""
    for plain, group in groupby(inlines, lambda inline: isinstance(inline, tree.Words)):
        if plain:
            yield tree.Words("".join(inline.text for inline in group if isinstance(inline, tree.Words)))
        else:
            yield from group


def _plain(text: str) -> Iterator[tree.Inline]:
    if text:
        yield tree.Words(text)


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words, the longest first; one that starts with a small letter may start a sentence as well."""
    forms = {form for word in words for form in (word, word[0].upper() + word[1:])}
    return re.compile(rf"(?<![\w-]){_tree(sorted(forms))}(?![\w-])")


def _tree(forms: Sequence[str]) -> str:
    """A pattern that shares what forms have in common at their starts: tried one by one, hundreds of them are slow."""
    branches = []
    for first, group in groupby(filter(None, forms), key=lambda form: form[0]):
        sign = r"\s+" if first == " " else re.escape(first)  # a line of the file may end between two words
        branches.append(sign + _tree([form[1:] for form in group]))
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in forms else ''}"
