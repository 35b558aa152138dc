"""Sets sheets with Typst: data in, PDF out, the same bytes every time."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Final

import typst

from generator.content.prints import LARGE, PAPERS
from generator.paper.sheets import Sheet

POINTS: Final = (12, 16)
"""Sizes of the type."""
_KIT: Final = Path(__file__).parent / "kit"
_STANDARDS: Final = ["a-2a", "ua-1"]
_FONT: Final = "fontpkg-source-sans-3"
# A PDF says when it was made: the day of review, so that the same content gives the same bytes.
_NOON: Final = dt.time(12, tzinfo=dt.UTC)


class PrintError(Exception):
    """A sheet cannot be set; the message names the file, the sheet and what does not fit."""


@dataclass(frozen=True, slots=True)
class Size:
    """A size of paper and of type, in points."""

    paper: str = "a4"
    points: int = POINTS[0]

    @property
    def suffix(self) -> str:
        """What the name of a file ends in."""
        return f"-{self.paper}{LARGE if self.points > POINTS[0] else ''}"


SIZES: Final = tuple(Size(paper, points) for points in POINTS for paper in PAPERS)


@dataclass(frozen=True)
class Press:
    """One compiler for many sheets; what was set before is taken from the cache, if there is one."""

    cache: Path | None = None
    made: list[str] = field(default_factory=list)
    """Names of the files that had to be set anew."""

    @cached_property
    def _compiler(self) -> typst.Compiler:
        fonts = Path(str(distribution(_FONT).locate_file("fontpkg_source_sans_3/files")))
        return typst.Compiler(root=_KIT, font_paths=[fonts], ignore_system_fonts=True)

    @cached_property
    def _key(self) -> str:
        """What every sheet depends on beside its data."""
        kit = [path.read_text(encoding="utf-8") for path in sorted(_KIT.glob("*.typ"))]
        return repr([version("typst"), version(_FONT), _STANDARDS, kit])

    def pdf(self, sheet: Sheet, size: Size) -> bytes:
        """A sheet in one form; raises PrintError when it does not fit or cannot be shown."""
        text = json.dumps({**sheet.data, "paper": size.paper, "size": size.points}, ensure_ascii=False, sort_keys=True)
        place = self._place(sheet, text)
        if place and place.is_file():
            return place.read_bytes()
        done = self._set(sheet, size, text)
        self.made.append(f"{sheet.print.name}{size.suffix}")
        if place:
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_suffix(".draft")
            draft.write_bytes(done)
            draft.replace(place)
        return done

    def _place(self, sheet: Sheet, text: str) -> Path | None:
        if self.cache is None:
            return None
        name = sha256(f"{self._key}\n{sheet.template}\n{text}".encode()).hexdigest()[:32]
        return self.cache / "print" / f"{name}.pdf"

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
            message = f"{where}: {reason}"
            raise PrintError(message) from error
        if warnings or not isinstance(pdf, bytes):
            message = f"{where}: {'; '.join(warning.message for warning in warnings)}"
            raise PrintError(message)
        return pdf


def files_of(sheet: Sheet) -> Iterator[tuple[str, Size]]:
    """The files of a sheet, each with its form."""
    for size in SIZES:
        yield f"{sheet.print.name}{size.suffix}.pdf", size
