"""What search costs at 5,000 questions, beside Pagefind: its index, bytes until the first result, and the wait for it.

Run by hand: make bench.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from build_speed import STUDYGUIDE, WORK
from corpus import ROOT, make_guide
from gzipped import served
from peers import install
from playwright.sync_api import Browser, sync_playwright
from results import machine, table, write_section

sys.path.insert(0, str(ROOT / "tests"))
from chromium import find_chromium

from generator.building.searchable import make_searchable, search_again

COUNT = 5000
ROUNDS = 5
QUERIES = ("model got worse in production", "overfiting", "regularization", "class imbalance", "model")
SHOWN = 8
"""Results that are shown at once."""
PAGE = "questions/l1-or-l2/index.html"


def main(site: Path | None) -> None:
    install(WORK / "peers")
    with tempfile.TemporaryDirectory() as folder:
        site = site or built(Path(folder) / "guide")
        indexes = [(name, *spent(work)) for name, work in indexing(site, Path(folder))]
        queries = []
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
            for query in QUERIES:
                ours = measured(browser, address, query, OURS, PAGE)
                queries.append([query, *ours, *measured(browser, address, query, PAGEFIND, "blank.html")])
            browser.close()
    rows = ([name, f"{clock:.1f} s", f"{spent:.1f} s"] for name, clock, spent in indexes)
    write_section(
        "Search",
        f"""\
{COUNT:,} questions, a page each, and the other pages of a guide; Pagefind 1.5.2 on the same pages in the same run, cut
down to the article as ours is, by its command line. {machine()}.

{table(["index", "clock", "processors"], rows)}

`studyguide build` with nothing changed looks at no page and makes no index at all; after an edit that search does not
read, such as of a weak answer, none is written either.

From the opening of search to the first results, medians of {ROUNDS}; bytes as they are sent, packed, programs and
styles included. Pagefind's columns leave out a user interface, which would be fetched as well; ours have it.

{table(["query", "ours", "", "Pagefind", ""], queries)}""",
    )


def built(folder: Path) -> Path:
    """A site of that many questions."""
    folder.mkdir()
    make_guide(folder, COUNT)
    subprocess.run([STUDYGUIDE, "build"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def indexing(site: Path, folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each way of making an index, by its name."""
    html = (site / PAGE).read_bytes()
    (site / "blank.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    yield "ours, cold", lambda: make_searchable(site, folder / "cache")
    yield "ours, nothing changed", lambda: make_searchable(site, folder / "cache")
    yield (
        "ours, one question edited",
        lambda: search_again(site, folder / "cache", {PAGE: html.replace(b"L1", b"L3")}),
    )
    command = [WORK / "peers" / "bin" / "python", "-m", "pagefind", "--site", site, "--output-path", site / "pagefind"]
    yield (
        "Pagefind, each time",
        lambda: subprocess.run([*command, "--root-selector", "article", "--silent"], check=True),
    )


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and seconds of all processors."""
    clock, before = time.perf_counter(), processors()
    work()
    return time.perf_counter() - clock, processors() - before


def processors() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measured(browser: Browser, address: str, query: str, program: str, start: str) -> list[str]:
    """Kilobytes that are fetched from the opening of search to the first results, and the wait after the last key."""
    kilobytes, waits = [], []
    for _ in range(ROUNDS):
        page = browser.new_page()
        sizes: list[int] = []
        page.goto(f"{address}{start}", wait_until="networkidle")
        # What a worker fetches is told of here as well.
        page.on("response", lambda response, sizes=sizes: sizes.append(int(response.headers.get("content-length", 0))))
        if program is OURS:
            page.keyboard.press("/")
            page.locator(".search__field").wait_for()
        waits.append(page.evaluate(program, [query, SHOWN]) / 1000)
        kilobytes.append(sum(sizes) / 1000)
        page.close()
    return [f"{median(kilobytes):.0f} kB", f"{median(waits):.2f} s"]


OURS = """([query]) => new Promise(resolve => {
  const field = document.querySelector(".search__field");
  const start = performance.now();
  new MutationObserver((_, seen) => {
    if (!document.querySelector(".search__results a")) return;
    seen.disconnect();
    resolve(performance.now() - start);
  }).observe(document.querySelector(".search__results"), { childList: true });
  field.value = query;
  field.dispatchEvent(new Event("input"));
})"""
PAGEFIND = """async ([query, shown]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const start = performance.now();
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, shown).map((result) => result.data()));
  return performance.now() - start;
}"""

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
