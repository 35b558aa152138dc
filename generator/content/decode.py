"""Plain values to typed entries; what does not fit becomes diagnostics at the place where it stands."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import EnumType
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.content import figures
from generator.content.fields import Prose, Ref, identifier_of, refuse
from generator.content.files import Place
from generator.content.library import leaves
from generator.content.loose import loose_leaves
from generator.content.model import ASSIGNED, MODELS, REGISTERS, Entry, FigureSpec
from generator.content.outline import plain_values, slots_of
from generator.content.reader import Source
from generator.content.slips import ROW, quote
from generator.content.walk import Loc
from generator.diagnostics import Code, Diagnostic, Span
from generator.kinds import Kind

PLACEHOLDER = "TODO"
_SIMPLY_TEXT = frozenset({"Text", "Code text", "Markdown", "Sentence"})


@dataclass(frozen=True, slots=True)
class Located:
    """An entry with the file it came from and the path in that file where its fields start."""

    entry: Entry
    source: Source
    base: Loc

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """Place of a field."""
        return self.source.span(self.base + loc, key=key)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text or a reference, where it stands in its file; its entry may be broken elsewhere."""

    source: Source
    loc: Loc
    value: Prose | Ref


@dataclass(frozen=True, slots=True)
class Decoded:
    """What one file gave: its good entries, the ids of those with errors, the texts of all, and the problems."""

    entries: tuple[Located, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    broken: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    lost: bool = False
    """Whether it cannot be told what entries the file was to hold."""


def decode(source: Source, place: Place) -> Decoded:
    """The entries of a file; one that cannot be decoded hides none of the others."""
    assert place.kind is not None  # noqa: S101 - drawings are not decoded
    if not isinstance(source.value, dict):
        what = "a list" if isinstance(source.value, list) else "a single value"
        problem = Diagnostic(
            source.span(()), Code.WRONG_TYPE, f"{what} where fields belong", "write `field: value` lines"
        )
        broken = (place.id,) if place.id else ()
        return Decoded(broken=broken, problems=(problem,), lost=place.kind in REGISTERS)
    if place.kind not in REGISTERS:
        assert place.id is not None  # noqa: S101 - only registers have no id
        parts = [_entry(source, place, (), place.id, source.value)]
    else:
        parts = [_entry(source, place, (key,), key, value) for key, value in source.value.items()]
    return Decoded(
        tuple(entry for part in parts for entry in part.entries),
        tuple(leaf for part in parts for leaf in part.leaves),
        tuple(name for part in parts for name in part.broken),
        tuple(problem for part in parts for problem in part.problems),
    )


def _entry(source: Source, place: Place, base: Loc, identifier: str, data: Any) -> Decoded:
    assert place.kind is not None  # noqa: S101 - see decode
    model = MODELS[place.kind]
    problems = list(_id_problems(source, base, identifier, place))
    # Looking through the text first saves a tenth of the time that a sound file takes.
    unfinished = set(_placeholders(data, ())) if PLACEHOLDER in source.text else set()
    problems += [_unfinished(source, base, loc, model) for loc in sorted(unfinished, key=str)]
    entry: Entry | None = None
    texts: Iterable[tuple[Loc, Prose | Ref]] = ()
    if not isinstance(data, dict):
        hint = f"give '{identifier}' its fields, indented below it"
        problems.append(Diagnostic(source.span(base), Code.WRONG_TYPE, f"'{identifier}' has no fields", hint))
    else:
        assigned: dict[str, Any] = {"id": identifier, "file": source.path}
        if place.kind is Kind.QUESTION:
            assigned["topic"] = Ref(Kind.TOPIC, place.topic or "")
        taken = [key for key in ASSIGNED if key in data]
        for key in taken:
            hint = "delete it: it follows from the name of the file, of its folder or of the key"
            span = source.span((*base, key), key=True)
            problems.append(Diagnostic(span, Code.UNKNOWN_FIELD, f"'{key}' is not written in the file", hint))
        shown = _figures(data.get("figures"))
        try:
            entry = model.model_validate({**data, **assigned}, context={"figures": shown})
            texts = loose_leaves(model, data, shown) if problems else leaves(entry)
        except ValidationError as error:
            details = [d for d in error.errors(include_url=False) if _loc(d) not in unfinished and not _follows(d)]
            misspelt = set(_misspelt(model, details))
            problems += [_problem(source, base, model, d) for d in details if _loc(d) not in misspelt]
            # Without its figures no text of the entry could be judged.
            texts = loose_leaves(model, data, shown) if isinstance(data.get("figures", {}), dict) else ()
    found = tuple(Leaf(source, base + loc, value) for loc, value in texts)
    if problems or entry is None:
        return Decoded((), found, (identifier,), tuple(problems))
    return Decoded((Located(entry, source, base),), found)


def _id_problems(source: Source, base: Loc, identifier: str, place: Place) -> Iterator[Diagnostic]:
    for name in filter(None, (identifier, place.topic)):
        try:
            identifier_of(name)
        except type(refuse(Code.BAD_ID, "")) as error:
            context = error.context or {}
            yield Diagnostic(source.span(base, key=True), Code.BAD_ID, context["message"], context["hint"])


def _placeholders(value: Any, loc: Loc) -> Iterator[Loc]:
    if isinstance(value, str) and value.startswith(PLACEHOLDER):
        yield loc
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _placeholders(inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _placeholders(inner, (*loc, index))


def _unfinished(source: Source, base: Loc, loc: Loc, model: type[BaseModel]) -> Diagnostic:
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "entry")
    around = _model_at(model, loc[:-1] if loc and isinstance(loc[-1], str) else loc[:-2])
    field = around.model_fields.get(name) if around else None
    message = f"'{name}' is still to be written"
    form = _form(around, name) if around else ""
    return Diagnostic(source.span(base + loc), Code.UNFINISHED, message, f"write {_purpose(field)}{form}")


def _form(model: type[BaseModel], name: str) -> str:
    """In brackets, what a value looks like that is not simply some text."""
    slot = next((slot for slot in slots_of(model) if slot.name == name), None)
    if slot is None or slot.takes in _SIMPLY_TEXT:
        return ""
    if slot.choices:
        return f" (one of {', '.join(slot.choices)})"
    if slot.ref:
        return f" (the id of a {slot.ref})"
    what = next((value.description for value in plain_values() if value.name == slot.takes), slot.takes)
    return f" ({what[:1].lower()}{what[1:].rstrip('.')})" if what else ""


def _figures(data: Any) -> Mapping[str, str]:
    """What each figure shows; one that is wrong is reported where it stands, not wherever it is used."""
    shown: dict[str, str] = {}
    for name, raw in data.items() if isinstance(data, dict) else ():
        try:
            spec = FigureSpec.model_validate(raw)
            shown[str(name)] = figures.shown(spec.expression, spec.format)
        except ValidationError:
            shown[str(name)] = "?"
    return shown


def _loc(detail: ErrorDetails) -> Loc:
    return tuple(part for part in detail["loc"] if part != "[key]")


def _follows(detail: ErrorDetails) -> bool:
    """Whether a list is only short of items because some of them are wrong, which is reported already."""
    context = detail.get("ctx", {})
    return detail["type"] == "too_short" and len(detail["input"]) >= context["min_length"]


def _misspelt(model: type[BaseModel], details: list[ErrorDetails]) -> Iterator[Loc]:
    """Fields that are missing only because their names are spelt wrong, which is reported already."""
    missing = {_loc(detail) for detail in details if detail["type"] == "missing"}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *around, name = _loc(detail)
            meant = _nearest(str(name), _field_names(model, tuple(around)))
            if meant and (*around, meant) in missing:
                yield (*around, meant)


def _problem(source: Source, base: Loc, model: type[BaseModel], detail: ErrorDetails) -> Diagnostic:
    loc, kind, context = _loc(detail), detail["type"], detail.get("ctx", {})
    value = detail["input"]
    span = source.span(base + loc)
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "entry")
    if kind in set(Code):
        hint = _bracketed(source, span, value) if kind == Code.WRONG_TYPE else None
        return Diagnostic(span, Code(kind), context["message"], hint or context["hint"])
    match kind:
        case "missing":
            around = _model_at(model, loc[:-1])
            field = around.model_fields[name] if around else None
            hint = f"add `{name}`: {_purpose(field)}"
            return Diagnostic(span, Code.MISSING_FIELD, f"'{name}' is missing", hint)
        case "extra_forbidden":
            names = _field_names(model, loc[:-1])
            hint = _did_you_mean(name, names) or f"fields here: {', '.join(names)}"
            return Diagnostic(source.span(base + loc, key=True), Code.UNKNOWN_FIELD, f"'{name}' is not a field", hint)
        case "enum":
            choices = _choices(model, loc)
            hint = _did_you_mean(str(value), choices) or f"one of {', '.join(choices)}"
            wanted = f"{'an' if name[0] in 'aeiou' else 'a'} {name.replace('_', ' ')}"
            scalar = isinstance(value, str | int | float) and value != ""
            message = f"{_what(value)} is not {wanted}" if scalar else f"{_what(value)} where {wanted} belongs"
            return Diagnostic(span, Code.BAD_CHOICE, message, hint)
        case "too_short" | "too_long":
            few = kind == "too_short"
            limit = context["min_length" if few else "max_length"]
            message = f"'{name}' has {_items(len(value))}, {'fewer' if few else 'more'} than {limit}"
            hint = f"write at least {limit}" if few else f"keep the best {limit}"
            span = source.span(base + loc, key=True)
            return Diagnostic(span, Code.TOO_FEW if few else Code.TOO_MANY, message, hint)
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            bound = next(iter(context.values()))
            above = kind.startswith("greater")
            message = f"'{value}' is too {'small' if above else 'large'} for '{name}'"
            word = {"greater_than_equal": "at least", "less_than_equal": "at most", "greater_than": "more than"}
            return Diagnostic(span, Code.OUT_OF_RANGE, message, f"write {word.get(kind, 'less than')} {bound:g}")
        case "string_pattern_mismatch":
            hint = "lower-case letters, digits and underscores, a letter first"
            return Diagnostic(source.span(base + loc, key=True), Code.BAD_ID, f"'{_short(value)}' is not a name", hint)
    wanted, advice = _WANTED.get(kind, (detail["msg"].lower(), None))
    return Diagnostic(span, Code.WRONG_TYPE, f"{_what(value)} where {wanted} belongs", advice)


def _bracketed(source: Source, span: Span, value: Any) -> str | None:
    """What to type for a text that begins with a bracket, and so was taken for a list or a group."""
    if not isinstance(value, list | dict):
        return None
    found = ROW.fullmatch(source.text.split("\n")[span.line - 1])
    begins = found and found.start("text") == span.column - 1 and found["text"].startswith(("[", "{"))
    return quote(found["text"]) if found and begins else None


_LIST = ("a list", "start each item on a line of its own with '- '")
_FIELDS = ("a group of fields", "indent `field: value` lines below it")
_WHOLE = ("a whole number", "write digits only, without quotation marks, such as 5")
_WANTED: Mapping[str, tuple[str, str | None]] = {
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _FIELDS,
    "dict_type": _FIELDS,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": ("a number", "write digits, such as 7.5"),
    "float_parsing": ("a number", "write digits, such as 7.5"),
}


def _what(value: Any) -> str:
    match value:
        case None | "":
            return "nothing"
        case bool():
            return f"'{str(value).lower()}'"
        case list() | tuple():
            return "a list"
        case dict():
            return "a group of fields"
    return f"'{_short(value)}'"


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - a report's line stays readable


def _items(count: int) -> str:
    return f"{count} item{'' if count == 1 else 's'}"


def _nearest(word: str, words: list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(word, words, n=1)), None)


def _did_you_mean(word: str, words: list[str]) -> str | None:
    close = _nearest(word, words)
    return f"did you mean '{close}'?" if close else None


def _field_names(model: type[BaseModel], loc: Loc) -> list[str]:
    around = _model_at(model, loc)
    return [name for name in (around.model_fields if around else ()) if name not in ASSIGNED]


def _purpose(field: FieldInfo | None) -> str:
    """What a field is for, to go on a sentence."""
    text = (field.description if field else None) or "see the reference"
    return text[:1].lower() + text[1:].rstrip(".")


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that describes the group of fields at `loc`, if one does."""
    current: type[BaseModel] | None = model
    for part in loc:
        field = current.model_fields.get(str(part)) if current else None
        # A number is an item of a list, a name without a field the key of a mapping: neither leads deeper.
        current = next(_models_in(field.annotation), None) if field else current
    return current


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _choices(model: type[BaseModel], loc: Loc) -> list[str]:
    around = _model_at(model, loc[:-1])
    annotation = around.model_fields[str(loc[-1])].annotation if around else None
    return [str(choice) for choice in annotation] if isinstance(annotation, EnumType) else []
