"""How well each word tells each page: what a search adds up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from generator.search.pages import Found
from generator.search.words import terms, terms_of, tokens

TITLE, PROMPT, HEADING, OTHER_NAME = 6, 6, 3, 2
BEST = 99
"""The largest weight: whole numbers are enough, and short to write."""
# BM25's usual two: how soon a repeated word adds nothing, and how much a long page has to repeat it.
_SATURATION, _LENGTH = 1.4, 0.6

Posting = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Index:
    """What can be found, questions first; and of each term the numbers of the pages that it tells, with weights."""

    pages: Sequence[Found]
    postings: Mapping[str, Sequence[Posting]]
    words: Mapping[str, int]
    """Of each word as it is written, how many pages have it."""


def index_of(found: Iterable[Found]) -> Index:
    """Weigh the terms of everything that can be found."""
    pages = sorted(found, key=lambda page: page.found_as != "Question")
    names, words = _other_names(pages), Counter[str]()
    counts = [_counts(page, names, words) for page in pages]
    lengths = [sum(of_page.values()) for of_page in counts]
    average = sum(lengths) / len(lengths) if lengths else 1
    readers: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (page, of_page, length) in enumerate(zip(pages, counts, lengths, strict=True)):
        slow = _SATURATION * (1 - _LENGTH + _LENGTH * length / average)
        for term, count in of_page.items():
            readers[term].append((number, page.share * count / (count + slow)))
    most = log(1 + len(pages))
    postings = {term: _weighed(readers[term], len(pages), most) for term in sorted(readers)}
    return Index(pages, {term: rows for term, rows in postings.items() if rows}, words)


def _weighed(rows: Sequence[tuple[int, float]], pages: int, most: float) -> list[Posting]:
    """Weights as whole numbers; a rare word is worth more, and what rounds to nothing is left out."""
    rarity = BEST * log(1 + (pages - len(rows) + 0.5) / (len(rows) + 0.5)) / most
    return [(number, weight) for number, share in rows if (weight := int(rarity * share + 0.5))]


def _other_names(pages: Iterable[Found]) -> Mapping[str, frozenset[str]]:
    """Of each word of the glossary, by its id, the terms of all its names."""
    found = {}
    for page in pages:
        place, _, word = page.address.partition("#")
        if word and place.removesuffix("index.html").endswith("glossary/"):
            told = (text for section in page.sections for text, _ in section.told)
            found[word] = frozenset(terms(" ".join([page.title, *told])))
    return found


def _counts(page: Found, names: Mapping[str, frozenset[str]], words: Counter[str]) -> Mapping[str, int]:
    """How often a page has each term, by weight; its words are added to those of the other pages."""
    counts: dict[str, int] = defaultdict(int)
    for section in page.sections:
        texts = [(section.heading, PROMPT if section.level == 1 else HEADING), *section.told]
        for text, weight in texts:
            for term in terms(text):
                counts[term] += weight
        for word in section.glossary & names.keys():
            for term in names[word]:
                counts[term] += OTHER_NAME
    for term in terms(page.title):
        counts[term] += TITLE
    plain = Counter(tokens(" ".join(section.text for section in page.sections)))
    words.update(plain.keys())
    for token, count in plain.items():
        for term in terms_of(token):
            counts[term] += count
    return counts
