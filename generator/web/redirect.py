"""A page that sends its readers on."""

import posixpath

from markupsafe import escape

from generator.content.site import Site


def redirect_page(path: str, target: str, site: Site) -> bytes:
    """HTML for the file `path` that leads to the address `target`, both from the root of the site."""
    way = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{path}")) + ("/" if target.endswith("/") else "")
    canonical = escape(f"{site.url}{target}")
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">\n'
        f'<meta http-equiv="refresh" content="0; url={escape(way)}">\n'
        f'<link rel="canonical" href="{canonical}">\n<meta name="robots" content="noindex">\n'
        f"<title>Moved – {escape(site.name)}</title>\n</head>\n<body>\n"
        f'<p>This page has moved: <a href="{escape(way)}">go to its new address</a>.</p>\n</body>\n</html>\n'
    ).encode()
