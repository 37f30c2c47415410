"""Finding the tables of a sheet by their header rows, wherever people moved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.returns.lookup import EARLIER, Lookup
from csxl.sheets.cells import Cell, Sheet
from csxl.sheets.limits import COLUMNS, ROWS
from csxl.text.folding import fold, fold_ref

MOST_BESIDE = 40  # tables side by side: what is right of them counts with the last
FEWEST_HEADINGS = 3  # recognised headings that make a header row: a row of answers may hold one or two such words

# Columns that the questionnaire itself adds if there was an earlier review.
OURS_BESIDE = frozenset(fold(text) for language in LANGUAGES for text in language.ever("last_time"))
REFS = frozenset(fold(language.ref) for language in LANGUAGES)

Rows = Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class AnswerTable:
    """A header row and the rows below it. `columns` holds the columns of each heading of the layout, those in the
    questionnaire's own wording before aliases; `aliased` the text of each column found by an alias; `earlier` the
    columns about past reviews, and `ours` those of them that the questionnaire itself added."""

    header: int
    last: int
    left: int
    right: int
    columns: Mapping[str, tuple[int, ...]]
    aliased: Mapping[int, str]
    earlier: frozenset[int]
    ours: frozenset[int]

    def column(self, heading: str) -> int | None:
        """The column of a heading, or None."""
        return self.columns[heading][0] if heading in self.columns else None


def rows_of(sheet: Sheet) -> Rows:
    """The sheet's cells by row and column, in order."""
    rows: dict[int, dict[int, Cell]] = {}
    for place in sorted(sheet.cells):
        rows.setdefault(place.row, {})[place.column] = sheet.cells[place]
    return rows


def find_tables(rows: Rows, lookup: Lookup) -> tuple[AnswerTable, ...]:
    """The tables of a sheet, top to bottom and left to right."""
    headers = [(row, cells) for row, cells in rows.items() if _is_header(cells, lookup)]
    ends = [*(row for row, _ in headers[1:]), ROWS + 1]
    return tuple(
        table
        for (row, cells), end in zip(headers, ends[: len(headers)], strict=True)
        for table in _side_by_side(row, end - 1, cells, lookup)
    )


def _is_header(cells: Mapping[int, Cell], lookup: Lookup) -> bool:
    """Whether a row is a header: it has enough headings, one of them found only in headers, and no ref."""
    named = [heading for cell in cells.values() if (heading := lookup.heading(cell.text))]
    known, scale = set(named), set(lookup.rubric.ratings)
    telling = bool(known & {layout.REF, layout.RATING}) or scale <= known
    turned = len(known - scale) < 2 and len(named) > len(known)  # a column of ratings, turned on its side
    enough = len(known) >= FEWEST_HEADINGS or {layout.REF, layout.RATING} <= known
    return (
        enough
        and telling
        and not turned
        and not any(fold_ref(cell.text) in lookup.refs for cell in cells.values() if len(cell.text) < 20)
    )


def _side_by_side(row: int, last: int, cells: Mapping[int, Cell], lookup: Lookup) -> Iterator[AnswerTable]:
    """The tables below one header row: each further Ref heading starts another."""
    starts = [column for column, cell in cells.items() if fold(cell.text) in REFS][:MOST_BESIDE]
    lefts = [1, *starts[1:]]
    for left, right in zip(lefts, [*(start - 1 for start in starts[1:]), COLUMNS], strict=True):
        texts = {column: cell.text for column, cell in cells.items() if left <= column <= right and cell.text.strip()}
        yield _table((row, last), (left, right), texts, lookup)


def _table(rows: tuple[int, int], ends: tuple[int, int], texts: Mapping[int, str], lookup: Lookup) -> AnswerTable:
    """The table under the header cells between two columns."""
    folded = {column: fold(text) for column, text in texts.items()}
    columns: dict[str, list[int]] = {}
    for column in sorted(folded, key=lambda column: (folded[column] not in lookup.exact_headings, column)):
        if heading := lookup.heading(texts[column]):
            columns.setdefault(heading, []).append(column)
    known = {column for found in columns.values() for column in found}
    ours = frozenset(column for column in folded if folded[column] in OURS_BESIDE)
    earlier = ours.union(column for column in folded if any(word in folded[column] for word in EARLIER)) - known
    return AnswerTable(
        *rows,
        *ends,
        {heading: tuple(found) for heading, found in columns.items()},
        {column: texts[column] for column in known if folded[column] not in lookup.exact_headings},
        earlier,
        ours,
    )
