"""Worked numbers: arithmetic that is recomputed whenever the content is read."""

import re
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema

from generator.content.fields import Text, refuse
from generator.content.sums import NotArithmeticError, evaluate, names_in
from generator.diagnostics import Code

_FORMAT = re.compile(r",?(\.[0-9]{1,2})?[%fegd]?")


def _checked_expression(text: str, info: ValidationInfo) -> str:
    try:
        evaluate(text)
    except NotArithmeticError as error:
        figures = (info.context or {}).get("figures", {})
        if other := next((name for name in names_in(text) if name in figures), None):
            message = f"'{other}' is another figure, and figures cannot use one another"
            raise refuse(Code.BAD_EXPRESSION, message, "write out its expression here, in brackets") from None
        raise refuse(Code.BAD_EXPRESSION, str(error), error.hint) from None
    return text


def _checked_format(text: str) -> str:
    if not _FORMAT.fullmatch(text):
        raise refuse(Code.BAD_EXPRESSION, f"'{text}' is not a number format", 'write ".1%", ",.0f", ".3f" or "d"')
    return text


Expression: TypeAlias = Annotated[Text, AfterValidator(_checked_expression)]
"""Arithmetic on numbers, such as `0.95*0.01 / (0.95*0.01 + 0.05*0.99)`."""

NumberFormat: TypeAlias = Annotated[
    Text,
    AfterValidator(_checked_format),
    WithJsonSchema({"type": "string", "pattern": r"^,?(\.[0-9]{1,2})?[%fegd]?$"}),
]
"""A format as Python writes it: `.1%`, `,.0f`, `.3f`, `d`."""


FigureName: TypeAlias = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
"""Lower-case letters, digits and underscores, a letter first."""


def shown(expression: str, number_format: str) -> str:
    """The value as the reader sees it, with a true minus sign and no minus before zero."""
    value = evaluate(expression)
    text = format(round(value), number_format) if number_format.endswith("d") else format(value, f"z{number_format}")
    return text.replace("-", "\N{MINUS SIGN}")
