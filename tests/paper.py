"""Sheets of the fixture guide as PDF, and what stands in a PDF."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from conftest import load_files
from projects import GUIDE

from generator.content.site import Site
from generator.paper.press import Press, Size, files_to_set
from generator.paper.sheets import Sheet, sheets

MM = 72 / 25.4
SITE = Site("Bread & butter", "How bakers are hired.", "https://guide.example/bread/", "", "2026.11", "CC BY 4.0")
PRESS = Press()
BASE = {path.relative_to(GUIDE).as_posix(): path.read_bytes() for path in GUIDE.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Piece:
    """Characters in a row, in points from the lower left corner of their page."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def sheets_of(files: Mapping[str, bytes | None]) -> dict[str, tuple[Sheet, Size]]:
    """The sheets of the fixture guide with some files changed, by the names of their files."""
    loaded = load_files({**BASE, **files})
    assert loaded.sound, loaded.diagnostics
    return dict(files_to_set(sheets(loaded.library, SITE)))


def changed(path: str, old: str, new: str) -> dict[str, bytes | None]:
    """One file of the fixture guide with a text replaced."""
    text = BASE[path].decode("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return {path: text.replace(old, new).encode()}


@cache
def plain() -> Mapping[str, bytes]:
    """Every sheet of the fixture guide, in every size."""
    return {name: PRESS.pdf(*found) for name, found in sheets_of({}).items()}


def text_of(pdf: bytes) -> str:
    """The words of a PDF as somebody would copy them, in one line."""
    document = pdfium.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def pieces(pdf: bytes) -> Iterator[Piece]:
    """Every word of a PDF with the box of its ink."""
    for number, page in enumerate(pdfium.PdfDocument(pdf)):
        text = page.get_textpage()
        word: list[tuple[str, tuple[float, float, float, float]]] = []
        for index in range(text.count_chars() + 1):
            sign = text.get_text_range(index, 1) if index < text.count_chars() else " "
            box = text.get_charbox(index) if sign.strip() else None
            # A word that is broken over two lines is two pieces.
            if word and (box is None or box[1] > word[-1][1][3] or box[3] < word[-1][1][1] or sign == "\ufffe"):
                boxes = [box for _, box in word]
                sides = (min(b[0] for b in boxes), min(b[1] for b in boxes))
                ends = (max(b[2] for b in boxes), max(b[3] for b in boxes))
                yield Piece(number, "".join(sign for sign, _ in word), *sides, *ends)
                word = []
            if box and sign != "\ufffe":
                word.append((sign, box))


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page, in points."""
    width, height = pdfium.PdfDocument(pdf)[0].get_size()
    return float(width), float(height)


def rules(pdf: bytes) -> Iterator[tuple[int, float, float]]:
    """The lines to write on: page, height from below and length, in points."""
    for number, page in enumerate(pdfium.PdfDocument(pdf)):
        for shape in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            if top - bottom < 2 and right - left > 100:
                yield number, (bottom + top) / 2, right - left


def upright(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Left and right of every upright line, in points."""
    for page in pdfium.PdfDocument(pdf):
        for shape in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            if right - left < 2 < top - bottom:
                yield left, right


def written(folder: Path) -> dict[str, bytes]:
    """What a command wrote."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}
