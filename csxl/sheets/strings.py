"""Texts as OOXML stores them: escapes, rich text, and the table of texts that cells share."""
from __future__ import annotations

import re
from collections.abc import Iterable

from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.limits import STRINGS
from csxl.sheets.xml import TRUE, Attributes, walk

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text with its _xHHHH_ escapes turned into characters, once; half a pair of surrogates becomes U+FFFD."""
    if "_x" not in text:
        return text
    plain = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Strings:
    """The table of texts that cells share, by number, with the numbers of those that have a run crossed out.
    What came before a fault stands."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self.runs: list[str] = []
        self.characters: list[str] = []
        self.in_item = False

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part; the runs of a rich text are joined, its phonetic guides left out. Raises PartFault."""
        walk(chunks, {"si": self._item, "t": self._text, "strike": self._strike},
             {"si": self._item_end, "t": self._text_end}, self.characters.append, skip=("extLst", "rPh"))

    def _item(self, _: Attributes) -> None:
        if self.in_item:  # from here on the numbers that cells give would mean other texts
            raise PartFault(Harm.BROKEN_OFF, "one text stands within another from there on")
        self.runs.clear()
        self.in_item = True

    def _text(self, _: Attributes) -> None:
        self.characters.clear()

    def _text_end(self) -> None:
        self.runs.append("".join(self.characters))
        self.characters.clear()

    def _strike(self, attributes: Attributes) -> None:
        if attributes.get("val", "1") in TRUE:
            self.struck.add(len(self.texts))

    def _item_end(self) -> None:
        if len(self.texts) >= STRINGS:
            raise too_much(f"more than {STRINGS:,} texts")
        self.texts.append(unescaped("".join(self.runs)))
        self.in_item = False
