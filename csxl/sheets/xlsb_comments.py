"""The comments of the old kind (notes) in an `.xlsb`."""

from __future__ import annotations

from csxl.sheets.cells import Place
from csxl.sheets.faults import damaged
from csxl.sheets.limits import CELL_CHARACTERS, Watch
from csxl.sheets.notes import BEFORE_THREAD, PLACEHOLDER
from csxl.sheets.xlsb_records import SENSELESS, place_at, records, rich_at
from csxl.text.written import written

COMMENT, TEXT = 635, 637


def read_binary_comments(data: bytes, watch: Watch, found: dict[Place, str]) -> None:
    """Add the comments by their cells; of those that a thread has left behind, what it says. What came before a fault
    is kept. Raises PartFault."""
    place: Place | None = None
    senseless = False
    for kind, body in records(data, watch):
        try:
            if kind == COMMENT:
                place = None
                place = place_at(body, 4)
                found.setdefault(place, "")
                watch.kept(1, 0)
            elif kind == TEXT and place:
                said = rich_at(body, 0)[0].text[:CELL_CHARACTERS]
                if said.startswith(PLACEHOLDER) and BEFORE_THREAD in said:
                    said = said.partition(BEFORE_THREAD)[2].strip()
                found[place] = found[place] or said
                watch.kept(0, written(said))
        except SENSELESS:
            senseless = True
    if senseless:
        raise damaged("one of them makes no sense")
