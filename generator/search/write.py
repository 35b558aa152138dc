"""An index as files for a reader's browser: classic scripts, since those load from a disk as well as from a server."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from generator.search.index import Index, Posting
from generator.search.pages import Found
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
    yield (
        "index.js",
        _script(
            "index",
            {
                "version": version,
                "together": TOGETHER,
                "rules": RULES,
                "stop": " ".join(sorted(STOP)),
                "shards": [min(shard) for shard in shards],
            },
        ),
    )
    for number, shard in enumerate(shards):
        yield f"{version}/terms/{number}.js", _script(f"terms/{number}", shard)
    for number in range(0, len(index.pages), TOGETHER):
        name, pages = f"pages/{number // TOGETHER}", index.pages[number : number + TOGETHER]
        yield f"{version}/{name}.js", _script(name, [_page(page) for page in pages])
    yield f"{version}/facets.js", _script("facets", _facets(index.pages))
    yield f"{version}/words.js", _script("words", dict(_by_readers(index.words)))


def write(index: Index, folder: Path, version: str) -> None:
    """Write the files of an index into a folder that is not there yet."""
    for name in ("terms", "pages"):
        (folder / version / name).mkdir(parents=True)
    for path, text in files_of(index, version):
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


def _script(name: str, data: object) -> str:
    return f"studyguide.give({json.dumps(name)},{json.dumps(data, ensure_ascii=False, separators=(',', ':'))})\n"


def _page(page: Found) -> Mapping[str, Any]:
    facts = [value for facet in ("kind", "level", "topic") for value in page.facets.get(facet, ())]
    sections = [[section.anchor, section.heading, section.text] for section in page.sections]
    return {"address": page.address, "title": page.title, "as": page.found_as, "facts": facts, "sections": sections}


def _shards(postings: Mapping[str, Sequence[Posting]]) -> Iterator[dict[str, str]]:
    """The terms in their order, cut into files of about one size."""
    shard: dict[str, str] = {}
    size = 0
    for term, rows in postings.items():
        text = encoded(rows)
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


def _letters(number: int) -> str:
    text = _LETTERS[number % 26]
    while number := number // 26:
        text = _LETTERS[number % 26] + text
    return text


def _facets(pages: Sequence[Found]) -> list[Any]:
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
