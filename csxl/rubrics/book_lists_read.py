"""Reading the lists of a rubric's workbook: key, scale, abstentions, levels, stages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csxl.rubrics.book_columns import column_faults
from csxl.rubrics.book_entries import NOT_KEPT, BookEntry, filled_rows, row_entries
from csxl.rubrics.book_faults import cell_faults
from csxl.rubrics.book_layout import BY_KEY
from csxl.rubrics.book_tables import Known, Table
from csxl.rubrics.shape import OPTIONAL, shown
from csxl.sheets.cells import Place
from csxl.writing import theme

_BARE_CODE = re.compile("[0-9A-Fa-f]{6}")
_REMEMBERED = re.compile(r'N\("(#[0-9A-Fa-f]{6})"\)')
LONGEST_STEP = 9  # digits
UNPAINTED = {"", theme.ANSWER, theme.PAPER}  # how a cell looks that nobody painted


def list_entries(table: Table) -> Iterator[BookEntry]:
    """The texts of a list, row by row; of the scale, in the order of its steps."""
    for number, row in enumerate(in_steps(table), 1):
        for entry in row_entries(table, row, (table.kind, number)):
            yield entry._replace(text=_colour(table, entry)) if entry.path[-1] in ("fill", "ink") else entry


def list_faults(table: Table, known: Known) -> Iterator[str]:
    """What is wrong with a list as a table."""
    rows = filled_rows(table)
    columns = BY_KEY[table.kind].columns
    needed = [one.heading for one in columns if rows and table.column(one.key) is None and is_needed(one.key)]
    yield from column_faults(table, rows, known, [column.heading for column in columns], needed)
    kept = [column for column, heading in table.columns.items() if heading.key not in NOT_KEPT]
    yield from cell_faults(table.tab, (Place(row, column) for row in rows for column in kept))
    if table.column("step"):
        yield from _step_faults(table, rows)
    if table.column("fill") and table.column("sample"):
        for row in rows:
            yield from _paint_faults(table, row)


def is_needed(key: str) -> bool:
    """Whether a list must have a column."""
    return key not in OPTIONAL and key not in NOT_KEPT


def in_steps(table: Table) -> list[int]:
    """The filled rows: by their steps, where each has one, else as they stand."""
    rows = filled_rows(table)
    steps = {row: _step(table, row) for row in rows}
    return rows if None in steps.values() else sorted(rows, key=lambda row: steps[row] or 0)


def steps_of(table: Table) -> list[int]:
    """The step of each filled row, in the order of the steps; counted, where they are not given."""
    rows = in_steps(table)
    steps = [_step(table, row) for row in rows]
    given = [step for step in steps if step is not None]
    return given if len(given) == len(rows) else list(range(1, len(rows) + 1))


def _step(table: Table, row: int) -> int | None:
    column = table.column("step")
    text = table.tab.text(Place(row, column)) if column else ""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_STEP else None


def _step_faults(table: Table, rows: Sequence[int]) -> Iterator[str]:
    """Steps that are missing, no numbers, or there twice; none where no row has one."""
    column = table.column("step") or 0
    places = {row: Place(row, column) for row in rows}
    texts = {row: table.tab.text(place) for row, place in places.items()}
    seen: dict[int, int] = {}
    for row, text in texts.items() if any(texts.values()) else ():
        step = _step(table, row)
        if step is None:
            said = f"“{shown(text)}” is no step" if text else "the step is missing"
            yield f"{table.tab.at(places[row])}: {said}; write 1 for the worst, then 2, 3 and so on."
        elif step in seen:
            other = table.tab.at(places[seen[step]])
            yield f"{table.tab.at(places[row])}: the step {step} is also at {other}; change one."
        else:
            seen[step] = row


def _colour(table: Table, entry: BookEntry) -> str:
    """A colour's code, or the paint where Fill has none."""
    text = entry.text or ""
    if _BARE_CODE.fullmatch(text):
        return f"#{text}"
    return _paint(table, entry.place.row) if not text and entry.path[-1] == "fill" else text


def _paint(table: Table, row: int) -> str:
    """The colour that somebody painted the cell under Fill or Sample in, "" for none, or for that of csxl's own."""
    places = [Place(row, column) for key in ("fill", "sample") if (column := table.column(key))]
    painted = [table.tab.cell(place).fill for place in places]
    remembered = {found[1].upper() for place in places if (found := _REMEMBERED.search(table.tab.cell(place).formula))}
    return next((fill for fill in painted if fill not in UNPAINTED and fill.upper() not in remembered), "")


def _paint_faults(table: Table, row: int) -> Iterator[str]:
    """A sample that somebody painted, where another colour's code stands."""
    code, sample = (Place(row, table.column(key) or 0) for key in ("fill", "sample"))
    text, paint = table.tab.text(code), _paint(table, row)
    is_known = bool(_REMEMBERED.search(table.tab.cell(sample).formula))
    if text and is_known and paint and paint.removeprefix("#").upper() != text.removeprefix("#").upper():
        yield (
            f"{table.tab.at(sample)}: is painted {paint}, and {table.tab.at(code)} says {text}; "
            "clear the code to take the paint, or take the paint off the sample (No Fill)."
        )
