"""The texts that the questionnaire itself holds, so that what people added can be told from them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from csxl.languages import TONGUES, Phrases
from csxl.model import layout
from csxl.model.member import Kind
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue, LastTime
from csxl.returns.identity import COMPLETED, Identity
from csxl.sheets.books import read_book
from csxl.sheets.cells import Sheet
from csxl.text.folding import fold

# Stands for whatever differs from one questionnaire to the next, in a form that is written to be looked at only.
FILLER = "\u2042 csxl \u2042"
DAY = datetime.date(1999, 9, 9)


@dataclass(frozen=True)
class OwnTexts:
    """A rubric's questionnaire in every language as folded texts: `front` are those of Start and the hidden sheet,
    `above` those above the tables of the domain sheets, whoever it is for; beside each of the `labels` stands a value
    of one agency's."""

    rubric: Rubric
    front: frozenset[str]
    above: frozenset[str]
    labels: frozenset[str]

    def titles(self, identity: Identity) -> frozenset[str]:
        """The titles in one agency's questionnaire."""
        return frozenset(
            map(
                fold,
                (
                    identity.agency,
                    identity.agency_code,
                    " · ".join(filter(None, (identity.partnership, identity.review))),
                    *(
                        layout.sheet_title(domain.name, identity.agency, identity.agency_code, phrases.return_code)
                        for domain in self.rubric.domains
                        for phrases in TONGUES
                    ),
                ),
            )
        )


_BUILT: dict[int, OwnTexts] = {}


def own_texts_of(rubric: Rubric) -> OwnTexts:
    """The rubric's form, written and read once for each rubric object."""
    found = _BUILT.get(id(rubric))
    if found is None:
        found = _BUILT[id(rubric)] = _build(rubric)  # which holds the rubric, so that its id stays its own
    return found


def _build(rubric: Rubric) -> OwnTexts:
    """A form from questionnaires written for nobody."""
    sheets = [sheet for phrases in TONGUES for sheet in _written(rubric, phrases)]
    domains = {domain.name for domain in rubric.domains}
    front = [sheet for sheet in sheets if sheet.name not in domains]
    above = {
        fold(cell.text)
        for sheet in sheets
        if sheet.name in domains
        for place, cell in sheet.cells.items()
        if place.row < layout.HEADER_ROW
    }
    labels = {label for sheet in front for label in _labels(sheet)} | set(COMPLETED)
    return OwnTexts(
        rubric,
        frozenset(fold(cell.text) for sheet in front for cell in sheet.cells.values()),
        frozenset(above),
        frozenset(labels),
    )


def _written(rubric: Rubric, phrases: Phrases) -> tuple[Sheet, ...]:
    """The sheets of a questionnaire in one language, with every part that it may have."""
    past = {ref: LastTime(FILLER, FILLER) for ref in rubric.criteria}
    issue = Issue(FILLER, FILLER, FILLER, FILLER, DAY, FILLER, FILLER, past, phrases)
    book, _ = read_book(write_questionnaire(rubric, issue), Kind.OOXML, "")
    return book.sheets if book else ()


def _labels(sheet: Sheet) -> Iterator[str]:
    """The texts in column A beside which there is something particular to one agency."""
    for place, cell in sheet.cells.items():
        beside = sheet.cells.get(place._replace(column=place.column - 1))
        day = cell.value.date() if isinstance(cell.value, datetime.datetime) else cell.value
        particular = FILLER in cell.text or day == DAY or cell.text == DAY.isoformat()
        if place.column == 2 and beside and beside.text and particular:
            yield fold(beside.text)
