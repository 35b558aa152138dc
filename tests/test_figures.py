"""Arithmetic in, the number as readers see it out."""

import re

import pytest

from generator.content.figures import shown
from generator.content.sums import EXAMPLE, MAX_LENGTH, NotArithmeticError, evaluate


@pytest.mark.parametrize(
    ("expression", "number_format", "text"),
    [
        ("350 / 500", ".0%", "70%"),
        ("0.95*0.01 / (0.95*0.01 + 0.05*0.99)", ".1%", "16.1%"),
        ("2 + 3 * 4", "d", "14"),
        ("7 // 2", "d", "3"),
        ("7 % 4", "d", "3"),
        ("2 ** 10", ",d", "1,024"),
        ("2 ** 0.5", ".3f", "1.414"),
        ("1 - 3", "d", "−2"),
        ("-(1 + 1)", ".1f", "−2.0"),
        ("-0.0001", ".1f", "0.0"),
        ("-0.4", "d", "0"),
        ("2.5", "d", "2"),
        ("3.5", "d", "4"),
        ("1_000_000", ",.0f", "1,000,000"),
        ("1e6", "e", "1.000000e+06"),
        ("1e-7", ".1e", "1.0e−07"),
        ("10 / 3", "", "3.3333333333333335"),
        ("10 / 3", "g", "3.33333"),
        ("sqrt(16)", "d", "4"),
        ("exp(0)", "d", "1"),
        ("log(exp(2))", ".1f", "2.0"),
        ("log2(8)", "d", "3"),
        ("log10(1000)", "d", "3"),
        ("comb(5, 2)", "d", "10"),
        ("ceil(2.1) + floor(2.9)", "d", "5"),
        ("round(2.567, 2)", ".2f", "2.57"),
        ("abs(-3)", "d", "3"),
        ("max(1, 2, 3) - min(1, 2, 3)", "d", "2"),
        ("1 / sqrt(2 * pi)", ".4f", "0.3989"),
    ],
)
def test_a_worked_number_is_shown(expression: str, number_format: str, text: str) -> None:
    assert shown(expression, number_format) == text


NOT_ARITHMETIC = "is not arithmetic: numbers, + - * / // % ** and "


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", "'' is not arithmetic"),
        ("1 +", "'1 +' is not arithmetic"),
        ("(1", "'(1' is not arithmetic"),
        ("1; 2", "'1; 2' is not arithmetic"),
        ("x = 1", "'x = 1' is not arithmetic"),
        ("1\x00", "'1\x00' is not arithmetic"),
        ("(" * 250 + ")" * 250, f"'{'(' * 250}{')' * 250}' is not arithmetic"),
        ("()", f"'()' {NOT_ARITHMETIC}"),
        ("0777", "'0777' is not arithmetic"),
        ("1,2", f"'1,2' {NOT_ARITHMETIC}"),
        ("flour", f"'flour' {NOT_ARITHMETIC}"),
        ("'a' * 3", f"''a'' {NOT_ARITHMETIC}"),
        ("True + 1", f"'True' {NOT_ARITHMETIC}"),
        ("1j", f"'1j' {NOT_ARITHMETIC}"),
        ("[1][0]", f"'[1][0]' {NOT_ARITHMETIC}"),
        ("1 < 2", f"'1 < 2' {NOT_ARITHMETIC}"),
        ("1 if 1 else 2", f"'1 if 1 else 2' {NOT_ARITHMETIC}"),
        ("1 << 9", f"'1 << 9' {NOT_ARITHMETIC}"),
        ("lambda: 1", f"'lambda: 1' {NOT_ARITHMETIC}"),
        ("open('a')", f"'open('a')' {NOT_ARITHMETIC}"),
        ("__import__('os')", f"'__import__('os')' {NOT_ARITHMETIC}"),
        ("(1).real", f"'(1).real' {NOT_ARITHMETIC}"),
        ("max(*[1])", f"'*[1]' {NOT_ARITHMETIC}"),
        ("max(1, 2, key=abs)", f"'max(1, 2, key=abs)' {NOT_ARITHMETIC}"),
        ("1 / 0", "'1 / 0' has no value: division by zero"),
        ("sqrt()", "'sqrt()' has no value: "),
        ("sqrt(-1)", "'sqrt(-1)' has no value: "),
        ("log(0)", "'log(0)' has no value: "),
        ("exp(1000)", "'exp(1000)' has no value: "),
        ("comb(2.5, 1)", "'comb(2.5, 1)' has no value: "),
        ("comb(-1, 1)", "'comb(-1, 1)' has no value: "),
        ("comb(10**9, 5*10**8)", "'comb(10**9, 5*10**8)' has no value: comb of numbers beyond 1000"),
        ("9**9**9", "'9**9**9' has no value: an exponent beyond 1000"),
        ("(9**999)**999", "'(9**999)**999' has no value: "),
        ("(-8) ** 0.5", "'(-8) ** 0.5' has no value: "),
        ("1e400", "'1e400' is not a finite number"),
        ("1e400 - 1e400", "'1e400 - 1e400' is not a finite number"),
        ("round(1e400)", "'round(1e400)' has no value: "),
        ("round(1, 1e3)", "'round(1, 1e3)' has no value: "),
        ("1" * 400, f"'{'1' * 400}' has no value: "),
        ("+".join("1" * 300), f"an expression of more than {MAX_LENGTH} characters"),
    ],
)
def test_anything_else_is_refused(expression: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        evaluate(expression)


@pytest.mark.parametrize(
    ("expression", "message", "hint"),
    [
        ("1,000,000 / 5", "'1,000,000 / 5' is not arithmetic", "leave out the commas: 1000000 / 5"),
        ("max(1,000, 7)", "'max(1,000, 7)' is not arithmetic", "leave out the commas: max(1000, 7)"),
        ("sqrt(1,600)", "'sqrt(1,600)' has no value: ", "leave out the commas: sqrt(1600)"),
        ("2^10", "'2^10' is not arithmetic", "write 2**10"),
        ("2 × 3 − 1", "'2 × 3 − 1' is not arithmetic", "write 2 * 3 - 1"),
        ("95% * 0.01", "'95% * 0.01' is not arithmetic", "write a percentage as a share: 0.95 * 0.01"),
        ("2.5 %", "'2.5 %' is not arithmetic", "write a percentage as a share: 0.025"),
        ("e ** 2", "'e ** 2' is not arithmetic", "write exp(1) for e"),
        ("sqr(2)", "'sqr(2)' is not arithmetic", "did you mean 'sqrt'?"),
        ("Pi * 2", "'Pi * 2' is not arithmetic", "did you mean 'pi'?"),
        ("1 / 0", "'1 / 0' has no value", "nothing can be divided by 0: write another divisor"),
        ("5 % (3 - 3)", "'5 % (3 - 3)' has no value", "nothing can be divided by 3 - 3, which is 0: write"),
        ("flour", "'flour' is not arithmetic: ", EXAMPLE),
    ],
)
def test_usual_slips_are_told_what_to_type(expression: str, message: str, hint: str) -> None:
    with pytest.raises(NotArithmeticError, match=f"^{re.escape(message)}") as caught:
        evaluate(expression)
    assert caught.value.hint.startswith(hint)
