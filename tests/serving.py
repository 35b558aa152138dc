"""`studyguide serve` in a process of its own, and what its user does with it."""

import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from projects import BIN, ENVIRONMENT, SETTINGS, edit, make_project

PATIENCE = 60
"""Seconds after which the wait for something that should happen within two is given up."""


@dataclass(frozen=True)
class Served:
    """A project that is being served at `address`, and what the server has said so far."""

    project: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def in_memory(self) -> bool:
        """Whether it is our own server that answers."""
        return "search" not in (self.project / "mkdocs.yml").read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        """A page as it is now; the server answers when the rebuild that is under way has ended."""
        return self.data(path).decode("utf-8")

    def data(self, path: str) -> bytes:
        """The same, as bytes."""
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())

    def pdf(self, path: str) -> bytes:
        """A file as it is now."""
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            assert answer.headers["Content-Type"] == "application/pdf"
            return bytes(answer.read())

    def edit(self, path: str, old: str, new: str) -> None:
        edit(self.project / path, old, new)

    def wait(self, path: str, wanted: Callable[[str], bool]) -> str:
        """The page as soon as it is as wanted."""
        page = ""

        def there() -> bool:
            nonlocal page
            try:
                page = self.get(path)
            except urllib.error.HTTPError:
                return False
            return wanted(page)

        until(there, lambda: f"{path} stayed as it was; the server said:\n{self.said()}")
        return page

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


def until(there: Callable[[], bool], otherwise: Callable[[], str]) -> None:
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, otherwise()
        time.sleep(0.05)


@contextmanager
def serving(project: Path) -> Iterator[Served]:
    """Serve a project in a process of its own, and end that one."""
    log = project.parent / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [BIN / "studyguide", "serve", "--port", "0"], cwd=project, env=ENVIRONMENT, stdout=stream, stderr=stream
        )
    try:
        found: list[str] = []

        def serves() -> bool:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            found[:] = re.findall(r"Serving on (http://\S+)", log.read_text(encoding="utf-8"))
            return bool(found)

        until(serves, lambda: log.read_text(encoding="utf-8"))
        yield Served(project, found[0], log, process)
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


IN_MEMORY = SETTINGS.replace("plugins: [search, studyguide]", "plugins: [studyguide]")
"""A configuration that our own server can show; with others MkDocs' server takes over."""


def make_project_in_memory(folder: Path, more: str = "") -> Path:
    """The same project as everywhere, for our own server."""
    project = make_project(folder)
    (project / "mkdocs.yml").write_text(IN_MEMORY + more, encoding="utf-8")
    return project
