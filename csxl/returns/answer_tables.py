"""Finding the tables of a sheet by their header rows, wherever people moved them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.returns.form_languages import HEADING_IN
from csxl.returns.lookup import EARLIER, MOST_HEADING, Lookup
from csxl.sheets.cells import Cell, Place, Sheet
from csxl.sheets.limits import COLUMNS, ROWS
from csxl.text.folding import fold
from csxl.text.memo import Memo
from csxl.text.records import dataclass

MOST_BESIDE = 40  # tables side by side: what is right of them counts with the last
FEWEST_HEADINGS = 3  # recognised headings that make a header row: a row of answers may hold one or two such words


def _called(name: str) -> frozenset[str]:
    return frozenset(fold(text) for language in LANGUAGES for text in language.ever(name))


def _also_called(heading: str) -> frozenset[str]:
    return frozenset(fold(text) for language in LANGUAGES for text in language.also_headed.get(heading, ()))


# Columns that the questionnaire itself adds if there was an earlier review, and what people call two of them.
PROMISED, HOW_FAR = _called("promised"), _called("how_far_is_it")
ALSO_PROMISED = _also_called(layout.PROMISED) | frozenset(text.rstrip(" ?") for text in PROMISED)
ALSO_HOW_FAR = _also_called(layout.HOW_FAR) | frozenset(text.rstrip(" ?") for text in HOW_FAR)
OURS_BESIDE = _called("last_time") | PROMISED
REFS = frozenset(fold(language.ref) for language in LANGUAGES)

MOST_HEADERS, LONGEST_HEADER = 512, 8_000  # remembered, and characters of one
A_CELL = 100  # characters: what a cell that is remembered counts for, besides its text

Rows = Mapping[int, Mapping[int, Cell]]
Header = tuple[Lookup, int, int, tuple[tuple[int, str], ...]]  # its row, the last one below it, and its texts


@dataclass(frozen=True, eq=False)
class AnswerTable:
    """A header row and the rows below it. `columns` holds the columns of each heading of the layout, those in the
    questionnaire's own wording before aliases; `aliased` the text of each column found by an alias; `earlier` the
    columns about past reviews, and `ours` those of them that the questionnaire itself added; `promised` is the column
    of what was promised in the review before and `how_far` that of how far it is, 0 where there is none; `worded` are
    the columns whose heading is in the questionnaire's own words; `languages` are the names of those that they show."""

    header: int
    last: int
    left: int
    right: int
    columns: Mapping[str, tuple[int, ...]]
    aliased: Mapping[int, str]
    earlier: frozenset[int]
    ours: frozenset[int]
    promised: int
    how_far: int
    worded: frozenset[int]
    languages: frozenset[str]

    def column(self, heading: str) -> int | None:
        """The column of a heading, or None."""
        return self.columns[heading][0] if heading in self.columns else None

    @cached_property
    def rating(self) -> int:
        """The rating's column, or the table's first one where it has none."""
        return self.column(layout.RATING) or min(column for found in self.columns.values() for column in found)

    @cached_property
    def answers(self) -> tuple[int, ...]:
        """The first column of each answer's heading."""
        return tuple(self.columns[heading][0] for heading in layout.ANSWER_HEADINGS if heading in self.columns)

    @cached_property
    def texts(self) -> tuple[tuple[str, int], ...]:
        """Each heading for a text beside a rating, and its first column, 0 where there is none."""
        return tuple((heading, self.column(heading) or 0) for heading in layout.TEXT_HEADINGS)

    @cached_property
    def headed(self) -> frozenset[Place]:
        """The cells of the headings that are in the questionnaire's own words."""
        return frozenset(Place(self.header, column) for column in self.worded)

    @cached_property
    def apart(self) -> frozenset[int]:
        """The columns that do not tell what a row is about: none where a column that does is missing."""
        telling = all(heading in self.columns for heading in (layout.REF, layout.LEVEL, layout.STAGE))
        return self.earlier.union(self.answers) if telling else frozenset()


def rows_of(sheet: Sheet) -> Rows:
    """The sheet's cells by row and column, in order."""
    cells, order = sheet.cells, sorted(sheet.cells)
    if order != list(cells):
        cells = {place: cells[place] for place in order}
    rows: dict[int, dict[int, Cell]] = {}
    at = 0
    for (row, column), cell in cells.items():
        if row != at:
            at = row
            here = rows[row] = {}
        here[column] = cell
    return rows


def find_tables(rows: Rows, lookup: Lookup) -> tuple[AnswerTable, ...]:
    """The tables of a sheet, top to bottom and left to right."""
    headers = [(row, cells) for row, cells in rows.items() if len(cells) > 1 and _is_header(cells, lookup)]
    ends = [*(row for row, _ in headers[1:]), ROWS + 1]
    return tuple(
        table
        for (row, cells), end in zip(headers, ends[: len(headers)], strict=True)
        for table in TABLES[lookup, row, end - 1, tuple((column, cell.text) for column, cell in cells.items())]
    )


def _is_header(cells: Mapping[int, Cell], lookup: Lookup) -> bool:
    """Whether a row is a header: it has enough headings, one of them found only in headers, and no ref."""
    facts, named = lookup.facts, []
    for cell in cells.values():
        length = len(text := cell.text)
        if length > MOST_HEADING:
            continue
        found = facts[text]
        if found.ref and length < 20:
            return False
        if found.heading:
            named.append(found.heading)
    if len(named) < 2:
        return False
    known, scale = set(named), set(lookup.rubric.ratings)
    telling = bool(known & {layout.REF, layout.RATING}) or scale <= known
    turned = len(known - scale) < 2 and len(named) > len(known)  # a column of ratings, turned on its side
    enough = len(known) >= FEWEST_HEADINGS or {layout.REF, layout.RATING} <= known
    return enough and telling and not turned


def _side_by_side(header: Header) -> tuple[AnswerTable, ...]:
    """The tables below one header row: each further Ref heading starts another."""
    lookup, row, last, cells = header
    starts = [column for column, text in cells if lookup.facts[text].folded in REFS][:MOST_BESIDE]
    sides = pairwise((1, *starts[1:], COLUMNS + 1))
    within = (
        ({c: text for c, text in cells if left <= c < end and text.strip()}, left, end - 1) for left, end in sides
    )
    return tuple(_table((row, last), (left, right), texts, lookup) for texts, left, right in within)


TABLES: Memo[Header, tuple[AnswerTable, ...]] = Memo(
    _side_by_side, MOST_HEADERS, LONGEST_HEADER, lambda header: sum(len(text) + A_CELL for _, text in header[3])
)


def _table(rows: tuple[int, int], ends: tuple[int, int], texts: Mapping[int, str], lookup: Lookup) -> AnswerTable:
    """The table under the header cells between two columns."""
    folded = {column: lookup.facts[text].folded for column, text in texts.items()}
    columns: dict[str, list[int]] = {}
    for column in sorted(folded, key=lambda column: (folded[column] not in lookup.exact_headings, column)):
        if heading := lookup.facts[texts[column]].heading:
            columns.setdefault(heading, []).append(column)
    known = {column for found in columns.values() for column in found}
    ours = frozenset(column for column in folded if folded[column] in OURS_BESIDE)
    past = {column for column in folded if any(word in folded[column] for word in EARLIER)}
    promised, how_far = _of_promises({column: text for column, text in folded.items() if column not in known})
    earlier = ours.union(past, filter(None, (promised, how_far))) - known
    return AnswerTable(
        *rows,
        *ends,
        {heading: tuple(found) for heading, found in columns.items()},
        {column: texts[column] for column in known if folded[column] not in lookup.exact_headings},
        earlier,
        ours,
        promised,
        how_far,
        frozenset(column for column in folded if folded[column] in lookup.exact_headings | OURS_BESIDE | HOW_FAR),
        frozenset(HEADING_IN[text] for text in folded.values() if text in HEADING_IN),
    )


def _of_promises(folded: Mapping[int, str]) -> tuple[int, int]:
    """The columns of what was promised and of how far it is, by headings of our own or else by what people call them;
    the latter only beside the former, since "progress" may be anything."""
    bare = {column: text.strip(" *:?-") for column, text in folded.items()}

    def first(ours: frozenset[str], theirs: frozenset[str]) -> int:
        exact = (column for column, text in folded.items() if text in ours)
        return next(exact, 0) or next((column for column, text in bare.items() if text in theirs), 0)

    promised = first(PROMISED, ALSO_PROMISED)
    return promised, first(HOW_FAR, ALSO_HOW_FAR if promised else frozenset())
