"""What a return says of what its agency promised in the review before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_grid import GridCode
from csxl.languages import LANGUAGES
from csxl.model import layout
from csxl.model.answers import PromiseTold
from csxl.model.decisions import PROGRESS_CHOICES
from csxl.model.diagnostic import Diagnostic
from csxl.model.shown_before import NOTHING, ON_START, Marks, marks_in, text_mark
from csxl.returns.answer_tables import HOW_FAR, PROMISED, AnswerTable
from csxl.returns.fields import ODD, as_date, as_text
from csxl.returns.form_labels import SHOWN_BEFORE
from csxl.returns.hand_colours import is_colourful
from csxl.returns.rows import NOTHING as NO_CELL
from csxl.returns.rows import Line
from csxl.returns.tabled_sheet import TabledSheet
from csxl.sheets.cells import Cell, Place
from csxl.text.a1 import address
from csxl.text.folding import as_typed, fold, visible
from csxl.text.records import dataclass
from csxl.text.wording import one_of, quote

NO_MARKS: Marks = {}
LONGEST = 60  # characters of a word for progress
WORDS: Mapping[str, str] = {
    fold(text): word
    for language in LANGUAGES
    for word, ours in zip(PROGRESS_CHOICES, language.how_far, strict=True)
    for text in (ours, *language.also_progress.get(word, ()))
}


@dataclass(frozen=True)
class PromisesRead:
    """What one sheet says of promises, the diagnostics about that, and the cells that are accounted for."""

    promises: tuple[PromiseTold, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    used: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Columns:
    """The columns of what was promised and of how far it is in one table, 0 where there is none."""

    promised: int
    how_far: int


def marks_of(tabled_sheets: Sequence[TabledSheet]) -> Marks:
    """What the form showed of last time, as its hidden sheet says."""
    for tabled in tabled_sheets:
        for label, cell, _ in tabled.labelled:
            if label == SHOWN_BEFORE:
                return marks_in(as_date(cell))
    return NO_MARKS


def is_shown(text: str, marks: Marks) -> bool:
    """Whether a text in a column about last time is one that the form showed; it is where nobody can tell."""
    return not marks or text_mark(text) in _all(tuple(marks.values()))


@lru_cache(maxsize=8)
def _all(shown: tuple[tuple[str, str, bool], ...]) -> frozenset[str]:
    return frozenset(chain.from_iterable((said, promised) for said, promised, _ in shown))


def progress_of(cell: Cell) -> str | None:
    """The word for progress that a cell says, "" if it is blank, None if it says anything else."""
    text = cell.text
    if not visible(text) and not int.__and__(cell.flags, ODD):
        return ""
    if not isinstance(cell.value, str) or int.__and__(cell.flags, ODD) or len(text) > LONGEST:
        return None
    return WORDS.get(fold(visible(text)))


def read_promises(tabled: TabledSheet, lines: Sequence[Line], marks: Marks) -> PromisesRead:
    """What the rows of a sheet say of promises: those that are asked about, and whatever was typed beside others."""
    promises: list[PromiseTold] = []
    diagnostics: list[Diagnostic] = []
    used: set[Place] = set()
    tables = {id(line.table): line.table for line in lines} if marks or _promising(lines) else {}
    for table in tables.values():
        mine = [line for line in lines if line.table is table]
        columns = _columns(table, mine, marks)
        diagnostics += _aliases(tabled, columns, table)
        used |= {Place(table.header, columns.promised)} if columns.promised in table.ours else set()
        for line in mine if columns.promised or columns.how_far else ():
            told, said, places = _told(tabled, line, columns, marks)
            promises += told
            diagnostics += said
            used |= places
    return PromisesRead(tuple(promises), tuple(diagnostics), frozenset(used))


def read_loose_promises(tabled: TabledSheet, marks: Marks) -> PromisesRead:
    """What a sheet without a table of criteria, such as Start, says of the promises that it shows."""
    shown = {one.promised: (key, one.asked) for key, one in marks.items() if key.startswith(ON_START)}
    promises: list[PromiseTold] = []
    diagnostics: list[Diagnostic] = []
    used: set[Place] = set()
    column = 0
    for row, cells in tabled.rows.items() if shown else ():
        column = next((at for at, cell in cells.items() if fold(cell.text) in HOW_FAR), column)
        for at, cell in cells.items():
            key, asked = shown.get(text_mark(cell.text), ("", False))
            if not key:
                continue
            used.add(Place(row, at))
            ref, place = key.partition(" ")[2], address(row, column or at - 1)
            word = progress_of(cells.get(column or at - 1, NO_CELL))
            if asked and (code := _doubt(word, cells.get(column or at - 1, NO_CELL))):
                text = quote(as_text(cells[column or at - 1]))
                diagnostics.append(code.about(tabled.file, tabled.sheet.name, place, ref, **_details(text)))
            if asked:
                promises.append(PromiseTold(ref, as_typed(cell.text), word or "", tabled.sheet.name, place))
                used |= {Place(row, column or at - 1)} if word else set()
    return PromisesRead(tuple(promises), tuple(diagnostics), frozenset(used))


def _details(text: str) -> Mapping[str, str]:
    return {"heading": layout.HOW_FAR, "text": text, "words": one_of(PROGRESS_CHOICES)}


def _doubt(word: str | None, cell: Cell) -> AnswerCode | None:
    """What is to be said of a cell that gives no word for progress and is not just blank; a colour is no word."""
    if word is None:
        return AnswerCode.PROGRESS_UNREAD
    return AnswerCode.PROGRESS_COLOURED if not word and is_colourful(cell.fill) else None


def _promising(lines: Sequence[Line]) -> bool:
    return any(line.table.promised or line.table.how_far for line in lines)


def _columns(table: AnswerTable, lines: Sequence[Line], marks: Marks) -> Columns:
    """The columns by their headings or, failing that, by what the form showed there and what was chosen beside it."""
    known = {column for found in table.columns.values() for column in found}
    shown = {one.promised for one in marks.values()} - {NOTHING}
    promised = table.promised or next(
        (
            column
            for line in lines
            for column, cell in line.cells.items()
            if shown and column not in known and text_mark(cell.text) in shown
        ),
        0,
    )
    chosen = (
        column
        for line in lines
        for column, cell in line.cells.items()
        if promised < column <= table.right and column not in known | table.earlier and progress_of(cell)
    )
    return Columns(promised, table.how_far or (next(chosen, 0) if promised else 0))


def _aliases(tabled: TabledSheet, columns: Columns, table: AnswerTable) -> Iterator[Diagnostic]:
    """A warning for each of the two columns that has another heading than ours."""
    header = tabled.rows[table.header]
    for column, ours, heading in (
        (columns.promised, PROMISED, layout.PROMISED),
        (columns.how_far, HOW_FAR, layout.HOW_FAR),
    ):
        text = header.get(column, NO_CELL).text if column else ""
        if column and fold(text) not in ours:
            place = address(table.header, column)
            yield GridCode.HEADING_ALIAS.about(
                tabled.file, tabled.sheet.name, place, heading=heading, text=quote(visible(text))
            )


def _told(
    tabled: TabledSheet, line: Line, columns: Columns, marks: Marks
) -> tuple[list[PromiseTold], list[Diagnostic], set[Place]]:
    """What one row says of its promises, what is said about that, and which cells are accounted for."""
    action = as_typed(line.cells.get(columns.promised, NO_CELL).text)
    ref = _about(line, action, marks)
    used = {Place(line.row, columns.promised)} if action and is_shown(action, marks) else set()
    if not columns.how_far:
        return ([PromiseTold(ref, action, "", line.sheet)] if _asked(ref, action, marks) else []), [], used
    cell, place = line.cells.get(columns.how_far, NO_CELL), line.address(columns.how_far)
    word = None if visible(cell.text) and tabled.covered_by(line.row, columns.how_far) else progress_of(cell)
    asked = _asked(ref, action, marks)
    if word and asked:
        used.add(Place(line.row, columns.how_far))
    said = []
    code = _doubt(word, cell) if asked else None if word == "" else AnswerCode.PROGRESS_NOT_ASKED
    if code:
        said.append(code.about(line.file, line.sheet, place, ref, **_details(quote(as_text(cell)))))
    told = [PromiseTold(ref, action, word or "", line.sheet, place)] if asked else []
    return told, said, used


def _about(line: Line, action: str, marks: Marks) -> str:
    """The criterion that a row's promise is about: the row's own or, where the rows of these columns alone were moved,
    the one beside which the form showed the text."""
    mark = text_mark(action) if marks and action else ""
    found = [ref for ref, shown in marks.items() if shown.promised == mark and not ref.startswith(ON_START)]
    return found[0] if len(found) == 1 else line.ref or ""


def _asked(ref: str, action: str, marks: Marks) -> bool:
    """Whether it is asked how far a criterion's promise is; where the form does not say, wherever it shows one."""
    return marks[ref].asked if ref in marks else not marks and bool(action)
