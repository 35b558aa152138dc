"""YAML text in, plain values and their places out."""

from typing import Any

import pytest

from generator.content.reader import MAX_BYTES, read
from generator.content.walk import Unquoted
from generator.diagnostics import Code, Span


def value_of(text: str) -> Any:
    source, problems = read("a.yml", text.encode())
    assert problems == ()
    return source.value


def problems_of(data: bytes) -> list[tuple[Code, int, int]]:
    _, problems = read("a.yml", data)
    return [(problem.code, problem.span.line, problem.span.column) for problem in problems]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("0", 0),
        ("-7", -7),
        ("2.5", 2.5),
        ("-0.25", -0.25),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", ""),
        ("flour", "flour"),
        ("flour and water", "flour and water"),
        ("2026-11-21", "2026-11-21"),
        ("2026-11", "2026-11"),
        ("2026-13-45", "2026-13-45"),
        ("not stated", "not stated"),
        ("10 %", "10 %"),
        ("3rd", "3rd"),
        ("nothing", "nothing"),
        ("0.5.x", "0.5.x"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("'no'", "no"),
        ('"~"', "~"),
        ('"a\\tb"', "a\tb"),
        ("[a, 1, null]", ["a", 1, None]),
        ("{a: 1}", {"a": 1}),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">\n  one\n  line\n", "one line\n"),
    ],
)
def test_a_value_is_what_it_looks_like(written: str, value: object) -> None:
    read_back = value_of(f"field: {written}")["field"]
    assert read_back == value
    assert type(read_back) is type(value)


@pytest.mark.parametrize(
    "written",
    [
        *("yes", "no", "on", "off", "Yes", "NO", "y", "N", "True", "FALSE", "Null", "~", "=", "<<"),
        *("012", "00", "0x1F", "-0x1", "0o17", "0b1", "1e3", "1E-3", "1_000", "1:30", "1:30:00", "1.2.3"),
        *(".5", "5.", "+5", "-.5", ".inf", "-.INF", ".nan", "1" * 16, "9" * 5000, "0." + "1" * 16),
    ],
)
def test_what_yaml_readers_disagree_about_stays_as_it_is_written(written: str) -> None:
    value = value_of(f"field: {written}")["field"]
    assert type(value) is Unquoted
    assert value == written


def test_keys_are_text_whatever_they_look_like() -> None:
    assert list(value_of("12: a\nyes: b\nnull: c\n1.5: d\n'': e\n")) == ["12", "yes", "null", "1.5", ""]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain, _ = read("a.yml", b"a: 1\nb: |\n  c\n  d\n")
    saved_by_windows, problems = read("a.yml", b"\xef\xbb\xbfa: 1\r\nb: |\r\n  c\r\n  d\r\n")
    assert problems == ()
    assert saved_by_windows == plain


PLACES = """\
title: Bread
"quoted": 'text'
list:
  - one
  - name: two
    flow: [x, {y: z}]
text: |
  first
  second
näme: ☕ é
"""


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        (("title",), (1, 8), (1, 1)),
        (("quoted",), (2, 11), (2, 1)),
        (("list",), (4, 3), (3, 1)),
        (("list", 0), (4, 5), (4, 5)),
        (("list", 1), (5, 5), (5, 5)),
        (("list", 1, "name"), (5, 11), (5, 5)),
        (("list", 1, "flow"), (6, 11), (6, 5)),
        (("list", 1, "flow", 1, "y"), (6, 19), (6, 16)),
        (("text",), (7, 7), (7, 1)),
        (("näme",), (10, 7), (10, 1)),
        (("missing",), (1, 1), (1, 1)),
        (("list", 1, "missing"), (5, 5), (5, 5)),
    ],
)
def test_every_value_and_key_has_its_place(
    loc: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    source, _ = read("a.yml", PLACES.encode())
    assert source.span(loc) == Span("a.yml", *value)
    assert source.span(loc, key=True) == Span("a.yml", *key)


@pytest.mark.parametrize(
    ("written", "line", "column", "place"),
    [
        ("a: plain text", 0, 6, (1, 10)),
        ("a: 'it''s so'", 0, 5, (1, 11)),
        ('a: "\\u00e9 x"', 0, 2, (1, 12)),
        ('a: "x\\ny"', 1, 0, (1, 4)),
        ("a: |\n  one\n  two", 1, 2, (3, 5)),
        ("a: |\n\n    one", 1, 0, (3, 5)),
        ("a: >\n  one\n  two", 0, 5, (1, 4)),
        ("a: one\n  two", 0, 1, (1, 5)),
        ("a: one\n  two", 0, 5, (1, 4)),
    ],
)
def test_a_character_of_a_text_has_its_place_in_the_file(
    written: str, line: int, column: int, place: tuple[int, int]
) -> None:
    source, problems = read("a.yml", written.encode())
    assert problems == ()
    assert source.span_in_text(("a",), line, column) == Span("a.yml", *place)


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        pytest.param(b"", [(Code.EMPTY_FILE, 1, 1)], id="nothing"),
        pytest.param(b"\xef\xbb\xbf", [(Code.EMPTY_FILE, 1, 1)], id="only a byte order mark"),
        pytest.param(b"[" * 30_000, [(Code.TOO_DEEP, 1, 51)], id="30,000 open brackets"),
        pytest.param(b"- " * 30_000, [(Code.TOO_DEEP, 1, 101)], id="30,000 lists in one line"),
        pytest.param("a: b".encode("utf-16"), [(Code.NOT_UTF8, 1, 1)], id="UTF-16"),
        pytest.param("a: b".encode("utf-16-le"), [(Code.CONTROL_CHARACTER, 1, n) for n in (2, 4, 6, 8)], id="no mark"),
        pytest.param("a: é".encode("latin-1"), [(Code.NOT_UTF8, 1, 4)], id="Latin-1"),
        pytest.param(b"a: \xed\xa0\x80", [(Code.NOT_UTF8, 1, 4)], id="a surrogate"),
        pytest.param(b"a: \xc0\x80", [(Code.NOT_UTF8, 1, 4)], id="an overlong zero"),
        pytest.param(b"a: !!python/object/apply:os.system [id]", [(Code.TAG, 1, 4)], id="a Python object"),
        pytest.param(b"a: !!python/name:os.system", [(Code.TAG, 1, 4)], id="a Python name"),
        pytest.param(b"%TAG ! tag:x,2000:\n---\na: !b c", [(Code.TAG, 3, 4)], id="a tag by another name"),
        pytest.param(b"a: &x [*x]", [(Code.ANCHOR, 1, 4), (Code.ANCHOR, 1, 8)], id="a list in itself"),
        pytest.param(b"a: b\x00", [(Code.CONTROL_CHARACTER, 1, 5)], id="a zero"),
        pytest.param(b'a: "\\0"', [(Code.CONTROL_CHARACTER, 1, 4)], id="an escaped zero"),
        pytest.param(b'a: "\\ud800"', [(Code.BAD_YAML, 1, 7)], id="an escaped surrogate"),
        pytest.param(b"a: 1\n---\nb: 2\n---\nc: 3", [(Code.SEVERAL_DOCUMENTS, 2, 1)], id="three documents"),
        pytest.param(b"a" * (MAX_BYTES + 1), [(Code.TOO_LARGE, 1, 1)], id="too large"),
    ],
)
def test_a_damaged_file_is_a_report_not_a_crash(data: bytes, problems: list[tuple[Code, int, int]]) -> None:
    assert problems_of(data) == problems


@pytest.mark.parametrize("opening", ["{", "? ", "[{", "- ? "])
def test_reading_stops_where_the_nesting_is_too_deep(opening: str) -> None:
    *keys, last = problems_of(opening.encode() * 30_000)
    assert last[0] is Code.TOO_DEEP
    assert {code for code, _, _ in keys} <= {Code.BAD_YAML}, "keys that are lists or groups"


def test_the_billion_laughs_are_not_expanded() -> None:
    rows = ["a0: &a0 [ha, ha]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    _, problems = read("a.yml", "\n".join(rows).encode())
    assert {problem.code for problem in problems} == {Code.ANCHOR}
