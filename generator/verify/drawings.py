"""The scripts in content/figures/: each drawing in the guide is what its script draws now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.content.drawings import read_drawing
from generator.content.files import File, Place, place_of
from generator.diagnostics import Code, Diagnostic, Span
from generator.verify import sandbox
from generator.verify.programs import foreign_imports


@dataclass(frozen=True, slots=True)
class Script:
    """A program that writes an SVG, and the drawing that stands beside it (nothing where there is none)."""

    name: str
    path: str
    text: str
    drawing: str

    def draw(self) -> tuple[str, list[Diagnostic]]:
        """Run it: the drawing that it prints, and what is wrong with that."""
        if problems := foreign_imports(self.text, Span(self.path), drawing=True):
            return "", problems
        outcome = sandbox.run(self.text)
        if not outcome.passed:
            row = self.text.split("\n")[outcome.line - 1] if outcome.line else ""
            message = f"the script fails: {outcome.failed_at(row)}"
            return "", [
                Diagnostic(Span(self.path, max(outcome.line, 1)), Code.SCRIPT_FAILS, message, "mend the script")
            ]
        _, wrong = read_drawing("", outcome.output.encode())
        return outcome.output, [
            Diagnostic(
                Span(self.path),
                Code.SCRIPT_FAILS,
                f"line {problem.span.line} of what it prints: {problem.message}",
                problem.hint,
            )
            for problem in wrong
        ]

    def problems(self) -> list[Diagnostic]:
        """Draw again and compare."""
        drawn, problems = self.draw()
        if problems or drawn == self.drawing:
            return problems
        message = f"figures/{self.name}.svg is not what the script draws"
        return [Diagnostic(Span(self.path), Code.DRAWING_DIFFERS, message, f"run `studyguide draw {self.name}`")]


def scripts(files: Iterable[File]) -> Iterator[Script]:
    """Every script with its drawing, in the order of the files."""
    found: dict[tuple[str, bool], File] = {}
    for file in files:
        place = place_of(file.inside)
        if isinstance(place, Place) and place.kind is None and place.id and file.data is not None:
            found[place.id, place.script] = file
    for (name, is_script), file in found.items():
        if is_script:
            drawing = found.get((name, False))
            yield Script(name, file.path, _text(file), _text(drawing) if drawing else "")


def _text(file: File) -> str:
    return (file.data or b"").decode("utf-8", "replace").replace("\r\n", "\n")
