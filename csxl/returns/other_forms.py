"""Rows of a form that was made for another version of the rubric: a rating counts where the words are today's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_grid import GridCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Criterion
from csxl.returns.answer_tables import AnswerTable
from csxl.returns.half_texts import halves_of_todays
from csxl.returns.lookup import Lookup
from csxl.returns.mangled_words import is_mangled
from csxl.returns.printed_scale import LONG, PrintedScale, printed_scale
from csxl.returns.rows import NOTHING, Line, RowFrame
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Cell
from csxl.text.folding import fold_ref, visible
from csxl.text.wording import listed, listed_refs, quote, some

QUOTED = 160  # characters of a descriptor in a sentence
NOTHING_THERE = "–"
_REF = re.compile(r"[^\W\d_]\d-[^\W\d_]")


def at_its_words(line: Line, lookup: Lookup) -> Line:
    """A row of such a form, as one about the criterion whose descriptors it has, every one letter by letter, though it
    states a ref that is another criterion's today, or nobody's. On a bilingual form one of its languages is enough."""
    frame = line.frame
    ref = frame.rival or (frame.ref if frame.found_by == "descriptors" and _REF.fullmatch(frame.typed) else "")
    found = _exact(line, ref, lookup) if ref else {}
    if not found and (frame.edited or not frame.whole):
        ref, found = halves_of_todays(line, lookup)
    if not ref or not found or frame.stored:
        return line
    if ref == frame.ref and frame.found_by == "ref":
        at = {**frame.hits, **found}
        return line._replace(frame=replace(frame, hits=at, edited=(), whole=True, ours=frame.ours.union(found)))
    stated = frame.typed or _ref(line).text
    at_ref = line.table.column(layout.REF)
    ours = frame.ours.union(found, [at_ref] if at_ref is not None else [])
    moved = replace(
        frame, ref=ref, found_by="descriptors", typed="", hits=found, edited=(), sure=True, rival="", moved_from=stated
    )
    return line._replace(frame=replace(moved, ours=ours))


def _exact(line: Line, ref: str, lookup: Lookup) -> Mapping[int, str]:
    """The word of each column that has a criterion's descriptor, none unless all are there."""
    found = {
        column: word
        for column, cell in line.cells.items()
        for owner, word in lookup.facts[cell.text].describes
        if owner == ref
    }
    return found if set(found.values()) == set(lookup.rubric.criteria[ref].descriptors) else {}


def of_other_form(
    lines: Sequence[Line], tabled: TabledSheet, table: AnswerTable, lookup: Lookup, form: str
) -> tuple[list[Line], list[Diagnostic]]:
    """The rows of a table of such a form, with those marked that were answered on other words, and what is to be said;
    `form` is what it was made for."""
    said: list[Diagnostic] = []
    judged, left = [], []
    printed, scale = _printed(lines), printed_scale(tabled, table, lines, lookup)
    for line in lines:
        frame = _as_printed(line, printed)
        words = _other_words(line, scale, lookup) if line.ref and frame.sure else None
        if words or (line.ref and frame.sure and scale.other):
            frame = replace(frame, sure=not _is_answered(line), edited=())
            left += [] if frame.sure else [line]
            said += [_on_other_words(line, form, *words)] if words and not frame.sure and not scale.other else []
        judged.append(line._replace(frame=frame, renamed=scale.renamed))
    if scale.other and left:
        said.append(_together(left, table.rating, GridCode.OTHER_SCALE, form, words=_quoted(scale.words)))
    if moved := [line for line in judged if line.frame.moved_from and line.frame.sure]:
        typed = _quoted([line.frame.moved_from for line in moved])
        said.append(_together(moved, table.column(layout.REF), GridCode.REF_MOVED, form, typed=typed))
    return judged, said


def _together(lines: Sequence[Line], column: int | None, code: Code, form: str, **details: str) -> Diagnostic:
    """One diagnostic about several rows, each at its cell in a column."""
    cells = some([line.address(column or line.table.rating) for line in lines])
    refs = listed_refs([line.ref or "" for line in lines])
    return code.about(lines[0].file, lines[0].sheet, cells, refs=refs, form=form, **details)


def _quoted(texts: Sequence[str]) -> str:
    return listed([quote(text) for text in texts])


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


def _other_words(line: Line, scale: PrintedScale, lookup: Lookup) -> tuple[Criterion, str, str] | None:
    """The criterion of a row, the first word of the scale whose descriptor is another there, and that; None where all
    are today's, or a row that states its ref has them mangled."""
    criterion = lookup.rubric.criteria[line.ref or ""]
    exact = {word for column, word in line.frame.hits.items() if column not in line.frame.edited}
    for word in lookup.rubric.ratings:
        at = scale.columns.get(word)
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


def without_asked_no_more(lines: Sequence[Line], lookup: Lookup, form: str) -> tuple[list[Line], list[Diagnostic]]:
    """Rows of such a form that belong to none of today's criteria, without those of criteria that are asked no more,
    and what is said of these."""
    left, said = [], []
    for line in lines:
        if _is_asked_no_more(line, lookup):
            said.append(_asked_no_more(line, form))
        else:
            left.append(line)
    return left, said


def _is_asked_no_more(line: Line, lookup: Lookup) -> bool:
    """Whether a row is one as the form had it: it states a ref that nobody has today, beside descriptors."""
    if not line.frame.typed or fold_ref(line.frame.typed) in lookup.refs:
        return False
    columns = [column for word in lookup.rubric.ratings if (column := line.table.column(word)) is not None]
    return any(len(visible(line.cells.get(column, NOTHING).text)) >= LONG for column in columns)


def _asked_no_more(line: Line, form: str) -> Diagnostic:
    text = quote(line.cells[line.table.rating].text)
    return line.about(GridCode.ASKED_NO_MORE, None, typed=quote(line.frame.typed), text=text, form=form)
