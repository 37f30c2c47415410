"""The table of texts that the cells of an `.xlsb` share, with the fonts of their runs."""

from __future__ import annotations

from csxl.sheets.faults import too_much
from csxl.sheets.limits import STRINGS, Watch
from csxl.sheets.xlsb_records import SENSELESS, Rich, broken_off, records, rich_at

ITEM = 19
MOST_RUNS_OF_ALL = 500_000  # changes of font in all texts, each of which costs 80 bytes


class BinaryStrings(list[Rich]):
    """The texts by number. What came before a fault is kept."""

    def read(self, data: bytes, watch: Watch) -> None:
        """Read the part. Raises PartFault."""
        runs = 0
        for kind, body in records(data, watch):
            if kind == ITEM:
                if len(self) >= STRINGS:
                    raise too_much(f"more than {STRINGS:,} texts")
                try:
                    self.append(rich_at(body, 0)[0])
                except SENSELESS:  # the numbers that cells give would mean other texts from here on
                    raise broken_off() from None
                runs += len(self[-1].runs)
                if runs > MOST_RUNS_OF_ALL:
                    raise broken_off()  # what came before is kept, and each cell with a later text is named
