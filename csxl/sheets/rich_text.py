"""The looks of a text whose pieces look different: crossed out, unseen, in a font of signs, or made to stand out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from csxl.sheets.cells import Flag, Look
from csxl.sheets.fonts import Font
from csxl.sheets.seen import PAPER, SIGNS, TINY, looking, same_colour, sign_font
from csxl.sheets.style_colours import PALETTE, USUAL, colour

LOOKS = frozenset({"r", "rPr", "strike", "b", "i", "u", "color", "rFont", "sz", "charset"})
SHORT = 20  # characters: in a text no longer than this, a piece that nobody sees may be the whole of an answer
STRUCK, SYMBOLS, STRESSED = int(Flag.STRUCK), int(Flag.SYMBOLS), int(Flag.STRESSED)


class Runs(NamedTuple):
    """How a text's runs look: flags, and the ink and the font of signs of all its letters, None for its cell's own."""

    flags: int
    ink: str | None
    symbols: str | None


def look_of(texts: Sequence[tuple[str, Font | None]]) -> Runs | None:
    """The looks of a text's runs, each with its font (None for the cell's), or None if there is nothing to say."""
    written = [(text, font) for text, font in texts if text.strip()]
    if not any(font for _, font in written):
        return None
    inks = [None if font is None else _ink(font) for _, font in written]
    signs = [None if font is None else font.name if sign_font(font.name, font.signs) else "" for _, font in written]
    flags = STRUCK if any(font and font.struck for _, font in written) else 0
    if any(name and SIGNS.search(text) for name, (text, _) in zip(signs, written, strict=True)):
        flags |= SYMBOLS
    looks = {
        (font.bold, font.italic, font.underlined, ink or "") if font else (False, False, False, "")
        for ink, (_, font) in zip(inks, written, strict=True)
    }
    if len(looks) > 1:
        flags |= STRESSED
    short = sum(len(text) for text, _ in written) <= SHORT
    return Runs(flags, _of_all(inks, hidden=short), _of_all(signs))


def _of_all(found: Sequence[str | None], hidden: bool = False) -> str | None:
    """What all runs have in common: None where one has its cell's looks and the rest do not hide, "" where they differ;
    with `hidden`, that of one that is white."""
    different = set(found)
    if len(different) == 1:
        return found[0]
    if hidden and (white := [ink for ink in found if ink and same_colour(ink, PAPER)]):
        return white[0]
    return ""


def _ink(font: Font) -> str:
    ink = TINY if font.tiny else "" if font.is_usual_ink else colour(font.ink, PALETTE, USUAL)
    return "" if ink == "#000000" else ink


def dressed(look: Look, runs: Runs) -> Look:
    """A cell's look as its runs make it."""
    ink = look.ink if runs.ink is None else runs.ink
    symbols = look.symbols if runs.symbols is None else runs.symbols
    return looking(look._replace(ink=ink, symbols=symbols))
