"""How long the practice page takes until a question stands there, with 600 of them; run by hand: make bench."""

import statistics
import sys
import tempfile
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from corpus import make_guide
from playwright.sync_api import Browser, CDPSession, Page
from results import machine, table, write_section

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from browser import launched, served  # noqa: E402 - the tests' own browser and server

from generator.building.build import build  # noqa: E402
from generator.content.project import Project  # noqa: E402

COUNT, RUNS, SLOWER = 600, 7, 4
REVIEWS = 5
# Stamps the moment at which the question can be seen.
WATCH = """
new MutationObserver(() => {
  const card = document.querySelector("[data-card]");
  if (card && !card.hidden) window.readyAt ??= performance.now();
}).observe(document, { subtree: true, attributeFilter: ["hidden"] });
"""
# As somebody would have it who has practised everything, some of it due.
PRACTISE = """
reviews => {
  const rows = Object.fromEntries(studyguide.guide.questions.map(({ id }, place) => [id, Array.from(
    { length: reviews },
    (_, number) => [Date.now() - (reviews - number) * 9 * 86400000 + place, 1 + (place + number) % 4, 2, 4],
  )]));
  localStorage.setItem(studyguide.key("reviews"), JSON.stringify({ version: 1, rows, cleared: {} }));
}
"""


def make_site(folder: Path) -> Path:
    """A guide of 600 questions, built."""
    make_guide(folder, COUNT)
    with redirect_stderr(StringIO()):  # MkDocs says where it builds
        build(Project(folder), folder / "site")
    return folder / "site"


def milliseconds(page: Page, devtools: CDPSession, address: str) -> float:
    """From the start of the navigation until the question stands there, on a slow processor."""
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    page.wait_for_function("window.readyAt")
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    found: float = page.evaluate("readyAt")
    return found


def measure(browser: Browser, address: str, *, practised: bool) -> str:
    """A cell of the table: the median, and the slowest."""
    times = []
    for _ in range(RUNS):
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(WATCH)
        if practised:
            page.goto(f"{address}practice/")
            page.evaluate(PRACTISE, REVIEWS)
            # What was loaded for that must not be at hand again.
            devtools = context.new_cdp_session(page)
            devtools.send("Network.clearBrowserCache")
        devtools = context.new_cdp_session(page)
        times.append(milliseconds(page, devtools, f"{address}practice/"))
        context.close()
    return f"{statistics.median(times):.0f} ms | {max(times):.0f} ms"


def kilobytes(folder: Path) -> str:
    """How large the files are that practice loads, as they stand on disk."""
    (index,) = folder.glob("assets/data/questions.*.js")
    cards = [path.stat().st_size for path in folder.glob("assets/data/cards/*.js")]
    return f"{index.stat().st_size / 1000:.0f} kB | {statistics.mean(cards) / 1000:.1f} kB"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = make_site(Path(folder))
        with served(site) as address, launched() as browser:
            rows = [
                ["nothing", measure(browser, address, practised=False)],
                [f"all, {REVIEWS} times each", measure(browser, address, practised=True)],
            ]
        sizes = table(["the index", "a card on average"], [[kilobytes(site)]])
    said = f"{COUNT} questions, a processor {SLOWER} times slower, nothing cached, {RUNS} runs; {machine()}."
    write_section("Practice", f"{said}\n\n{table(['practised before', 'median', 'slowest'], rows)}\n\n{sizes}")


if __name__ == "__main__":
    main()
