"""The contributor's page on what can be written where, from the same words as the editor schemas."""

import re
from collections.abc import Iterator
from inspect import getdoc

from pydantic import BaseModel

from generator.content.model import MODELS, REGISTERS
from generator.content.outline import Slot, groups_of, slots_of
from generator.content.schema import schema_name
from generator.kinds import Kind

_HEAD = """\
---
title: What can be written
description: Every kind of entry with its file, its fields and what each of them takes.
---

# What can be written

The name of an entry's file, or its key in a file that several share, is its id: lower-case words joined by hyphens,
which never change. What else there is to say stands in the fields below; a field that is not listed is refused.

`studyguide new` writes a file with everything that it needs. `studyguide schema` makes this page, and the schemas that
editors read, from the models in `generator/content/model.py`; change the words there.
"""


def reference_page() -> str:
    """The page as Markdown."""
    described: set[type[BaseModel]] = set()
    parts = [_HEAD]
    for kind, model in MODELS.items():
        parts.append(_kind(kind, model))
        for group in dict.fromkeys(groups_of(model)):
            if group not in described:
                parts.append(f"### {_title(group)}\n\n{_text(getdoc(group) or '')}\n\n{_table(group)}")
            described.add(group)
    return "\n".join(parts)


def _kind(kind: Kind, model: type[BaseModel]) -> str:
    place = {Kind.QUESTION: "questions/<topic>/<id>.yml"}.get(kind, f"{kind.plural}/<id>.yml")
    where = f"All in one file, `content/{kind.plural}.yml`, a key each" if kind in REGISTERS else f"`content/{place}`"
    schema = f"[schema](../schema/{schema_name(kind)})"
    return f"## {_title(model)}\n\n{_text(getdoc(model) or '')}\n\n{where} · {schema}\n\n{_table(model)}"


def _table(model: type[BaseModel]) -> str:
    rows = ["| field | needed | takes | what it is |", "| --- | --- | --- | --- |", *map(_row, slots_of(model))]
    return "\n".join([*rows, ""])


def _row(slot: Slot) -> str:
    needed = "yes" if slot.required else f"no; `{slot.default}` without it" if slot.default else "no"
    return f"| `{slot.name}` | {needed} | {_takes(slot)} | {_text(slot.description)} |"


def _takes(slot: Slot) -> str:
    if not slot.many and not slot.keyed:
        return _one(slot)
    each = _one(slot)
    each = each[0].lower() + each[1:]
    return f"Names of your own, each with {each}" if slot.keyed else f"A list{_counts(slot)}, each {each}"


def _one(slot: Slot) -> str:
    if slot.group:
        return f"[{_title(slot.group)}](#{_title(slot.group).lower().replace(' ', '-')})"
    if slot.choices:
        return f"One of {', '.join(f'`{choice}`' for choice in slot.choices)}"
    if slot.ref:
        return f"The id of a [{slot.ref}](#{slot.ref})"
    return _text(slot.takes.rstrip("."))


def _counts(slot: Slot) -> str:
    if slot.most:
        return f" of {slot.least} to {slot.most}"
    return f" of {slot.least} or more" if slot.least else ""


def _title(model: type[BaseModel]) -> str:
    words = re.findall("[A-Z][a-z]+", model.__name__)
    return " ".join(words).capitalize()


def _text(text: str) -> Iterator[str] | str:
    return text
