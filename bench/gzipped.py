"""A folder on a server of this machine that packs what it sends, as those that publish sites do."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


class Handler(SimpleHTTPRequestHandler):
    """Answers with gzip where that helps, and lets nothing be asked for again within ten minutes."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | None:  # type: ignore[override] - the base class says it more loosely
        """Send what comes before a file, and give the file."""
        place = Path(self.translate_path(self.path))
        if place.is_dir():
            place /= "index.html"
        if not place.is_file():
            self.send_error(404)
            return None
        data = place.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(place.name))
        self.send_header("Cache-Control", "max-age=600")
        if place.suffix in PACKED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return BytesIO(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    """A server to which a browser that goes away is no news."""

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder at the address that is yielded."""
    server = Quiet(("127.0.0.1", port), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
