"""The build of MkDocs that `building/frame.py` follows is the one that was read: another has to be read again."""

import inspect
from hashlib import sha256

import pytest
from mkdocs.commands import build
from mkdocs.structure import nav
from mkdocs.structure.pages import Page

READ = {
    "build.build": "c476b64474acfaa2",
    "build.get_context": "4b4bf8a076edc4a6",
    "build._build_page": "adcdbd14b2361126",
    "build._build_template": "08bb80b43eb89376",
    "build._build_theme_template": "628a78f6a129c8a0",
    "build._build_extra_template": "ecfe1ffd8b50aee7",
    "build._populate_page": "31a70ea4caef1e12",
    "nav.get_navigation": "91436b92a3f4bb8c",
    "Page.__init__": "fa0bb890179b7375",
    "Page.read_source": "b35101eabf605b08",
    "Page.render": "320529348f7a8af1",
    "Page.validate_anchor_links": "874bc52fc630d5e8",
}


@pytest.mark.parametrize("name", READ)
def test_mkdocs_builds_as_it_did_when_it_was_read(name: str) -> None:
    around, _, function = name.partition(".")
    source = inspect.getsource(getattr({"build": build, "nav": nav, "Page": Page}[around], function))
    now = sha256(source.encode()).hexdigest()[:16]
    assert now == READ[name], "read it again, mend generator/building/frame.py if need be, then note this digest"
