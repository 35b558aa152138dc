"""A finished site as a folder that opens from disk, and as one file to download."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_INDEX = "index.html"
# Where a page leads, in tags only: what looks like one in a text or a program stays as it is.
_TAG = re.compile(r"<(?:a|link|button|meta) [^>]*>")
_ADDRESS = re.compile(r'(?<= )((?:href|data-copy)="|content="0; url=)([^"?#:]+)(?=["?#])')
_FOUND = re.compile(r'(?<=\{"address":")([^"#]*)')
_SHEET = re.compile(r'href="(?:\.\./)*(?=print/[^"]*\.pdf")')
# What only a site offers, and what a page from disk may not do: it fetches nothing ahead.
_DROPPED = re.compile(r'<p class="site-foot__download">.*?</p>|<link rel="preload"[^>]*>', re.DOTALL)
_ADDRESSES = {"page", "practice"}
"""Fields of scripts of data that hold addresses."""
_END = ");\n"
_PACKED = {".pdf", ".png", ".woff2", ".gz"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The day of every file: the same site gives the same bytes."""


def make_offline(site: Path) -> None:
    """Let every link in a finished site name its file: from a disk nobody adds the index.html."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_TAG.sub(_with_files, _DROPPED.sub("", text)), encoding="utf-8", newline="\n")
    for found in site.glob("search/*/pages/*.js"):
        text = found.read_text(encoding="utf-8")
        found.write_text(_FOUND.sub(lambda place: _file(place[1]), text), encoding="utf-8", newline="\n")
    for brought in site.glob("assets/data/**/*.js"):
        call, value = brought.read_text(encoding="utf-8").removesuffix(_END).split(",", 1)
        data = json.dumps(_data_with_files(json.loads(value)), ensure_ascii=False, separators=(",", ":"))
        brought.write_text(f"{call},{data}{_END}", encoding="utf-8", newline="\n")
    # A disk shows no page of ours for what is not there, and no robot comes by.
    for name in ("404.html", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)


def _data_with_files(value: Any, field: str = "") -> Any:
    """What a script of data brings, with the files of its addresses."""
    match value:
        case dict():
            return {name: _data_with_files(inner, name) for name, inner in value.items()}
        case list():
            return [_data_with_files(inner) for inner in value]
        case str() if field in _ADDRESSES:
            return _file(value)
        case str():
            return _TAG.sub(_with_files, value)
    return value


def _with_files(tag: re.Match[str]) -> str:
    return _ADDRESS.sub(lambda found: found[1] + _file(found[2]), tag[0])


def _file(address: str) -> str:
    """The file that a web server answers with; what is no address of a folder stays."""
    if address and not address.endswith(("/", "/.", "/..")) and address not in (".", ".."):
        return address
    return f"{address.rstrip('/')}/{_INDEX}".removeprefix("/") if address != "." else _INDEX


def write_download(site: Path, archive: str, address: str) -> None:
    """Put the folder copy of a finished site into it as one file; sheets of paper, most of its size, stay at the site.

    Without the site's address, to which links to them lead then, they come along.
    """
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("*.pdf") if address else None)
        make_offline(copy)
        for page in copy.rglob("*.html") if address else ():
            text = page.read_text(encoding="utf-8")
            page.write_text(_SHEET.sub(f'href="{address}', text), encoding="utf-8", newline="\n")
        with ZipFile(site / archive, "w") as packed:
            for path in _files(copy):
                name = f"{Path(archive).stem}/{path.relative_to(copy).as_posix()}"
                form = ZIP_STORED if path.suffix in _PACKED else ZIP_DEFLATED
                packed.writestr(ZipInfo(name, _LONG_AGO), path.read_bytes(), form)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
