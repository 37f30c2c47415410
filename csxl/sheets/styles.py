"""Styles, as far as a reader needs them: how a cell of each style shows what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from csxl.sheets.cells import PLAIN, Look
from csxl.sheets.fonts import Font
from csxl.sheets.known_parts import once
from csxl.sheets.moments import is_date_format
from csxl.sheets.number_formats import BUILT_IN, GENERAL
from csxl.sheets.plain_xml import emptied
from csxl.sheets.seen import TINY, looking, sign_font
from csxl.sheets.style_colours import PALETTE, USUAL, colour
from csxl.sheets.style_parts import NO_LINE, Fill, StyleParts, index
from csxl.sheets.xml import Attributes, walk
from csxl.text.memo import Memo

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
CHOSEN_LATELY = re.compile(rb"<(mruColors)>(?:<color [^<>]*/>)*</mruColors>")  # which differs from person to person
WEIGHTS = {style: weight for weight, style in enumerate(LIGHTEST_FIRST, 1)}
PAPERS = frozenset({"#FFFFFF", "#000000"})
USUAL_FONT = (False, "", "", "", "")
Colour = Callable[[Attributes], str]


class Looks(dict[str, Look]):
    """Looks by the number that cells give, as text; PLAIN for one that does not exist. `rule_fills` are the fills that
    rules give, or else the colours of letters, by the number of their format, as text. Looks of two workbooks that are
    the same are one object, which never changes; only of those without any is it kept whether one was `missed`."""

    missed = False

    def __init__(
        self, looks: Iterable[Look] = (), rule_fills: Iterable[str] = (), fonts: tuple[Look, ...] = ()
    ) -> None:
        super().__init__((str(number), look) for number, look in enumerate(looks))
        numbered = {str(number): fill for number, fill in enumerate(rule_fills)}
        self.rule_fills: Mapping[str, str] = MappingProxyType(numbered)
        self.fonts = fonts

    def __missing__(self, number: str) -> Look:
        trimmed = number.strip().lstrip("+0") or "0"
        if trimmed in self:
            return self[trimmed]
        self.missed = not self and (self.missed or trimmed != "0")
        return PLAIN


_same: Memo[tuple[tuple[Any, ...], ...], Looks] = Memo(lambda said: Looks(*said), most=32)


def read_styles(chunks: Iterable[bytes], theme: Callable[[], tuple[str, ...]]) -> Looks:
    """The look of every cell format; `theme` gives the theme's colours and is called only if one is needed. Raises
    PartFault."""
    themed, looks = _known((b"".join(chunks),))
    found = looks[theme() if themed else USUAL]
    return found or Looks((), found.rule_fills.values(), found.fonts)


@once
def _known(chunks: Iterable[bytes]) -> tuple[bool, Memo[tuple[str, ...], Looks]]:
    return _read(emptied(chunks, "styleSheet", CHOSEN_LATELY))


@once
def _read(chunks: Iterable[bytes]) -> tuple[bool, Memo[tuple[str, ...], Looks]]:
    """Whether a theme's colours are needed, and the look of every cell format by those."""
    parts = StyleParts()
    walk(chunks, parts.starts, parts.ends, skip=("extLst", "mruColors"))
    return parts.are_themed, Memo(lambda slots: looks_of(parts, slots), most=4)


def looks_of(parts: StyleParts, slots: tuple[str, ...]) -> Looks:
    """The look of every cell format of a workbook with these styles and these colours in its theme."""
    palette = (*parts.palette, *PALETTE[len(parts.palette) :])

    def named(attributes: Attributes) -> str:
        return colour(attributes, palette, slots)

    fills = [_shown(fill, named) for fill in parts.fills]
    usual = parts.fonts[0].letters if parts.fonts else ""
    fonts = [_font(font, named, usual) for font in parts.fonts]
    frames = [_frame(lines, named) for lines in parts.borders]
    formats: dict[str, tuple[str, bool]] = {}
    looks: list[Look] = []
    for xf in parts.xfs:
        if xf.format not in formats:
            formats[xf.format] = _format(xf.format, parts.formats.get(xf.format))
        format, date = formats[xf.format]
        struck, ink, symbols, stress, letters = _at(fonts, xf.font, USUAL_FONT)
        fill, frame = _at(fills, xf.fill, ""), _at(frames, xf.border, "")
        struck = struck or xf.border in parts.crossed
        looks.append(looking(Look(fill, struck, date, format, ink, symbols, stress, frame, font=letters)))
    rule_fills = [
        _shown(fill, named, rule=True) or named(parts.rule_inks.get(number, {}))
        for number, fill in enumerate(parts.rule_fills)
    ]
    of_fonts = [Look("", struck, False, "", ink, symbols, stress) for struck, ink, symbols, stress, _ in fonts]
    return _same[tuple(looks), tuple(rule_fills), tuple(of_fonts)]


def _at(items: Sequence[T], index: int, nothing: T) -> T:
    return items[index] if 0 <= index < len(items) else nothing


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
