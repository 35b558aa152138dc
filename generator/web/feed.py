"""What was reviewed or changed last, as a feed that readers subscribe to (Atom, RFC 4287)."""

from xml.etree import ElementTree as ET

from generator.content.addresses import address_of
from generator.content.fields import Prose
from generator.content.library import Library, latest_reviews, title_of, title_text
from generator.content.model import Entry
from generator.content.site import Site
from generator.content.wording import label

PATH = "quality/changes.xml"
MOST = 100
_ATOM = "http://www.w3.org/2005/Atom"


def feed(library: Library, site: Site) -> bytes | None:
    """The latest reviews, newest first; none without an address of the site, or without reviews."""
    latest = [(str(day), entry) for day, entries in latest_reviews(library) for entry in entries][:MOST]
    if not site.url or not latest:
        return None
    here = f"{site.url}{PATH}"
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _texts(root, title=f"{site.name}: reviewed and changed", id=here, updated=_moment(latest[0][0]))
    _link(root, "self", here)
    _link(root, "alternate", site.url)
    _texts(ET.SubElement(root, "author"), name=site.name)
    for day, entry in latest:
        kind, row = entry.kind_of_entry, ET.SubElement(root, "entry")
        # The day belongs to the id: an entry that is reviewed again is news again.
        _texts(
            row, title=f"{label(kind)}: {title_of(entry)}", id=f"{here}#{kind}-{entry.id}-{day}", updated=_moment(day)
        )
        _link(row, "alternate", f"{site.url}{address_of(entry)}")
        _texts(row, summary=_about(entry))
    ET.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode").encode() + b"\n"


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": href})


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _about(entry: Entry) -> str:
    """What an entry says in a sentence."""
    text = getattr(entry, "gist", None) or getattr(entry, "summary", None) or getattr(entry, "question", None)
    return title_text(text) if isinstance(text, Prose) else ""
