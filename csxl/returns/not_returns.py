"""csxl's own workbooks among returns: a summary, a rubric or the coordinator's workbook that was saved into the same
folder, or the page that an agency got after the meeting and sends back."""

from __future__ import annotations

from importlib import import_module

from csxl.languages import LANGUAGES
from csxl.model import layout, summary_names
from csxl.model.own_workbooks import FEEDBACK, KINDS, PROPERTY, REVIEW, RUBRIC, STATUS, SUMMARY
from csxl.sheets.cells import Book
from csxl.text.folding import fold

# The sheets that tell one whose properties a program dropped, or that an earlier csxl wrote.
_OF_SUMMARY = (summary_names.DISAGREEMENT, summary_names.MATRIX, summary_names.ANSWERS)
SHEETS = (
    *((SUMMARY, tuple(language.summary_sheets.get(one, one) for one in _OF_SUMMARY)) for language in LANGUAGES),
    (STATUS, ("Status", "To settle")),
    (REVIEW, ("Review", "Agencies", "Messages")),
    *((FEEDBACK, (language.on_feedback.sheet,)) for language in LANGUAGES),
)
FINDING = "csxl.rubrics.book_finding"  # loaded only for a workbook that asks for no ratings
_FOLDED = [(kind, frozenset(map(fold, sheets))) for kind, sheets in SHEETS]
RATINGS = frozenset(fold(language.headings[layout.RATING]) for language in LANGUAGES)
_IDENTITY = fold(layout.IDENTITY)  # a questionnaire's hidden sheet, by which nearly every return is told at once
LONGEST = 100  # characters of a heading, with the white space around it


def own_workbook(book: Book) -> str:
    """Which of csxl's own workbooks this is, or "": one that asks for ratings is none of them."""
    names = {fold(sheet.name) for sheet in book.sheets}
    said = book.properties.get(PROPERTY, "")
    found = next((kind for kind, sheets in _FOLDED if names >= sheets), "")
    kind = said if said in KINDS else found
    if (not kind and _IDENTITY in names) or _asks_for_ratings(book):
        return ""
    return kind or (RUBRIC if import_module(FINDING).holds_rubric(book) else "")


def _asks_for_ratings(book: Book) -> bool:
    return any(
        len(cell.text) < LONGEST and fold(cell.text) in RATINGS
        for sheet in book.sheets
        for cell in sheet.cells.values()
    )
