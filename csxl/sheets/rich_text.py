"""The looks of a text whose pieces look different: crossed out, unseen, in a font of signs, or made to stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets.cells import Flag, Look
from csxl.sheets.fonts import Font, dress
from csxl.sheets.seen import PAPER, SHORT, SIGNS, TINY, looking, same_colour, sign_font
from csxl.sheets.style_colours import PALETTE, USUAL, colour, told_from_black

LOOKS = frozenset({"r", "rPr", "strike", "b", "i", "u", "color", "rFont", "sz", "charset"})
STRUCK, SYMBOLS, STRESSED = Flag.STRUCK, Flag.SYMBOLS, Flag.STRESSED


class Runs(NamedTuple):
    """How a text's runs look: flags, and the ink and the font of signs of all its letters, None for its cell's own."""

    flags: int
    ink: str | None
    symbols: str | None


class FontLook(NamedTuple):
    """What a run's font does to its letters; `shade` is the ink where it is more than black, and `symbols` the font's
    name if it shows signs."""

    struck: bool
    bold: bool
    italic: bool
    underlined: bool
    shade: str
    ink: str
    symbols: str


PLAIN_FONT = FontLook(False, False, False, False, "", "", "")
_known: dict[tuple[object, ...], FontLook] = {}  # by what a run says of its font: most runs say one of a few things
MOST_KNOWN, LONGEST_SAID = 1_000, 1_000


def font_look(font: Font) -> FontLook:
    """What a font does to letters."""
    ink = TINY if font.tiny else "" if font.is_usual_ink else colour(font.ink, PALETTE, USUAL)
    symbols = font.name if sign_font(font.name, font.signs) else ""
    shade = told_from_black(ink)
    return FontLook(
        font.struck, font.bold, font.italic, font.underlined, shade, "" if ink == "#000000" else ink, symbols
    )


def plain_runs(element: Element, names: Mapping[str, str]) -> list[tuple[str, FontLook | None]] | None:
    """The runs of a text, each with its font, if it is nothing but runs of a font and a text, as nearly all are."""
    found: list[tuple[str, FontLook | None]] = []
    for run in element:
        size = len(run)
        if names[run.tag] != "r" or not 0 < size < 3:
            return None
        text = run[-1]
        if names[text.tag] != "t" or len(text) or (size == 2 and names[run[0].tag] != "rPr"):
            return None
        font = None if size == 1 else _font_of(run[0], names)
        found.append((text.text or "", font))
    return found


def _font_of(said: Element, names: Mapping[str, str]) -> FontLook:
    key = tuple([(part.tag, *part.attrib.items()) for part in said])
    look = _known.get(key)
    if look is None:
        font = Font()
        for part in said:
            if (name := names[part.tag]) in LOOKS:
                dress(font, name, part.attrib)
        look = font_look(font)
        if len(_known) < MOST_KNOWN and len(str(key)) < LONGEST_SAID:
            _known[key] = look
    return look


def look_of(texts: Sequence[tuple[str, FontLook | None]]) -> Runs | None:
    """The looks of a text's runs, each with its font (None for the cell's), or None if there is nothing to say."""
    written = [(text, font) for text, font in texts if not text.isspace() and text]
    fonts = [font for _, font in written]
    if not any(fonts):
        return None
    flags = STRUCK if any(font and font.struck for font in fonts) else 0
    if any(font and font.symbols and SIGNS.search(text) for text, font in written):
        flags |= SYMBOLS
    if len({(font or PLAIN_FONT)[1:5] for font in fonts}) > 1:
        flags |= STRESSED
    short = sum([len(text) for text, _ in written]) <= SHORT
    inks = [font and font.ink for font in fonts]
    return Runs(flags, _of_all(inks, hidden=short), _of_all([font and font.symbols for font in fonts]))


def _of_all(found: Sequence[str | None], hidden: bool = False) -> str | None:
    """What all runs have in common: None where one has its cell's looks and the rest do not hide, "" where they differ;
    with `hidden`, that of one that is white."""
    different = set(found)
    if len(different) == 1:
        return found[0]
    if hidden and (white := [ink for ink in found if ink and same_colour(ink, PAPER)]):
        return white[0]
    return ""


@lru_cache(maxsize=1_000)
def dressed(look: Look, runs: Runs) -> Look:
    """A cell's look as its runs make it."""
    ink = look.ink if runs.ink is None else runs.ink
    symbols = look.symbols if runs.symbols is None else runs.symbols
    return looking(look._replace(ink=ink, symbols=symbols))
