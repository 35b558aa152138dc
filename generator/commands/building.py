"""Commands that make the site: `build` and `serve`."""

import argparse
import socket
import sys

from generator.building.build import MADE, BuildError
from generator.building.build import build as make
from generator.building.inputs import can_serve
from generator.commands.shared import (
    FINE,
    PROBLEMS,
    UNTOUCHED,
    USAGE,
    refuse,
    replaceable,
    report_on,
    typed,
)
from generator.content.project import Project


def build(project: Project, options: argparse.Namespace) -> int:
    """Check the content and build the site, or as much of it as has changed; with any error that of before stays."""
    if not replaceable(project, options.site_dir, MADE):
        return USAGE
    try:
        built = make(project, options.site_dir, offline=options.offline)
    except BuildError as error:
        sys.stderr.write(f"{error}\n{UNTOUCHED}")
        return PROBLEMS
    report_on(built, "text")
    if not built.sound:
        sys.stderr.write(UNTOUCHED)
        return PROBLEMS
    place = options.site_dir.resolve()
    if options.offline:
        sys.stdout.write(f"The site is in {place}\nOpen {place / 'index.html'} in a browser: no server, no network.\n")
        return FINE
    sys.stdout.write(f"The site is in {place}\nLook at it: python3 -m http.server --directory {place} 8000\n")
    sys.stdout.write(f"and open http://127.0.0.1:8000/, or run {typed('serve')} to see edits at once.\n")
    return FINE


def serve(project: Project, options: argparse.Namespace) -> int:
    """Serve the site on this machine, where every page follows what is edited, until interrupted."""
    if options.port and not _free(options.port):
        message = f"something else listens on port {options.port} of this machine"
        return refuse("serve", message, "stop it, or add --port 0 for a port that is free")
    try:
        if can_serve(project.settings()):
            from generator.serving.server import serve as serve_from_memory  # noqa: PLC0415 - MkDocs is slow to import

            serve_from_memory(project, options.port)
        else:
            from generator.building.site import serve_by_mkdocs  # noqa: PLC0415 - as above

            serve_by_mkdocs(project, options.port)
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return PROBLEMS
    return FINE


def _free(port: int) -> bool:
    """Whether a server can have the port: MkDocs would say so only after it has built the site."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
