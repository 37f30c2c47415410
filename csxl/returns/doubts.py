"""Rows whose criterion is known but whose rating may belong to another row: left out, and named together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.lookup import Lookup
from csxl.returns.ratings import written_out
from csxl.returns.rows import NOTHING, Line
from csxl.sheets.cells import Area, Flag
from csxl.text.a1 import address
from csxl.text.folding import visible
from csxl.text.wording import listed_refs, some
from csxl.writing import theme

ANSWERS = frozenset(fill.upper() for fill in theme.ever(theme.ANSWER))
FEWEST_SWAPPED = 2  # ratings under another heading: enough to suggest that two headings were swapped


def slipped(lines: Sequence[Line], lookup: Lookup) -> tuple[list[Line], list[Diagnostic]]:
    """A table's rows, with those marked whose ratings seem to have slipped up or down against their refs: a cell
    inserted into the column leaves a blank and pushes a rating or an answer cell out below the table; a cell deleted
    from it leaves the last row without its answer cell."""
    known = sorted((line for line in lines if line.ref), key=lambda line: line.row)
    if not known:
        return list(lines), []
    below = next((line for line in lines if line.row == known[-1].row + 1 and not line.ref), None)
    lone, pushed = below is not None and _lone_rating(below, lookup), below is not None and _alone_ours(below)
    gap = next((line.row for line in known if not visible(_rating(line))), None) if lone or pushed else None
    if below and gap is not None:
        doubtful = [line for line in known if line.row >= gap]
        return _left_out(lines, doubtful, GridCode.SLIPPED, stray=below.address(below.table.rating))
    if below and lone and pushed:
        return _left_out(lines, known, GridCode.SLIPPED_SOMEWHERE, where=below.address(below.table.rating))
    if _is_drawn_up(known):
        return _left_out(
            lines,
            [line for line in known if visible(_rating(line))],
            GridCode.SLIPPED_SOMEWHERE,
            where=known[-1].address(known[-1].table.rating),
        )
    return list(lines), []


def swapped(lines: Sequence[Line], lookup: Lookup) -> tuple[list[Line], list[Diagnostic]]:
    """A table's rows, with the answered ones marked if another heading has more ratings under it than the rating's own:
    the two headings were swapped, and a text such as "N/A" may pass for a rating."""
    known, ratings = [line for line in lines if line.ref], lookup.rubric.ratings
    rated = sum(1 for line in known if lookup.said[_rating(line)].word)
    for heading, column in known[0].table.texts if rated < len(known) else ():
        there = [
            line
            for line in known
            if (text := line.cells.get(column, NOTHING).text) and written_out(text, lookup) in ratings
        ]
        if len(there) >= FEWEST_SWAPPED and len(there) > rated:
            doubtful = [line for line in known if visible(_rating(line) + line.cells.get(column, NOTHING).text)]
            return _left_out(
                lines,
                doubtful,
                GridCode.HEADINGS_SWAPPED,
                heading=heading,
                rating=layout.RATING,
                others=some([line.address(column) for line in there]),
            )
    return list(lines), []


def sorted_apart(lines: Sequence[Line], areas: Sequence[Area]) -> tuple[list[Line], list[Diagnostic]]:
    """A table's rows, with those marked where some columns were sorted without the others."""
    known = [line for line in lines if line.ref]
    columns = {found[0] for line in known[:1] for found in line.table.columns.values()}
    for area in areas:
        within = {column for column in columns if area.left <= column <= area.right}
        doubtful = [line for line in known if area.top <= line.row <= area.bottom]
        if within and within != columns and len(doubtful) > 1:
            return _left_out(
                lines,
                doubtful,
                GridCode.SORTED_APART,
                area=":".join((address(area.top, area.left), address(area.bottom, area.right))),
            )
    return list(lines), []


def on_other_words(lines: Sequence[Line], lookup: Lookup) -> tuple[list[Line], list[Diagnostic]]:
    """The rows of a form of which it is in doubt for which version it was made, with those marked whose descriptors are
    not all today's."""
    doubtful = [
        line
        for line in lines
        if line.ref and line.frame.sure and (line.frame.edited or len(line.frame.hits) < len(lookup.told_of(line.ref)))
    ]
    return _left_out(lines, doubtful, GridCode.WORDS_IN_DOUBT) if doubtful else (list(lines), [])


def _left_out(
    lines: Sequence[Line], doubtful: Sequence[Line], code: Code, **details: str
) -> tuple[list[Line], list[Diagnostic]]:
    """The rows with the doubtful ones marked, and one diagnostic about those."""
    rows = {line.row for line in doubtful}
    return (
        [line._replace(frame=replace(line.frame, sure=False)) if line.row in rows else line for line in lines],
        [_together(doubtful, code, **details)],
    )


def _together(lines: Sequence[Line], code: Code, **details: str) -> Diagnostic:
    """One diagnostic about the rating cells of several rows."""
    cells = some([line.address(line.table.rating) for line in lines])
    refs = listed_refs([line.ref or "" for line in lines])
    return code.about(lines[0].file, lines[0].sheet, cells, refs=refs, **details)


def _rating(line: Line) -> str:
    return line.cells.get(line.table.rating, NOTHING).text


def _lone_rating(line: Line, lookup: Lookup) -> bool:
    """Whether a row holds a rating and otherwise nothing outside the answer columns."""
    answers = {column for heading in layout.ANSWER_HEADINGS for column in line.table.columns.get(heading, ())}
    others = [column for column, cell in line.cells.items() if visible(cell.text) and column not in answers]
    return bool(lookup.said[_rating(line)].word) and not others


def _is_ours(line: Line, column: int | None) -> bool:
    """Whether a cell still has the fill of the questionnaire's answer cells."""
    return column is not None and line.cells.get(column, NOTHING).fill.upper() in ANSWERS


def _alone_ours(line: Line) -> bool:
    """Whether a row's rating cell has the fill of an answer cell, but its evidence cell does not."""
    return _is_ours(line, line.table.rating) and not _is_ours(line, line.table.column(layout.EVIDENCE))


def _is_drawn_up(known: Sequence[Line]) -> bool:
    """Whether the last rating cell is bare, while those above it and the one beside it still have their fill."""
    last, column = known[-1], known[-1].table.rating
    cell = last.cells.get(column, NOTHING)
    bare = not visible(cell.text) and not cell.fill and not cell.flags & Flag.MERGED
    return (
        bare
        and _is_ours(last, last.table.column(layout.EVIDENCE))
        and len(known) > 1
        and all(_is_ours(line, column) for line in known[:-1])
    )
