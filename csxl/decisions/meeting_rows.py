"""Rows that somebody added to the table of actions: each an action of the meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import count

from csxl.decisions.found_cells import FoundRow
from csxl.model.decisions import AGENCY, OPEN, DecisionKind, Key, TypedText
from csxl.returns.record_tables import Spot

FIELDS = OPEN[DecisionKind.MEETING]


def meeting_spots(row: FoundRow) -> Mapping[str, Spot]:
    """The cells of a row that say something about an action of the meeting."""
    return {heading: row.record.spots[heading] for heading in FIELDS if heading in row.record.spots}


def meeting_entries(rows: Iterable[Mapping[str, Spot]], taken: Iterable[Key], seen: str) -> dict[Key, TypedText]:
    """An action of the meeting for each row, under the next numbers that are free."""
    numbers = {key.subject for key in taken if key.kind is DecisionKind.MEETING}
    free = (number for number in map(str, count(1)) if number not in numbers)
    found: dict[Key, TypedText] = {}
    for spots, number in zip(rows, free, strict=False):
        for heading, spot in spots.items():
            if spot.text:
                found[Key(DecisionKind.MEETING, number, heading)] = TypedText(
                    spot.text, seen, "", spot.sheet, spot.place
                )
    return found


def usual_agency(rows: Iterable[FoundRow]) -> str:
    """What csxl writes under Agency in the rows for the meeting: what most of them say."""
    said = Counter(
        row.record.spots[AGENCY].text
        for row in rows
        if (row.kind is DecisionKind.MEETING or not row.subject) and AGENCY in row.record.spots
    )
    return next((text for text, _ in said.most_common(1)), "")
