"""What the sheets of an `.xls` have in common: its texts, looks, fonts and letters."""

from __future__ import annotations

from dataclasses import field

from csxl.sheets.cells import PLAIN, Look
from csxl.sheets.style_colours import PALETTE
from csxl.sheets.xls_strings import SharedTexts
from csxl.text.records import dataclass


@dataclass
class XlsContext:
    """What a sheet refers to in the rest of its workbook."""

    wide: bool = True
    page: str = "cp1252"
    from_1904: bool = False
    shared: SharedTexts = field(default_factory=SharedTexts)
    looks: list[Look] = field(default_factory=list)
    fonts: tuple[Look, ...] = ()
    palette: tuple[str, ...] = PALETTE
    missed: bool = False  # whether a cell has a format that is not in the file

    def look(self, number: int) -> Look:
        """The look of a cell by the number of its format."""
        if number < len(self.looks):
            return self.looks[number]
        self.missed = True
        return PLAIN
