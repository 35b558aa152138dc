"""How long it takes to set sheets of paper, against WeasyPrint where it is installed; run by hand: make bench."""

import importlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from generator.content.prints import Size
from generator.content.project import Project
from generator.content.site import Site
from generator.paper.press import Press
from generator.paper.sheets import Sheet, sheets

ROOT = Path(__file__).parents[1]
COUNT = 100
RUNS = 5


FONT = distribution("fontpkg-source-sans-3").locate_file("fontpkg_source_sans_3/files/SourceSans3[wght].ttf")
# The same page for the other engine: font, columns, boxes, foot.
STYLE = f"""
@font-face {{ font-family: Sans3; src: url("file://{FONT}") }}
@page {{ size: A4; margin: 15mm 18mm; @bottom-left {{ content: string(title) }}
  @bottom-right {{ content: counter(page) " / " counter(pages) }} }}
body {{ font: 12pt/1.3 Sans3 }} h1 {{ string-set: title content(); font-size: 20pt }} h2 {{ font-size: 14pt }}
main {{ columns: 2; column-gap: 9mm }} li {{ list-style: "☐ "; margin-bottom: 6pt }} footer {{ font-size: 8pt }}
"""


class Numbered(Sheet):
    """A checklist whose every line differs from those of the others."""

    def __init__(self, model: Sheet, number: int) -> None:
        super().__init__(model.print, model.words)
        blocks = [
            {**block, "items": [{"do": [{"k": "text", "t": f"{number}: "}, *item["do"]]} for item in block["items"]]}
            for block in model.data["blocks"]
        ]
        object.__setattr__(self, "data", {**model.data, "blocks": blocks})


class Fresh(Sheet):
    """The same sheet with another date, so that nothing is remembered from the last run."""

    def __init__(self, model: Sheet) -> None:
        super().__init__(model.print, model.words)
        about = [*model.data["about"], str(time.perf_counter_ns())]
        object.__setattr__(self, "data", {**model.data, "about": about})


def median(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def words(nodes: Iterable[Any]) -> str:
    return "".join(node.get("t", "") or words(node.get("c", [])) for node in nodes if isinstance(node, dict))


def as_html(sheet: Sheet) -> str:
    """The same words as a plain page, for the other engine."""
    parts = []
    for block in sheet.data["blocks"]:
        items = "".join(f"<li>{words(item['do'])}</li>" for item in block["items"])
        parts.append(f"<h2>{block['title']}</h2><ul>{items}</ul>")
    head = f"<title>{sheet.print.title}</title><style>{STYLE}</style>"
    foot = "<footer>{}<br>{}</footer>".format(sheet.data["address"], " · ".join(sheet.data["about"]))
    return f"<html lang=en>{head}<h1>{sheet.print.title}</h1><main>{''.join(parts)}{foot}</main></html>"


def cold(name: str, folder: str) -> None:
    """The whole command for one sheet, in a process of its own."""
    program = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
    arguments = ["print", name, "--paper", "a4", "--size", "12", "-o", folder]
    subprocess.run([sys.executable, "-c", program, *arguments], cwd=ROOT, check=True, capture_output=True)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        cold("guide", folder)  # before anything else, for a child counts what its parent holds
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    site = Site("Both Sides", "", "https://both-sides.example/", "", "2026.11", "CC BY 4.0")
    every = {sheet.print.name: sheet for sheet in sheets(Project(ROOT).load().library, site)}
    model = every["checklist-interview-day"]
    press = Press()
    press.pdf(model, Size())

    def batch(count: int) -> list[Sheet]:
        return [Numbered(model, time.perf_counter_ns()) for _ in range(count)]

    one = median(lambda: [press.pdf(sheet, Size()) for sheet in batch(1)])
    ours = median(lambda: [press.pdf(sheet, Size()) for sheet in batch(COUNT)])
    book = median(lambda: press.pdf(Fresh(every["guide"]), Size()))
    with tempfile.TemporaryDirectory() as folder:
        command = median(lambda: cold("plan-four-weeks", folder))
    print(f"Medians of {RUNS}, seconds on the clock.\n\n| what | |\n| --- | --- |")
    print(f"| one sheet, warm | {1000 * one:.0f} ms |\n| {COUNT} sheets | {ours:.2f} s |\n| the book | {book:.2f} s |")
    print(f"| the command for one sheet, cold | {command:.2f} s |\n| memory at most, for the book | {memory} MB |")
    try:
        weasyprint: Any = importlib.import_module("weasyprint")
    except (ImportError, OSError):
        print("\nWeasyPrint is not here: nothing to compare with.")
        return
    pages = [as_html(sheet) for sheet in batch(COUNT)]
    start = time.perf_counter()
    for page in pages:
        weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    theirs = time.perf_counter() - start
    print(f"| {COUNT} sheets with WeasyPrint {weasyprint.__version__}, once | {theirs:.1f} s, {theirs / ours:.0f}x |")


if __name__ == "__main__":
    main()
