"""Styles, as far as a reader needs them: does it show a date, what colour is behind it, is it crossed out?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from csxl.sheets.cells import PLAIN, Look
from csxl.sheets.faults import too_much
from csxl.sheets.limits import STYLES
from csxl.sheets.moments import is_date_format
from csxl.sheets.style_colours import PALETTE, colour
from csxl.sheets.xml import TRUE, Attributes, walk


class Looks(dict[str, Look]):
    """Looks by the number that cells give, as text; PLAIN for one that does not exist, and then `missed` is true."""

    missed = False

    def __missing__(self, number: str) -> Look:
        trimmed = number.strip().lstrip("+0") or "0"
        if trimmed in self:
            return self[trimmed]
        self.missed = self.missed or trimmed != "0"
        return PLAIN


class _Styles:
    """What is collected while the part is read, up to the formats that cells refer to."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self.fonts: list[bool] = []
        self.fills: list[tuple[str, Attributes, Attributes]] = []  # pattern, foreground, background
        self.palette: list[str] = []
        self.xfs: list[tuple[str, int, int]] = []  # number format, font, fill
        self.within = ""
        parents = ("fonts", "fills", "cellXfs", "cellStyleXfs", "dxfs", "indexedColors")
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "numFmt": self._format,
            "font": self._font,
            "strike": self._strike,
            "fill": self._fill,
            "patternFill": self._pattern,
            "gradientFill": self._gradient,
            "fgColor": self._front,
            "bgColor": self._back,
            "color": self._stop,
            "xf": self._xf,
            "rgbColor": self._palette,
            **{name: self._entering(name) for name in parents},
        }
        self.ends: dict[str, Callable[[], None]] = dict.fromkeys(parents, self._leave)

    def _entering(self, name: str) -> Callable[[Attributes], None]:
        def enter(_: Attributes) -> None:
            self.within = name

        return enter

    def _leave(self) -> None:
        self.within = ""

    def _format(self, attributes: Attributes) -> None:
        if self.within != "dxfs":
            self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")

    def _font(self, _: Attributes) -> None:
        if self.within == "fonts":
            self.fonts.append(False)

    def _strike(self, attributes: Attributes) -> None:
        if self.within == "fonts" and self.fonts:
            self.fonts[-1] = attributes.get("val", "1") in TRUE

    def _fill(self, _: Attributes) -> None:
        if self.within == "fills":
            self.fills.append(("none", {}, {}))

    def _pattern(self, attributes: Attributes) -> None:
        if self.within == "fills" and self.fills:
            self.fills[-1] = (attributes.get("patternType", "none"), {}, {})

    def _gradient(self, _: Attributes) -> None:
        if self.within == "fills" and self.fills:
            self.fills[-1] = ("gradient", {}, {})

    def _front(self, attributes: Attributes) -> None:
        if self.within == "fills" and self.fills:
            pattern, _, back = self.fills[-1]
            self.fills[-1] = (pattern, attributes, back)

    def _back(self, attributes: Attributes) -> None:
        if self.within == "fills" and self.fills:
            self.fills[-1] = (*self.fills[-1][:2], attributes)

    def _stop(self, attributes: Attributes) -> None:
        if self.within == "fills" and self.fills and self.fills[-1][0] == "gradient" and not self.fills[-1][1]:
            self._front(attributes)

    def _palette(self, attributes: Attributes) -> None:
        if self.within == "indexedColors":
            self.palette.append(colour(attributes)[1:])

    def _xf(self, attributes: Attributes) -> None:
        if self.within == "cellXfs":
            if len(self.xfs) >= STYLES:
                raise too_much(f"more than {STYLES:,} styles")
            self.xfs.append(
                (
                    attributes.get("numFmtId", "0"),
                    _index(attributes.get("fontId", "0")),
                    _index(attributes.get("fillId", "0")),
                )
            )


def _index(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _at(items: list[str] | list[bool], index: int) -> str | bool:
    return items[index] if 0 <= index < len(items) else False


def read_styles(chunks: Iterable[bytes], theme: Callable[[], tuple[str, ...]]) -> Looks:
    """The look of every cell format; `theme` gives the theme's colours and is called only if a fill needs one."""
    styles = _Styles()
    walk(chunks, styles.starts, styles.ends)
    themed = any("theme" in attributes for _, *colours in styles.fills for attributes in colours)
    colours = theme() if themed else ()
    palette = (*styles.palette, *PALETTE[len(styles.palette) :])
    fills = [_shown(fill, palette, colours) for fill in styles.fills]
    dates: dict[str, bool] = {}
    looks = Looks()
    for number, (code, font, fill) in enumerate(styles.xfs):
        if code not in dates:
            dates[code] = is_date_format(_index(code), styles.formats.get(code))
        looks[str(number)] = Look(str(_at(fills, fill) or ""), bool(_at(styles.fonts, font)), dates[code])
    return looks


def _shown(fill: tuple[str, Attributes, Attributes], palette: tuple[str, ...], theme: tuple[str, ...]) -> str:
    pattern, front, back = fill
    if pattern == "none":
        return ""
    return colour(front, palette, theme) or ("" if pattern == "solid" else colour(back, palette, theme))
