"""The site's fonts, cut down to the characters it can show: none is fetched, none is committed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final

from generator.keep import kept, key_of
from generator.prose.maths.letters import ALPHABETS, ITALICS
from generator.prose.maths.symbols import ACCENTS, ENVIRONMENTS, SYMBOLS, Kind
from generator.web.cut import Cut, installed

# The licence of Source Sans reserves its name, and a subset is a modified version: so ours has a name of its own.
TEXT_FAMILY: Final = "Guide Sans"
MATHS_FAMILY: Final = "STIX Two Math"

_PUNCTUATION: Final = frozenset(
    {*range(0x2010, 0x2028), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC}
)
_TEXT: Final = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x100), *_PUNCTUATION, *map(ord, "™←→−≈≠≤≥✓")})
# Names: Polish, Czech, Turkish, Romanian, Pinyin and Vietnamese letters; then the other signs of a text.
_FURTHER_LETTERS: Final = frozenset(
    {*range(0x100, 0x180), *range(0x1CD, 0x1DD), 0x1E6, 0x1E7, *range(0x218, 0x21C), *range(0x1EA0, 0x1EFA)}
)
_FURTHER_SIGNS: Final = frozenset({*range(0x2190, 0x2300), 0x25A0, 0x25A1, 0x25CF, 0x2610, 0x2611})

_ROOT: Final = "√"  # browsers draw it around what an msqrt holds: no author types it
_STRETCHING: Final = "()/[\\]_{|}̂‖‾←↑→↓↔↦⇐⇒⇔∏∐∑√∣∥∫∬∮⋂⋃⌈⌉⌊⌋⏞⏟⟨⟩⨁⨂"
_EVERYDAY: Final = "¬¯±×·÷ˆΔ…′ℓℝ∂∇∈−∗∘∝∞∼≈≠≡≤≥≻⊤⋅⋯𝔼"
_GREEK_CAPITALS: Final = frozenset(range(0x1D6E2, 0x1D6FC))  # in italics


def _maths_characters() -> frozenset[int]:
    """Everything the allow-list can put on a page, the upright letters of words included."""
    signs = {char for symbol in SYMBOLS.values() if symbol.kind is not Kind.SPACE for char in symbol.char}
    signs |= {char for alphabet in ALPHABETS.values() for char in alphabet.values()}
    signs |= {accent[0] for accent in ACCENTS.values()} | ITALICS | {_ROOT}
    signs |= {char for left, right, _ in ENVIRONMENTS.values() for char in left + right}
    return frozenset({*map(ord, signs), *range(0x20, 0x7F), 0xA0, *range(0xC0, 0x100)})


def _everyday() -> frozenset[int]:
    """What most pages with formulas show, and all that stretches: browsers look for that in the first file."""
    # Greek letters are shown in italics, but it is the upright ones in the page for which Chromium fetches a file.
    greek = {*range(0x3B1, 0x3CA), *map(ord, "ϑϕϵ")}
    letters = frozenset({*range(0x20, 0x7F), 0xA0, *greek, *map(ord, ITALICS)}) - _GREEK_CAPITALS
    return _maths_characters() & (letters | set(map(ord, _STRETCHING + _EVERYDAY)))


@dataclass(frozen=True, slots=True)
class _Face:
    """One font file: the family that it is a part of, and what is cut for it."""

    family: str
    style: str
    display: str
    cut: Cut


def _text(style: str, source: str, characters: Iterable[int], bold: int = 700) -> _Face:
    # Text that comes late is left for the next page: lines that break anew under a reader's eyes are worse.
    features = ("kern", "liga", "ccmp", "locl", "mark", "mkmk")
    path = f"fontpkg_source_sans_3/files/{source}[wght].ttf"
    cut = Cut("fontpkg-source-sans-3", path, tuple(sorted(characters)), features, (400, bold), TEXT_FAMILY)
    return _Face(TEXT_FAMILY, style, "optional", cut)


def _maths(characters: Iterable[int]) -> _Face:
    # Scripts are drawn for their size, dotless letters stand under hats, flat accents over capitals.
    features = ("ssty", "dtls", "flac", "ccmp")
    scripts = tuple(sorted(map(ord, {*ITALICS, *"0123456789′∗⊤+−=(),"})))
    path = "ziamath/fonts/STIXTwoMath-Regular.ttf"
    cut = Cut("ziamath", path, tuple(sorted(characters)), features, scripts=scripts)
    # Shown as soon as it is there: without it brackets would not stretch.
    return _Face(MATHS_FAMILY, "normal", "swap", cut)


# A browser fetches a file when a page shows one of its characters: what is rare waits in files of its own. Bold italics
# are rarer still: the browser thickens the plain ones, in half the bytes.
_FACES: Final = {
    "text.woff2": _text("normal", "SourceSans3", _TEXT),
    "text-more.woff2": _text("normal", "SourceSans3", _FURTHER_LETTERS | _FURTHER_SIGNS - _TEXT),
    "text-italic.woff2": _text("italic", "SourceSans3-Italic", _TEXT, bold=400),
    "text-italic-more.woff2": _text("italic", "SourceSans3-Italic", _FURTHER_LETTERS, bold=400),
    "maths.woff2": _maths(_everyday()),
    "maths-more.woff2": _maths(_maths_characters() - _everyday()),
}


def font_files(cache: Path) -> Mapping[str, bytes]:
    """Path below assets/fonts/ to content; what takes seconds to make is kept in the cache."""
    made = {name: kept(place, make) for name, (place, make) in _made(cache).items()}
    return MappingProxyType({**made, "LICENSE-source-sans-3.txt": _text_licence().encode()})


def making_fonts(cache: Path) -> Sequence[Callable[[], object]]:
    """A step for each file that is not kept yet, for whoever has another process to do them in."""
    return [partial(kept, place, make) for place, make in _made(cache).values() if not place.exists()]


def _made(cache: Path) -> Mapping[str, tuple[Path, Callable[[], bytes]]]:
    """Where what is made is kept, by its name on the site, and how it is made."""
    code = Path(__file__).with_name("subset.py").read_bytes()
    libraries = [f"{name} {version(name)}" for name in ("fonttools", "brotli")]
    made: dict[str, tuple[Path, Callable[[], bytes]]] = {}
    for name, face in _FACES.items():
        key = key_of([code, libraries, version(face.cut.package), face.cut])
        made[name] = cache / "fonts" / f"{key}.woff2", partial(_woff2, face.cut)
    key = key_of([code, libraries, version(_MATHS.package)])
    made["LICENSE-stix-two-math.txt"] = cache / "fonts" / f"{key}.txt", _maths_licence
    return made


def _woff2(cut: Cut) -> bytes:
    from generator.web.subset import woff2  # noqa: PLC0415 - slow to import, and seldom needed

    return woff2(cut)


_MATHS: Final = _FACES["maths.woff2"].cut


def font_styles(folder: str) -> str:
    """The rules that go with the fonts, for a style sheet from which they are in this folder."""
    return "\n".join([*(_rule(face, f"{folder}/{name}") for name, face in _FACES.items()), _MATHS_CSS])


def _rule(face: _Face, place: str) -> str:
    weight = "{} {}".format(*face.cut.weights) if face.cut.weights else "400"
    return f"""@font-face {{
  font-family: "{face.family}";
  src: url("{place}") format("woff2");
  font-style: {face.style};
  font-weight: {weight};
  font-display: {face.display};
  unicode-range: {_ranges(face.cut.characters)};
}}
"""


def _ranges(characters: Sequence[int]) -> str:
    """Characters in order, as style sheets write them: `U+20-7E,U+A0`."""
    runs = groupby(enumerate(characters), lambda pair: pair[1] - pair[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(pairs) for _, pairs in runs)]
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ends)


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
    return installed("fontpkg-source-sans-3", "fontpkg_source_sans_3/LICENSE").read_text("utf-8")


def _maths_licence() -> bytes:
    """The font's own notice, then the licence it names, whose text is the same for every font under it."""
    from generator.web.subset import notice_of  # noqa: PLC0415 - as above

    text = _text_licence()
    return f"{notice_of(_MATHS)}\n\n{text[text.index('This Font Software is licensed') :]}".encode()
