"""The texts and references of an entry that could not be decoded, so that what is wrong in them is reported too."""

from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from generator.content.fields import Prose, ProseField, Ref, RefTo, identifier_of, text_of
from generator.content.walk import Loc


def loose_leaves(
    model: type[BaseModel], data: Mapping[str, Any], figures: Mapping[str, str], loc: Loc = ()
) -> Iterator[tuple[Loc, Prose | Ref]]:
    """Every text and reference that has the right type and stands where the model wants one, with its path."""
    for name, hint in get_type_hints(model, include_extras=True).items():
        if name in data:
            yield from _in(hint, data[name], figures, (*loc, name))


def _in(hint: Any, value: Any, figures: Mapping[str, str], loc: Loc) -> Iterator[tuple[Loc, Prose | Ref]]:
    origin, arguments = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        if isinstance(value, dict):
            yield from loose_leaves(hint, value, figures, loc)
    elif origin is Annotated:
        leaf = _leaf(hint.__metadata__, value, figures)
        if leaf is not None:
            yield loc, leaf
        else:
            yield from _in(arguments[0], value, figures, loc)
    elif origin in (Union, UnionType):
        for argument in arguments:
            yield from _in(argument, value, figures, loc)
    elif origin is tuple and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in(arguments[0], item, figures, (*loc, index))


def _leaf(metadata: tuple[Any, ...], value: Any, figures: Mapping[str, str]) -> Prose | Ref | None:
    for item in metadata:
        try:
            if isinstance(item, ProseField):
                return Prose(text_of(value), figures, item.one_line)
            if isinstance(item, RefTo):
                return Ref(item.kind, identifier_of(value))
        except ValueError:
            return None  # not a text, or not an id: reported where the fields are
    return None
