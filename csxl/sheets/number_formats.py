"""Number formats as Excel writes them: which of a format's sections is for a value, and what it makes of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from csxl.sheets.format_digits import PLACES, Token, digits_of, elapsed_of
from csxl.text.records import dataclass

GENERAL = frozenset({"", "General", "GENERAL", "general", "Standard", "@"})
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"£"#,##0;-"£"#,##0',
    6: '"£"#,##0;[Red]-"£"#,##0',
    7: '"£"#,##0.00;-"£"#,##0.00',
    8: '"£"#,##0.00;[Red]-"£"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
    42: '_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"_-;_-@_-',
    43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    44: '_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-',
    46: "[h]:mm:ss",
    48: "##0.0E+0",
    49: "@",
}
LONGEST = 255  # characters of a format, as Excel allows
SECTIONS = 4
INKS = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "green": "#00FF00",
    "blue": "#0000FF",
    "yellow": "#FFFF00",
    "magenta": "#FF00FF",
    "cyan": "#00FFFF",
    "color1": "#000000",
    "color2": "#FFFFFF",
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<power>E[+-])|(?P<half>AM/PM|A/P)|(?P<time>h+|m+|s+|d+|y+)|(?P<other>.)",
    re.S | re.I,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")  # with its language, by number or by name
HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda value, limit: value < limit,
    ">": lambda value, limit: value > limit,
    "=": lambda value, limit: value == limit,
    "<=": lambda value, limit: value <= limit,
    ">=": lambda value, limit: value >= limit,
    "<>": lambda value, limit: value != limit,
}


class Section(NamedTuple):
    """One section: what it consists of, its condition, its colour, and whether it is understood."""

    tokens: tuple[Token, ...] = ()
    condition: tuple[str, float] | None = None
    ink: str = ""
    understood: bool = True

    def has(self, kind: str) -> bool:
        return any(token.kind == kind for token in self.tokens)

    def with_(self, token: Token) -> Section:
        """The section with one piece more."""
        return self._replace(tokens=(*self.tokens, token))

    def holds(self, value: float) -> bool:
        return self.condition is not None and HOLDS[self.condition[0]](value, self.condition[1])

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing at all, whatever the value."""
        return self.understood and not any(token.kind != "text" or token.text.strip() for token in self.tokens)


@dataclass(frozen=True)
class NumberFormat:
    """A format's sections, as it has them."""

    sections: tuple[Section, ...]

    @property
    def hides_dates(self) -> bool:
        return self.sections[0].is_empty

    @property
    def first_ink(self) -> str:
        return self.sections[0].ink

    @property
    def for_text(self) -> Section | None:
        """The section for a text: the fourth, or the last if it has a place for one; None if a text is as it is."""
        last = self.sections[-1]
        return last if len(self.sections) == SECTIONS or last.has("@") else None

    def of_text(self, text: str) -> tuple[str, str] | None:
        """What a text looks like, and its colour."""
        section = self.for_text
        if section is None:
            return text, ""
        if not section.understood:
            return None
        if section.has("general"):
            return text, section.ink
        said = "".join(
            text if token.kind == "@" else token.text if token.kind == "text" else "" for token in section.tokens
        )
        return said.strip(), section.ink

    def of_number(self, value: float) -> tuple[str, str] | None:
        """What a number looks like, and its colour; None if the format is not understood."""
        section, bare = self._for_number(value)
        if not section.understood:
            return None
        shown = _number(section, abs(value) if bare else value)
        return None if shown is None else (shown.strip(), section.ink)

    def _for_number(self, value: float) -> tuple[Section, bool]:
        """The section for a number, and whether that stands for its sign."""
        numeric = self.sections[:-1] if self.for_text else self.sections
        numeric = numeric[: SECTIONS - 1] or (Section((Token("general", ""),)),)
        if any(section.condition for section in numeric[:2]):
            section, bare = self._by_condition(numeric, value)
            return section, bare or not any(section.has(place) for place in PLACES)
        if value < 0 and len(numeric) > 1:
            return numeric[1], True
        return (numeric[2], True) if value == 0 and len(numeric) > 2 else (numeric[0], False)

    def _by_condition(self, numeric: tuple[Section, ...], value: float) -> tuple[Section, bool]:
        first, *others = numeric
        if first.holds(value) or (first.condition is None and value > 0):
            return first, False
        for section in others[:-1] if len(others) > 1 else ():
            if section.holds(value) or (section.condition is None and value < 0):
                return section, section.condition is None
        if not others:
            return first, False
        return others[-1], value < 0 and others[-1].condition is None and len(others) == 1


def number_format(code: str) -> NumberFormat:
    """A format taken apart; what is longer than any that is meant is not understood."""
    if len(code) > LONGEST:
        return NumberFormat((Section(understood=False),))
    pieces: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            pieces.append([])
        else:
            pieces[-1].append(match)
    return NumberFormat(tuple(_section(piece) for piece in pieces[:SECTIONS]))


def plainly_shown(code: str, date: bool) -> bool:
    """Whether a format that shows dates, or whole numbers as they are, has no section that hides or adds anything."""
    if not date:
        return False
    return ";" not in code.removesuffix(";@") and "[white]" not in code.lower()


def _section(pieces: list[re.Match[str]]) -> Section:
    section = Section()
    for piece in pieces:
        kind = piece.lastgroup or ""
        text = piece[kind] or ""
        if kind == "bracket":
            section = _bracketed(section, text)
        elif kind in {"quoted", "escaped"}:
            section = section.with_(Token("text", text))
        elif kind == "space":
            section = section.with_(Token("text", " "))
        elif kind == "other":
            section = section.with_(Token(text if text in PLACES or text in ".,%/@" else "text", text))
            if text.isascii() and text.isalpha():
                section = section._replace(understood=False)
        elif kind != "fill":  # what fills a cell's width is no part of what it says
            section = section.with_(Token(kind, text.lower() if kind == "time" else text))
    return section


def _bracketed(section: Section, text: str) -> Section:
    """A section with what stands in square brackets in it: a condition, a currency, a time gone by or a colour."""
    low = text.lower().replace(" ", "")
    if match := _CONDITION.fullmatch(text.strip()):
        return section._replace(condition=(match[1], float(match[2])))
    if match := _CURRENCY.fullmatch(text):
        return section.with_(Token("text", match[1]))
    if low and set(low) in ({"h"}, {"m"}, {"s"}):
        return section.with_(Token("elapsed", low))
    if low in INKS or low.startswith("color"):
        return section._replace(ink=INKS.get(low, ""))
    return section._replace(understood=False)


def _number(section: Section, value: float) -> str | None:
    """A number as a section shows it."""
    if section.has("elapsed"):
        return elapsed_of(section.tokens, value)
    if section.has("time") or section.has("half"):
        return None
    if section.has("general"):
        plain = f"{value:.15g}"
        shown = {"general": plain, "@": plain}
        return "".join(shown.get(token.kind, token.text) for token in section.tokens)
    return digits_of(section.tokens, value)
