"""Fonts cut to what the site shows: small, complete, lawful, the same bytes on every run."""

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from generator.prose.maths import Formula, formula
from generator.web.fonts import MATHS_FAMILY, TEXT_FAMILY, font_files, font_styles

LARGEST = {
    "text.woff2": 24_000,
    "text-more.woff2": 24_000,
    "text-italic.woff2": 12_000,
    "text-italic-more.woff2": 9_000,
    "maths.woff2": 39_000,
    "maths-more.woff2": 40_000,
}
TEXT = [name for name in LARGEST if name.startswith("text")]
UPRIGHT, ITALIC = ["text.woff2", "text-more.woff2"], ["text-italic.woff2", "text-italic-more.woff2"]
MATHS = ["maths.woff2", "maths-more.woff2"]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts") / "cache"


@pytest.fixture(scope="module")
def made(cache: Path) -> Mapping[str, bytes]:
    return font_files(cache)


def opened(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content), recalcTimestamp=False)


def characters(made: Mapping[str, bytes], names: list[str]) -> set[int]:
    return {code for name in names for code in opened(made[name]).getBestCmap()}


def test_fonts_and_licences_travel_together(made: Mapping[str, bytes]) -> None:
    assert sorted(made) == sorted([*LARGEST, "LICENSE-source-sans-3.txt", "LICENSE-stix-two-math.txt"])


@pytest.mark.parametrize("name", LARGEST)
def test_each_is_a_small_woff2(made: Mapping[str, bytes], name: str) -> None:
    assert made[name].startswith(b"wOF2")
    assert len(made[name]) <= LARGEST[name]


@pytest.mark.parametrize("name", UPRIGHT)
def test_the_weight_varies_from_regular_to_bold(made: Mapping[str, bytes], name: str) -> None:
    (axis,) = opened(made[name])["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)


@pytest.mark.parametrize("name", ITALIC)
def test_italics_have_one_weight(made: Mapping[str, bytes], name: str) -> None:
    assert "fvar" not in opened(made[name])
    assert opened(made[name])["OS/2"].usWeightClass == 400


def test_names_can_be_spelled(made: Mapping[str, bytes]) -> None:
    upright, italic = characters(made, UPRIGHT), characters(made, ITALIC)
    common = "Łojasiewicz Itō Erdős Šidák Gâteaux Müller Çelik — “quotes” … ‘’ – €"
    assert not {char for char in common if ord(char) not in upright or ord(char) not in italic}
    assert not {char for char in "Nguyễn Țurcanu → ← ≤ ≥ ≠ ≈ ∞ √ ∑" if ord(char) not in upright}


def test_a_modified_font_does_not_carry_the_reserved_name(made: Mapping[str, bytes]) -> None:
    for name in TEXT:
        names = opened(made[name])["name"].names
        assert {record.toUnicode() for record in names if record.nameID in {1, 16}} == {TEXT_FAMILY}
        assert not [record for record in names if record.nameID in {1, 3, 4, 6, 16} and "Source" in record.toUnicode()]


def test_every_sign_of_a_formula_is_in_a_maths_font(made: Mapping[str, bytes]) -> None:
    held = characters(made, MATHS)
    for line in (Path(__file__).parent / "data" / "maths_spoken.tsv").read_text("utf-8").splitlines():
        found = formula(line.split("\t")[0], display=False)
        assert isinstance(found, Formula)
        text = re.sub(r"<[^>]*>", "", found.mathml).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert not {char for char in text if ord(char) not in held}, line
    # What nobody types: the sign of a root and the italics that browsers put for single letters.
    assert {0x221A, 0x1D465, 0x210E, 0x1D703} <= held


def test_a_greek_letter_and_its_italics_are_in_one_file(made: Mapping[str, bytes]) -> None:
    first = characters(made, ["maths.woff2"])
    for letter in map(ord, "αβγδεζηθικλμνξπρστυφχψω"):
        assert {letter, letter - ord("α") + ord("𝛼")} <= first, chr(letter)


def test_brackets_and_roots_can_grow(made: Mapping[str, bytes]) -> None:
    font = opened(made["maths.woff2"])
    grown = {code for code, name in font.getBestCmap().items() if name in vertical(font)}
    assert {ord(char) for char in "()[]{}|‖⌊⌋⌈⌉⟨⟩√∑∏∫"} <= grown
    # Browsers look for what grows in the first file only.
    other = opened(made["maths-more.woff2"])
    assert not set(other.getBestCmap().values()) & {*vertical(other), *horizontal(other)}


def horizontal(font: TTFont) -> list[str]:
    coverage = font["MATH"].table.MathVariants.HorizGlyphCoverage
    return list(coverage.glyphs) if coverage else []


def vertical(font: TTFont) -> list[str]:
    glyphs: list[str] = font["MATH"].table.MathVariants.VertGlyphCoverage.glyphs
    return glyphs


def test_letters_and_digits_are_drawn_anew_for_indices_and_nothing_else_is(made: Mapping[str, bytes]) -> None:
    font = opened(made["maths.woff2"])
    (lookup,) = {number for row in font["GSUB"].table.FeatureList.FeatureRecord for number in numbers(row, "ssty")}
    (part,) = font["GSUB"].table.LookupList.Lookup[lookup].SubTable
    names = font.getBestCmap()
    first, second = part.alternates[names[ord("2")]]
    assert first == second != names[ord("2")]
    assert {names[0x1D465], names[0x1D703]} <= part.alternates.keys()  # an italic x and theta
    assert not {names[ord(char)] for char in "∑√∈"} & part.alternates.keys()


def numbers(row: Any, feature: str) -> list[int]:
    found: list[int] = row.Feature.LookupListIndex
    return found if row.FeatureTag == feature else []


def test_rules_name_only_our_own_files() -> None:
    css = font_styles("../fonts")
    assert re.findall(r'url\("([^"]*)"\)', css) == [f"../fonts/{name}" for name in LARGEST]
    assert re.findall(r"font-display: (\w+)", css) == ["optional"] * 4 + ["swap"] * 2
    assert f'math {{\n  font-family: "{MATHS_FAMILY}", math;' in css
    assert css.count("{") == css.count("}")


def test_a_character_is_asked_of_the_file_that_has_it(made: Mapping[str, bytes]) -> None:
    faces = [ranged(rule) for rule in font_styles("").split("@font-face")[1:]]
    wanted = dict(zip(LARGEST, faces, strict=True))
    for near, far in (UPRIGHT, ITALIC, MATHS):
        assert not wanted[near] & wanted[far], near
        for name, other in ((near, far), (far, near)):
            assert not (wanted[name] - characters(made, [name])) & characters(made, [other]), name
        assert ord("a") in wanted[near]


def ranged(rule: str) -> set[int]:
    """The characters for which a browser fetches the file of a rule."""
    found = re.search(r"unicode-range: ([^;]*);", rule)
    assert found
    ends = [part.removeprefix("U+").split("-") for part in found[1].split(",")]
    return {code for end in ends for code in range(int(end[0], 16), int(end[-1], 16) + 1)}


def test_both_licences_are_whole(made: Mapping[str, bytes]) -> None:
    for name, holder in (("source-sans-3", "Adobe"), ("stix-two-math", "The STIX Fonts Project Authors")):
        text = made[f"LICENSE-{name}.txt"].decode()
        assert re.match(rf"Copyright \d{{4}}-\d{{4}} {holder}", text)
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert text.rstrip().endswith("OTHER DEALINGS IN THE FONT SOFTWARE.")


def test_bytes_are_the_same_when_made_afresh(made: Mapping[str, bytes], tmp_path: Path) -> None:
    assert font_files(tmp_path / "another") == made


def test_no_time_of_making_is_written(made: Mapping[str, bytes]) -> None:
    # Seconds since 1904: the releases of the two families, 2021 and 2023.
    for name in LARGEST:
        assert opened(made[name])["head"].modified // 31_556_952 + 1904 == (2023 if name in TEXT else 2021), name


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 5000])
def test_a_damaged_cache_entry_is_made_again(made: Mapping[str, bytes], cache: Path, damage: bytes) -> None:
    entry = min((cache / "fonts").iterdir())
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert font_files(cache) == made
    assert entry.read_bytes() == whole
    assert len(list((cache / "fonts").iterdir())) == len(LARGEST) + 1  # and a licence


def test_a_kept_entry_is_not_made_again(
    made: Mapping[str, bytes], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.web.fonts._woff2", lambda _: pytest.fail("made again"))
    assert font_files(cache) == made
