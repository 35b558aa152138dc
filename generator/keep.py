"""What took long to make is kept in a folder, by a key that says everything it depends on."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

_DIGEST = 32


def key_of(parts: Iterable[object]) -> str:
    """A file's name for what depends on these values."""
    return sha256(repr(list(parts)).encode()).hexdigest()[:32]


def kept(place: Path, make: Callable[[], bytes]) -> bytes:
    """What is at a place; an entry carries its own digest, and one that is missing or damaged is made again."""
    try:
        held = place.read_bytes()
    except OSError:
        held = b""
    digest, data = held[:_DIGEST], held[_DIGEST:]
    if data and sha256(data).digest() == digest:
        return data
    data = make()
    place.parent.mkdir(parents=True, exist_ok=True)
    # Two builds may make the same entry at once: each writes a file of its own, the last one to finish stays.
    with NamedTemporaryFile(dir=place.parent, delete=False) as draft:
        draft.write(sha256(data).digest() + data)
    Path(draft.name).replace(place)
    return data
