"""The content as another commit has it, read from git without touching the working tree."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.content.files import File
from generator.content.reader import MAX_BYTES


class BaseError(Exception):
    """Git cannot show that commit; the message is git's own."""


def files_at(folder: Path, content: str, base: str) -> Iterator[File]:
    """The files below `content` where the branch at hand left `base`; what was done there since is not its doing."""
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    fork = subprocess.run(  # noqa: S603 - fixed words and a commit's own name
        ["git", "merge-base", commit, "HEAD"],  # noqa: S607 - whichever git the contributor has
        cwd=folder,
        capture_output=True,
        check=False,
    )
    start = fork.stdout.decode().strip() or commit
    names = _git(folder, "ls-tree", "-d", "--name-only", start, "--", content).decode().strip()
    if not names:
        return
    with tarfile.open(fileobj=io.BytesIO(_git(folder, "archive", "--format=tar", start, "--", content))) as archive:
        for member in archive:
            inside = PurePosixPath(member.name).relative_to(content)
            hidden = any(part.startswith((".", "_")) for part in inside.parts)
            stream = archive.extractfile(member) if member.isfile() and not hidden else None
            if stream:
                yield File(member.name, inside, stream.read(MAX_BYTES + 1))


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 - as above
    except FileNotFoundError as error:
        message = "git is not here"
        raise BaseError(message) from error
    if done.returncode:
        raise BaseError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
