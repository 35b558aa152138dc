"""What search costs at 5,000 questions: its index, what a reader fetches before the first result, and how soon it is there."""

import gzip
import shutil
import sys
import tempfile
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

from browser import launched, served

from generator.building.searchable import make_searchable

QUERIES = ("model got worse in production", "overfiting", "regularization", "class imbalance", "model")
ROUNDS = 5


def fetched(page: object) -> list[str]:
    return page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")


def main(site: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "nothing changed"):
            start = time.perf_counter()
            make_searchable(site, Path(folder))
            print(f"index, {name}: {time.perf_counter() - start:.2f} s")
    with served(site) as address, launched() as browser:
        for query in QUERIES:
            kilobytes, seconds = [], []
            for _ in range(ROUNDS):
                context = browser.new_context()
                page = context.new_page()
                page.goto(address)
                before = set(fetched(page))
                page.keyboard.press("/")
                page.locator(".search__field").wait_for()
                page.wait_for_timeout(300)
                seconds.append(page.evaluate(TIMED, query))
                new = [name.split("?")[0] for name in fetched(page) if name not in before and "facets" not in name]
                sizes = [len(gzip.compress((site / name.removeprefix(address)).read_bytes(), 6)) for name in new]
                kilobytes.append(sum(sizes) / 1000)
                context.close()
            print(f"{query!r}: {median(kilobytes):.0f} kB in {len(new)} files, {median(seconds) / 1000:.2f} s")


TIMED = """query => new Promise(resolve => {
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

if __name__ == "__main__":
    main(Path(sys.argv[1]))
