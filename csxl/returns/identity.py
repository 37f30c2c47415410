"""Whose return it is: every copy of the identity that survived, and where the copies contradict each other."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from csxl import layout
from csxl.answers import Diagnostic
from csxl.diagnostics import Matter
from csxl.folding import fold, quote, visible
from csxl.returns.fields import as_date
from csxl.returns.lookup import Lookup
from csxl.returns.pages import Page
from csxl.rubric import Rubric
from csxl.sheets.cells import Book, Cell

RUBRIC, VERSION, REVIEW, AGENCY, CODE = layout.IDENTITY_LABELS
LABELS = {fold(label): label for label in (*layout.IDENTITY_LABELS, layout.PARTNERSHIP)} | {
    fold(layout.RETURN_CODE): CODE}
LONG = 200  # characters: of longer values the ends are not compared, since document properties cut them off
_CODE = re.compile(rf"{layout.RETURN_CODE}\s*[:\-–]?\s*(\S+)\s*$", re.I)
HIDDEN, PROPERTIES, TITLES, START = "the hidden sheet", "the file's properties", "the sheets' titles", "the Start sheet"


class Copy(NamedTuple):
    """One copy of one part of the identity. `shown` copies are those that people see and can change by hand."""
    label: str
    value: str
    where: str
    sheet: str = ""
    cell: str = ""

    @property
    def shown(self) -> bool:
        return self.where in (TITLES, START)


@dataclass(frozen=True)
class Identity:
    """Whose return a file says it is, and the form it was made on; "" for what no copy tells."""
    agency: str = ""
    agency_code: str = ""
    review: str = ""
    rubric: str = ""
    version: str = ""
    partnership: str = ""
    completed_by: str = ""

    def made_for(self, rubric: Rubric) -> bool:
        """Whether the form was made for this version of this rubric, as far as it says."""
        return (fold(self.rubric or rubric.title) == fold(rubric.title)
                and fold(self.version or rubric.version) == fold(rubric.version))


def identify_return(book: Book, pages: Sequence[Page], file: str,
                    lookup: Lookup) -> tuple[Identity, tuple[Diagnostic, ...]]:
    """The identity that the surviving copies tell, and what is odd about it."""
    copies = tuple(_copies(book, pages, lookup))
    chosen = {label: _chosen([copy for copy in copies if copy.label == label]) for label in LABELS.values()}
    identity = Identity(chosen[AGENCY], chosen[CODE], chosen[REVIEW], chosen[RUBRIC], chosen[VERSION],
                        chosen[layout.PARTNERSHIP], _completed_by(pages))
    return identity, tuple(_oddities(identity, copies, file, lookup))


def _copies(book: Book, pages: Sequence[Page], lookup: Lookup) -> Iterator[Copy]:
    """Every copy of the identity, those that people do not see first."""
    unseen = [page for page in pages if not page.tables
              and (page.sheet.hidden or fold(page.sheet.name) == fold(layout.IDENTITY))]
    for page in unseen:
        yield from _labelled(page, HIDDEN)
    properties = {fold(name): value for name, value in book.properties.items()}
    for label in layout.IDENTITY_LABELS:
        if value := visible(properties.get(fold(layout.PROPERTY_PREFIX + label), "")):
            yield Copy(label, value, PROPERTIES)
    for page in pages:
        if page.tables:
            yield from _title(page, lookup)
        elif page not in unseen:
            yield from _labelled(page, START)


def _labelled(page: Page, where: str) -> Iterator[Copy]:
    """The parts of the identity that stand on a sheet as label and value."""
    for label, value, cell in pairs(page):
        if fold(label) in LABELS and fold(value) not in LABELS:
            yield Copy(LABELS[fold(label)], value, where, page.sheet.name, cell)


def pairs(page: Page) -> Iterator[tuple[str, str, str]]:
    """(label, value, the value's cell) for each two texts that stand next to each other."""
    for row, cells in page.rows.items():
        texts = [(column, as_date(cell)) for column, cell in cells.items() if cell.text.strip()]
        for (before, label), (column, value) in pairwise(texts):
            if column == before + 1:
                yield label.removesuffix(":").strip(), value, layout.address(row, column)


def title_of(page: Page) -> tuple[int, int, Cell] | None:
    """(row, column, cell) of the title above a sheet's tables: the text that names a return code."""
    for row, cells in page.rows.items():
        if row >= page.tables[0].header:
            return None
        for column, cell in cells.items():
            if layout.RETURN_CODE in cell.text.casefold():
                return row, column, cell
    return None


def _title(page: Page, lookup: Lookup) -> Iterator[Copy]:
    """The agency and code that a domain sheet's title names, as far as the title is still whole."""
    found = title_of(page)
    if not found:
        return
    row, column, cell = found
    text, place = " ".join(visible(cell.text).split()), layout.address(row, column)
    if whole := layout.TITLE.match(text):
        agency = whole["agency"]
        for domain in (domain.name for domain in lookup.rubric.domains):
            if text.startswith(f"{domain} · "):  # a domain's own name may hold the dot that parts them
                agency = text[len(domain) + 3:whole.end("agency")]
        yield Copy(AGENCY, agency, TITLES, page.sheet.name, place)
        yield Copy(CODE, whole["code"], TITLES, page.sheet.name, place)
    elif code := _CODE.search(text):
        yield Copy(CODE, code[1], TITLES, page.sheet.name, place)


def _chosen(copies: Sequence[Copy]) -> str:
    """The value that most places tell; among equals that of the first, which people do not see or change."""
    places: dict[str, dict[str, str]] = {}
    for copy in copies:
        if not (copy.value.endswith("…") and len(copy.value) == layout.LONGEST_AGENCY):
            places.setdefault(fold(copy.value), {}).setdefault(copy.where, copy.value)
    best = max(places.values(), key=len, default={})  # the first of the longest: copies come in order of trust
    return next(iter(best.values()), copies[0].value if copies else "")


def _agree(one: str, other: str) -> bool:
    """Whether two copies say the same, one of which may be cut short, as titles and properties are."""
    if fold(one) == fold(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= LONG:
        return fold(long[:LONG]) == fold(short[:LONG])
    return short.endswith("…") and fold(long).startswith(fold(short.removesuffix("…")))


def _oddities(identity: Identity, copies: Sequence[Copy], file: str, lookup: Lookup) -> Iterator[Diagnostic]:
    for label, value in ((AGENCY, identity.agency), (CODE, identity.agency_code), (REVIEW, identity.review)):
        others = {fold(copy.value): copy for copy in copies if copy.label == label and not _agree(copy.value, value)}
        for copy in others.values():
            matter = Matter.OTHER_AGENCY_TYPED if label == AGENCY and copy.shown else Matter.COPIES_CONTRADICT
            yield matter.about(file, copy.sheet, copy.cell, label=label, where=copy.where, other=quote(copy.value),
                               value=quote(value))
    if not identity.agency:
        yield (Matter.AGENCY_BY_CODE if identity.agency_code else Matter.NO_AGENCY).about(
            file, code=identity.agency_code)
    if identity.rubric and fold(identity.rubric) != fold(lookup.rubric.title):
        yield Matter.OTHER_RUBRIC.about(file, other=quote(identity.rubric), value=quote(lookup.rubric.title))
    elif identity.version and fold(identity.version) != fold(lookup.rubric.version):
        yield Matter.OTHER_VERSION.about(file, other=identity.version, value=lookup.rubric.version)


def _completed_by(pages: Sequence[Page]) -> str:
    """Name, role and date as typed on the Start sheet, joined by ", "."""
    labels = {fold(label): label for label in layout.COMPLETED_LABELS}
    typed: dict[str, str] = {}
    for page in pages:
        if not page.tables and not page.sheet.hidden:
            for label, value, _ in pairs(page):
                if fold(label) in labels and fold(value) not in labels:
                    typed.setdefault(labels[fold(label)], value)
    return ", ".join(typed[label] for label in layout.COMPLETED_LABELS if label in typed)
