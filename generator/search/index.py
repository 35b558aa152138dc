"""How well each word tells each page: what a search adds up."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
class Postings:
    """The numbers of pages, rising, and what a term is worth on each; arrays, since there are millions."""

    pages: "array[int]"
    weights: "array[int]"

    def each(self) -> Iterator[Posting]:
        """A page with its weight, one after another."""
        return zip(self.pages, self.weights, strict=True)


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found, questions first; and of each term the numbers of the pages that it tells, with weights."""

    pages: Sequence[Counted]
    postings: Mapping[str, Postings]
    words: Mapping[str, int]
    """Of each word as it is written, how many pages have it."""


def index_of(found: Iterable[Counted]) -> Index:
    """Weigh the terms of everything that can be found."""
    words = Counter[str]()
    names: dict[str, Sequence[str]] = {}
    numbers: dict[str, int] = {}
    told = []
    for page in found:
        words.update(page.words.split())
        if page.word:
            names[page.word] = page.names
        told.append((replace(page, counts={}, words=""), _Counts.of(page.counts, numbers)))
    told.sort(key=lambda row: row[0].found_as != "Question")
    pages, counts = [page for page, _ in told], [of_page for _, of_page in told]
    for of_page, page in zip(counts, pages, strict=True):
        others = (term for word in page.linked for term in names.get(word, ()))
        of_page.add([numbers.setdefault(term, len(numbers)) for term in others])
    lengths = [sum(of_page.values) for of_page in counts]
    average = sum(lengths) / len(lengths) if lengths else 1
    readers: list[list[tuple[int, float]]] = [[] for _ in numbers]
    for number, (page, of_page, length) in enumerate(zip(pages, counts, lengths, strict=True)):
        slow = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
        # Most counts are small and the same.
        shares = {count: (number, page.share * count / (count + slow)) for count in set(of_page.values)}
        for term, count in zip(of_page.terms, of_page.values, strict=True):
            readers[term].append(shares[count])
    most = log(1 + len(pages))
    postings = ((term, _weighed(readers[numbers[term]], len(pages), most)) for term in sorted(numbers))
    return Index(pages, {term: rows for term, rows in postings if rows.pages}, words)


@dataclass(frozen=True, slots=True)
class _Counts:
    """How often a page has which terms, by the numbers of these: thousands of pages have millions of counts."""

    terms: "array[int]"
    values: "array[int]"

    @classmethod
    def of(cls, counts: Mapping[str, int], numbers: dict[str, int]) -> "_Counts":
        """The counts of a page; a term that is new gets the next number."""
        terms = [numbers.setdefault(term, len(numbers)) for term in counts]
        return cls(array("L", terms), array("L", counts.values()))

    def add(self, terms: Sequence[int]) -> None:
        """Count a few for what the words that a page links to are called as well."""
        places = {term: place for place, term in enumerate(self.terms)} if terms else {}
        for term in terms:
            if term not in places:
                places[term] = len(self.terms)
                self.terms.append(term)
                self.values.append(0)
            self.values[places[term]] += OTHER_NAME


def _weighed(rows: Sequence[tuple[int, float]], pages: int, most: float) -> Postings:
    """Weights as whole numbers; a rare word is worth more, and what rounds to nothing is left out."""
    rarity = BEST * log(1 + (pages - len(rows) + 0.5) / (len(rows) + 0.5)) / most
    weighed = [(number, weight) for number, share in rows if (weight := int(rarity * share + 0.5))]
    return Postings(array("L", [number for number, _ in weighed]), array("L", [weight for _, weight in weighed]))
