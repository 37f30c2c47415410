"""Colours as styles name them (RGB, a palette's number, a theme's slot with a tint), as "#RRGGBB"."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Iterable

from csxl.sheets.known_parts import once
from csxl.sheets.xml import Attributes, walk

RRGGBB = re.compile(r"[0-9A-F]{6}")
# fmt: off
PALETTE = tuple(RRGGBB.findall(  # Excel's; the last two are the window's text and background
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333 "
    "000000 FFFFFF "))
# fmt: on
SLOTS = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)  # in the order of their numbers, which is not their order in the theme's part
USUAL = ("FFFFFF", "000000")  # a theme's first two colours, which every theme in use leaves as they are
HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
SHORT = re.compile(r"#?([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])")
DARK = 0x50  # the brightest part of a colour that is as good as black


def colour(attributes: Attributes, palette: tuple[str, ...] = PALETTE, theme: tuple[str, ...] = ()) -> str:
    """The colour that an element's attributes name: "#RRGGBB", "theme:4" where the theme lacks it, or "" for none."""
    if "rgb" in attributes:
        return _rgb(attributes["rgb"])
    if "indexed" in attributes:
        number = _number(attributes["indexed"])
        return f"#{palette[number]}" if 0 <= number < len(palette) else ""
    if "theme" in attributes:
        number = _number(attributes["theme"])
        if not 0 <= number < len(theme) or not theme[number]:
            return f"theme:{attributes['theme'][:8]}"
        return _tinted(theme[number], attributes.get("tint", "0"))
    return ""


def told_from_black(ink: str) -> str:
    """A colour of letters, "" for what is as good as black."""
    if not ink.startswith("#"):
        return ink
    try:
        parts = [int(ink[at : at + 2], 16) for at in (1, 3, 5)]
    except ValueError:
        return ink
    return "" if max(parts) <= DARK else ink


def _rgb(text: str) -> str:
    if match := HEX.fullmatch(text.removeprefix("#")):
        return f"#{match[1].upper()}"
    if match := SHORT.fullmatch(text):
        return "#" + "".join(digit * 2 for digit in match.groups()).upper()
    return ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def _tinted(rgb: str, tint: str) -> str:
    """A theme's colour made lighter (tint up to 1) or darker (down to -1)."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        share = 0.0
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    return "#" + "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, full))


@once
def read_theme(chunks: Iterable[bytes]) -> tuple[str, ...]:
    """A theme's colours as "RRGGBB" in the order of their numbers, "" for one that is missing."""
    found: dict[str, str] = {}
    within = [""]

    def entering(name: str) -> Callable[[Attributes], None]:
        return lambda _: within.__setitem__(0, name)

    def take(attributes: Attributes) -> None:
        rgb = _rgb(attributes.get("lastClr") or attributes.get("val", ""))  # a system colour has both
        if within[0] and rgb:
            found.setdefault(within[0], rgb[1:])

    starts = {name: entering(name) for name in SLOTS} | {"srgbClr": take, "sysClr": take}
    walk(chunks, starts, dict.fromkeys(SLOTS, lambda: within.__setitem__(0, "")))
    return tuple(found.get(name, "") for name in SLOTS)
