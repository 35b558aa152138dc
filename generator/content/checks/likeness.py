"""Questions that are too much like one another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from generator.content.checks.evidence import Evidence
from generator.content.decode import Located
from generator.content.face import OPENING, opening_of
from generator.content.model import Question
from generator.diagnostics import Code, Diagnostic

ALIKE = 90
"""Likeness of two prompts, from 0 to 100, from which one of them is one too many."""
RARE = 12
"""A word that more prompts have than this says nothing about what one asks."""


def near_duplicates(evidence: Evidence) -> Iterator[Diagnostic]:
    """No two prompts ask the same in nearly the same words; pairs are found by the rare words that they share."""
    asked = [(located, question.id, _words(question.prompt.source)) for located, question in _questions(evidence)]
    holding: dict[str, list[int]] = defaultdict(list)
    for index, (_, _, words) in enumerate(asked):
        for word in set(words):
            holding[word].append(index)
    pairs = {pair for indices in holding.values() if len(indices) <= RARE for pair in combinations(indices, 2)}
    for first, second in sorted(pairs):
        (there, name, its_words), (here, own_name, words) = asked[first], asked[second]
        if name != own_name and fuzz.token_sort_ratio(" ".join(its_words), " ".join(words)) >= ALIKE:
            message = f"this asks nearly what '{name}' asks ({there.source.path})"
            hint = "merge the two, or put one under `asked_as` of the other"
            yield Diagnostic(here.span(("prompt",)), Code.NEAR_DUPLICATE, message, hint)


def alike_openings(evidence: Evidence) -> Iterator[Diagnostic]:
    """No two strong answers start with the same words: a reader of both would stop listening."""
    first: dict[tuple[str, ...], str] = {}
    for located, question in _questions(evidence):
        words = opening_of(question.strong.source)
        if len(words) == OPENING and first.get(words, question.id) != question.id:
            message = f"this opens as the answer to '{first[words]}' does: {' '.join(words)} …"
            yield Diagnostic(located.span(("strong",)), Code.OPENS_ALIKE, message, "begin with what only this one says")
        first.setdefault(words, question.id)


def _questions(evidence: Evidence) -> Iterator[tuple[Located, Question]]:
    for located in evidence.located:
        if isinstance(located.entry, Question):
            yield located, located.entry


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
