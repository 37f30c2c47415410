"""Reading the facts about a review that a coordinator's workbook gives as label and value."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from csxl.diagnostics.of_review import ReviewCode
from csxl.languages import CHOICES, DEFAULT_LANGUAGE, language_called
from csxl.model.diagnostic import Diagnostic
from csxl.returns.answer_tables import rows_of
from csxl.returns.record_tables import NOTHING, Spot, folded
from csxl.review.labels import EMAIL, ENTRY, FACT_ALIASES, LANGUAGE, NEEDED, REPLY_TO, RETURN_BY
from csxl.review.return_days import day_in
from csxl.sheets.cells import Sheet
from csxl.text.a1 import address, spoken
from csxl.text.addresses import address_of
from csxl.text.folding import fold
from csxl.text.wording import quote

Facts = Mapping[str, Spot]


def find_facts(sheets: Sequence[Sheet], file: str) -> tuple[Facts, tuple[Diagnostic, ...]]:
    """The spot of each label's value, and a diagnostic where one label has two different values."""
    found: dict[str, list[Spot]] = {}
    for sheet in sheets:
        for label, spot in _labelled(sheet, file):
            found.setdefault(label, []).append(spot)
    diagnostics: list[Diagnostic] = []
    for label, spots in found.items():
        spots.sort(key=lambda spot: not spot.given)
        for other in spots[1:]:
            if other.line and fold(other.line) != fold(spots[0].line):
                diagnostics.append(
                    other.about(
                        ReviewCode.FACT_TWICE,
                        label=label,
                        text=quote(other.line),
                        other=spoken(spots[0].sheet, spots[0].place),
                        theirs=quote(spots[0].line),
                    )
                )
    return {label: spots[0] for label, spots in found.items()}, tuple(diagnostics)


def _labelled(sheet: Sheet, file: str) -> Iterator[tuple[str, Spot]]:
    """Each label with the cell under the heading "Your entry", or else the one to the right of the label."""
    labels, entry = folded(FACT_ALIASES), 0
    for row, cells in rows_of(sheet).items():
        for column, cell in cells.items():
            if not entry and fold(cell.text) == fold(ENTRY):
                entry = column
            if label := labels.get(fold(cell.text.strip(" *:"))):
                at = entry if entry > column else column + 1
                yield label, Spot(file, sheet.name, address(row, at), cells.get(at, NOTHING))
                break


def read_facts(facts: Facts, sheet: str, file: str) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Every fact as text, and what is wrong with it; of the date, only whether it is blank or an error value."""
    values: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for label in FACT_ALIASES:
        spot = facts.get(label, Spot(file, sheet, "", NOTHING))
        values[label] = spot.line
        diagnostics += spot.broken()
        if label in NEEDED and not spot.given:
            diagnostics.append(spot.about(ReviewCode.FACT_MISSING, label=label))
        if label in (EMAIL, REPLY_TO) and spot.text:
            values[label] = address_of(spot.text)
            diagnostics += [] if values[label] else [spot.about(ReviewCode.ADDRESS_MALFORMED, text=quote(spot.text))]
    spot = facts.get(LANGUAGE, Spot(file, sheet, "", NOTHING))
    values[LANGUAGE], said = _language(spot)
    return values, (*diagnostics, *said)


def _language(spot: Spot) -> tuple[str, tuple[Diagnostic, ...]]:
    """The name of the labels' language, and a warning if it was not understood and the default is used."""
    default = DEFAULT_LANGUAGE.name
    language = language_called(spot.line or default)
    if language is None:
        unknown = ReviewCode.LANGUAGE_UNKNOWN
        return default, (spot.about(unknown, text=quote(spot.line), choices=CHOICES, used=default),)
    return language.name, ()


def read_return_by(
    facts: Facts, made_on: datetime.date | None = None
) -> tuple[datetime.date | None, tuple[Diagnostic, ...]]:
    """The return-by date, and what is odd about it; `read_facts` reports a blank one."""
    spot = facts.get(RETURN_BY)
    return day_in(spot, made_on) if spot else (None, ())
