"""Rows of a form that was made for another version of the rubric: a rating counts where the words are today's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Criterion
from csxl.returns.lookup import Lookup
from csxl.returns.mangled_words import is_mangled
from csxl.returns.rows import NOTHING, Line, RowFrame
from csxl.sheets.cells import Cell
from csxl.text.folding import fold_ref, visible
from csxl.text.wording import listed, listed_refs, quote, some

LONG = 20  # characters: a text of so many under a word of the scale is a descriptor
QUOTED = 160  # characters of a descriptor in a sentence
NOTHING_THERE = "–"
_REF = re.compile(r"[^\W\d_]\d-[^\W\d_]")


def at_its_words(line: Line, lookup: Lookup) -> Line:
    """A row of such a form, as one about the criterion whose descriptors it has, every one letter by letter, though it
    states a ref that is another criterion's today, or nobody's."""
    frame = line.frame
    ref = frame.rival or (frame.ref if frame.found_by == "descriptors" and _REF.fullmatch(frame.typed) else "")
    if not ref or frame.stored:
        return line
    found = {
        column: word
        for column, cell in line.cells.items()
        for owner, word in lookup.facts[cell.text].describes
        if owner == ref
    }
    if set(found.values()) != set(lookup.rubric.criteria[ref].descriptors):
        return line
    stated = frame.typed or _ref(line).text
    at = line.table.column(layout.REF)
    ours = frame.ours.union(found, [at] if at is not None else [])
    moved = replace(
        frame, ref=ref, found_by="descriptors", typed="", hits=found, edited=(), sure=True, rival="", moved_from=stated
    )
    return line._replace(frame=replace(moved, ours=ours))


def of_other_form(lines: Sequence[Line], lookup: Lookup, form: str) -> tuple[list[Line], list[Diagnostic]]:
    """The rows of a table of such a form, with those marked that were answered on other words, and what is to be said;
    `form` is what it was made for."""
    said: list[Diagnostic] = []
    judged = []
    printed = _printed(lines)
    for line in lines:
        frame = _as_printed(line, printed)
        if line.ref and frame.sure and (words := _other_words(line, lookup)):
            frame = replace(frame, sure=not _is_answered(line), edited=())
            said += [] if frame.sure else [_on_other_words(line, form, *words)]
        judged.append(line._replace(frame=frame))
    if moved := [line for line in judged if line.frame.moved_from and line.frame.sure]:
        cells = some([line.address(line.table.column(layout.REF) or line.table.rating) for line in moved])
        typed = listed([quote(line.frame.moved_from) for line in moved])
        refs = listed_refs([line.ref or "" for line in moved])
        said.append(GridCode.REF_MOVED.about(moved[0].file, moved[0].sheet, cells, refs=refs, typed=typed, form=form))
    return judged, said


def _as_printed(line: Line, printed: Mapping[int, Sequence[Cell]]) -> RowFrame:
    """What a row says besides its answers, with all that the form itself put there as the form's: the texts that are
    `printed` in several rows and, where the row was found by its descriptors, the ref that its criterion had."""
    frame, at = line.frame, line.table.column(layout.REF)
    ours = frame.ours.union(column for column in printed if line.cells.get(column) in printed[column])
    if not frame.ref or at is None or not _REF.fullmatch(frame.typed):
        return replace(frame, ours=ours)
    return replace(frame, ours=ours | {at}, moved_from=frame.typed, typed="")


def _ref(line: Line) -> Cell:
    return line.cell(layout.REF) or NOTHING


def _is_answered(line: Line) -> bool:
    """Whether anything is in the cell of a row's rating."""
    cell = line.cells.get(line.table.rating, NOTHING)
    return bool(visible(cell.text) or cell.formula or cell.comment)


def _printed(lines: Sequence[Line]) -> dict[int, list[Cell]]:
    """The texts in the columns of level and stage that stand in more than one row: nobody typed those."""
    found: dict[int, list[Cell]] = {}
    for heading in (layout.LEVEL, layout.STAGE):
        cells = [cell for line in lines if line.ref and (cell := line.cell(heading))]
        often = Counter(cell.text for cell in cells)
        if lines and (column := lines[0].table.column(heading)) is not None:
            found[column] = [cell for cell in cells if often[cell.text] > 1 and not (cell.comment or cell.others)]
    return found


def _other_words(line: Line, lookup: Lookup) -> tuple[Criterion, str, str] | None:
    """The criterion of a row, the first word of the scale whose descriptor is another there, and that; None where all
    are today's, or a row that states its ref has them mangled."""
    criterion = lookup.rubric.criteria[line.ref or ""]
    exact = {word for column, word in line.frame.hits.items() if column not in line.frame.edited}
    for word in lookup.rubric.ratings:
        at = line.table.column(word)
        printed = visible(line.cells.get(at, NOTHING).text) if at is not None else ""
        if word in exact or (word not in criterion.descriptors and not printed):
            continue
        today = lookup.told_as(criterion.ref, word)
        if line.frame.found_by != "ref" or not any(is_mangled(printed, text) for text in today):
            return criterion, word, printed
    return None


def _on_other_words(line: Line, form: str, criterion: Criterion, word: str, printed: str) -> Diagnostic:
    return line.about(
        GridCode.OTHER_WORDING,
        None,
        refs=listed_refs([criterion.ref]),
        text=quote(line.cells.get(line.table.rating, NOTHING).text),
        form=form,
        word=word,
        words=quote(printed, QUOTED) if printed else NOTHING_THERE,
        now=quote(criterion.descriptors[word], QUOTED) if word in criterion.descriptors else NOTHING_THERE,
    )


def is_asked_no_more(line: Line, lookup: Lookup) -> bool:
    """Whether a row of such a form, which belongs to none of today's criteria, is one as the form had it: it states a
    ref that nobody has today, beside descriptors."""
    if not line.frame.typed or fold_ref(line.frame.typed) in lookup.refs:
        return False
    columns = [column for word in lookup.rubric.ratings if (column := line.table.column(word)) is not None]
    return any(len(visible(line.cells.get(column, NOTHING).text)) >= LONG for column in columns)


def asked_no_more(lines: Sequence[Line], form: str) -> Iterator[Diagnostic]:
    """What is said of such rows."""
    for line in lines:
        text = quote(line.cells[line.table.rating].text)
        yield line.about(GridCode.ASKED_NO_MORE, None, typed=quote(line.frame.typed), text=text, form=form)
