"""Prose in, the same prose with its first words of the glossary linked out."""

import pytest

from generator.kinds import Kind
from generator.prose.parse import parse
from generator.prose.text import plain
from generator.prose.tree import Blocks, EntryLink, descendants
from generator.web.glossary import Glossary

WORDS = {
    "recall": "recall",
    "sensitivity": "recall",
    "AUC": "auc",
    "ROC-AUC": "roc-auc",
    "p-value": "p-value",
    "data drift": "data-drift",
    "drift": "drift",
}


def linked(text: str, glossary: Glossary | None = None) -> list[tuple[str, str]]:
    """The words that become links, each with the term it leads to."""
    blocks = (glossary or Glossary(WORDS)).blocks(prose(text))
    links = [node for node in descendants(blocks) if isinstance(node, EntryLink) and node.kind is Kind.TERM]
    return [(plain_of(link), link.id) for link in links]


def prose(text: str) -> Blocks:
    parsed = parse(text, {})
    assert parsed.flaws == ()
    return parsed.blocks


def plain_of(link: EntryLink) -> str:
    (words,) = link.children
    return str(getattr(words, "text", ""))


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("High recall, then more recall.", [("recall", "recall")]),
        ("Recall starts the sentence.", [("Recall", "recall")]),
        ("Data\ndrift over two lines.", [("Data\ndrift", "data-drift")]),
        ("Its sensitivity is its recall.", [("sensitivity", "recall")]),  # one term, whatever it is called
        ("The ROC-AUC and the AUC.", [("ROC-AUC", "roc-auc"), ("AUC", "auc")]),  # the longest first
        ("The auc in small letters.", []),
        ("We recalled the model's precall.", []),  # whole words only
        ("A drift-free week of data drift.", [("data drift", "data-drift")]),
        ("*High recall* and **a p-value**", [("recall", "recall"), ("p-value", "p-value")]),
        ("- recall\n- > p-value", [("recall", "recall"), ("p-value", "p-value")]),
        ("| recall | AUC |\n|---|---|\n| drift | x |", [("drift", "drift")]),  # heads of tables stay plain
        ("`recall` and [recall](https://a.example/) and [recall](question:x)", []),
        ("```\nrecall\n```\n\n$recall$", []),
    ],
)
def test_the_first_use_is_linked(text: str, links: list[tuple[str, str]]) -> None:
    assert linked(text) == links


def test_a_page_links_each_word_once() -> None:
    glossary = Glossary(WORDS)
    assert linked("Recall first.", glossary) == [("Recall", "recall")]
    assert linked("Recall and drift later.", glossary) == [("drift", "drift")]


@pytest.mark.parametrize("text", ["Recall, *drift* & `AUC`: the ROC-AUC\nand so on.", "- a\n- Data drift"])
def test_the_words_stay_the_same(text: str) -> None:
    blocks = prose(text)
    assert plain(Glossary(WORDS).blocks(blocks), lambda _kind, _id: None) == plain(blocks, lambda _kind, _id: None)


def test_without_a_glossary_nothing_changes() -> None:
    blocks = prose("Recall and drift.")
    assert Glossary({}).blocks(blocks) == blocks
