"""What search costs at 5,000 questions: making its index, bytes until the first result, and the wait for it.

Run by hand. Beside Pagefind where its command line is installed: `python -m pip install "pagefind[bin]"`.
"""

import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from corpus import make_guide
from gzipped import served
from playwright.sync_api import Browser, sync_playwright

from generator.building.searchable import make_searchable, search_again

COUNT = 5000
ROUNDS = 5
QUERIES = ("model got worse in production", "overfiting", "regularization", "class imbalance", "model")
SHOWN = 8
"""Results that are shown at once."""
PAGE = "questions/l1-or-l2/index.html"


def main(site: Path | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = site or built(Path(folder) / "guide")
        print("| index | clock | processors |\n| --- | --- | --- |")
        for name, work in indexing(site, Path(folder)):
            print(f"| {name} | {' | '.join(f'{seconds:.1f} s' for seconds in spent(work))} |", flush=True)
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
            print("\n| query | ours | | Pagefind | |\n| --- | --- | --- | --- | --- |")
            for query in QUERIES:
                ours = measured(browser, address, query, OURS, PAGE)
                theirs = measured(browser, address, query, PAGEFIND, "blank.html") if has_pagefind() else "– | –"
                print(f"| {query} | {ours} | {theirs} |", flush=True)
            browser.close()


def built(folder: Path) -> Path:
    """A site of that many questions."""
    folder.mkdir()
    make_guide(folder, COUNT)
    subprocess.run([Path(sys.executable).parent / "studyguide", "build"], cwd=folder, check=True, capture_output=True)
    return folder / "site"


def has_pagefind() -> bool:
    return importlib.util.find_spec("pagefind") is not None


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
    if has_pagefind():
        options = ["--site", site, "--root-selector", "article", "--output-path", site / "pagefind", "--silent"]
        yield "Pagefind, each time", lambda: subprocess.run([sys.executable, "-m", "pagefind", *options], check=True)


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and seconds of all processors."""
    clock, before = time.perf_counter(), processors()
    work()
    return time.perf_counter() - clock, processors() - before


def processors() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def measured(browser: Browser, address: str, query: str, program: str, start: str) -> str:
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
    return f"{median(kilobytes):.0f} kB | {median(waits):.2f} s"


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
