"""How well each word tells each page: what a search adds up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

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
    pages = sorted(found, key=lambda page: page.found_as != "Question")
    names = {page.word: page.names for page in pages if page.word}
    words = Counter[str]()
    counts = []
    for page in pages:
        words.update(page.words.split())
        counts.append(_with_other_names(page, names))
    lengths = [sum(of_page.values()) for of_page in counts]
    average = sum(lengths) / len(lengths) if lengths else 1
    readers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (page, of_page, length) in enumerate(zip(pages, counts, lengths, strict=True)):
        slow = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
        # Most counts are small and the same.
        values = {count: (number, page.share * count / (count + slow)) for count in set(of_page.values())}
        for term, count in of_page.items():
            readers[term].append(values[count])
    most = log(1 + len(pages))
    postings = {term: _weighed(readers[term], len(pages), most) for term in sorted(readers)}
    return Index(pages, {term: rows for term, rows in postings.items() if rows}, words)


def _with_other_names(page: Counted, names: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
    """Its counts, and a few for what the words that it links to are called as well."""
    if not page.linked:
        return page.counts
    counts = dict(page.counts)
    for word in page.linked:
        for term in names.get(word, ()):
            counts[term] = counts.get(term, 0) + OTHER_NAME
    return counts


def _weighed(rows: Sequence[tuple[int, float]], pages: int, most: float) -> list[Posting]:
    """Weights as whole numbers; a rare word is worth more, and what rounds to nothing is left out."""
    rarity = BEST * log(1 + (pages - len(rows) + 0.5) / (len(rows) + 0.5)) / most
    return [(number, weight) for number, share in rows if (weight := int(rarity * share + 0.5))]
