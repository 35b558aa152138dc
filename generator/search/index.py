"""How well each word tells each page: what a search adds up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from sys import intern

from generator.search.counts import Counted

OTHER_NAME = 2
"""What another name of a word counts on a page that links to the glossary."""
BEST = 99
"""The largest weight: whole numbers are enough, and short to write."""
# BM25's usual two: how soon a repeated word adds nothing, and how much a long page has to repeat it.
_SATURATION, _LENGTH = 1.4, 0.6

Posting = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found, questions first; and of each term the numbers of the pages that it tells, with weights."""

    pages: Sequence[Counted]
    postings: Mapping[str, Sequence[Posting]]
    words: Mapping[str, int]
    """Of each word as it is written, how many pages have it."""


def index_of(found: Iterable[Counted]) -> Index:
    """Weigh the terms of everything that can be found."""
    words = Counter[str]()
    names: dict[str, Sequence[str]] = {}
    pages, counts = [], []
    for page in sorted(found, key=lambda page: page.found_as != "Question"):
        words.update(page.words.split())
        if page.word:
            names[page.word] = page.names
        # Thousands of pages have millions of counts; each goes as soon as it is weighed.
        counts.append({intern(term): count for term, count in page.counts.items()})
        pages.append(replace(page, counts={}, words=""))
    for page, of_page in zip(pages, counts, strict=True):
        _add_other_names(of_page, page.linked, names)
    lengths = [sum(of_page.values()) for of_page in counts]
    average = sum(lengths) / len(lengths) if lengths else 1
    readers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (page, length) in enumerate(zip(pages, lengths, strict=True)):
        of_page, counts[number] = counts[number], {}
        slow = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
        # Most counts are small and the same.
        values = {count: (number, page.share * count / (count + slow)) for count in set(of_page.values())}
        for term, count in of_page.items():
            readers[term].append(values[count])
    most = log(1 + len(pages))
    postings = ((term, _weighed(readers.pop(term), len(pages), most)) for term in sorted(readers))
    return Index(pages, {term: rows for term, rows in postings if rows}, words)


def _add_other_names(counts: dict[str, int], linked: Sequence[str], names: Mapping[str, Sequence[str]]) -> None:
    """Count a few for what the words that a page links to are called as well."""
    for word in linked:
        for term in names.get(word, ()):
            counts[term] = counts.get(term, 0) + OTHER_NAME


def _weighed(rows: Sequence[tuple[int, float]], pages: int, most: float) -> list[Posting]:
    """Weights as whole numbers; a rare word is worth more, and what rounds to nothing is left out."""
    rarity = BEST * log(1 + (pages - len(rows) + 0.5) / (len(rows) + 0.5)) / most
    return [(number, weight) for number, share in rows if (weight := int(rarity * share + 0.5))]
