"""What people do instead of choosing a word: a mark, a colour, a comment, a word in another cell of the row."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.diagnostics.of_answer import AnswerCode
from csxl.model import layout
from csxl.model.diagnostic import Diagnostic
from csxl.returns.hand_colours import is_colourful, is_ordinary
from csxl.returns.lookup import Lookup
from csxl.returns.marks_over import drawn_instead, said_of_row
from csxl.returns.rows import NOTHING, Line
from csxl.returns.rule_colours import coloured_by_rule
from csxl.returns.stand_out import PUBLISHED, coloured_beside, standing_out, unlike
from csxl.returns.tabled_sheet import TabledSheet
from csxl.returns.words import SHORT, is_mark
from csxl.sheets.cells import Cell, Flag
from csxl.text.folding import fold, visible
from csxl.text.wording import quote


def marked_descriptors(line: Line, lookup: Lookup) -> Iterator[tuple[str, int]]:
    """(word, column) of each descriptor that a mark replaced or was added to."""
    for word in lookup.rubric.ratings if line.frame.edited else ():
        column = line.table.column(word)
        cell = line.cells.get(column, NOTHING) if column else NOTHING
        text = visible(cell.text) if cell.value is not False else ""  # a box in a cell that is not ticked
        if column and text and column in line.frame.edited and (_is_short_or_word(text, lookup) or ends_in_mark(text)):
            yield word, column


def _is_short_or_word(text: str, lookup: Lookup) -> bool:
    """Whether a text is too short for a descriptor, or is a word, which is longer in two languages."""
    return len(text) <= SHORT or (len(text) <= lookup.short and lookup.said[text].word is not None)


def is_marked(cell: Cell) -> bool:
    """Whether a cell in place of a descriptor holds a mark, a ticked box, or a text that begins or ends with a mark."""
    return cell.value is True or is_mark(cell.text) or ends_in_mark(visible(cell.text))


def ends_in_mark(text: str) -> bool:
    first, *_ = words = text.split()
    return any(is_mark(word) and (not word.isalnum() or word in "Xx") for word in (first, words[-1]))


def is_silent(line: Line, lookup: Lookup) -> bool:
    """Whether nothing that a row says besides its answers can be one, whatever else is on its sheet: no descriptor was
    edited (as it is if it is marked), crossed out, left alone or looks unlike the others, no cell is coloured, and none
    says a word. The judges below ask the same and, of a colour or a look, whether it says anything on its sheet;
    comments and what is laid over a row are asked about apart."""
    published = {line.table.column(heading) for heading in PUBLISHED}
    return not (
        line.frame.edited
        or any(cell.flags & Flag.STRUCK or not is_ordinary(cell.fill) for cell in line.cells.values())
        or any(is_colourful(cell.look.ink) for column, cell in line.cells.items() if column in published)
        or _left_alone(line, lookup)
        or unlike(line, lookup)
        or any(_elsewhere(line, lookup))
    )


def _answers_are_silent(line: Line, tabled: TabledSheet, lookup: Lookup) -> bool:
    """Whether nothing in a row's answers can stand for its rating either, nothing lies over them, and no cell of the
    row has a comment."""
    if tabled.sheet.drawn or tabled.sheet.merges or any(cell.comment for cell in tabled.rows[line.row].values()):
        return False
    cells = [line.cells[column] for column in line.table.answers if column in line.cells]
    return not any(
        not is_ordinary(cell.fill) or (len(cell.text) <= lookup.short and lookup.said[cell.text].word) for cell in cells
    )


def instead_of_a_word(line: Line, column: int, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """What was done instead of choosing a word, where the rating's own cell is blank."""
    if line.frame.silent and _answers_are_silent(line, tabled, lookup):
        yield from _ruled(line, tabled, lookup)
        return
    cell = line.cells.get(column, NOTHING)
    if cell.comment:
        yield line.about(AnswerCode.RATING_COMMENT, column, text=quote(cell.comment, 300), choices=lookup.choices)
    for word, place in marked_descriptors(line, lookup):
        text = quote(line.cells[place].text)
        yield line.about(AnswerCode.MARKED, place, text=text, word=word, choices=lookup.choices)
    if cell.flags & Flag.FILLED and tabled.by_hand(line.table, line.row, column):
        yield line.about(AnswerCode.COLOURED, column, choices=lookup.choices)
    yield from _on_descriptors(line, tabled, lookup)
    if alone := _left_alone(line, lookup):
        yield line.about(AnswerCode.DESCRIPTOR_LEFT, line.table.column(alone), word=alone, choices=lookup.choices)
    yield from _elsewhere(line, lookup)
    if tabled.sheet.drawn:
        yield from drawn_instead(line, tabled, lookup)
        yield from said_of_row(line, tabled, lookup)
    yield from _looks(line, tabled, lookup)
    if first := tabled.covered_by(line.row, column):
        yield line.about(AnswerCode.BLANK_UNDER_MERGE, column, first=first, choices=lookup.choices)


def _on_descriptors(line: Line, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """Descriptors that were coloured, crossed out or commented on, where the rating is blank."""
    for word in lookup.rubric.ratings:
        column = line.table.column(word)
        cell = line.cells.get(column, NOTHING) if column else NOTHING
        if cell.flags & Flag.FILLED and column and tabled.by_hand(line.table, line.row, column):
            yield line.about(AnswerCode.DESCRIPTOR_COLOURED, column, word=word, choices=lookup.choices)
        if cell.flags & Flag.STRUCK:
            yield line.about(AnswerCode.DESCRIPTOR_STRUCK, column, word=word, choices=lookup.choices)
        if cell.comment:
            yield line.about(AnswerCode.RATING_COMMENT, column, text=quote(cell.comment, 300), choices=lookup.choices)


def _left_alone(line: Line, lookup: Lookup) -> str:
    """The word whose descriptor is the only one left in the row, or ""."""
    columns = {word: line.table.column(word) for word in lookup.told_of(line.ref)}
    left = [word for word, column in columns.items() if column and visible(line.cells.get(column, NOTHING).text)]
    alone = len(left) == 1 < len(columns) and None not in columns.values() and columns[left[0]] in line.frame.hits
    return left[0] if alone else ""


def _looks(line: Line, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """A descriptor that looks unlike the others, a colour on another cell of the row, or a comment on what was
    published."""
    if found := standing_out(line, tabled, lookup):
        word, place, how = found
        yield line.about(AnswerCode.DESCRIPTOR_STANDS_OUT, place, word=word, how=how, choices=lookup.choices)
    if place := coloured_beside(line, tabled, lookup):
        rating = line.address(line.table.rating)
        yield line.about(AnswerCode.ROW_COLOURED, place, rating=rating, choices=lookup.choices)
    yield from _ruled(line, tabled, lookup)
    for heading in PUBLISHED:
        if (cell := line.cell(heading)) and cell.comment:
            text = quote(cell.comment, 300)
            yield line.about(AnswerCode.RATING_COMMENT, line.table.column(heading), text=text, choices=lookup.choices)
    taken = {*map(line.table.column, (*lookup.rubric.ratings, layout.RATING, *PUBLISHED))}
    for column, cell in tabled.rows[line.row].items():
        if cell.comment and column not in taken and _is_word(cell.comment, lookup):
            text = quote(cell.comment, 300)
            yield line.about(AnswerCode.RATING_COMMENT, column, text=text, choices=lookup.choices)


def _ruled(line: Line, tabled: TabledSheet, lookup: Lookup) -> Iterator[Diagnostic]:
    """A colour that a rule of the workbook's gives to the row."""
    if tabled.sheet.rules and (place := coloured_by_rule(line, tabled)):
        rating = line.address(line.table.rating)
        yield line.about(AnswerCode.COLOURED_BY_RULE, place, rating=rating, choices=lookup.choices)


def _is_word(comment: str, lookup: Lookup) -> bool:
    """Whether a comment, without its author's name above it, is a rating and nothing else."""
    said = comment.partition(":\n")[2] or comment
    return len(fold(said)) > 1 and len(said) <= lookup.short and lookup.said[said].word in lookup.rubric.ratings


def _elsewhere(line: Line, lookup: Lookup) -> Iterator[Diagnostic]:
    """A rating or a mark typed into another cell of the row."""
    table = line.table
    skipped = {*table.earlier, *line.frame.hits, *table.columns[layout.RATING][:1]}
    ours = {column for heading in (layout.REF, layout.LEVEL, layout.STAGE) for column in table.columns.get(heading, ())}
    texts = ours | {column for heading in layout.TEXT_HEADINGS for column in table.columns.get(heading, ())}
    for column, cell in line.cells.items():
        if (
            column in skipped
            or not table.left <= column <= table.right
            or len(cell.text) > lookup.short
            or fold(cell.text) in lookup.context
        ):
            continue
        word, _, code = lookup.said[cell.text]
        if column in texts:
            added = column in ours and code in (AnswerCode.HEDGED, AnswerCode.TWO_RATINGS)
            given = added or (word in lookup.rubric.ratings and len(fold(cell.text)) > 1)
        else:
            given = bool(word) or is_mark(cell.text)
        if given:
            yield line.about(
                AnswerCode.ELSEWHERE,
                column,
                text=quote(cell.text),
                rating=line.address(line.table.rating),
                choices=lookup.choices,
            )
