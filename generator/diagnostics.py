"""A problem in somebody's content, as a value."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops a build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Every kind of problem, by the name that reports show in square brackets."""

    # the file
    UNREADABLE = "unreadable"
    NOT_UTF8 = "not-utf8"
    TOO_LARGE = "too-large"
    UNEXPECTED_FILE = "unexpected-file"
    BAD_DRAWING = "bad-drawing"
    CONTROL_CHARACTER = "control-character"
    EMPTY_FILE = "empty-file"
    # its YAML
    BAD_YAML = "bad-yaml"
    TOO_DEEP = "too-deep"
    ANCHOR = "anchor"
    TAG = "tag"
    LOST_TEXT = "lost-text"
    SEVERAL_DOCUMENTS = "several-documents"
    DUPLICATE_KEY = "duplicate-key"
    # its fields
    BAD_ID = "bad-id"
    MISSING_FIELD = "missing-field"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    QUOTE_IT = "quote-it"
    EMPTY_TEXT = "empty-text"
    BAD_CHOICE = "bad-choice"
    BAD_DATE = "bad-date"
    BAD_DURATION = "bad-duration"
    BAD_ADDRESS = "bad-address"
    OUT_OF_RANGE = "out-of-range"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    BAD_EXPRESSION = "bad-expression"
    UNFINISHED = "unfinished"
    # its prose
    RAW_HTML = "raw-html"
    ATTRIBUTE_LIST = "attribute-list"
    TEMPLATE_TEXT = "template-text"
    BAD_LINK = "bad-link"
    FOREIGN_IMAGE = "foreign-image"
    NOT_IN_DIALECT = "not-in-dialect"
    ONE_LINE_ONLY = "one-line-only"
    BAD_MATHS = "bad-maths"
    UNKNOWN_FIGURE = "unknown-figure"
    # entries together
    DUPLICATE_ID = "duplicate-id"
    ALIAS_TAKEN = "alias-taken"
    UNKNOWN_ENTRY = "unknown-entry"
    REPEATED_REFERENCE = "repeated-reference"
    INCOMPLETE = "incomplete"
    OVER_HOURS = "over-hours"
    FUTURE_DATE = "future-date"
    OLD_REVIEW = "old-review"
    REJECTED_SOURCE = "rejected-source"
    TOO_LONG_TO_SAY = "too-long-to-say"
    UNUSED_FIGURE = "unused-figure"
    FIGURE_DISAGREES = "figure-disagrees"
    NEAR_DUPLICATE = "near-duplicate"
    OPENS_ALIKE = "opens-alike"
    # against an earlier state
    ID_GONE = "id-gone"
    UNMOVED_REVIEW = "unmoved-review"
    # its programs, when they run
    FOREIGN_IMPORT = "foreign-import"
    FAILS_ITS_TEST = "fails-its-test"
    BROKEN_PASSES = "broken-passes"
    SCRIPT_FAILS = "script-fails"
    DRAWING_DIFFERS = "drawing-differs"
    # its spelling
    MISSPELT = "misspelt"


WARNINGS = frozenset(
    {
        Code.TOO_LONG_TO_SAY,
        Code.UNUSED_FIGURE,
        Code.NEAR_DUPLICATE,
        Code.OPENS_ALIKE,
        Code.OLD_REVIEW,
        Code.UNMOVED_REVIEW,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; lines and columns count characters from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem: where it is, what is wrong, and what to type instead."""

    span: Span
    code: Code
    message: str
    hint: str | None = None

    @property
    def severity(self) -> Severity:
        """Follows from the code, so that one code never means two things."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


@dataclass(frozen=True, slots=True)
class Findings:
    """What there is to report of a guide: how many entries it has, and what is wrong in order of file and place."""

    entries: int
    problems: tuple[Diagnostic, ...]

    @property
    def sound(self) -> bool:
        """Whether there is no error; warnings do not count."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


_SHOWN = 8  # as many as fit on a line


def nearest(name: str, names: Iterable[str], where: str = "") -> str:
    """A hint for a name that does not exist: the one that was meant, or those most like it and where to find all."""
    known = list(names)
    if not known:
        return "there are none yet"
    if close := difflib.get_close_matches(name, known, n=1):
        return f"did you mean '{close[0]}'?"
    if len(known) <= _SHOWN:
        return f"one of {', '.join(known)}"
    likely = difflib.get_close_matches(name, known, n=_SHOWN, cutoff=0)
    return f"one of the {len(known)}{f' in {where}' if where else ''}; most like it: {', '.join(likely)}"
