"""Load guides with one damaged file each and say, in one line of JSON, what came of them; run by test_mutation.py.

A process of its own: if damage ends the interpreter itself, the test sees its exit status.
"""

import datetime as dt
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from generator import report
from generator.content.fields import Prose
from generator.content.files import File, content_files
from generator.content.library import leaves, title_of
from generator.content.load import load
from generator.prose.html import HtmlWriter
from generator.prose.markdown import MarkdownWriter
from generator.prose.text import plain

TODAY = dt.date(2026, 11, 21)
SIGNS = [
    *"\t\r\n:#&*!|>'\"%@`{}[]<>,?-~=$\\_^\x00\x07\x7f\x85\u2028\u202e\ufeff\ud7ff\u00e9\U0001f35e",
    *(
        ": ",
        " #",
        "- ",
        "? ",
        "<<: ",
        "&a ",
        "*a",
        "!!python/object:x ",
        "--- ",
        "...",
        "%YAML 9\n",
        "{{",
        "{%",
        "{a}",
        "$$",
    ),
    *(
        "[a](b)",
        "![a](b)",
        "<b>",
        "```",
        "~~~",
        "***",
        "\\frac{",
        "| a |\n|-|\n",
        "    ",
        "\\ud800",
        "0x1F",
        "1e999",
        "TODO",
    ),
]

Damage = Callable[[random.Random, bytes], bytes]


def flip(chance: random.Random, data: bytes) -> bytes:
    where = chance.randrange(len(data))
    return data[:where] + bytes([data[where] ^ 1 << chance.randrange(8)]) + data[where + 1 :]


def delete(chance: random.Random, data: bytes) -> bytes:
    where = chance.randrange(len(data))
    return data[:where] + data[where + chance.randrange(1, 40) :]


def truncate(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def repeat_line(chance: random.Random, data: bytes) -> bytes:
    rows = data.splitlines(keepends=True)
    return b"".join([*rows[: (where := chance.randrange(len(rows)))], rows[where], *rows[where:]])


def swap_lines(chance: random.Random, data: bytes) -> bytes:
    rows = data.splitlines(keepends=True)
    first, second = chance.randrange(len(rows)), chance.randrange(len(rows))
    rows[first], rows[second] = rows[second], rows[first]
    return b"".join(rows)


def swap_values(chance: random.Random, data: bytes) -> bytes:
    rows = [row.split(b": ", 1) for row in data.splitlines()]
    fields = [row for row in rows if len(row) > 1] or [[b"", b""]]
    first, second = chance.choice(fields), chance.choice(fields)
    first[1], second[1] = second[1], first[1]
    return b"\n".join(b": ".join(row) for row in rows)


def replace_value(chance: random.Random, data: bytes) -> bytes:
    rows = [row.split(b": ", 1) for row in data.splitlines()]
    fields = [row for row in rows if len(row) > 1] or [[b"", b""]]
    values = [
        "",
        "[]",
        "{}",
        "null",
        "0",
        "-1",
        "1.5",
        "9" * 5000,
        "yes",
        "2026-13-45",
        "[a, [b, {c: d}]]",
        "{a: {b: c}}",
    ]
    chance.choice(fields)[1] = chance.choice([*values, *SIGNS]).encode()
    return b"\n".join(b": ".join(row) for row in rows)


def insert_sign(chance: random.Random, data: bytes) -> bytes:
    where = chance.randrange(len(data) + 1)
    signs: bytes = chance.choice(SIGNS).encode() * chance.choice([1, 1, 2, 9])
    return data[:where] + signs + data[where:]


def indent(chance: random.Random, data: bytes) -> bytes:
    rows = data.splitlines(keepends=True)
    where = chance.randrange(len(rows))
    rows[where] = b" " * chance.randrange(1, 5) + rows[where] if chance.random() < 0.5 else rows[where].lstrip()
    return b"".join(rows)


def nest(chance: random.Random, data: bytes) -> bytes:
    where = chance.randrange(len(data) + 1)
    deep: bytes = chance.choice(
        [b"[", b"{", b"- ", b"{a: ", b"> ", b"*", b"<g>", b"(", b"{{", b"\\frac{"]
    ) * chance.choice([60, 30_000])
    return data[:where] + deep + data[where:]


DAMAGES: list[Damage] = [
    flip,
    delete,
    truncate,
    repeat_line,
    swap_lines,
    swap_values,
    replace_value,
    insert_sign,
    indent,
    nest,
]


def outcome(files: Mapping[str, bytes]) -> str:
    loaded = load([File(f"content/{name}", PurePosixPath(name), data) for name, data in files.items()], TODAY)
    for entries in loaded.library.entries.values():
        for entry in entries.values():
            title_of(entry)
            for _, leaf in leaves(entry):
                if isinstance(leaf, Prose):
                    HtmlWriter(lambda _kind, _id: None, {}).blocks(leaf.blocks)
                    MarkdownWriter(lambda _kind, _id: None).blocks(leaf.blocks)
                    plain(leaf.blocks, lambda _kind, _id: None)
    for write in report.FORMATS.values():
        write(loaded.diagnostics).encode()
    for item in loaded.diagnostics:
        text = files[item.span.path.removeprefix("content/")].decode("utf-8", "replace")
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        assert 1 <= item.span.line <= len(lines), item
        assert 1 <= item.span.column <= len(lines[item.span.line - 1]) + 1, item
        assert item.message, item
    return "sound" if loaded.sound else "reported"


def damaged(folders: list[Path], count: int, seed: int) -> Counter[str]:
    chance = random.Random(seed)  # noqa: S311 - the same damage on every run
    guides = [{str(file.inside): file.data or b"" for file in content_files(folder, "content")} for folder in folders]
    outcomes: Counter[str] = Counter()
    for number in range(count):
        guide = guides[number % len(guides)]
        name = chance.choice(sorted(guide))
        damage = chance.choice(DAMAGES)
        data = damage(chance, guide[name])
        # Now and then the whole small guide, so that what is between entries is checked too; else the file alone.
        files = {**guide, name: data} if number % (2 * len(guides)) == 0 else {name: data}
        try:
            outcomes[outcome(files)] += 1
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is what this looks for
            outcomes["failed"] += 1
            sys.stderr.write(f"{damage.__name__} of {name}, number {number}: {error!r:.500}\n")
    return outcomes


if __name__ == "__main__":
    total, seed, *paths = sys.argv[1:]
    print(json.dumps(damaged([Path(path) for path in paths], int(total), int(seed))))  # noqa: T201 - the answer
