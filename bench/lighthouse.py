"""What Lighthouse says of the real guide, on a telephone as it imagines one; run by hand: make bench, where npm is."""

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gzipped import served
from results import machine, table, write_section

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".cache" / "lighthouse"
VERSION = "12"
RUNS = 3
PORT = 8809
PAGES = {
    "home": "",
    "topic": "topics/classical-ml/",
    "question": "questions/l1-or-l2/",
    "company": "companies/monzo/",
    "plan": "plans/four-weeks/",
    "checklist": "checklists/interview-day/",
    "search": "questions/",  # without scripts, and what a search that fails leads to
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def main(names: list[str]) -> None:
    program = installed()
    if not program:
        print("npm is not here: Lighthouse has nothing to run on.")
        return
    rows = []
    with built() as site, served(site, PORT) as address:
        for name in names or PAGES:
            rows.append(row(name, [judged(program, f"{address}{PAGES[name]}") for _ in range(RUNS)]))
            print(*rows[-1], flush=True)
    head = ["page", *CATEGORIES, "first paint", "largest paint", "blocked", "layout shift"]
    write_section(
        "Lighthouse",
        f"""\
The real guide on a server that packs what it sends: Lighthouse {VERSION}, its telephone, medians of {RUNS}. The page
of search is the one without scripts. {machine()}.

{table(head, rows)}""",
    )


def installed() -> Path | None:
    """Lighthouse's command line, fetched once; its Chromium is the one of the tests."""
    program = TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"
    npm = shutil.which("npm")
    if npm and not program.is_file():
        TOOLS.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", TOOLS, f"lighthouse@{VERSION}"], check=True)
    return program if npm else None


@contextlib.contextmanager
def built() -> Iterator[Path]:
    """The site as it would be at the address where it is measured."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "site"
        program = Path(sys.executable).parent / "studyguide"
        variables = {**os.environ, "SITE_URL": f"http://127.0.0.1:{PORT}/"}
        subprocess.run([program, "build", "-o", place], cwd=ROOT, env=variables, check=True, capture_output=True)
        yield place


def judged(program: Path, address: str) -> Mapping[str, Any]:
    """One report."""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"
    options = [address, "--quiet", "--output=json", "--only-categories=" + ",".join(CATEGORIES), flags]
    variables = {"CHROME_PATH": shutil.which("chromium") or "", **os.environ}
    result = subprocess.run(
        [shutil.which("node") or "node", program, *options], env=variables, check=True, capture_output=True, text=True
    )
    report: Mapping[str, Any] = json.loads(result.stdout)
    for name, category in report["categories"].items():
        weighed = (part["id"] for part in category["auditRefs"] if part["weight"])
        lost = [audit for audit in weighed if report["audits"][audit]["score"] not in (1, None)]
        if lost and name != "performance":
            print(f"  {address} {name}: {', '.join(lost)}", file=sys.stderr)
    return report


def row(name: str, reports: list[Mapping[str, Any]]) -> list[str]:
    scores = [100 * statistics.median(report["categories"][key]["score"] for report in reports) for key in CATEGORIES]
    figures = [statistics.median(report["audits"][key]["numericValue"] for report in reports) for key in FIGURES]
    first, largest, blocked, shift = figures
    cells = [*(f"{score:.0f}" for score in scores), f"{first / 1000:.1f} s", f"{largest / 1000:.1f} s"]
    return [name, *cells, f"{blocked:.0f} ms", f"{shift:.3f}"]


if __name__ == "__main__":
    main(sys.argv[1:])
