"""Arithmetic as authors write it, worked out; whatever else it is gets words for its author."""

import ast
import difflib
import math
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

MAX_EXPONENT = 1000
MAX_LENGTH = 500
EXAMPLE = "write arithmetic, such as 0.95 * 0.01 / 0.059"

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
CONSTANTS: Mapping[str, float] = {"pi": math.pi}
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
NAMES = (*CONSTANTS, *FUNCTIONS)

# Signs that people write, as Python writes them.
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "^": "**"})
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%(?=\s*(?:[-+*/),^×·÷−]|$))")
_NAME = re.compile(r"(?<![\w.])([A-Za-z_]\w*)(\s*\()?")


class NotArithmeticError(ValueError):
    """What is wrong with an expression, and what to type instead."""

    def __init__(self, message: str, hint: str = EXAMPLE) -> None:
        super().__init__(message)
        self.hint = hint


@lru_cache(maxsize=4096)
def evaluate(expression: str) -> float:
    """The value of an arithmetic expression; NotArithmeticError for anything else."""
    if len(expression) > MAX_LENGTH:
        message = f"an expression of more than {MAX_LENGTH} characters"
        raise NotArithmeticError(message)
    # `max(1,000)` would be the greater of 1 and 0.
    if re.search(r"\d,0\d\d(?!\d)", expression):
        raise _refusal(expression)
    try:
        value = float(_value(ast.parse(expression, mode="eval").body, expression))
    except (SyntaxError, RecursionError, MemoryError):
        raise _refusal(expression) from None
    except ZeroDivisionError as error:
        message = f"'{expression}' has no value: division by zero"
        raise NotArithmeticError(message, f"nothing can be divided by {error}: write another divisor") from None
    except (ArithmeticError, TypeError) as error:
        message = f"'{expression}' has no value: {error}"
        raise NotArithmeticError(message, _advice(expression) or EXAMPLE) from None
    if not math.isfinite(value):
        message = f"'{expression}' is not a finite number"
        raise NotArithmeticError(message)
    return value


def _value(node: ast.expr, text: str) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return number
        case ast.Name(id=name) if name in CONSTANTS:
            return CONSTANTS[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, text)
        case ast.BinOp(left=left, op=kind, right=right) if type(kind) in _BINARY:
            a, b = _value(left, text), _value(right, text)
            if isinstance(kind, ast.Pow) and (abs(b) > MAX_EXPONENT or abs(a) > 10**MAX_EXPONENT):
                message = f"an exponent beyond {MAX_EXPONENT}"
                raise ArithmeticError(message)
            if isinstance(kind, ast.Div | ast.FloorDiv | ast.Mod) and not b:
                written = ast.get_source_segment(text, right)
                raise ZeroDivisionError(written if written == "0" else f"{written}, which is 0")
            # Powers as floats: whole numbers of a million digits would take the build with them.
            return _BINARY[type(kind)](float(a), b) if isinstance(kind, ast.Pow) else _BINARY[type(kind)](a, b)
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
            return _called(name, [_value(argument, text) for argument in arguments])
    raise _refusal(text, node)


def _called(name: str, values: list[Any]) -> Any:
    if name == "comb" and any(value > MAX_EXPONENT for value in values):
        message = f"comb of numbers beyond {MAX_EXPONENT}"
        raise ArithmeticError(message)
    try:
        return FUNCTIONS[name](*values)
    except ValueError as error:
        raise ArithmeticError(*error.args) from None


def _refusal(text: str, node: ast.expr | None = None) -> NotArithmeticError:
    """What to say of an expression, or of a part of it: as it is typed, for nothing else can be found in the file."""
    if advice := _advice(text):
        return NotArithmeticError(f"'{text}' is not arithmetic", advice)
    if node is None:
        return NotArithmeticError(f"'{text}' is not arithmetic")
    part = ast.get_source_segment(text, node) or text
    return NotArithmeticError(f"'{part}' is not arithmetic: numbers, + - * / // % ** and {', '.join(NAMES)}")


def _advice(text: str) -> str | None:
    """What to type for the usual slips."""
    if _THOUSANDS.search(text):
        return f"leave out the commas: {_THOUSANDS.sub('', text)}"
    if _PERCENT.search(text):
        return f"write a percentage as a share: {_PERCENT.sub(_share, text)}"
    if (plain := text.translate(_SIGNS)) != text:
        return f"write {plain}"
    for name, called in _NAME.findall(text):
        if name == "e":
            return "write exp(1) for e"
        known = FUNCTIONS if called else CONSTANTS
        if name not in NAMES and (near := difflib.get_close_matches(name.lower(), known, n=1)):
            return f"did you mean '{near[0]}'?"
    return None


def _share(found: re.Match[str]) -> str:
    return f"{float(found[1]) / 100:.12g}"


def names_in(text: str) -> list[str]:
    """The names that stand in an expression, but those that it may use."""
    return [name for name, _ in _NAME.findall(text) if name not in NAMES]
