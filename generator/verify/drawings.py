"""The scripts in content/figures/: each drawing in the guide is what its script draws now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

    def draw(self) -> sandbox.Outcome:
        """Run it; its output is the drawing."""
        return sandbox.run(self.text)

    def problems(self) -> list[Diagnostic]:
        """Draw again and compare."""
        span = Span(self.path)
        if problems := foreign_imports(self.text, span, drawing=True):
            return problems
        outcome = self.draw()
        if not outcome.passed:
            return [Diagnostic(span, Code.SCRIPT_FAILS, f"the script fails: {outcome.reason}", "mend the script")]
        if outcome.output != self.drawing:
            message = f"figures/{self.name}.svg is not what the script draws"
            return [Diagnostic(span, Code.DRAWING_DIFFERS, message, f"run `studyguide draw {self.name}`")]
        return []


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
