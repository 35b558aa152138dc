"""Diagnostics in, reports out."""

import json

import pytest

from generator.diagnostics import Code, Diagnostic, Severity, Span
from generator.report import FORMATS, as_github, as_json, as_text, summary

ERROR = Diagnostic(Span("content/a.yml", 3, 8), Code.BAD_CHOICE, "'meduim' is not a level", "did you mean 'medium'?")
WARNING = Diagnostic(Span("content/b,1:2.yml"), Code.UNUSED_FIGURE, "100 % unused\nor so")


def test_text_is_a_line_a_problem_and_a_line_for_its_hint() -> None:
    assert as_text([ERROR, WARNING]) == (
        "content/a.yml:3:8: error: 'meduim' is not a level [bad-choice]\n"
        "  hint: did you mean 'medium'?\n"
        "content/b,1:2.yml:1:1: warning: 100 % unused or so [unused-figure]\n"
    )


def test_json_has_every_part() -> None:
    assert json.loads(as_json([ERROR, WARNING])) == [
        {
            "path": "content/a.yml",
            "line": 3,
            "column": 8,
            "severity": "error",
            "code": "bad-choice",
            "message": "'meduim' is not a level",
            "hint": "did you mean 'medium'?",
        },
        {
            "path": "content/b,1:2.yml",
            "line": 1,
            "column": 1,
            "severity": "warning",
            "code": "unused-figure",
            "message": "100 % unused\nor so",
            "hint": None,
        },
    ]


def test_github_annotations_escape_what_ends_them() -> None:
    assert as_github([ERROR, WARNING]) == (
        "::error file=content/a.yml,line=3,col=8,title=bad-choice::"
        "'meduim' is not a level%0Ahint: did you mean 'medium'?\n"
        "::warning file=content/b%2C1%3A2.yml,line=1,col=1,title=unused-figure::100 %25 unused or so\n"
    )


def test_an_author_cannot_write_an_annotation_of_his_own() -> None:
    forged = Diagnostic(Span("a.yml"), Code.BAD_ID, "'\n::error file=x::forged' is not an id", "\r\n::add-mask::x")
    assert len(as_github([forged]).splitlines()) == 1
    assert as_text([forged]).count("\n") == 2
    assert "\n::" not in as_text([forged])


@pytest.mark.parametrize("name", ["text", "github"])
def test_terminal_escapes_are_not_passed_on(name: str) -> None:
    loud = Diagnostic(Span("a\x1b[2J.yml"), Code.BAD_ID, "'\x1b[31mred\x07' is not an id", "\x9b0m")
    report = FORMATS[name]([loud])
    assert all(character.isprintable() or character == "\n" for character in report)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_name_that_is_no_text_can_be_written(name: str) -> None:
    nameless = Diagnostic(Span("caf\udce9.yml"), Code.NOT_UTF8, "byte 0xe9 is not UTF-8")
    report = FORMATS[name]([nameless])
    assert "caf\\udce9.yml" in report
    assert report.encode()


def test_nothing_to_report() -> None:
    assert as_text([]) == ""
    assert as_json([]) == "[]\n"
    assert as_github([]) == ""


@pytest.mark.parametrize(
    ("diagnostics", "text"),
    [
        ([], "no problems"),
        ([ERROR], "1 error"),
        ([ERROR, WARNING, ERROR], "2 errors, 1 warning"),
        ([WARNING], "1 warning"),
    ],
)
def test_the_last_line_counts(diagnostics: list[Diagnostic], text: str) -> None:
    assert summary(diagnostics) == text


def test_severity_follows_from_the_code() -> None:
    assert (ERROR.severity, WARNING.severity) == (Severity.ERROR, Severity.WARNING)
