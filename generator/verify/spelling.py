"""Spelling of everything that is prose, by `typos` with the project's own settings; code and formulas are left out."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.content.decode import Located
from generator.content.fields import Prose
from generator.content.library import leaves
from generator.content.reader import Source
from generator.content.walk import Loc
from generator.diagnostics import Code, Diagnostic

SETTINGS: Final = "typos.toml"
# What is not English: code, formulas, addresses and ids of links, names of worked numbers.
_NOT_PROSE: Final = re.compile(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\]\([^)]*\)|<https?:[^>]*>|\{\w+\}", re.DOTALL)
_ANYTHING: Final = re.compile(r"[^\n]")


def command() -> str | None:
    """The spelling checker beside this Python, or elsewhere on the system."""
    return shutil.which("typos", path=str(Path(sys.executable).parent)) or shutil.which("typos")


@dataclass(frozen=True, slots=True)
class Spelling:
    """The texts of some entries; `folder` is the project's, which may hold settings with its own words."""

    folder: Path
    located: tuple[Located, ...]

    def problems(self) -> list[Diagnostic]:
        """Every word that looks misspelt, where it stands."""
        texts = [
            (item.source, item.base + loc, value.source)
            for item in self.located
            for loc, value in leaves(item.entry)
            if isinstance(value, Prose)
        ]
        with tempfile.TemporaryDirectory() as place:
            for number, (_, _, text) in enumerate(texts):
                Path(place, f"{number}.md").write_text(prose_only(text), encoding="utf-8", newline="\n")
            return [_problem(texts, found) for found in self._findings(place)]

    def _findings(self, place: str) -> Iterable[dict[str, object]]:
        settings = self.folder / SETTINGS
        chosen = ["--config", str(settings)] if settings.is_file() else ["--locale", "en-gb"]
        asked = [str(command()), "--isolated", *chosen, "--format", "json", place]
        done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own folder
        if done.returncode not in (0, 2):  # 2: it found some
            raise OSError(done.stderr.strip())
        rows = (json.loads(line) for line in done.stdout.splitlines())
        return [row for row in rows if row["type"] == "typo"]


def prose_only(text: str) -> str:
    """The text with everything else blotted out, each sign by a space, so that places stay."""
    return _NOT_PROSE.sub(lambda match: _ANYTHING.sub(" ", match[0]), text)


def _problem(texts: list[tuple[Source, Loc, str]], found: dict[str, object]) -> Diagnostic:
    source, loc, text = texts[int(Path(str(found["path"])).stem)]
    line, offset = int(str(found["line_num"])) - 1, int(str(found["byte_offset"]))
    column = len(text.split("\n")[line].encode()[:offset].decode())
    corrections = found["corrections"]
    hint = f"write {' or '.join(map(str, corrections))}" if isinstance(corrections, list) else None
    return Diagnostic(source.span_in_text(loc, line, column), Code.MISSPELT, f"'{found['typo']}' is misspelt", hint)
