"""Rows that somebody added to the table of actions: each an action of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

from csxl.decisions.found_cells import FoundRow
from csxl.decisions.one_language import Terms
from csxl.model.decisions import OPEN, DecisionKind, Key, TypedText
from csxl.returns.record_tables import Spot

FIELDS = OPEN[DecisionKind.MEETING]


def meeting_spots(row: FoundRow) -> Mapping[str, Spot]:
    """The cells of a row that say something about an action of the meeting."""
    return {heading: row.record.spots[heading] for heading in FIELDS if heading in row.record.spots}


def meeting_entries(
    rows: Iterable[Mapping[str, Spot]], taken: Iterable[Key], seen: str, terms: Terms
) -> dict[Key, TypedText]:
    """An action of the meeting for each row, under the next numbers that are free."""
    numbers = {key.subject for key in taken if key.kind is DecisionKind.MEETING}
    free = (number for number in map(str, count(1)) if number not in numbers)
    found: dict[Key, TypedText] = {}
    for spots, number in zip(rows, free, strict=False):
        for heading, spot in spots.items():
            if spot.text:
                found[Key(DecisionKind.MEETING, number, heading)] = TypedText(
                    terms.typed(heading, spot.text), seen, "", spot.sheet, spot.place
                )
    return found
