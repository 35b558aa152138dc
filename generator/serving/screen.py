"""The site around one reading of a guide, made address by address when somebody asks."""

import mimetypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from generator.building.frame import Frame, frame_around, site_of, style_of
from generator.content.library import Library
from generator.content.prints import FOLDER, Size
from generator.content.project import Project
from generator.content.site import Site
from generator.paper.press import Press, files_to_set
from generator.paper.problem import PrintError
from generator.paper.sheets import Sheet, sheets
from generator.web import guide

HTML = "text/html; charset=utf-8"
_START, _MISSING = "index.html", "404.html"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody gets who asks for an address."""

    body: bytes
    kind: str = HTML
    status: HTTPStatus = HTTPStatus.OK


class Screen:
    """A site that is not written anywhere; what was made of it is kept until somebody says what is shown now."""

    def __init__(self, project: Project, library: Library) -> None:
        self._frame = frame = frame_around(project, project.folder / "site", library)
        self._beside = _Beside(project, frame, library)
        self._navigation = guide.navigation(library, paper=self._beside.site.paper)
        self._pages = {page.file.dest_uri: page for page in (*frame.made, *frame.by_hand)}
        self._brought = {path: page for page in frame.made for path in page.brings}
        self._files = frame.untouched
        self._answers: dict[str, Answer | None] = {}
        self.mount = f"{urlsplit(frame.config.site_url or '').path.rstrip('/')}/"
        theirs = [Path(folder) for folder in frame.config.theme.dirs]
        overrides = [path for path in theirs if path.is_relative_to(project.folder) and ".venv" not in path.parts]
        self.folders = [Path(frame.config.docs_dir), *overrides]
        """Where the rest of the site comes from."""
        self._sources = frozenset(path for folder in self.folders for path in folder.rglob("*") if path.is_file())
        for folder in overrides:  # so that templates that are spoilt later do not matter to this site
            for path in folder.rglob("*.html"):
                frame.env.get_template(path.relative_to(folder).as_posix())
        frame.config.extra["download"] = ""  # builds alone make that
        self.answer("")
        self.answer(_MISSING)

    def show(self, library: Library) -> bool:
        """Show another library from now on; it is refused, and nothing done, if it needs another site around it."""
        site, style = self._beside.site, style_of(self._frame.config)
        if guide.navigation(library, paper=site.paper) != self._navigation:
            return False
        if not self._frame.retell(guide.pages(library, site, style)):
            return False
        self._beside = _Beside(self._beside.project, self._frame, library)
        self.forget()
        return True

    @property
    def paths(self) -> Sequence[str]:
        """Where the pages are."""
        return [*self._pages]

    def complain(self, problems: Sequence[str]) -> bool:
        """Have these problems told on every page; whether they are others than before."""
        extra = self._frame.config.extra
        changed = bool(extra["problems"] != problems)
        if changed:
            extra["problems"] = problems
            self.forget()
        return changed

    def forget(self) -> None:
        """Make everything anew when somebody asks for it."""
        self._answers = {}

    def is_file(self, path: Path) -> bool:
        """Whether something is shown as it is in this file."""
        return path in self._files.values()

    def is_made_of(self, path: Path) -> bool:
        """Whether something at a place, or something that is no longer there, takes part in the site."""
        around = any(path.is_relative_to(folder) for folder in self.folders) and not path.name.startswith(".")
        return around and (path.exists() or any(path in (source, *source.parents) for source in self._sources))

    def judge_links(self) -> None:
        """Log which links of pages written by hand lead to places that are not there."""
        self._frame.judge_anchors()

    def answer(self, address: str) -> Answer:
        """What is at an address, counted from the root of the site."""
        path = f"{address}{_START}" if not address or address.endswith("/") else address
        if found := self._kept(path):
            return found
        if path == address and self._kept(f"{path}/{_START}"):
            return Answer(b"", "text/plain", HTTPStatus.FOUND)
        missing = self._kept(_MISSING)
        return Answer(missing.body if missing else b"", status=HTTPStatus.NOT_FOUND)

    def _kept(self, path: str) -> Answer | None:
        if path not in self._answers:
            self._answers[path] = self._make(path)
        return self._answers[path]

    def _make(self, path: str) -> Answer | None:
        if page := self._pages.get(path) or self._brought.get(path):
            made = {name: typed(name, data) for name, data in self._frame.files_of(page).items()}
            self._answers |= made
            return made.get(path)
        if path in self._files:
            return typed(path, self._files[path].read_bytes())
        folder, _, name = path.partition("/")
        if folder in self._beside.on_request:
            return self._beside.on_request[folder](name)
        if path in self._frame.config.theme.static_templates:
            return typed(path, self._frame.template(path))
        data = self._beside.files.get(path)
        return None if data is None else typed(path, data)


class _Beside:
    """What stands beside the pages of a library, made when the first of it is asked for."""

    def __init__(self, project: Project, frame: Frame, library: Library) -> None:
        self.project, self._frame, self._library = project, frame, library
        self.site: Site = site_of(frame.config)
        self.on_request: Mapping[str, Callable[[str], Answer | None]] = {FOLDER: self._sheet}

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Redirects, the feed and fonts, by their paths."""
        return guide.other_files(self._library, self.site, style_of(self._frame.config), self.project.cache)

    @cached_property
    def _sheets(self) -> Mapping[str, tuple[Sheet, Size]]:
        return dict(files_to_set(sheets(self._library, self.site))) if self.site.paper else {}

    def _sheet(self, name: str) -> Answer | None:
        """A sheet of paper; what goes wrong when it is set is the answer, as text."""
        if name not in self._sheets:
            return None
        try:
            return Answer(Press(self.project.cache).pdf(*self._sheets[name]), "application/pdf")
        except PrintError as error:
            return Answer(f"{error}\n".encode(), "text/plain; charset=utf-8", HTTPStatus.INTERNAL_SERVER_ERROR)


def typed(path: str, data: bytes) -> Answer:
    """A file, and what kind of file it is."""
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in ("application/javascript", "application/json", "application/xml")
    return Answer(data, f"{kind}; charset=utf-8" if text else kind)
