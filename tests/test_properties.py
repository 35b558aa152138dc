"""Whatever anybody types: a report or a value, and what checks clean can be shown, printed and exported."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from conftest import GUIDE, load_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper import PRESS, SITE

from generator.content.addresses import Style
from generator.content.files import Place, content_files, place_of
from generator.content.reader import read
from generator.export.json_export import export_json
from generator.fix.mend import mended
from generator.paper.press import files_to_set
from generator.paper.sheets import sheets
from generator.prose import parse as parsing
from generator.prose.html import HtmlWriter
from generator.prose.markdown import MarkdownWriter
from generator.prose.simple import paragraphs
from generator.prose.text import plain
from generator.web.guide import pages

# The same examples each time: a test that fails for one contributor fails for all.
settings.register_profile(
    "steady", derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("steady")

FILES = {str(file.inside): file.data or b"" for file in content_files(GUIDE / "content", "content")}
YAML = sorted(name for name in FILES if name.endswith(".yml"))
PIECES = st.sampled_from(
    [
        *(
            "word",
            "Łódź",
            "it's",
            "2 of",
            "3. ",
            "- ",
            "  ",
            "\n",
            "\n\n",
            " ",
            ".",
            ", ",
            ": ",
            "(",
            ")",
            "!",
            "?",
            "…",
        ),
        *("*", "**", "_", "`", "```", "~~~", "$", "$$", "\\", "[", "](", "<", ">", "&", "|", "#", "=", "---", "'", '"'),
        *(
            "{share}",
            "{a_b}",
            "{{",
            "{",
            "https://x.example",
            "question:what-is-hydration",
            "\\frac{1}{2}",
            "x^2",
            "\t",
        ),
    ]
)
PROSE = st.lists(PIECES, max_size=25).map("".join)


@given(st.binary(max_size=400))
@settings(max_examples=600)
def test_any_bytes_give_problems_or_a_value(data: bytes) -> None:
    source, problems = read("a.yml", data)
    assert problems or source.value is not None
    assert all(problem.span.line >= 1 and problem.span.column >= 1 for problem in problems)


@given(st.sampled_from(YAML), st.binary(max_size=30), st.integers(0, 3000), st.integers(0, 40))
@settings(max_examples=300)
def test_a_file_with_any_damage_is_mended_or_left_and_never_lost(name: str, data: bytes, start: int, cut: int) -> None:
    damaged = FILES[name][:start] + data + FILES[name][start + cut :]
    place = place_of(PurePosixPath(name))
    assert isinstance(place, Place)
    after = mended(name, damaged, place)
    assert mended(name, after, place) == after
    loaded = load_files({**FILES, name: after})
    assert loaded.diagnostics or loaded.sound


@given(PROSE)
@settings(max_examples=1500)
def test_any_text_is_parsed_and_written_in_every_form(text: str) -> None:
    parsed = parsing.parse(text, {"share": "70%", "a_b": "1"})
    for writer in (HtmlWriter(lambda _kind, _id: None, {}), MarkdownWriter(lambda _kind, _id: None)):
        assert isinstance(writer.blocks(parsed.blocks), str)
    assert isinstance(plain(parsed.blocks, lambda _kind, _id: None), str)


@given(PROSE)
@settings(max_examples=2000)
def test_a_text_without_markup_reads_as_the_parser_reads_it(text: str) -> None:
    found = paragraphs(text)
    if found is None:
        return
    figures = {"share": "70%", "a_b": "1"}
    quick = parsing.parse(text, figures)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "paragraphs", lambda _text: None)
        assert parsing.parse(text, figures) == quick


def texts_of(value: Any) -> Any:
    """The same value with a strategy in the place of every text that may be prose."""
    if isinstance(value, dict):
        return st.fixed_dictionaries({name: texts_of(inner) for name, inner in value.items()})
    if isinstance(value, list):
        return st.tuples(*(texts_of(inner) for inner in value)).map(list)
    if isinstance(value, str) and " " in value:
        return st.one_of(st.just(value), st.just(value), PROSE.filter(str.strip))
    return st.just(value)


@st.composite
def guides(draw: st.DrawFn) -> Mapping[str, bytes]:
    """The fixture guide with other texts in one of its files."""
    name = draw(st.sampled_from(YAML))
    value = draw(texts_of(yaml.safe_load(FILES[name])))
    dumped = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=False)
    return {**FILES, name: dumped.replace("'2026-11-01'", "2026-11-01").encode()}


@given(guides())
@settings(max_examples=150)
def test_what_checks_clean_can_be_shown_and_exported(files: Mapping[str, bytes]) -> None:
    loaded = load_files(files)
    if not loaded.sound:
        assert loaded.diagnostics
        return
    for style in Style:
        assert all(page.write().document for page in pages(loaded.library, SITE, style))
    assert json.loads(export_json(loaded.library))["questions"]
    assert all(sheet.data for sheet in sheets(loaded.library, SITE))


@pytest.mark.stress
@given(guides())
@settings(max_examples=40)
def test_what_checks_clean_can_be_printed(files: Mapping[str, bytes]) -> None:
    loaded = load_files(files)
    if loaded.sound:
        for _, (sheet, size) in files_to_set(sheets(loaded.library, SITE)):
            if not size.large:
                assert PRESS.pdf(sheet, size).startswith(b"%PDF-")
