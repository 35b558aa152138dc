"""The templates, and how one of them writes one page."""

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.content.wording import as_of, counted, label, span_of
from generator.web.parts import Parts
from generator.web.writer import Writer


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "label": label,
        "counted": counted,
        "as_of": as_of,
        "span_of": span_of,
    }
    return environment


def render(template: str, writer: Writer, **context: Any) -> str:
    """The body of one page; the same template writes HTML parts or Markdown parts."""
    components = "components.html.j2" if writer.as_html else "components.md.j2"
    parts = Parts(writer)
    text = _environment().get_template(template).render(w=writer, parts=parts, components=components, **context)
    return f"{text.strip()}\n"
