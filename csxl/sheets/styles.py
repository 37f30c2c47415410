"""Styles, as far as a reader needs them: how a cell of each style shows what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from csxl.sheets.cells import PLAIN, Look
from csxl.sheets.fonts import Font
from csxl.sheets.moments import is_date_format
from csxl.sheets.number_formats import BUILT_IN, GENERAL
from csxl.sheets.seen import TINY, looking, sign_font
from csxl.sheets.style_colours import PALETTE, USUAL, colour
from csxl.sheets.style_parts import NO_LINE, Fill, StyleParts, index
from csxl.sheets.xml import Attributes, walk

T = TypeVar("T")
LIGHTEST_FIRST = (
    "hair",
    "dotted",
    "dashDotDot",
    "dashDot",
    "dashed",
    "thin",
    "mediumDashDotDot",
    "slantDashDot",
    "mediumDashDot",
    "mediumDashed",
    "medium",
    "double",
    "thick",
)
WEIGHTS = {style: weight for weight, style in enumerate(LIGHTEST_FIRST, 1)}
PAPERS = frozenset({"#FFFFFF", "#000000"})
USUAL_FONT = (False, "", "", "", "")
Colour = Callable[[Attributes], str]


class Looks(dict[str, Look]):
    """Looks by the number that cells give, as text; PLAIN for one that does not exist, and then `missed` is true.
    `rule_fills` are the fills that rules give, or else the colours of letters, by the number of their format, as
        text."""

    missed = False
    rule_fills: Mapping[str, str] = MappingProxyType({})
    fonts: tuple[Look, ...] = ()

    def copy(self) -> Looks:
        """The same looks, of which none is missed yet."""
        same = Looks(self)
        same.rule_fills, same.fonts = self.rule_fills, self.fonts
        return same

    def __missing__(self, number: str) -> Look:
        trimmed = number.strip().lstrip("+0") or "0"
        if trimmed in self:
            return self[trimmed]
        self.missed = self.missed or trimmed != "0"
        return PLAIN


MOST_KNOWN, LONGEST_KNOWN = 8, 1 << 18  # parts of styles that are remembered, and their bytes
_known: dict[bytes, Looks] = {}  # by the part's own bytes: the returns of a review come from one form


def read_styles(chunks: Iterable[bytes], theme: Callable[[], tuple[str, ...]]) -> Looks:
    """The look of every cell format; `theme` gives the theme's colours and is called only if one is needed."""
    data = b"".join(chunks)
    if known := _known.get(data):
        return known.copy()
    parts, slots = StyleParts(), list[tuple[str, ...]]()
    walk([data], parts.starts, parts.ends)

    def asked() -> tuple[str, ...]:
        slots.append(theme())
        return slots[0]

    looks = looks_of(parts, asked)
    if not slots and len(data) <= LONGEST_KNOWN:
        while len(_known) >= MOST_KNOWN:
            _known.pop(next(iter(_known)), None)
        _known[data] = looks.copy()
    return looks


def looks_of(parts: StyleParts, theme: Callable[[], tuple[str, ...]]) -> Looks:
    """The look of every cell format of a workbook whose styles have been taken in."""
    named = _colours(parts, theme)
    fills = [_shown(fill, named) for fill in parts.fills]
    usual = parts.fonts[0].letters if parts.fonts else ""
    fonts = [_font(font, named, usual) for font in parts.fonts]
    frames = [_frame(lines, named) for lines in parts.borders]
    formats: dict[str, tuple[str, bool]] = {}
    looks = Looks()
    for number, xf in enumerate(parts.xfs):
        if xf.format not in formats:
            formats[xf.format] = _format(xf.format, parts.formats.get(xf.format))
        format, date = formats[xf.format]
        struck, ink, symbols, stress, letters = _at(fonts, xf.font, USUAL_FONT)
        fill, frame = _at(fills, xf.fill, ""), _at(frames, xf.border, "")
        struck = struck or xf.border in parts.crossed
        looks[str(number)] = looking(Look(fill, struck, date, format, ink, symbols, stress, frame, font=letters))
    looks.fonts = tuple(Look("", struck, False, "", ink, symbols, stress) for struck, ink, symbols, stress, _ in fonts)
    looks.rule_fills = {
        str(number): _shown(fill, named, rule=True) or named(parts.rule_inks.get(number, {}))
        for number, fill in enumerate(parts.rule_fills)
    }
    return looks


def _at(items: Sequence[T], index: int, nothing: T) -> T:
    return items[index] if 0 <= index < len(items) else nothing


def _colours(parts: StyleParts, theme: Callable[[], tuple[str, ...]]) -> Colour:
    """What gives the colour that an element's attributes name. The theme is read for a fill, and for a letter's
    colour that is not one of the usual two."""
    fills = chain(parts.fills, parts.rule_fills)
    themed = any("theme" in fill.front or "theme" in fill.back for fill in fills) or any(
        ink.get("theme", "0") not in {"0", "1"}
        for ink in (*(font.ink for font in parts.fonts), *parts.rule_inks.values())
    )
    slots = theme() if themed else USUAL
    palette = (*parts.palette, *PALETTE[len(parts.palette) :])
    return lambda attributes: colour(attributes, palette, slots)


def _format(number: str, code: str | None) -> tuple[str, bool]:
    """A number format's code, "" for General, and whether it shows dates."""
    date = is_date_format(index(number), code)
    written = BUILT_IN.get(index(number), "") if code is None else code
    return "" if written in GENERAL else written, date


def _font(font: Font, named: Colour, usual: str) -> tuple[bool, str, str, str, str]:
    """What a font does to a look: whether its letters are crossed out, their ink, its name if it shows signs, how they
    stand out, and its name and size where those are not the workbook's usual ones."""
    ink = TINY if font.tiny else "" if font.is_usual_ink else named(font.ink)
    stress = " ".join(word for word in ("bold", "italic", "underlined") if getattr(font, word))
    symbols = font.name if sign_font(font.name, font.signs) else ""
    return font.struck, "" if ink == "#000000" else ink, symbols, stress, "" if font.letters == usual else font.letters


def _frame(lines: list[tuple[str, Attributes]], named: Colour) -> str:
    """The heaviest of a cell's lines, with its colour."""
    heaviest = max(lines, key=lambda line: WEIGHTS.get(line[0], 0), default=("", {}))
    if heaviest[0] in NO_LINE:
        return ""
    return f"{heaviest[0]} {named(heaviest[1])}".rstrip()


def _shown(fill: Fill, named: Colour, rule: bool = False) -> str:
    """The colour that a fill shows: its front's, else its back's; a rule's solid fill has it as its back."""
    if fill.pattern == "none":
        return ""
    if rule and fill.pattern == "solid":
        return named(fill.back) or named(fill.front)
    front, back = named(fill.front), named(fill.back)
    if fill.pattern == "solid":
        return front
    if front == "#000000":  # black lines or dots, between which letters are still seen
        return back if back and back not in PAPERS else "#808080"
    return back if back and front in PAPERS else front or back
