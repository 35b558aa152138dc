"""The contributor's page on what can be written where, from the same words as the editor schemas."""

import re
from inspect import getdoc

from pydantic import BaseModel

from generator.content.model import MODELS, REGISTERS
from generator.content.outline import Slot, groups_of, plain_values, slots_of, spaced
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
editors read, from the models in `generator/content/model/`; change the words there.
"""

_VALUES = """\
## Plain values

| name | what it is |
| --- | --- |
"""


def reference_page() -> str:
    """The page as Markdown."""
    described: set[type[BaseModel]] = set()
    parts = [_HEAD, _VALUES + "".join(f"| {value.name} | {_text(value.description)} |\n" for value in plain_values())]
    for kind, model in MODELS.items():
        parts.append(_kind(kind, model))
        for group in dict.fromkeys(groups_of(model)):
            if group not in described:
                parts.append(f"### {spaced(group.__name__)}\n\n{_text(getdoc(group))}\n\n{_table(group)}")
            described.add(group)
    return "\n".join(parts)


def _kind(kind: Kind, model: type[BaseModel]) -> str:
    place = {Kind.QUESTION: "questions/<topic>/<id>.yml"}.get(kind, f"{kind.plural}/<id>.yml")
    where = f"All in one file, `content/{kind.plural}.yml`, a key each" if kind in REGISTERS else f"`content/{place}`"
    schema = f"[schema](../schema/{schema_name(kind)})"
    return f"## {spaced(model.__name__)}\n\n{_text(getdoc(model))}\n\n{where} · {schema}\n\n{_table(model)}"


def _table(model: type[BaseModel]) -> str:
    rows = ["| field | needed | takes | what it is |", "| --- | --- | --- | --- |", *map(_row, slots_of(model))]
    return "\n".join([*rows, ""])


def _row(slot: Slot) -> str:
    needed = "yes" if slot.required else f"no; `{slot.default}` without it" if slot.default else "no"
    return f"| `{slot.name}` | {needed} | {_takes(slot)} | {_text(slot.description)} |"


def _takes(slot: Slot) -> str:
    if slot.keyed:
        return f"By {slot.keyed.lower()}: {_one(slot)}"
    return f"A list{_counts(slot)}: {_one(slot)}" if slot.many else _one(slot)


def _one(slot: Slot) -> str:
    if slot.group:
        return f"[{spaced(slot.group.__name__)}](#{_anchor(slot.group)})"
    if slot.choices:
        return f"One of {', '.join(f'`{choice}`' for choice in slot.choices)}"
    if slot.ref:
        return f"Id of a [{slot.ref}](#{_anchor(MODELS[slot.ref])})"
    return slot.takes


def _counts(slot: Slot) -> str:
    if slot.most:
        return f" of {slot.least} to {slot.most}"
    return f" of {slot.least} or more" if slot.least else ""


def _anchor(model: type[BaseModel]) -> str:
    return spaced(model.__name__).lower().replace(" ", "-")


def _text(text: str | None) -> str:
    # As code, or the site takes a name in braces for attributes.
    return re.sub(r"\{\w+\}", r"`\g<0>`", text or "").replace("|", r"\|")
