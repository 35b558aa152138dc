"""The fields of a model as an author meets them: what the contributor's reference and the scaffolds are made from."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, TypeAdapter

from generator.content import fields, figures
from generator.content.fields import RefTo
from generator.content.model import ASSIGNED, Entry, Record
from generator.kinds import Kind

_BOUNDS = {
    "minimum": "at least",
    "exclusiveMinimum": "more than",
    "maximum": "at most",
    "exclusiveMaximum": "less than",
}
_NUMBERS = {"integer": "A whole number", "number": "A number"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One field: how many values it holds and what each of them is."""

    name: str
    description: str
    required: bool
    default: str | None = None
    many: bool = False
    least: int = 0
    most: int | None = None
    keyed: str = ""
    """Of values that stand under names which the author chooses: the sort of plain value that a name is."""
    group: type[Record] | None = None
    choices: tuple[str, ...] = ()
    ref: Kind | None = None
    takes: str = ""
    """Of a value that is none of the three before: the name of a plain value, or the bounds of a number."""
    long: bool = False
    """Whether the value may have several lines."""


@dataclass(frozen=True, slots=True)
class PlainValue:
    """A sort of single value that many fields take."""

    name: str
    description: str
    hint: Any


@cache
def slots_of(model: type[BaseModel]) -> tuple[Slot, ...]:
    """What can be written in a group of fields, what every entry has last."""
    hints = get_type_hints(model, include_extras=True)
    names = [name for name in model.model_fields if name not in ASSIGNED]
    names.sort(key=lambda name: issubclass(model, Entry) and name in Entry.model_fields)
    return tuple(_slot(name, model, hints[name]) for name in names)


def groups_of(model: type[BaseModel]) -> Iterator[type[Record]]:
    """The groups of fields inside a model, each before those inside it."""
    for slot in slots_of(model):
        if slot.group:
            yield slot.group
            yield from groups_of(slot.group)


def _slot(name: str, model: type[BaseModel], hint: Any) -> Slot:
    field = model.model_fields[name]
    counts: dict[str, Any] = {}
    while True:
        inner = next((part for part in get_args(hint) if part is not type(None)), None)
        if get_origin(hint) is Annotated and get_origin(inner) is tuple:
            counts |= {"least": get_args(hint)[1].min_length, "most": get_args(hint)[1].max_length}
        elif get_origin(hint) is tuple:
            counts["many"] = True
        elif get_origin(hint) is dict:
            key, inner = get_args(hint)
            counts["keyed"] = _plain(key)
        elif type(None) not in get_args(hint):
            break
        hint = inner
    default = field.default if isinstance(field.default, str) else None
    return Slot(name, field.description or "", field.is_required(), default, **counts, **_value(hint))


def _value(hint: Any) -> dict[str, Any]:
    if isinstance(hint, type) and issubclass(hint, Record):
        return {"group": hint}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"choices": tuple(str(choice) for choice in hint)}
    for part in get_args(hint):
        if isinstance(part, RefTo):
            return {"ref": part.kind}
    return {"takes": _plain(hint) or _number(hint), "long": hint in (fields.Markdown, fields.CodeText)}


def _plain(hint: Any) -> str:
    return next((value.name for value in plain_values() if value.hint == hint), "")


def _number(hint: Any) -> str:
    schema = TypeAdapter(hint).json_schema()
    bounds = [f"{words} {schema[key]}" for key, words in _BOUNDS.items() if key in schema]
    return ", ".join([_NUMBERS[schema["type"]], *bounds])


@cache
def plain_values() -> tuple[PlainValue, ...]:
    """Every sort of single value; the interpreter throws the texts away, so the source is read for them."""
    found: list[PlainValue] = []
    for module in (fields, figures):
        for statement, after in pairwise(ast.parse(inspect.getsource(module)).body):
            match statement, after:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found.append(PlainValue(spaced(name), text, getattr(module, name)))
    return tuple(found)


def spaced(name: str) -> str:
    """The name of a class as words."""
    return " ".join(re.findall("[A-Z][a-z]+", name)).capitalize()
