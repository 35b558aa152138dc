"""Sets sheets with Typst: data in, PDF out, the same bytes every time."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Final

import typst

from generator.content.prints import FOLDER, SIZES, Size
from generator.diagnostics import Span
from generator.keep import kept, key_of
from generator.paper.problem import PrintError
from generator.paper.sheets import Sheet

_KIT: Final = Path(__file__).parent / "kit"
_STANDARDS: Final = ["a-2a", "ua-1"]
_FONT: Final = "fontpkg-source-sans-3"
# A PDF says when it was made: the day of review, so that the same content gives the same bytes.
_NOON: Final = dt.time(12, tzinfo=dt.UTC)


_UNSHOWN: Final = re.compile(r'the text `"(.+?)"` could not be displayed')


@dataclass(frozen=True)
class Press:
    """One compiler for many sheets; what was set before is taken from the cache, if there is one."""

    cache: Path | None = None
    _used: set[str] = field(default_factory=set)

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = Path(str(distribution(_FONT).locate_file("fontpkg_source_sans_3/files")))
        return typst.Compiler(root=_KIT, font_paths=[fonts], ignore_system_fonts=True)

    @cached_property
    def _kit(self) -> str:
        """What every sheet depends on beside its data."""
        texts = [path.read_text(encoding="utf-8") for path in sorted(_KIT.glob("*.typ"))]
        return repr([version("typst"), version(_FONT), _STANDARDS, texts])

    def pdf(self, sheet: Sheet, size: Size) -> bytes:
        """A sheet in one form; raises PrintError when it does not fit or cannot be shown."""
        try:
            said = sheet.data
        except PrintError as error:
            message = f"{sheet.file}: cannot print '{sheet.print.title}': {error}; `studyguide check` says where"
            raise PrintError(message) from error
        text = json.dumps({**said, "paper": size.paper, "size": size.points}, ensure_ascii=False, sort_keys=True)
        if self.cache is None:
            return self._set(sheet, size, text)
        name = f"{key_of([self._kit, sheet.template, text])}.pdf"
        self._used.add(name)
        return kept(self.cache / FOLDER / name, lambda: self._set(sheet, size, text))

    def forget_the_rest(self) -> None:
        """Delete what the cache holds beyond what this press was asked for."""
        if self.cache is not None:
            for path in (self.cache / FOLDER).glob("*.pdf"):
                if path.name not in self._used:
                    path.unlink(missing_ok=True)

    def _set(self, sheet: Sheet, size: Size, text: str) -> bytes:
        day = sheet.data["reviewed"]
        made = dt.datetime.combine(dt.date.fromisoformat(day) if day else dt.date(2000, 1, 1), _NOON)
        where = f"{sheet.file}: cannot print '{sheet.print.title}' on {size.paper} at {size.points} pt"
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                _KIT / f"{sheet.template}.typ",
                format="pdf",
                sys_inputs={"data": text},
                pdf_standards=_STANDARDS,  # type: ignore[arg-type]  # a literal type that a list widens
                timestamp=int(made.timestamp()),
            )
        except typst.TypstError as error:
            reason = error.message.removeprefix("panicked with: ").strip('"')
            unshown = _UNSHOWN.search(reason)
            if unshown:
                message = f"{where}: no font has {unshown[1]!r} (U+{ord(unshown[1][0]):04X})"
                raise PrintError(message, unshown[1]) from error
            message = f"{where}: {reason}"
            raise PrintError(message) from error
        if warnings or not isinstance(pdf, bytes):
            message = f"{where}: {'; '.join(warning.message for warning in warnings)}"
            raise PrintError(message)
        return pdf


def report_of(errors: Iterable[PrintError], places_of: Callable[[str], Iterable[Span]]) -> list[str]:
    """What to say of sheets that cannot be set: each thing once, and where each text that no font has stands."""
    lines = dict.fromkeys(str(error) for error in errors)
    for text in dict.fromkeys(error.text for error in errors if error.text):
        lines |= dict.fromkeys(
            f"{span.path}:{span.line}:{span.column}: {text!r} stands here" for span in places_of(text)
        )
    return list(lines)


def files_to_set(sheets: Iterable[Sheet]) -> Iterator[tuple[str, tuple[Sheet, Size]]]:
    """Every file of some sheets, by size: Typst remembers its last runs, and four books in a row are a gigabyte."""
    every = list(sheets)
    for size in SIZES:
        for sheet in every:
            yield sheet.print.file(size), (sheet, size)
