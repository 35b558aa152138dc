"""What a single field can hold: text, prose, references, dates, durations, addresses, expressions."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.content.walk import Unquoted
from generator.diagnostics import Code
from generator.kinds import Kind
from generator.prose import parse, tree

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
# Windows cannot make files of these names; `index` is the name of a folder's own page.
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED_IDS = frozenset({"index", "con", "prn", "aux", "nul", *_PORTS})
NOT_STATED = "not stated"


def refuse(code: Code, message: str, hint: str | None = None) -> PydanticCustomError:
    """An error that decoding turns into a diagnostic of this code."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def text_of(value: Any) -> str:
    """The value as text, refusing what YAML readers disagree about and what only looks like text."""
    if type(value) is str and value.strip():
        return value  # nearly every one; the rest is for saying what is wrong
    if isinstance(value, Unquoted):
        message = f"'{value}' without quotation marks means different things to different readers"
        raise refuse(Code.QUOTE_IT, message, f'quote it: "{value}"')
    if value is None:
        raise refuse(Code.EMPTY_TEXT, "there is nothing here", "write some text, or delete the field")
    if isinstance(value, bool | int | float):
        shown = str(value).lower()
        # A number with a fraction may have been written otherwise, as 1.50 or so.
        hint = "put it in quotation marks" if isinstance(value, float) else f'quote it: "{shown}"'
        raise refuse(Code.QUOTE_IT, f"'{shown}' is not text", hint)
    if not isinstance(value, str):
        what = "a list" if isinstance(value, list | tuple) else "a group of fields"
        hint = "write one text here; one that holds ': ' needs quotation marks"
        raise refuse(Code.WRONG_TYPE, f"{what} where text belongs", hint)
    if not value.strip():
        raise refuse(Code.EMPTY_TEXT, "the text is empty", "write some text, or delete the field")
    return value


def _line(value: Any) -> str:
    text = text_of(value).strip()
    if "\n" in text:
        raise refuse(Code.ONE_LINE_ONLY, "this field takes one line", "write it without a line break")
    return text


Text: TypeAlias = Annotated[str, BeforeValidator(_line), WithJsonSchema({"type": "string", "minLength": 1})]
"""One line of plain text, with no markup."""


def _code(value: Any) -> str:
    return text_of(value)


CodeText: TypeAlias = Annotated[str, BeforeValidator(_code), WithJsonSchema({"type": "string", "minLength": 1})]
"""Program text, kept as it is."""


def identifier_of(value: Any) -> str:
    """The value as an id, or a refusal that says what an id is."""
    text = text_of(value)
    if text in RESERVED_IDS:
        raise refuse(Code.BAD_ID, f"'{text}' is a name that some systems cannot store", "choose another name")
    if not _ID.fullmatch(text):
        suggestion = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        hint = "use lower-case words joined by hyphens"
        hint += f", such as '{suggestion}'" if suggestion and suggestion not in RESERVED_IDS else ""
        raise refuse(Code.BAD_ID, f"'{text}' is not an id", hint)
    return text


_ID_SCHEMA = {"type": "string", "pattern": f"^{ID_PATTERN}$"}
Id: TypeAlias = Annotated[str, BeforeValidator(identifier_of), WithJsonSchema(_ID_SCHEMA)]
"""Lower-case words joined by hyphens."""


@dataclass(frozen=True)
class Prose:
    """A text in the guide's dialect; parsed when first asked for, with the figures of its entry."""

    source: str
    figures: Mapping[str, str] = field(default_factory=dict, repr=False)
    one_line: bool = False

    @cached_property
    def parsed(self) -> tree.Parsed:
        """The tree and what was wrong in it."""
        return parse.parse(self.source, self.figures, one_line=self.one_line)

    @property
    def blocks(self) -> tree.Blocks:
        """The blocks of the text."""
        return self.parsed.blocks

    @property
    def inlines(self) -> tree.Inlines:
        """The inlines of a one-paragraph text."""
        return self.parsed.inlines


@dataclass(frozen=True, slots=True)
class ProseField:
    """Field metadata: this field takes prose, of one paragraph only where `one_line` says so."""

    one_line: bool

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self.validate,
            serialization=core_schema.plain_serializer_function_ser_schema(lambda prose: prose.source),
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "minLength": 1}

    def validate(self, value: Any, info: core_schema.ValidationInfo) -> Prose:
        """Take a text; what is wrong inside it is for the checks to say."""
        figures = (info.context or {}).get("figures", {})
        return Prose(text_of(value), figures, self.one_line)


Markdown: TypeAlias = Annotated[Prose, ProseField(one_line=False)]
"""Markdown in the guide's dialect: paragraphs, lists, tables, code, quotes, links, maths."""

Sentence: TypeAlias = Annotated[Prose, ProseField(one_line=True)]
"""A sentence or two of Markdown: one paragraph with emphasis, `code`, links and maths."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an entry by its kind and id."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class RefTo:
    """Field metadata: this field names an entry of one kind."""

    kind: Kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: Ref(self.kind, identifier_of(value)),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda ref: ref.id),
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{ID_PATTERN}$", "description": f"id of a {self.kind}"}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day; all three zero when the date is not known."""

    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.year)

    def first_day(self) -> dt.date:
        """The earliest day that it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """ISO 8601, as far as known."""
        parts = [f"{self.year:04d}", f"{self.month:02d}", f"{self.day:02d}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)]) if self.known else NOT_STATED


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _partial_date(value: Any) -> PartialDate:
    if value == NOT_STATED:
        return PartialDate()
    date = _calendar_date(value)
    if not date:
        hint = _no_such_day(value) or f"write 2026, 2026-11, 2026-11-21 or {NOT_STATED}"
        raise refuse(Code.BAD_DATE, _is_not(value, "a date"), hint)
    return date


def _calendar_date(value: Any) -> PartialDate | None:
    found = _DATE.fullmatch(str(value)) if isinstance(value, str | int) else None
    try:
        date = PartialDate(*(int(part or 0) for part in found.groups())) if found else None
        if date and date.known and date.first_day().year == date.year:
            return date
    except ValueError:
        pass  # a month or a day that no calendar has
    return None


def _no_such_day(value: Any) -> str | None:
    """What the calendar has to say of a date that has the right form."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    year, month, day = (int(part) if part else None for part in found.groups()) if found else (None, None, None)
    if not year or month is None or (day is None and 1 <= month <= 12):  # noqa: PLR2004 - a year
        return None
    if not 1 <= month <= 12:  # noqa: PLR2004 - a year
        return "write a month from 01 to 12"
    return f"write a day from {year:04d}-{month:02d}-01 to {year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]}"


def _is_not(value: Any, wanted: str) -> str:
    return f"'{value}' is not {wanted}" if value not in ("", None) else f"nothing where {wanted} belongs"


def _day(value: Any) -> PartialDate:
    date = _calendar_date(value)
    if not date or not date.day:
        hint = _no_such_day(value) or "write the whole date: 2026-11-21"
        raise refuse(Code.BAD_DATE, _is_not(value, "a day"), hint)
    return date


@dataclass(frozen=True, slots=True, eq=False)
class _Parsed:
    """Field metadata: a value of ours made from YAML by one function and written back as plain data."""

    parse: Any
    schema: Any
    write: Any = str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.parse, serialization=core_schema.plain_serializer_function_ser_schema(self.write)
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return dict(self.schema)


_DATE_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
        {"type": "integer", "minimum": 1900, "maximum": 2999},
        {"const": NOT_STATED},
    ]
}
Date: TypeAlias = Annotated[PartialDate, _Parsed(_partial_date, _DATE_SCHEMA)]
"""A year, a month, a day or `not stated`."""

Day: TypeAlias = Annotated[PartialDate, _Parsed(_day, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]
"""A whole date, such as 2026-11-21."""


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes as a source gives them: one figure, a range, or (both None) not stated."""

    least: int | None = None
    most: int | None = None


def _duration(value: Any) -> Duration:
    if value == NOT_STATED:
        return Duration()
    ends = value if isinstance(value, list) else [value, value]
    whole = all(isinstance(end, int) and not isinstance(end, bool) and 0 < end <= 14 * 24 * 60 for end in ends)
    if len(ends) == 2 and whole and ends[0] <= ends[1]:  # noqa: PLR2004 - a range has two ends
        return Duration(ends[0], ends[1])
    hint = f"write minutes such as 45, a range such as [45, 60], or {NOT_STATED}"
    raise refuse(Code.BAD_DURATION, _is_not(value, "a duration"), hint)


def _write_duration(value: Duration) -> Any:
    if value.least is None:
        return NOT_STATED
    return value.least if value.least == value.most else [value.least, value.most]


_MINUTES = {"type": "integer", "minimum": 1}
_RANGE = {"type": "array", "items": _MINUTES, "minItems": 2, "maxItems": 2}
Minutes: TypeAlias = Annotated[
    Duration,
    _Parsed(
        _duration,
        {"anyOf": [_MINUTES, _RANGE, {"const": NOT_STATED}]},
        _write_duration,
    ),
]
"""Minutes: 45, a range [45, 60], or `not stated`."""

_URL = re.compile(r"https?://[^\s/?#@\\\"'<>]+([/?#][^\s\\\"'<>]*)?", re.IGNORECASE)


def _address(value: Any) -> str:
    text = text_of(value)
    if not _URL.fullmatch(text):
        raise refuse(
            Code.BAD_ADDRESS,
            f"'{text}' is not a web address",
            "write the whole address, https://…, without spaces and user names",
        )
    return text


Address: TypeAlias = Annotated[
    str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
"""A whole http or https address."""

WholeNumber: TypeAlias = Annotated[int, Field(strict=True)]

Months: TypeAlias = Annotated[WholeNumber, Field(ge=1, le=120)]
