"""The rules of a style sheet that a page can show, by what the sources of pages say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

import tinycss2

Node = Any  # tinycss2 carries no types
_NESTING: Final = {"media", "supports"}


def shown(css: str, words: frozenset[str]) -> str:
    """A sheet without rules for classes that are not among these words, and without values that nothing then asks for.

    Whatever says more than that of a page, an attribute or `:not(…)`, is taken to be true of some page.
    """
    kept = "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True), words))
    return "".join(_asked_for(tinycss2.parse_stylesheet(kept), words | _asked(kept)))


def _rules(nodes: Iterable[Node], words: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [part for part in _parts(node.prelude) if _classes(part) <= words]
            if selectors:
                yield _rule(",".join(map(tinycss2.serialize, selectors)), tinycss2.serialize(node.content))
        elif node.type == "at-rule" and node.lower_at_keyword in _NESTING:
            inner = "".join(_rules(tinycss2.parse_rule_list(node.content, skip_comments=True), words))
            yield _rule(_head(node), inner) if inner else ""
        elif node.type != "error":
            yield node.serialize()


def _asked_for(nodes: Iterable[Node], asked: frozenset[str]) -> Iterator[str]:
    """Rules without the custom properties that are not asked for."""
    for node in nodes:
        if node.type == "qualified-rule":
            said = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            left = [part for part in said if not (part.type == "declaration" and _idle(part.name, asked))]
            yield _rule(tinycss2.serialize(node.prelude), ";".join(map(_declared, left))) if left else ""
        elif node.type == "at-rule" and node.lower_at_keyword in _NESTING:
            yield _rule(_head(node), "".join(_asked_for(tinycss2.parse_rule_list(node.content), asked)))
        else:
            yield node.serialize()


def _declared(node: Node) -> str:
    return str(node.serialize()).rstrip(";")


def _idle(name: str, asked: frozenset[str]) -> bool:
    return name.startswith("--") and name not in asked


def _asked(css: str) -> frozenset[str]:
    return frozenset(re.findall(r"var\(\s*(--[\w-]+)", css))


def _rule(head: str, body: str) -> str:
    return f"{head}{{{body}}}"


def _head(node: Node) -> str:
    return f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"


def _parts(prelude: Sequence[Node]) -> list[list[Node]]:
    """The selectors of a rule."""
    runs = groupby(prelude, lambda node: bool(node.type == "literal" and node.value == ","))
    return [list(run) for comma, run in runs if not comma]


def _classes(selector: Sequence[Node]) -> frozenset[str]:
    """The classes that an element, or one around or before it, has to have; those in brackets are left out."""
    return frozenset(name.value for dot, name in pairwise(selector) if dot == "." and name.type == "ident")
