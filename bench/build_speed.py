"""How long builds take at 300, 1,000 and 5,000 questions, beside other makers of sites; run by hand: make bench."""

import argparse
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from corpus import ROOT, make_guide
from peers import Peer, install, peers
from results import machine, table, write_section
from runs import Run, RunError, run

SIZES = (300, 1000, 5000)
ROUNDS = 3
WORK = ROOT / ".cache" / "bench"
STUDYGUIDE = str(Path(sys.executable).with_name("studyguide"))
PLAIN = "mkdocs + material"
COLD, AGAIN = "ours, cold, with its index", "ours, nothing changed"
INDEX = "of a cold build of ours, the index"
MAKE_INDEX = "from pathlib import Path; from generator.building.searchable import make_searchable as make"
EDITS = {
    "ours, one edit that search does not read": ("weak:\n- answer: ", "weak:\n- answer: Well. "),
    "ours, one edit, with its index": ("I would say", "I would say again"),
}


@dataclass(frozen=True)
class Contestant:
    """What is run in a folder, and what is done before that is not measured."""

    name: str
    folder: Path
    command: Sequence[str]
    before: Callable[[], object]
    output: Path


def contestants(work: Path, installed: Sequence[Peer]) -> Iterator[Contestant]:
    """Everything that is compared, in the order of a round."""
    ours = work / "ours"
    build, site = (STUDYGUIDE, "build"), ours / "site"
    yield Contestant(COLD, ours, build, partial(_forget, ours, ["site", ".cache"]), site)
    yield Contestant(AGAIN, ours, build, lambda: None, site)
    for name, (old, new) in EDITS.items():
        yield Contestant(name, ours, build, partial(_edit, ours / "content" / "questions", old, new), site)
    made = (sys.executable, "-c", f"{MAKE_INDEX}; make(Path('site'), Path('.cache'))")
    yield Contestant(INDEX, ours, made, partial(_forget, ours, [".cache/search"]), site)
    copy = work / "copy"
    yield Contestant(
        "a copy of our folder", work, ("cp", "-r", str(site), str(copy)), partial(_forget, work, ["copy"]), copy
    )
    for number, peer in enumerate(installed):
        folder = work / f"peer-{number}"
        yield Contestant(
            peer.name, folder, peer.build, partial(_forget, folder, [peer.output, ".cache"]), folder / peer.output
        )


def _forget(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def _edit(questions: Path, old: str, new: str) -> None:
    """Put one word more into an answer of a question."""
    path = questions / "more-000" / "more-000-00.yml"
    before = path.read_text(encoding="utf-8")
    if old not in before:
        message = f"{path} has no such words: has the corpus changed?"
        raise SystemExit(message)
    path.write_text(before.replace(old, new, 1), encoding="utf-8")


def measured(count: int, rounds: int, installed: Sequence[Peer]) -> Mapping[str, Sequence[Run]]:
    """Runs of everything, one after another in each round, so that all meet the same noise."""
    work = WORK / str(count)
    shutil.rmtree(work, ignore_errors=True)
    make_guide(work / "ours", count)
    tree = work / "tree"
    run((STUDYGUIDE, "export", "markdown", "-o", str(tree)), work / "ours")
    for number, peer in enumerate(installed):
        peer.prepare(tree, work / f"peer-{number}")
    runs = defaultdict(list)
    for _ in range(rounds):
        for one in contestants(work, installed):
            one.before()
            try:
                runs[one.name].append(run(one.command, one.folder))
            except RunError as error:
                print(f"{count:5} {one.name} fails: {error}", flush=True)
                continue
            if (pages := sum(1 for _ in one.output.rglob("*.html"))) <= count:
                message = f"{one.name} made {pages} pages only"
                raise SystemExit(message)
            print(f"{count:5} {one.name:36} {runs[one.name][-1]}", flush=True)
    return runs


def report(runs: Mapping[int, Mapping[str, Sequence[Run]]], installed: Sequence[Peer]) -> str:
    """The tables, and what the seconds were taken on."""
    sizes = list(runs)
    most = sizes[-1]
    seconds = {
        size: {name: median(one.seconds for one in rows) for name, rows in runs[size].items() if rows} for size in sizes
    }
    lacks = {peer.name: peer.lacks for peer in installed}
    rows = []
    for name in runs[sizes[0]]:
        cells = [f"{seconds[size][name]:.2f}" if name in seconds[size] else "fails" for size in sizes]
        if name in seconds[most]:
            spent = median(one.cpu for one in runs[most][name])
            peak = max(one.megabytes for one in runs[most][name])
            cells += [f"{spent:.1f}", f"{seconds[most][PLAIN] / seconds[most][name]:.1f}x", f"{peak:.0f}"]
        else:
            cells += ["", "", ""]
        rows.append([name, *cells, lacks.get(name, "")])
    head = [
        "",
        *(f"{size:,} questions" for size in sizes),
        f"of all cores at {most:,}",
        "as fast as plain",
        "MB",
        "what it lacks",
    ]
    return f"""\
Seconds, medians of {len(runs[most][PLAIN])} rounds in which everything ran once, one after another; memory is the most
in any round, of all processes of a command together, looked at ten times a second. {machine()}. Cold is
an empty cache and no site; one edit is a word more in an answer of one question; both in a fresh process.
All get the same questions, a page each, the topics that hold them, and the other pages of our guide; the others get
them as the Markdown of `studyguide export markdown`.

{table(head, rows)}

{_apart(runs[most])}

{_slope(seconds)}"""


def _apart(runs: Mapping[str, Sequence[Run]]) -> str:
    """The build without its index, beside others that make none: round by round, since the machine's speed changes."""
    rests = [cold.seconds - index.seconds for cold, index in zip(runs[COLD], runs[INDEX], strict=True)]
    told = []
    for name in (PLAIN, "properdocs + material"):
        ratios = [other.seconds / rest for other, rest in zip(runs[name], rests, strict=True)]
        told.append(f"{median(ratios):.1f} times as fast as {name} ({min(ratios):.1f} to {max(ratios):.1f})")
    return f"""\
Without its index, which these lack, a cold build of ours takes {median(rests):.1f} s. In the same round that is
{" and ".join(told)}."""


def _slope(seconds: Mapping[int, Mapping[str, float]]) -> str:
    """What one question more costs, between the sizes; whether that grows."""
    *_, less, most = seconds
    a_question = {size: seconds[size][COLD] / size for size in (less, most)}
    more = (seconds[most][COLD] - seconds[less][COLD]) / (most - less)
    minutes = (seconds[most][COLD] + (50_000 - most) * more) / 60
    return f"""\
Time a question at {most:,} over that at {less:,}, cold: {a_question[most] / a_question[less]:.2f}. One question more
costs {more * 1000:.1f} ms, so that 50,000 would take about {minutes:.1f} minutes from nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    install(WORK / "peers")
    installed = peers(WORK / "peers")
    runs = {size: measured(size, chosen.rounds, installed) for size in chosen.sizes}
    write_section("Building", report(runs, installed))


if __name__ == "__main__":
    main()
