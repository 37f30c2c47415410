"""The texts that the questionnaire itself holds, so that what people added can be told from them."""
from __future__ import annotations

import datetime
from dataclasses import dataclass

from csxl import layout
from csxl.kinds import Kind
from csxl.questionnaire import Issue, LastTime, write_questionnaire
from csxl.returns.folding import fold
from csxl.returns.identity import Identity
from csxl.rubric import Rubric
from csxl.sheets import read_book
from csxl.sheets.cells import Book

# Stands for whatever differs from one questionnaire to the next, in a form that is written to be looked at only.
FILLER = "\u2042 csxl \u2042"
DAY = datetime.date(1999, 9, 9)


@dataclass(frozen=True)
class Form:
    """A rubric's questionnaire as folded texts: `texts` stand in it whoever it is for, a value of one agency's stands
    beside each of the `labels`."""
    rubric: Rubric
    texts: frozenset[str]
    labels: frozenset[str]

    def titles(self, identity: Identity) -> frozenset[str]:
        """The titles in one agency's questionnaire."""
        return frozenset(map(fold, (
            identity.agency, identity.agency_code, " · ".join(filter(None, (identity.partnership, identity.review))),
            *(layout.sheet_title(domain.name, identity.agency, identity.agency_code)
              for domain in self.rubric.domains))))


_BUILT: dict[int, Form] = {}


def form_of(rubric: Rubric) -> Form:
    """The rubric's form, written and read once for each rubric object."""
    found = _BUILT.get(id(rubric))
    if found is None:
        found = _BUILT[id(rubric)] = _build(rubric)  # which holds the rubric, so that its id stays its own
    return found


def _build(rubric: Rubric) -> Form:
    """A form from a questionnaire written for nobody."""
    past = {ref: LastTime(FILLER, FILLER) for ref in rubric.criteria}
    issue = Issue(FILLER, FILLER, FILLER, FILLER, DAY, FILLER, FILLER, past)
    book, _ = read_book(write_questionnaire(rubric, issue), Kind.OOXML, "")
    texts, labels = _texts(book or Book(()))
    return Form(rubric, texts, labels | frozenset(map(fold, layout.COMPLETED_LABELS)))


def _texts(book: Book) -> tuple[frozenset[str], frozenset[str]]:
    """(the texts that stand in every questionnaire, the labels beside which a value differs)."""
    texts, labels = set(), set()
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            value = cell.value.date() if isinstance(cell.value, datetime.datetime) else cell.value
            beside = sheet.cells.get(place._replace(column=place.column - 1))
            if FILLER not in cell.text and value != DAY and cell.text != DAY.isoformat():
                texts.add(fold(cell.text))
            elif place.column <= 2 and beside and beside.text and FILLER not in beside.text:
                labels.add(fold(beside.text))
        texts |= {fold(text) for _, text in sheet.drawn}
    return frozenset(texts), frozenset(labels)
