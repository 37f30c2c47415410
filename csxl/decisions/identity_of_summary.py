"""Whose review a former summary is about: by its marks, its properties or, in earlier releases, its first cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from csxl.decisions.former_marks import FormerMarks
from csxl.decisions.one_language import in_any, said
from csxl.model import marks_layout as layout
from csxl.model.summary_names import BOARD
from csxl.returns.record_tables import tables
from csxl.sheets.cells import Book
from csxl.text.same_agency import agency_key, folded_name

REF, AGENCY, CODE, SHA256 = "Ref", "Agency", "Agency code", "SHA-256"
POSITION, SPREAD, RATING, EVIDENCE = "Position", "Spread", "Rating", "Evidence"
PARTS = " · "  # between partnership, review and the sheet's name in a title
WRITER = "csxl"


class AboutSummary(NamedTuple):
    """Whose review a summary is about; `titles` are those under which it is known, folded."""

    review: str = ""
    partnership: str = ""
    rubric: str = ""
    rubric_version: str = ""
    titles: frozenset[str] = frozenset()


def is_summary(book: Book, file: str = "") -> bool:
    """Whether csxl made a workbook as a summary, though its marks are gone: it says so, or it has a matrix and the
    table of answers."""
    if layout.PROPERTY + layout.PROGRAM in book.properties:
        return True
    return all(
        tables(book, file, in_any(*headings), headings)
        for headings in ((REF, POSITION, SPREAD), (AGENCY, REF, RATING, EVIDENCE))
    )


def about_summary(book: Book, marks: FormerMarks | None) -> AboutSummary:
    """Whose review it is, as far as it says."""
    found = marks.facts if marks else _properties(book)
    facts = [found.get(label, "") for label in (layout.REVIEW, layout.PARTNERSHIP, layout.RUBRIC, layout.VERSION)]
    if facts[0]:
        titles: tuple[str, ...] = (facts[0],)
    else:
        titles = _beginnings_cut_off(book.properties.get("title", ""))
    return AboutSummary(facts[0], facts[1], facts[2], facts[3], frozenset(map(folded_name, titles)))


def _properties(book: Book) -> Mapping[str, str]:
    return {
        name.removeprefix(layout.PROPERTY): value
        for name, value in book.properties.items()
        if name.startswith(layout.PROPERTY)
    }


def _beginnings_cut_off(title: str) -> tuple[str, ...]:
    """The titles that a review may have whose summary has this title: "Partnership · Review · Board summary"."""
    board = next((name for name in (BOARD, *said(BOARD)) if title.endswith(name)), "")
    parts = title.removesuffix(board).removesuffix(PARTS).split(PARTS)
    return tuple(PARTS.join(parts[first:]) for first in range(len(parts)))


def returns_compared(book: Book, file: str) -> frozenset[str]:
    """The SHA-256 of every return that a summary lists."""
    found = tables(book, file, in_any(SHA256, AGENCY), (SHA256, AGENCY))
    return frozenset(row.spots[SHA256].line for table in found[:1] for row in table.rows() if row.spots[SHA256].line)


def agency_keys(book: Book, file: str) -> Mapping[str, str]:
    """What decisions know each agency by, by the name that the summary shows, where no marks say so."""
    return {
        name: agency_key(name, row.spots[CODE].line)
        for table in tables(book, file, in_any(AGENCY, CODE), (AGENCY, CODE))
        for row in table.rows()
        if (name := row.spots[AGENCY].line)
    }


def saved_by(book: Book) -> str:
    """Who saved a summary last, as its properties say; "" if that was csxl, or nobody is named."""
    name = " ".join(book.properties.get("lastModifiedBy", "").split())
    return "" if name.casefold() in (WRITER, "openpyxl") else name
