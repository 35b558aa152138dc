"""The command that starts an entry: `new`."""

import argparse
import re
import sys
from pathlib import Path

from pydantic_core import PydanticCustomError

from generator.commands.shared import FINE, refuse, typed, write_files
from generator.content.load import Loaded
from generator.content.model import REGISTERS
from generator.content.project import Project
from generator.content.scaffold import scaffold, target
from generator.diagnostics import nearest
from generator.kinds import Kind


def new(project: Project, options: argparse.Namespace) -> int:
    """Write a scaffold where the entry belongs; a register's goes to its end."""
    kind, topic = Kind(options.kind), options.topic
    loaded = project.load(checks=())
    if kind is not Kind.QUESTION and topic is not None:
        return refuse("new", f"a {kind} has no topic", f"leave out --topic {topic}")
    if kind is Kind.QUESTION and (hint := _topic_hint(loaded, topic)):
        missing = "a question is in the folder of a topic" if topic is None else f"no topic has the id '{topic}'"
        return refuse("new", missing, hint)
    try:
        inside = target(kind, options.id, topic)
    except PydanticCustomError as error:
        said = error.context or {}
        return refuse("new", said["message"], said["hint"])
    path = project.folder / project.content / inside
    if taken := _taken(project, loaded, kind, options.id, path):
        return refuse("new", taken, "fill that one in, or choose another id")
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    text = f"{before.rstrip()}\n\n{scaffold(kind, options.id)}".lstrip()
    write_files(path.parent, {path.name: text})
    sys.stdout.write(f"{project.content}/{inside}: fill in every TODO; {typed('check')} names what is left\n")
    return FINE


def _topic_hint(loaded: Loaded, topic: str | None) -> str | None:
    """What to type for a topic that is missing or that nobody knows; nothing where it may stand."""
    topics = loaded.ids(Kind.TOPIC)
    if topic in topics or (topic is not None and Kind.TOPIC in loaded.evidence.unreadable):
        return None
    if topic is None:
        start = "start one with `studyguide new topic ID`, then add --topic ID"
        return f"add --topic with one of {', '.join(topics)}" if topics else start
    renamed = loaded.library.get(Kind.TOPIC, topic)
    if renamed:
        return f"it has another id now: --topic {renamed.id}"
    return f"{nearest(topic, topics)} (`studyguide new topic ID` starts one)"


def _taken(project: Project, loaded: Loaded, kind: Kind, name: str, path: Path) -> str | None:
    """Who has the id, by the files as they are, so that one with errors counts as well."""
    if kind in REGISTERS:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        holders = [path] if re.search(rf"(?m)^[\"']?{name}[\"']? *:", before) else []
    elif kind is Kind.QUESTION:
        holders = sorted(path.parents[1].glob(f"*/{path.name}"))
    else:
        holders = [path] if path.exists() else []
    if holders:
        return f"{holders[0].relative_to(project.folder).as_posix()} has it already"
    entry = loaded.library.get(kind, name)
    return f"'{name}' is the former id of '{entry.id}'" if entry else None
