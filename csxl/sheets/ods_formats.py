"""The number formats of an `.ods`, put together as Excel writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field

from csxl.sheets.number_formats import HOLDS
from csxl.sheets.seen import PAPER, same_colour
from csxl.sheets.style_colours import colour
from csxl.sheets.xml import Attributes
from csxl.text.records import dataclass

KINDS = ("number", "percentage", "currency", "date", "time", "boolean", "text")
DATES = frozenset({"date", "time"})
LONGEST = 1_000
MOST, MOST_PIECES, MOST_DIGITS, MOST_MAPS = 20_000, 60, 30, 8
CONDITION = re.compile(r"value\(\)\s*(>=|<=|!=|<>|>|<|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)")
USUAL = (">=0", ">0")  # of the first section: need not be said
PLAIN = frozenset("%/-:.,() ")  # stand for themselves
WORDS = {
    "number:day": ("d", "dd"),
    "number:year": ("yy", "yyyy"),
    "number:hours": ("h", "hh"),
    "number:minutes": ("m", "mm"),
    "number:seconds": ("s", "ss"),
    "number:day-of-week": ("ddd", "dddd"),
}


@dataclass
class Format:
    """One format while it is read: its pieces, the colour that it gives letters, and others with what they are for."""

    kind: str = ""
    pieces: list[str] = field(default_factory=list)
    ink: str = ""
    maps: list[tuple[str, str]] = field(default_factory=list)
    elapsed: bool = False


class Formats:
    """The formats by name, gathered while the parts that hold them are walked through."""

    def __init__(self) -> None:
        self.formats: dict[str, Format] = {}
        self.codes: dict[str, str] = {}
        self.current: Format | None = None
        self.said: list[str] | None = None  # the letters of a piece that is a text
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **{f"number:{kind}-style": self._beginning(kind) for kind in KINDS},
            **{name: self._word(*letters) for name, letters in WORDS.items()},
            "number:number": self._number,
            "number:scientific-number": self._scientific,
            "number:fraction": lambda _: self._add("# ?/?"),
            "number:month": self._month,
            "number:am-pm": lambda _: self._add("AM/PM"),
            "number:boolean": lambda _: self._add("General"),
            "number:text-content": lambda _: self._add("@"),
            "number:text": self._text,
            "number:currency-symbol": self._text,
        }
        self.ends: dict[str, Callable[[], None]] = {
            **{f"number:{kind}-style": self._end for kind in KINDS},
            "number:text": self._text_end,
            "number:currency-symbol": self._text_end,
        }

    def code(self, name: str) -> str:
        """A format as Excel writes it, "" for General."""
        if name not in self.codes and name in self.formats:
            self.codes[name] = self._code(self.formats[name])
        return self.codes.get(name, "")

    def _code(self, main: Format) -> str:
        sections: list[str] = []
        for condition, other in main.maps:
            mapped = self.formats.get(other)
            if mapped is not None:
                needed = not (condition in USUAL and not sections) and not (len(main.maps) == 3 or condition == "<0")
                sections.append((f"[{condition}]" if needed else "") + _written(mapped))
        code = ";".join((*sections, _written(main)))
        return "" if code in {"General", "@"} else code[:LONGEST]

    def is_date(self, name: str) -> bool:
        """Whether a format shows dates or times of day."""
        return name in self.formats and self.formats[name].kind in DATES and not self.formats[name].elapsed

    def ink(self, name: str, value: object) -> str:
        """The colour that a format gives to a value's letters, "" for none."""
        main = self.formats.get(name)
        if main is None:
            return ""
        if isinstance(value, float):
            for condition, other in main.maps:
                if other in self.formats and _holds(condition, value):
                    return self.formats[other].ink
        return main.ink

    def coloured(self, attributes: Attributes) -> bool:
        """Take what text properties say if they stand in a format; whether they do."""
        if self.current is None:
            return False
        self.current.ink = colour({"rgb": attributes.get("fo:color", "")})
        return True

    def mapped(self, attributes: Attributes) -> bool:
        """Take a condition of the format that is being read, if one is; whether it is."""
        if self.current is None:
            return False
        found = CONDITION.search(attributes.get("style:condition", ""))
        if found and len(self.current.maps) < MOST_MAPS:
            sign = {"!=": "<>"}.get(found[1], found[1])
            self.current.maps.append((sign + found[2], attributes.get("style:apply-style-name", "")))
        return True

    def _beginning(self, kind: str) -> Callable[[Attributes], None]:
        def begin(attributes: Attributes) -> None:
            self.current = Format(kind, elapsed=attributes.get("number:truncate-on-overflow") == "false")
            if len(self.formats) < MOST:
                self.formats[attributes.get("style:name", "")] = self.current

        return begin

    def _end(self) -> None:
        self.current = self.said = None

    def _add(self, piece: str) -> None:
        if self.current is not None and len(self.current.pieces) < MOST_PIECES:
            self.current.pieces.append(piece)

    def _word(self, short: str, long: str) -> Callable[[Attributes], None]:
        def add(attributes: Attributes) -> None:
            letters = long if attributes.get("number:style") == "long" else short
            first = self.current is not None and self.current.elapsed and not self.current.pieces
            self._add(f"[{letters}]" if first else letters)

        return add

    def _month(self, attributes: Attributes) -> None:
        letters = "mm" if attributes.get("number:style") == "long" else "m"
        self._add(letters + "mm" if attributes.get("number:textual") == "true" else letters)

    def _number(self, attributes: Attributes) -> None:
        whole = _count(attributes, "number:min-integer-digits")
        grouped = attributes.get("number:grouping") == "true"
        places = _count(attributes, "number:decimal-places")
        if "number:decimal-places" not in attributes and not grouped and whole < 2:
            self._add("General")
        else:
            self._add(
                ("#,##" if grouped else "" if whole else "#") + "0" * whole + ("." + "0" * places if places else "")
            )

    def _scientific(self, attributes: Attributes) -> None:
        places = _count(attributes, "number:decimal-places")
        self._add("0" + ("." + "0" * places if places else "") + "E+00")

    def _text(self, _: Attributes) -> None:
        self.said = [] if self.current is not None else None

    def _text_end(self) -> None:
        text = "".join(self.said or ())[:100]
        self.said = None
        if text:
            self._add(text if PLAIN.issuperset(text) else '"' + text.replace('"', "") + '"')


def _written(one: Format) -> str:
    """One section of a format."""
    hidden = "[White]" if same_colour(one.ink, PAPER) else ""
    return hidden + "".join(one.pieces)


def _count(attributes: Attributes, name: str) -> int:
    written = attributes.get(name, "")
    return min(int(written), MOST_DIGITS) if written.isascii() and written.isdigit() and len(written) < 6 else 0


def _holds(condition: str, value: float) -> bool:
    """Whether a number meets a condition such as ">=0"."""
    sign = condition[:2] if condition[1] in "=>" else condition[0]
    return HOLDS[sign](value, float(condition[len(sign) :]))
