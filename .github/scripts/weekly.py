"""What the weekly workflow asks of the guide, and how it words what came back; with nothing but the standard library.

    weekly.py addresses GUIDE        every address in an exported guide, one a line
    weekly.py audit AUDIT            status 1 unless every package was asked about and none is known to be vulnerable
    weekly.py report FOLDER ISSUE    the issue's text, from whichever of the files below are in the folder

guide.json is from `studyguide export json`, check.json from `studyguide check --format json`, links.json from lychee,
audit.json from pip-audit. What is missing or cannot be read was not asked: that is said, and never counts as fine.
"""

import datetime as dt
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

GONE = frozenset({404, 410})
MOST = 30
"""Rows that a list shows: an issue holds 65,536 characters."""
LONGEST = 200
PLACES = 3
_WHOLE = re.compile(r"https?://\S+")
_LINK = re.compile(r"\]\((https?://(?:[^\s()]|\([^\s()]*\))+)\)")
_MARKUP = {ord(sign): f"&#{ord(sign)};" for sign in "&<>@#[]()*_`|\\~!"}


class Report:
    """The text of the issue, and whether it gives anybody something to do."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.to_do = False

    def fine(self, words: str) -> None:
        """A line for what was asked and is in order."""
        self.parts.append(words)

    def found(self, title: str, words: str, rows: Sequence[str], *, to_do: bool = True) -> None:
        """A heading with a count, what it means, and a list; nothing where there are no rows."""
        if rows:
            more = [f"- … and {len(rows) - MOST} more"] if len(rows) > MOST else []
            listed = "\n".join([*(f"- {row}" for row in rows[:MOST]), *more])
            self.parts.append(f"## {title} ({len(rows)})\n\n{words}\n\n{listed}")
            self.to_do |= to_do

    def unreachable(self, title: str, words: str) -> None:
        """What could not be asked is for somebody to look into."""
        self.parts.append(f"## {title}: unreachable\n\n{words} The log of the run says why.")
        self.to_do = True


def addresses(guide: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """Every address on the web that the guide sends a reader to, with the files and entries that do."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in (entry for entries in guide.values() for entry in entries):
        for text in _texts(entry):
            for address in [text] if _WHOLE.fullmatch(text) else _LINK.findall(text):
                place = f"{entry['source']}: {entry['id']}"
                if place not in found[address]:
                    found[address].append(place)
    return found


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)


def on_links(report: Report, answers: Any, guide: Any) -> None:
    """Addresses that are dead, that cannot be reached, and that turn a machine away."""
    if not isinstance(answers, dict) or not answers.get("total"):
        report.unreachable("Addresses", "None was asked whether it is there.")
        return
    places = {_alike(address): found for address, found in addresses(guide or {}).items()}
    dead: list[str] = []
    unreachable: list[str] = []
    unwilling: list[str] = []
    for address, code, text in sorted(_answers(answers), key=lambda answer: answer[0]):
        rows = unreachable if code is None else dead if code in GONE else unwilling
        where = ", ".join(_code(place) for place in places.get(_alike(address), [])[:PLACES])
        rows.append(f"{_code(address)} – {_line(text)}{f' – {where}' if where else ''}")
    report.found("Dead addresses", "The host answers that there is no such page.", dead)
    words = "No answer came. That says nothing of the page: look by hand before anything is changed."
    report.found("Unreachable hosts", words, unreachable)
    words = "The host answers, but gives no page to a machine. Most of these open for a reader."
    report.found("Addresses that turn machines away", words, unwilling, to_do=False)
    if not dead and not unreachable:
        report.fine(f"Of {answers['total']} addresses none is dead.")


def _answers(answers: Mapping[str, Any]) -> Iterator[tuple[str, int | None, str]]:
    """Address, status and words of every answer that is no page; what came too late has no status."""
    for name in ("error_map", "timeout_map"):
        for rows in (answers.get(name) or {}).values():
            for row in rows:
                status = row["status"]
                late = name == "timeout_map" or status["text"].startswith("Timeout")
                yield row["url"], None if late else status.get("code"), status["text"]


def _alike(address: str) -> str:
    """The same for an address as somebody wrote it and as a program repeats it."""
    return unquote(address).rstrip("/").lower()


def on_reviews(report: Report, problems: Any) -> None:
    """Reviews that the check calls old."""
    if not isinstance(problems, list):
        report.unreachable("Reviews", "The guide was not checked.")
        return
    due = [row for row in problems if row["code"] == "old-review"]
    rows = [f"{_code(row['path'])}, line {row['line']} – {_line(row['message'])}" for row in due]
    report.found("Reviews that are due", "Read the entry again, mend it, and set `reviewed`.", rows)
    if not due:
        report.fine("No review is due.")


def on_packages(report: Report, audit: Any) -> None:
    """Packages of constraints.txt that are known to be vulnerable."""
    rows = vulnerabilities(audit)
    if rows is None:
        report.unreachable("Vulnerable packages", "Not every package was asked about, so nothing is known of them.")
        return
    report.found("Vulnerable packages", "Set a version that is mended in `constraints.txt`.", rows)
    if not rows:
        report.fine(f"Of {len(audit['dependencies'])} packages none is known to be vulnerable.")


def vulnerabilities(audit: Any) -> list[str] | None:
    """A row for each, or None unless every package was asked about."""
    packages = audit.get("dependencies") if isinstance(audit, dict) else None
    if not packages or any("vulns" not in package for package in packages):
        return None
    return [
        f"{_line(package['name'])} {_line(package['version'])}: {_line(known['id'])}, "
        f"mended in {_line(', '.join(known['fix_versions'])) or 'no version yet'}"
        for package in packages
        for known in package["vulns"]
    ]


def _line(text: str) -> str:
    """Somebody else's words on one line, where they are no markup, mention or reference."""
    line = " ".join(text.split())
    return (line if len(line) <= LONGEST else f"{line[:LONGEST]}…").translate(_MARKUP)


def _code(text: str) -> str:
    return f"`{' '.join(text.replace('`', '%60').split())}`"


def read(path: Path) -> Any:
    """What a JSON file holds; nothing of one that is not there or is broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def report_on(folder: Path, day: dt.date) -> Report:
    """All that was found on a day."""
    report = Report()
    report.fine(f"As of {day.isoformat()}; the next run writes over this text.")
    on_links(report, read(folder / "links.json"), read(folder / "guide.json"))
    on_reviews(report, read(folder / "check.json"))
    on_packages(report, read(folder / "audit.json"))
    return report


def main(arguments: Sequence[str]) -> int:
    """Do one of the three."""
    match arguments:
        case ["addresses", guide]:
            sys.stdout.writelines(f"{address}\n" for address in sorted(addresses(read(Path(guide)) or {})))
            return 0
        case ["audit", audit]:
            rows = vulnerabilities(read(Path(audit)))
            said = ["unreachable: not every package was asked about"] if rows is None else rows
            sys.stdout.writelines(f"::error::{row}\n" for row in said)
            return 1 if said else 0
        case ["report", folder, issue]:
            report = report_on(Path(folder), dt.datetime.now(dt.UTC).date())
            Path(issue).write_text("\n\n".join(report.parts) + "\n", encoding="utf-8")
            sys.stdout.write(f"to-do={'true' if report.to_do else 'false'}\n")
            return 0
    sys.stderr.write(f"{__doc__}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
