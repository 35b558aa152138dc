"""A font file cut down to some of its characters, the same bytes on every run."""

import io
from typing import Any, Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from generator.web.cut import Cut, installed

_ROOT_GAPS: Final = (170, 220)  # thousandths of an em, in a line and in a display; the font has 85 and 170
_COPYRIGHT: Final = 0


def notice_of(cut: Cut) -> str:
    """What the whole font says of who made it."""
    return str(_opened(cut)["name"].getDebugName(_COPYRIGHT))


def _opened(cut: Cut) -> TTFont:
    return TTFont(io.BytesIO(installed(cut.package, cut.source).read_bytes()), recalcTimestamp=False)


def woff2(cut: Cut) -> bytes:
    """What is kept of the font, packed for the web."""
    font = _opened(cut)
    if "MATH" in font:
        _adapt_maths(font, cut.scripts)
    options = Options()
    options.layout_features = list(cut.features)
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.characters)
    subsetter.subset(font)
    if cut.weights:
        font = instantiateVariableFont(font, {"wght": cut.weights})
    if cut.rename:
        _rename(font, cut.rename)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _adapt_maths(font: TTFont, scripts: tuple[int, ...]) -> None:
    # Chromium takes the rule of a root out of the gap below it, which left the rule on top of the letters.
    constants = font["MATH"].table.MathConstants
    constants.RadicalVerticalGap.Value, constants.RadicalDisplayStyleVerticalGap.Value = _ROOT_GAPS
    # Two more drawings of every character, for indices and for indices of those, would double the file: the letters
    # and digits keep the first, and show it in both places.
    kept = {font.getBestCmap().get(code) for code in scripts}
    for part in _script_forms(font):
        part.alternates = {name: [forms[0]] * len(forms) for name, forms in part.alternates.items() if name in kept}


def _script_forms(font: TTFont) -> list[Any]:
    """The parts of the font that say what stands for a glyph in indices."""
    table = font["GSUB"].table
    features = (row for row in table.FeatureList.FeatureRecord if row.FeatureTag == "ssty")
    lookups = {number for row in features for number in row.Feature.LookupListIndex}
    return [part for number in sorted(lookups) for part in table.LookupList.Lookup[number].SubTable]


def _rename(font: TTFont, family: str) -> None:
    """Every name a reader could be shown; copyright and licence stay as they are."""
    compact = family.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 6, 16, 25}:
            record.string = compact if record.nameID in {3, 6, 25} else family
