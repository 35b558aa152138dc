"""A finished site made searchable; what was found in its pages is kept, so that after an edit few are parsed again."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache as remembered
from functools import partial
from hashlib import sha256
from pathlib import Path

from generator import search
from generator.building.two import do_all
from generator.content.load import collection_paused
from generator.keep import held, hold, kept, key_of
from generator.search.counts import Counted, counted
from generator.search.index import index_of
from generator.search.pages import found_in, searched_in
from generator.search.write import files_of

FOLDER = "search"
_SHARE = 64
"""Pages that one process reads before it asks for more."""
_NAMES = [item.name for item in fields(Counted)]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page that is searched: the digest of its article, and as JSON what was found in it."""

    digest: str
    found: str


Pages = Mapping[str, Parsed]
"""By their paths."""


@collection_paused()
def make_searchable(site: Path, cache: Path) -> None:
    """Write the index of a finished site below search/; pages that are as they were are not parsed."""
    files = _files(_read(site, _load(cache)), cache)
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    for path, data in files.items():
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


@collection_paused()
def search_again(site: Path, cache: Path, changed: Mapping[str, bytes]) -> tuple[Mapping[str, bytes], Sequence[str]]:
    """What becomes of a site's index when some of its pages get new contents: files to write, and files to delete."""
    before = [path.name for path in (site / FOLDER).iterdir() if path.is_dir()]
    marks = _load_marks(cache)
    if [_version(marks)] == before and all(_mark_in(path, html) == marks.get(path) for path, html in changed.items()):
        return {}, ()
    pages = _load(cache)
    if [_version(_marks(pages))] != before:
        pages = _read(site, pages)
    parsed = {path: _parsed(path, data.decode(), pages.get(path)) for path, data in changed.items()}
    rest = {path: page for path, page in pages.items() if path not in parsed}
    pages = rest | {path: page for path, page in parsed.items() if page}
    if [_version(_marks(pages))] == before:
        return {}, ()
    gone = [path.relative_to(site).as_posix() for name in before for path in (site / FOLDER / name).rglob("*.js")]
    return _files(pages, cache), gone


def files_for(pages: Iterable[tuple[str, str]], cache: Path) -> Mapping[str, bytes]:
    """The index of pages that are in no folder, by the paths of its files."""
    known = _load(cache)
    parsed = ((path, _parsed(path, html, known.get(path))) for path, html in pages)
    return _files({path: page for path, page in parsed if page}, cache)


def _read(site: Path, known: Pages) -> Pages:
    """What is found in every page of a site; one that is known is only compared."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    done = do_all([partial(_read_some, site, known, share) for share in shares])
    return dict(sorted((page for some in done for page in some), key=lambda page: page[0]))


def _read_some(site: Path, known: Pages, paths: Sequence[str]) -> list[tuple[str, Parsed]]:
    pages = ((path, _parsed(path, (site / path).read_text(encoding="utf-8"), known.get(path))) for path in paths)
    return [(path, page) for path, page in pages if page]


def _parsed(path: str, html: str, before: Parsed | None) -> Parsed | None:
    searched = searched_in(html)
    if searched is None:
        return None
    head, article = searched
    digest = sha256(f"{head}\0{article}".encode()).hexdigest()[:32]
    if before and before.digest == digest:
        return before
    rows = [[getattr(row, name) for name in _NAMES] for row in map(counted, found_in(path, head, article))]
    return Parsed(digest, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def _marks(pages: Pages) -> Mapping[str, str]:
    """Of each page a digest of what was found in it: they say whether an index is up to date, and are soon loaded."""
    return {path: _mark(page) for path, page in pages.items()}


def _mark(page: Parsed) -> str:
    return sha256(page.found.encode()).hexdigest()[:32]


def _mark_in(path: str, html: bytes) -> str | None:
    page = _parsed(path, html.decode(), None)
    return _mark(page) if page else None


def _version(marks: Mapping[str, str]) -> str:
    """What the index of pages is known by."""
    return key_of([_code(), *(f"{path} {marks[path]}" for path in sorted(marks))])[:12]


@remembered
def _code() -> str:
    """The rules by which an index is made: with others the same pages have another."""
    modules = sorted(Path(search.__file__).parent.glob("*.py"))
    return key_of(module.read_bytes() for module in modules)


def _files(pages: Pages, cache: Path) -> Mapping[str, bytes]:
    """Every file of the index, by its path on the site."""
    version = _version(_marks(pages))

    def make() -> bytes:
        _save(cache, pages)
        index = index_of(Counted(*row) for path in sorted(pages) for row in json.loads(pages[path].found))
        return json.dumps(dict(files_of(index, version)), ensure_ascii=False).encode()

    place = cache / FOLDER / f"{version}.json"
    files: Mapping[str, str] = json.loads(kept(place, make))
    for other in place.parent.iterdir():
        if other not in (place, _pages_in(cache), _marks_in(cache)) and other.suffix in (".json", ".txt"):
            other.unlink(missing_ok=True)
    return {f"{FOLDER}/{path}": text.encode() for path, text in files.items()}


def _pages_in(cache: Path) -> Path:
    return cache / FOLDER / f"pages-{_code()[:12]}.txt"


def _load(cache: Path) -> Pages:
    """What was found the last time; nothing if there is nothing, or if it is damaged."""
    rows = (line.decode().split("\t", 2) for line in (held(_pages_in(cache)) or b"").split(b"\n")[:-1])
    return {path: Parsed(known, found) for path, known, found in rows}


def _save(cache: Path, pages: Pages) -> None:
    hold(_pages_in(cache), (f"{path}\t{page.digest}\t{page.found}\n".encode() for path, page in pages.items()))
    hold(_marks_in(cache), [json.dumps(_marks(pages), ensure_ascii=False).encode()])


def _marks_in(cache: Path) -> Path:
    return cache / FOLDER / f"marks-{_code()[:12]}.txt"


def _load_marks(cache: Path) -> Mapping[str, str]:
    marks: Mapping[str, str] = json.loads(held(_marks_in(cache)) or b"{}")
    return marks
