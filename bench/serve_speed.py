"""How long it takes from saving a file to a browser showing it, beside other servers; run by hand: make bench."""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from build_speed import SIZES, STUDYGUIDE, WORK
from corpus import ROOT, make_guide
from peers import install, peers
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PatienceError
from results import machine, table, write_section
from runs import run

sys.path.insert(0, str(ROOT / "tests"))
from chromium import find_chromium

RUNS = 5
QUESTION = "more-000-00"
PAGE = f"questions/{QUESTION}/"
WORDS = "I would say"
BETWEEN = 3
"""Seconds between two edits: nobody saves faster, and some servers go on working after they have answered."""
PATIENCE = 300


@dataclass(frozen=True)
class Server:
    """What is run in a folder, and the file behind a question's page."""

    name: str
    folder: Path
    command: Sequence[str]
    ending: str

    @property
    def file(self) -> Path:
        """The file that is edited."""
        return next(path for path in self.folder.rglob(f"{QUESTION}.{self.ending}") if "site" not in path.parts)


@dataclass(frozen=True)
class Served:
    """Seconds until a first page is there, and from each save until it is seen; nothing where no page reloads."""

    start: float
    edits: Sequence[float]


@contextmanager
def running(server: Server) -> Iterator[str]:
    """The address of a question's page, as long as the server runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [part.format(port=port) for part in server.command]
    with (server.folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=server.folder, stdout=log, stderr=log, start_new_session=True)
        try:
            yield f"http://127.0.0.1:{port}/{PAGE}"
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def seconds_until(there: Callable[[], bool]) -> float:
    start = time.perf_counter()
    while not there():
        if time.perf_counter() - start > PATIENCE:
            message = "nothing answers"
            raise SystemExit(message)
        time.sleep(0.02)
    return time.perf_counter() - start


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - on this machine
            return bool(WORDS in answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return False


def measure(server: Server, browser: Browser, runs: int) -> Served:
    """Save one word more, again and again, and look when it is on screen; the first time is not counted."""
    spent = []
    text = server.file.read_text(encoding="utf-8")
    with running(server) as address:
        start = seconds_until(lambda: answers(address))
        page = browser.new_page()
        page.goto(address)
        for number in range(runs + 1):
            time.sleep(BETWEEN)
            word = f"{WORDS} word{number}"
            edited = text.replace(WORDS, word, 1)
            saved = time.perf_counter()
            server.file.write_text(edited, encoding="utf-8")
            try:
                page.wait_for_function(
                    "word => document.body?.textContent.includes(word)", arg=word, timeout=PATIENCE * 1000
                )
            except PatienceError:
                break
            spent.append(time.perf_counter() - saved)
        page.close()
    server.file.write_text(text, encoding="utf-8")
    return Served(start, spent[1:])


def servers(count: int, *, ours_only: bool) -> Iterator[Server]:
    """Ours, and everybody else who serves, each with the same guide."""
    work = WORK / f"serve-{count}"
    shutil.rmtree(work, ignore_errors=True)
    make_guide(work / "ours", count)
    yield Server("ours", work / "ours", (STUDYGUIDE, "serve", "--port", "{port}"), "yml")
    if ours_only:
        return
    run((STUDYGUIDE, "export", "markdown", "-o", str(work / "tree")), work / "ours")
    for number, peer in enumerate(peers(WORK / "peers")):
        if peer.serve:
            peer.prepare(work / "tree", work / f"peer-{number}")
            yield Server(peer.name, work / f"peer-{number}", peer.serve, "md")


def row(name: str, sizes: Sequence[int], found: dict[tuple[str, int], Served]) -> list[str]:
    """A server's medians, the first start at the largest size, and how many times ours each is."""
    cells = [name]
    for size in sizes:
        one, ours = found.get((name, size)), found["ours", size]
        if one is None or not one.edits:
            cells.append("does not reload" if one else "")
        else:
            seconds = median(one.edits)
            cells.append(f"{seconds:.2f} ({seconds / median(ours.edits):.1f}x)")
    last = found.get((name, sizes[-1]))
    return [*cells, f"{last.start:.1f}" if last else ""]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--ours-only", action="store_true")
    chosen = parser.parse_args()
    if not chosen.ours_only:
        install(WORK / "peers")
    found: dict[tuple[str, int], Served] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for size in chosen.sizes:
            for server in servers(size, ours_only=chosen.ours_only):
                found[server.name, size] = served = measure(server, browser, chosen.runs)
                print(f"{size:5} {server.name:24} start {served.start:.1f}  edits {served.edits}", flush=True)
        browser.close()
    names = dict.fromkeys(name for name, _ in found)
    head = ["", *(f"{size:,} questions" for size in chosen.sizes), f"start at {chosen.sizes[-1]:,}"]
    about = f"""\
Seconds from saving one word more in the answer of a question to Chromium showing it on the question's page, medians of
{chosen.runs}, one save every {BETWEEN} seconds and more; in brackets how many times ours. A start lasts from the
command to the first page. {machine()}. Our pages are checked as well, after they are shown."""
    write_section("Serving", f"{about}\n\n{table(head, (row(name, chosen.sizes, found) for name in names))}")


if __name__ == "__main__":
    main()
