"""One whole sheet mutated: the ways that leave every answer at its ref, and those that leave none."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.mutated_grid import ACTION, EVIDENCE, FIRST, HEADER, RATING, SPARE, Grid

HEADINGS = ("RAG", "rating ", "Our rating", "Your rating *", "YOUR  RATING", "Status")


def spread_out(grid: Grid) -> None:
    grid.renumber({row: FIRST + 2 * (row - FIRST) + 1 for row in grid.refs})


def pushed_down(grid: Grid) -> None:
    by = grid.rng.choice((1, 7, 900_000))
    grid.renumber({row: row + by for row in grid.rows})


def shuffled(grid: Grid) -> None:
    rows = list(grid.refs)
    grid.renumber(dict(zip(rows, grid.rng.sample(rows, len(rows)), strict=True)))


def hidden(grid: Grid) -> None:
    grid.hidden |= set(grid.rng.sample(list(grid.refs), 2))


def heading(grid: Grid) -> None:
    grid.write(HEADER, RATING, grid.rng.choice(HEADINGS))


def beside(grid: Grid) -> None:
    """Another column and other notes, which are no ratings of this year."""
    grid.write(HEADER, SPARE, grid.rng.choice(("Last year", "Previous rating", "Seen by")))
    for row in grid.refs:
        grid.write(row, SPARE, grid.rng.choice(list(grid.rubric.ratings)) if grid.rng.random() < 0.5 else "note")


def second_column(grid: Grid) -> None:
    """A second column of ratings that differs from the first where that has any."""
    grid.write(HEADER, SPARE, "Your rating")
    for row in grid.refs:
        if grid.given(row):
            grid.write(row, SPARE, grid.other(row))
            grid.doubt(row)


def no_header(grid: Grid) -> None:
    del grid.rows[HEADER]
    grid.doubt(*grid.refs)


def strange_heading(grid: Grid) -> None:
    grid.write(HEADER, RATING, "Lliw ein tîm")
    grid.doubt(*grid.refs)


def headings_swapped(grid: Grid) -> None:
    """The ratings stand under another heading, and that column's texts under theirs."""
    column, text = grid.rng.choice(((EVIDENCE, "Evidence"), (ACTION, "Action")))
    grid.write(HEADER, RATING, text)
    grid.write(HEADER, column, "Your rating")
    grid.doubt(*(row for row in grid.refs if grid.given(row)))


def drawn_up(grid: Grid) -> None:
    """A cell of the ratings deleted, so that those below it move up a row."""
    *rows, last = sorted(grid.refs)
    for row in rows[grid.rng.randrange(len(rows)) :]:
        grid.rows[row][RATING] = grid.rows[row + 1][RATING]
    del grid.rows[last][RATING]
    for row in grid.refs:
        grid.answer(row, None)
    grid.doubt(*(row for row in rows if grid.rows[row][RATING][1]))


def pushed_out(grid: Grid) -> None:
    """A cell inserted among the ratings, so that the last of them stands below the table."""
    rows = sorted(grid.refs)
    at = grid.rng.choice(rows)
    grid.rows[rows[-1] + 1] = {}
    for row in reversed(rows[rows.index(at) :]):
        grid.rows[row + 1][RATING] = grid.rows[row][RATING]
        grid.doubt(row)
    grid.put(at, RATING, "")


WHOLE = (spread_out, pushed_down, shuffled, hidden, heading, beside)
LAST: tuple[Callable[[Grid], None], ...] = (
    second_column,
    no_header,
    strange_heading,
    headings_swapped,
    drawn_up,
    pushed_out,
)
