"""Rows whose criterion is known and whose rating cannot be theirs for certain: left out, and named together."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csxl import layout
from csxl.answers import Diagnostic
from csxl.diagnostics import Matter
from csxl.folding import listed, some, visible
from csxl.returns.lookup import Lookup
from csxl.returns.ratings import NOTHING
from csxl.returns.rows import Line
from csxl.returns.words import read_word


def slipped(lines: Sequence[Line], lookup: Lookup) -> tuple[list[Line], list[Diagnostic]]:
    """A table's rows; where a lone rating stands just below them and one of them is blank, a cell was inserted at the
    blank and all ratings below it slipped down a row."""
    known = sorted((line for line in lines if line.ref), key=lambda line: line.row)
    stray = next((line for line in lines if not line.ref and known and line.row == known[-1].row + 1), None)
    if stray is None or not _lone_rating(stray, lookup):
        return list(lines), []
    gap = next((line.row for line in known if not visible(_rating(line))), None)
    doubtful = [line for line in known if gap is not None and line.row >= gap]
    if not doubtful:
        return list(lines), []
    matter = _together(doubtful, Matter.SLIPPED, stray=stray.address(stray.rating_column))
    return [replace(line, sure=False) if line in doubtful else line for line in lines], [matter]


def other_version(lines: Sequence[Line], lookup: Lookup) -> tuple[list[Line], list[Diagnostic]]:
    """The rows of a form made for another version; those whose descriptors are not the same cannot be compared."""
    doubtful = [line for line in lines if line.ref and line.sure
                and (line.edited or len(line.hits) < len(lookup.rubric.scale))]
    if not doubtful:
        return list(lines), []
    return ([replace(line, sure=False) if line in doubtful else line for line in lines],
            [_together(doubtful, Matter.OTHER_WORDING)])


def _together(lines: Sequence[Line], matter: Matter, **details: str) -> Diagnostic:
    """One line on the rating cells of several rows."""
    cells = some([line.address(line.rating_column) for line in lines])
    refs = listed([line.ref or "" for line in lines])
    return matter.about(lines[0].file, lines[0].sheet, cells, refs=refs, **details)


def _rating(line: Line) -> str:
    return line.cells.get(line.rating_column, NOTHING).text


def _lone_rating(line: Line, lookup: Lookup) -> bool:
    """Whether a row holds a rating and nothing but what is written beside one."""
    answers = {column for heading in layout.ANSWER_HEADINGS for column in line.table.columns.get(heading, ())}
    others = [column for column, cell in line.cells.items() if visible(cell.text) and column not in answers]
    return bool(read_word(_rating(line), lookup).word) and not others
