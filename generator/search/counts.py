"""What the index has to know of each thing that can be found: values that JSON has, so that they can be kept."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.search.pages import Found
from generator.search.words import terms, terms_of, tokens

TITLE, PROMPT, HEADING = 6, 6, 3


@dataclass(frozen=True, slots=True)
class Counted:
    """How often a page has each term, and what is shown of it."""

    found_as: str
    share: float
    facets: Mapping[str, Sequence[str]]
    shown: str
    """What a result shows of it, as JSON."""
    counts: Mapping[str, int]
    """Of each term how often it is there, by weight."""
    words: str
    """Every word as it is written, once."""
    linked: Sequence[str]
    """Ids of the words of the glossary that it links to, section by section."""
    word: str
    """Its own id, if it is such a word."""
    names: Sequence[str]
    """Then the terms of all its names."""


def counted(page: Found) -> Counted:
    """Count the terms of a page."""
    counts: dict[str, int] = defaultdict(int)
    for section in page.sections:
        for text, weight in [(section.heading, PROMPT if section.level == 1 else HEADING), *section.told]:
            for term in terms(text):
                counts[term] += weight
    for term in terms(page.title):
        counts[term] += TITLE
    plain = Counter(tokens(" ".join(section.text for section in page.sections)))
    for token, count in plain.items():
        for term in terms_of(token):
            counts[term] += count
    word = _word(page.address)
    told = (text for section in page.sections for text, _ in section.told) if word else ()
    return Counted(
        found_as=page.found_as,
        share=page.share,
        facets=page.facets,
        shown=json.dumps(_shown(page), ensure_ascii=False, separators=(",", ":")),
        counts=counts,
        words=" ".join(plain),
        linked=[linked for section in page.sections for linked in sorted(section.glossary)],
        word=word,
        names=sorted(set(terms(" ".join([page.title, *told])))) if word else (),
    )


def _shown(page: Found) -> Mapping[str, object]:
    facts = [value for facet in ("kind", "level", "topic") for value in page.facets.get(facet, ())]
    sections = [[section.anchor, section.heading, section.text] for section in page.sections]
    return {"address": page.address, "title": page.title, "as": page.found_as, "facts": facts, "sections": sections}


def _word(address: str) -> str:
    """The id of a word of the glossary."""
    page, _, word = address.partition("#")
    return word if page.removesuffix("index.html").endswith("glossary/") else ""
