"""The programs that questions carry, and what running them says."""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from generator.content.decode import Located
from generator.content.model import Question
from generator.diagnostics import Code, Diagnostic, Span
from generator.verify import sandbox

ALLOWED = frozenset({*sys.stdlib_module_names, "numpy"})
ALLOWED_TO_DRAW = ALLOWED | {"generator"}
NUMPY_MISSING = find_spec("numpy") is None
# Printed after the last line of a test: whoever does not get there has proved nothing.
_END = "the test has come to its end"
# A broken version has to fail for its fault, and not because it never ran.
_NEVER_RAN = ("SyntaxError", "IndentationError", "ImportError", "ModuleNotFoundError", "NameError")


@dataclass(frozen=True, slots=True)
class Program:
    """A text of a question with its test, the field that it stands in, and whether the test has to pass."""

    item: Located
    field: str
    text: str
    test: str
    passes: bool

    def problems(self) -> list[Diagnostic]:
        """Run it."""
        span = self.item.span(("code", self.field), key=True)
        if problems := foreign_imports(f"{self.text}\n{self.test}", span):
            return problems
        outcome = sandbox.run(f"{self.text}\n\n{self.test}\n\nprint({_END!r})\n")
        if outcome.passed and not outcome.output.endswith(f"{_END}\n"):
            message = "the program ends before its test does"
            return [Diagnostic(span, Code.FAILS_ITS_TEST, message, "let it run to its end, without sys.exit")]
        place, row = self._line(outcome.line) or (span, "")
        if self.passes and not outcome.passed:
            message = f"the solution fails its test: {outcome.failed_at(row)}"
            return [Diagnostic(place, Code.FAILS_ITS_TEST, message, "mend the solution or its test")]
        if self.passes or (not outcome.passed and not outcome.reason.startswith(_NEVER_RAN)):
            return []
        hint = "let the test fail for the fault that the question is about"
        message = "the broken version passes"
        if not outcome.passed:
            message = f"the broken version does not even run: {outcome.failed_at(row)}"
        return [Diagnostic(place, Code.BROKEN_PASSES, message, hint)]

    def _line(self, number: int) -> tuple[Span, str] | None:
        """Where a line of what ran stands in the file, and what it says; there is a blank line before the test."""
        for field, text, before in ((self.field, self.text, 0), ("test", self.test, self.text.count("\n") + 2)):
            rows = text.rstrip("\n").split("\n")
            if 0 < number - before <= len(rows):
                row = rows[number - before - 1]
                loc = (*self.item.base, "code", field)
                indent = len(row) - len(row.lstrip())
                return self.item.source.span_in_text(loc, number - before - 1, indent), row
        return None


def programs(located: Iterable[Located]) -> Iterator[Program]:
    """Every solution, and of debugging questions the broken version, in the order of the files."""
    for item in located:
        if isinstance(item.entry, Question) and item.entry.code:
            code = item.entry.code
            texts = [("solution", code.solution, True)] + ([("broken", code.broken, False)] if code.broken else [])
            for name, text, passes in texts:
                yield Program(item, name, text, code.test, passes)


def foreign_imports(text: str, span: Span, *, drawing: bool = False) -> list[Diagnostic]:
    """What a program imports that a reader of the guide may not have; a script that draws has `generator.draw`."""
    foreign = sorted(set(_imports(text)) - (ALLOWED_TO_DRAW if drawing else ALLOWED))
    if not foreign:
        return []
    hint = "programs of the guide need nothing but the standard library and NumPy"
    return [Diagnostic(span, Code.FOREIGN_IMPORT, f"it imports {', '.join(foreign)}", hint)]


def _imports(text: str) -> Iterator[str]:
    """Top-level names that a program imports; one that is not Python imports nothing, and fails when it runs."""
    try:
        nodes = list(ast.walk(ast.parse(text)))
    except SyntaxError:
        return
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
