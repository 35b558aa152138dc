"""The templates, and how one of them writes one page."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined

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
    # Compiled templates lie where Python keeps its compiled modules; making them takes longer than writing a page.
    compiled = Path(__file__).parent / "__pycache__"
    if os.access(compiled, os.W_OK):
        environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))
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
