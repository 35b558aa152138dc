"""The content as another commit has it, read from git without touching the working tree."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.content.files import File
from generator.content.reader import MAX_BYTES
from generator.diagnostics import nearest


class BaseError(Exception):
    """Git cannot show that commit: why, and what to type instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def files_at(folder: Path, content: str, base: str) -> Iterator[File]:
    """The files below `content` where the branch at hand left `base`; what was done there since is not its doing."""
    commit = _commit(folder, base)
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


def _commit(folder: Path, base: str) -> str:
    names = _git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
    try:
        found = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}")
    except BaseError as error:
        message = f"git knows no branch, tag or commit '{base}'"
        raise BaseError(message, nearest(base, names.decode().split())) from error
    return found.decode().strip()


def _git(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607 - as above
    except FileNotFoundError as error:
        message = "git is not here"
        raise BaseError(message, "install git; it compares commits") from error
    if done.returncode:
        message = done.stderr.decode("utf-8", "replace").strip()
        raise BaseError(message, "run it within a clone of the guide, on a branch of your own")
    return done.stdout
