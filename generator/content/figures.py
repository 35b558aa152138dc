"""Worked numbers: arithmetic that is recomputed whenever the content is read."""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Field, WithJsonSchema

from generator.content.fields import Text, refuse
from generator.diagnostics import Code

MAX_EXPONENT = 1000
MAX_LENGTH = 500

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "comb": math.comb,
    "ceil": math.ceil,
    "floor": math.floor,
    "round": round,
    "abs": abs,
    "min": min,
    "max": max,
}
_FORMAT = re.compile(r",?(\.[0-9]{1,2})?[%fegd]?")


@lru_cache(maxsize=4096)
def evaluate(expression: str) -> float:
    """The value of an arithmetic expression; ValueError, worded for its author, for anything else."""
    if len(expression) > MAX_LENGTH:
        message = f"an expression of more than {MAX_LENGTH} characters"
        raise ValueError(message)
    try:
        value = float(_value(ast.parse(expression, mode="eval").body))
    except (SyntaxError, RecursionError, MemoryError):
        message = f"'{expression}' is not arithmetic"
        raise ValueError(message) from None
    except (ArithmeticError, TypeError) as error:
        message = f"'{expression}' has no value: {error}"
        raise ValueError(message) from None
    if not math.isfinite(value):
        message = f"'{expression}' is not a finite number"
        raise ValueError(message)
    return value


def _value(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.BinOp(left=left, op=kind, right=right) if type(kind) in _BINARY:
            a, b = _value(left), _value(right)
            if isinstance(kind, ast.Pow) and (abs(b) > MAX_EXPONENT or abs(a) > 10**MAX_EXPONENT):
                message = f"an exponent beyond {MAX_EXPONENT}"
                raise ArithmeticError(message)
            # Powers as floats: whole numbers of a million digits would take the build with them.
            return _BINARY[type(kind)](float(a), b) if isinstance(kind, ast.Pow) else _BINARY[type(kind)](a, b)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            values = [_value(argument) for argument in arguments]
            if name == "comb" and any(value > MAX_EXPONENT for value in values):
                message = f"comb of numbers beyond {MAX_EXPONENT}"
                raise ArithmeticError(message)
            try:
                return FUNCTIONS[name](*values)
            except ValueError as error:
                raise ArithmeticError(*error.args) from None
    message = f"'{ast.unparse(node)}' is not arithmetic: numbers, + - * / // % ** and {', '.join(FUNCTIONS)}"
    raise ValueError(message)


def _checked_expression(text: str) -> str:
    try:
        evaluate(text)
    except ValueError as error:
        raise refuse(Code.BAD_EXPRESSION, str(error), "write arithmetic, such as 0.95 * 0.01 / 0.059") from None
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
