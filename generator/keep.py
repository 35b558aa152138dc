"""What took long to make is kept in a folder, by a key that says everything it depends on."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


def key_of(parts: Iterable[object]) -> str:
    """A file's name for what depends on these values."""
    return sha256(repr(list(parts)).encode()).hexdigest()[:32]


def kept(place: Path, make: Callable[[], bytes]) -> bytes:
    """What is at a place; one that is missing or damaged is made again."""
    data = held(place)
    if not data:
        data = make()
        hold(place, [data])
    return data


def held(place: Path) -> bytes | None:
    """What is at a place; an entry carries its own digest, and nothing is there if it is missing or damaged."""
    try:
        digest, _, data = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if sha256(data).hexdigest().encode() == digest else None


def hold(place: Path, parts: Iterable[bytes]) -> None:
    """Put something at a place, in one step."""
    place.parent.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    # Two builds may make the same entry at once: each writes a file of its own, the last one to finish stays.
    with NamedTemporaryFile(dir=place.parent, delete=False) as draft:
        draft.write(digest.hexdigest().encode() + b"\n")
        for part in parts:
            digest.update(part)
            draft.write(part)
        draft.seek(0)
        draft.write(digest.hexdigest().encode())
    Path(draft.name).replace(place)
