"""An index as files for a reader's browser: classic scripts, since those load from a disk as well as from a server."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from generator.search.counts import Counted
from generator.search.index import Index, Posting, Postings
from generator.search.words import RULES, STOP

FACETS = ("topic", "kind", "level", "role", "stage", "company")
TOGETHER = 4
"""Pages in one file: fewer would be thousands of files, more would be fetched for nothing."""
_SHARD = 12_000
"""Characters of one file of terms, unless a single term has more."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTEST, _COMMON = 4, 2
"""Letters that a word has to have before a typing error is looked for, and pages that have it: a slip is on one."""


def files_of(index: Index, version: str) -> Iterator[tuple[str, str]]:
    """Every file by its path: one that says where the others are, and those in a folder named after the version."""
    shards = list(_shards(index.postings))
    begin = {
        "version": version,
        "together": TOGETHER,
        "rules": RULES,
        "stop": " ".join(sorted(STOP)),
        "shards": [min(shard) for shard in shards],
    }
    yield "index.js", _script("index", _json(begin))
    for number, shard in enumerate(shards):
        yield f"{version}/terms/{number}.js", _script(f"terms/{number}", _json(shard))
    for number in range(0, len(index.pages), TOGETHER):
        name, pages = f"pages/{number // TOGETHER}", index.pages[number : number + TOGETHER]
        yield f"{version}/{name}.js", _script(name, f"[{','.join(page.shown for page in pages)}]")
    yield f"{version}/facets.js", _script("facets", _json(_facets(index.pages)))
    yield f"{version}/words.js", _script("words", _json(dict(_by_readers(index.words))))


def _script(name: str, data: str) -> str:
    return f"studyguide.give({json.dumps(f'search/{name}')},{data})\n"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _shards(postings: Mapping[str, Postings]) -> Iterator[dict[str, str]]:
    """The terms in their order, cut into files of about one size."""
    shard: dict[str, str] = {}
    size = 0
    for term, rows in postings.items():
        text = encoded(rows.each())
        if shard and size + len(text) > _SHARD:
            yield shard
            shard, size = {}, 0
        shard[term] = text
        size += len(text) + len(term)
    if shard:
        yield shard


def encoded(rows: Iterable[Posting]) -> str:
    """Rising numbers with their weights: the distance from the number before in letters, the weight in figures."""
    parts, before = [], -1
    for number, weight in rows:
        parts.append(f"{_letters(number - before - 1)}{weight}")
        before = number
    return "".join(parts)


@cache
def _letters(number: int) -> str:
    text = _LETTERS[number % 26]
    while number := number // 26:
        text = _LETTERS[number % 26] + text
    return text


def _facets(pages: Sequence[Counted]) -> list[Any]:
    """Of each facet its values, in the order in which they come, with the pages that have them."""
    found: dict[str, dict[str, list[Posting]]] = {facet: {} for facet in FACETS}
    for number, page in enumerate(pages):
        for facet, values in page.facets.items():
            for value in values:
                found[facet].setdefault(value, []).append((number, 1))
    return [[facet, [[value, encoded(rows)] for value, rows in values.items()]] for facet, values in found.items()]


def _by_readers(words: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """What somebody may have meant who mistyped a word: for each size of readership its words in one string."""
    known = [
        (count.bit_length(), word)
        for word, count in words.items()
        if count >= _COMMON and len(word) >= _SHORTEST and word.isalpha()
    ]
    for size, rows in groupby(sorted(known), key=lambda row: row[0]):
        yield size, " ".join(word for _, word in rows)
