"""The server on this machine: pages from memory, and news of them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.building.build import BuildError
from generator.building.site import LOOPBACK, errors_as_ours
from generator.content.project import Project
from generator.serving.live import Live
from generator.serving.screen import HTML, Answer
from generator.serving.watch import Watch

_LOG = logging.getLogger("mkdocs.studyguide")
_SCRIPT, _NEWS = "/-/reload.js", "/-/news"
_PATIENCE = 20
"""Seconds after which a page that waits for news is told that there are none, to see whether it is still there."""


def serve(project: Project, port: int) -> None:
    """Serve a guide from memory until interrupted; every page follows the files that it is made of."""
    with errors_as_ours(), _bound(port) as server, Watch() as watch:
        live = Live(project)
        server.RequestHandlerClass = partial(_Handler, live)

        def change(paths: set[Path]) -> None:
            live.change(paths)
            watch.follow(live.folders)

        watch.follow(live.folders)
        for work in (live.check_for_ever, partial(watch.for_ever, change)):
            Thread(target=work, daemon=True).start()
        _LOG.info("Serving on http://%s:%s%s", LOOPBACK, server.server_port, quote(live.mount))
        try:
            server.serve_forever(poll_interval=0.1)
        except KeyboardInterrupt:
            _LOG.info("Shutting down...")


@contextmanager
def _bound(port: int) -> Iterator[ThreadingHTTPServer]:
    try:
        server = _Server((LOOPBACK, port), BaseHTTPRequestHandler)
    except OSError as error:
        message = f"cannot serve on {LOOPBACK}:{port}: {error}"
        raise BuildError(message) from error
    with server:
        yield server


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 - the signature is its own
        """A reader who has gone is no error."""
        _LOG.debug("%s has gone", client_address, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, live: Live, request: Any, client: Any, server: BaseServer) -> None:
        self._live = live
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Answer with a page or a file, or tell when a page has news."""
        url = urlsplit(self.path)
        path = unquote(url.path)
        if path == _NEWS:
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            self._tell_news(asked.get("page", ""), asked.get("tag", ""))
        elif path == _SCRIPT:
            script = Path(__file__).with_name("reload.js").read_bytes()
            self._send(Answer(script, "text/javascript; charset=utf-8"))
        elif path == "/" != self._live.mount:
            self._send(Answer(b"", "text/plain", HTTPStatus.FOUND), quote(self._live.mount))
        else:
            self._send(self._live.answer(self._inside(path)), f"{url.path}/")

    do_HEAD = do_GET  # noqa: N815 - the name is that of the method

    def _inside(self, path: str) -> str:
        """A path as counted from the start of the site; of one that is outside, what nothing is called."""
        mount = self._live.mount
        return path.removeprefix(mount) if path.startswith(mount) else "/"

    def _send(self, answer: Answer, elsewhere: str = "") -> None:
        body = answer.body
        if answer.kind == HTML:
            body = _with_script(body, self._live.tag(answer))
        mark = f'"{blake2b(body, digest_size=12).hexdigest()}"'
        fresh = answer.status is HTTPStatus.OK and self.headers.get("If-None-Match") == mark
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else answer.status)
        if answer.status is HTTPStatus.FOUND:
            self.send_header("Location", elsewhere)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", mark)
        if not fresh:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not fresh and self.command != "HEAD":
            self.wfile.write(body)

    def _tell_news(self, page: str, tag: str) -> None:
        """One event as soon as a page is another than its reader has."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while not self._live.wait(self._inside(page), tag, _PATIENCE):
            self.wfile.write(b": none\n\n")
        self.wfile.write(b"data: changed\n\n")

    def log_message(self, *_: object) -> None:
        """What is asked for is no news."""


def _with_script(page: bytes, tag: str) -> bytes:
    """A page that reloads itself; the script is a file, so that the page's own policy lets it run."""
    before, end, after = page.rpartition(b"</body>")
    script = f'<script src="{_SCRIPT}" data-tag="{tag}"></script>'.encode()
    return before + script + end + after if end else page + script
