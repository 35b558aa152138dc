"""A guide of any size in the words of our own: what the measurements are made on."""

import random
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
A_TOPIC = 25
SEED = 20261121
Pool = Mapping[str, Sequence[Any]]


def make_guide(folder: Path, count: int, *, paper: bool = False) -> None:
    """Our own project with further questions, `count` in all: 25 a topic, 3 KB each, made of parts of ours.

    Sheets of paper and the copy to download are left out unless asked for: nothing that we are compared with makes any.
    """
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = (
        config if paper else config.replace("paper: true", "paper: false").replace("download: true", "download: false")
    )
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    own = sorted((folder / "content" / "questions").rglob("*.yml"))
    pool = _pool([yaml.safe_load(path.read_bytes()) for path in own])
    chance = random.Random(SEED)  # noqa: S311 - the same guide each time is the point
    topics: dict[str, dict[str, Any]] = {}
    for number in range(count - len(own)):
        if number % A_TOPIC == 0:
            topic = f"more-{len(topics):03}"
            topics[topic] = _topic(folder, len(topics))
        place = folder / "content" / "questions" / topic / f"{topic}-{number % A_TOPIC:02}.yml"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(_yaml(_question(pool, chance, number)))
    register = folder / "content" / "topics.yml"
    register.write_bytes(register.read_bytes() + (_yaml(topics) if topics else b""))


def _pool(questions: Sequence[Mapping[str, Any]]) -> Pool:
    """Parts of the conceptual questions, without those that show a worked number or have markup beyond a list."""
    concepts = [question for question in questions if question["kind"] == "concept"]
    pool: dict[str, list[Any]] = {
        name: [question[name] for question in concepts] for name in ("stages", "roles", "level", "sources")
    }
    pool["prompt"] = [question["prompt"].split("? ")[0].rstrip("?.") for question in questions]
    pool["gist"] = [question["gist"] for question in questions]
    pool["scored"] = [row for question in concepts for row in question["scored"]]
    pool["strong"] = [part for question in concepts for part in question["strong"].split("\n\n")]
    pool["weak"] = [row for question in concepts for row in question["weak"]]
    pool["follow_ups"] = [
        {**row, "answer": row["answer"].split("\n\n")[0]} for question in concepts for row in question["follow_ups"]
    ]
    return {name: [part for part in parts if _plain(part)] for name, parts in pool.items()}


def _plain(part: object) -> bool:
    text = " ".join(map(str, part.values())) if isinstance(part, dict) else str(part)
    return not any(sign in text for sign in ("{", "](", "```", "$", "\\", "|"))


def _topic(folder: Path, number: int) -> dict[str, Any]:
    """A topic like one of ours, under another name."""
    samples = list(yaml.safe_load((folder / "content" / "topics.yml").read_bytes()).values())
    sample = samples[number % len(samples)]
    return {**sample, "title": f"{sample['title']} {number}", "aliases": []}


def _question(pool: Pool, chance: random.Random, number: int) -> dict[str, Any]:
    first, second = chance.sample(pool["prompt"], 2)
    paragraphs = [part for part in chance.sample(pool["strong"], 12) if not part.startswith(("-", "1", "#", ">", "!"))]
    return {
        "title": f"Case {number}: {' '.join(first.split()[:6]).strip(',:;.')}",
        "prompt": f"{first}, and in case {number}: {second[0].lower()}{second[1:]}?",
        "kind": "concept",
        "stages": chance.choice(pool["stages"]),
        "roles": chance.choice(pool["roles"]),
        "level": chance.choice(pool["level"]),
        "minutes": 4,
        "gist": chance.choice(pool["gist"]),
        "scored": chance.sample(pool["scored"], 4),
        "strong": "\n\n".join([f"In case {number} I would say this much. {paragraphs[0]}", *paragraphs[1:4]]),
        "weak": chance.sample(pool["weak"], 1),
        "follow_ups": chance.sample(pool["follow_ups"], 2),
        "sources": chance.choice(pool["sources"]),
        "reviewed": "2026-11-20",
    }


def _yaml(data: object) -> bytes:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110).encode()
