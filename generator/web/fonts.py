"""The site's fonts, cut down to the characters it can show: none is fetched, none is committed."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path
from types import MappingProxyType
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from generator.keep import kept, key_of
from generator.prose.maths.letters import ALPHABETS, ITALICS
from generator.prose.maths.symbols import ACCENTS, ENVIRONMENTS, SYMBOLS, Kind

# The licence of Source Sans reserves its name, and a subset is a modified version: so ours has a name of its own.
TEXT_FAMILY: Final = "Guide Sans"
MATHS_FAMILY: Final = "STIX Two Math"

_LATIN: Final = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x180)})
# Names: Romanian, Pinyin, Turkish and Vietnamese letters beyond the first blocks.
_NAMES: Final = frozenset({*range(0x1CD, 0x1DD), 0x1E6, 0x1E7, *range(0x218, 0x21C), *range(0x1EA0, 0x1EFA)})
_PUNCTUATION: Final = frozenset(
    {*range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC}
)
_SIGNS: Final = frozenset(
    {*range(0x2190, 0x2200), *range(0x2200, 0x2300), 0x2122, 0x25A0, 0x25A1, 0x25CF, 0x2610, 0x2611, 0x2713},
)


_ROOT_GAPS: Final = (170, 220)  # thousandths of an em, in a line and in a display; the font has 85 and 170
_ROOT: Final = 0x221A  # browsers draw it around what an msqrt holds: no author types it


@dataclass(frozen=True, slots=True)
class _Recipe:
    """One font file: where it comes from and what is kept of it."""

    package: str
    source: str
    characters: frozenset[int]
    features: tuple[str, ...]
    weights: tuple[int, int] | None = None
    rename: str | None = None


def _maths_characters() -> frozenset[int]:
    """Everything the allow-list can put on a page, the upright letters of words included."""
    signs = {char for symbol in SYMBOLS.values() if symbol.kind is not Kind.SPACE for char in symbol.char}
    signs |= {char for alphabet in ALPHABETS.values() for char in alphabet.values()}
    signs |= {accent[0] for accent in ACCENTS.values()} | ITALICS
    signs |= {char for left, right, _ in ENVIRONMENTS.values() for char in left + right}
    return frozenset({_ROOT, *map(ord, signs), *range(0x20, 0x7F), 0xA0, *range(0xC0, 0x100)})


_TEXT: Final = ("kern", "liga", "ccmp", "locl", "mark", "mkmk")
_RECIPES: Final[dict[str, _Recipe]] = {
    "text.woff2": _Recipe(
        "fontpkg-source-sans-3",
        "fontpkg_source_sans_3/files/SourceSans3[wght].ttf",
        _LATIN | _NAMES | _PUNCTUATION | _SIGNS,
        _TEXT,
        (400, 700),
        TEXT_FAMILY,
    ),
    "text-italic.woff2": _Recipe(
        "fontpkg-source-sans-3",
        "fontpkg_source_sans_3/files/SourceSans3-Italic[wght].ttf",
        _LATIN | _PUNCTUATION,
        _TEXT,
        (400, 700),
        TEXT_FAMILY,
    ),
    "maths.woff2": _Recipe(
        "ziamath",
        "ziamath/fonts/STIXTwoMath-Regular.ttf",
        _maths_characters(),
        # Scripts are drawn for their size, dotless letters stand under hats, flat accents over capitals.
        ("ssty", "dtls", "flac", "ccmp"),
    ),
}


def font_files(cache: Path) -> Mapping[str, bytes]:
    """Path below assets/fonts/ to content; what took seconds to make is kept in the cache."""
    fonts = {name: _kept(cache, recipe) for name, recipe in _RECIPES.items()}
    rest = {
        "LICENSE-source-sans-3.txt": _text_licence().encode(),
        "LICENSE-stix-two-math.txt": _maths_licence().encode(),
    }
    return MappingProxyType(fonts | rest)


def _kept(cache: Path, recipe: _Recipe) -> bytes:
    versions = [f"{name} {version(name)}" for name in (recipe.package, "fonttools", "brotli")]
    settings = [recipe.source, sorted(recipe.characters), recipe.features, recipe.weights, recipe.rename, _ROOT_GAPS]
    return kept(cache / "fonts" / f"{key_of([versions, settings])}.woff2", lambda: _cut(recipe))


def _cut(recipe: _Recipe) -> bytes:
    """The same bytes on every run: no time of making is written."""
    font = _font(recipe)
    options = Options()
    options.layout_features = list(recipe.features)
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=recipe.characters)
    subsetter.subset(font)
    if recipe.weights:
        font = instantiateVariableFont(font, {"wght": recipe.weights})
    if recipe.rename:
        _rename(font, recipe.rename)
    if "MATH" in font:
        # Chromium takes the rule of a root out of the gap below it, which left the rule on top of the letters.
        constants = font["MATH"].table.MathConstants
        constants.RadicalVerticalGap.Value, constants.RadicalDisplayStyleVerticalGap.Value = _ROOT_GAPS
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _font(recipe: _Recipe) -> TTFont:
    return TTFont(io.BytesIO(_installed(recipe.package, recipe.source).read_bytes()), recalcTimestamp=False)


def _installed(package: str, path: str) -> Path:
    """A file that a package brought; the package itself is not imported."""
    return Path(str(distribution(package).locate_file(path)))


def _rename(font: TTFont, family: str) -> None:
    """Every name a reader could be shown; copyright and licence stay as they are."""
    compact = family.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16, 25}:
            record.string = compact if record.nameID in {3, 6, 25} else family


def font_styles(folder: str) -> str:
    """The rules that go with the fonts, for a style sheet from which they are in this folder."""
    # Text that comes late is left for the next page: lines that break anew under a reader's eyes are worse. Without
    # the other font brackets would not stretch.
    faces = [
        _face(TEXT_FAMILY, f"{folder}/text.woff2", "normal", "optional"),
        _face(TEXT_FAMILY, f"{folder}/text-italic.woff2", "italic", "optional"),
        _face(MATHS_FAMILY, f"{folder}/maths.woff2", "normal", "swap"),
    ]
    return "\n".join([*faces, _MATHS_CSS])


def _face(family: str, place: str, style: str, display: str) -> str:
    recipe = _RECIPES[place.rpartition("/")[2]]
    weight = "{} {}".format(*recipe.weights) if recipe.weights else "400"
    return f"""@font-face {{
  font-family: "{family}";
  src: url("{place}") format("woff2");
  font-style: {style};
  font-weight: {weight};
  font-display: {display};
}}
"""


# MathML Core has no columnalign, so the attribute is given its meaning here.
_MATHS_CSS: Final = f"""math {{
  font-family: "{MATHS_FAMILY}", math;
}}
mtd[columnalign="left"] {{
  text-align: left;
}}
mtd[columnalign="right"] {{
  text-align: right;
  padding-inline-end: 0;
}}
mtd[columnalign="right"] + mtd[columnalign="left"] {{
  padding-inline-start: 0;
}}
"""


def _text_licence() -> str:
    return _installed("fontpkg-source-sans-3", "fontpkg_source_sans_3/LICENSE").read_text("utf-8")


def _maths_licence() -> str:
    """The font's own notice, then the licence it names, whose text is the same for every font under it."""
    notice = _font(_RECIPES["maths.woff2"])["name"].getDebugName(0)
    text = _text_licence()
    return f"{notice}\n\n{text[text.index('This Font Software is licensed') :]}"
