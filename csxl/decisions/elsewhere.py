"""What people typed into a former summary outside its open cells: other cells, comments, text boxes, added sheets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from csxl.decisions.found_cells import FIELDS
from csxl.decisions.one_language import said
from csxl.decisions.own_words import OwnWords, is_formula, marks_of, more_than_written, plain_text
from csxl.model import marks_layout as layout
from csxl.model.summary_names import KEY
from csxl.returns.record_tables import headed_rows
from csxl.sheets.cells import Cell, DrawnKind, Flag, Place, Sheet
from csxl.text.a1 import address
from csxl.text.folding import fold_ref

COMMENT = "comment"


class Typed(NamedTuple):
    """One text that a person typed: where, and what it is about."""

    place: str
    text: str
    about: str = ""


class Handled(NamedTuple):
    """The cells of a sheet that are open, the columns that they stand in, and the rows that repeat another's key;
    `written` are the texts that csxl wrote into them, and how often."""

    places: Collection[Place] = frozenset()
    columns: Collection[int] = frozenset()
    repeated: Collection[int] = frozenset()
    written: Mapping[bytes, int] = MappingProxyType({})


class Header(NamedTuple):
    """A header row and the columns whose headings are ours; row 0 if the sheet has none."""

    row: int = 0
    columns: Collection[int] = frozenset()

    def leaves_out(self, place: Place) -> bool:
        """Whether a cell is below a heading that is not ours."""
        return 0 < self.row < place.row and place.column not in self.columns


NO_HEADER = Header()
KEY_MARK = layout.mark(KEY)


@cache
def _field_marks() -> frozenset[bytes]:
    """The marks of the headings of open columns, in every language."""
    return frozenset(layout.mark(text) for field in FIELDS for text in (field, *said(field)))


def typed_in_cells(
    sheet: Sheet, ours: OwnWords, handled: Handled, refs: Collection[str], names: Collection[bytes] = ()
) -> Iterator[Typed]:
    """The texts in cells of one of our sheets that csxl did not write there, and all in columns that somebody added.
    `names` are the marks of the agencies' headings, below which anything may be typed."""
    strange = sorted(_strange(sheet, _header(sheet, ours, names), ours, handled))
    about = _rows_about(sheet, refs) if strange else {}
    for place in strange:
        if place not in handled.places:
            text = as_typed(sheet.cells[place])
            yield Typed(address(*place), text, about.get(place.row, ""))


def typed_on_added(sheet: Sheet, ours: OwnWords) -> Iterator[Typed]:
    """The texts on a sheet that somebody added, or copied from one of ours, that csxl wrote nowhere."""
    for place, cell in in_order(sheet, lambda cell: holds_text(cell) and not ours.is_own(cell)):
        yield Typed(address(*place), as_typed(cell))


def typed_beside(sheet: Sheet, ours: OwnWords | None, refs: Collection[str] = ()) -> Iterator[Typed]:
    """Comments, and the texts of shapes and what pictures are described as: csxl writes none, but for its chart."""
    commented = in_order(sheet, lambda cell: bool(cell.comment.strip()))
    about = _rows_about(sheet, refs) if commented else {}
    for place, cell in commented:
        told = filter(None, (about.get(place.row, ""), COMMENT))
        yield Typed(address(*place), cell.comment.strip(), " · ".join(told))
    for drawn in sheet.drawn:
        for text in () if drawn.kind is DrawnKind.CHART else dict.fromkeys((drawn.text, drawn.described)):
            if text.strip() and (ours is None or not ours.is_text(Cell(text, text))):  # .ods counts charts as drawings
                yield Typed(address(*drawn.place), text, drawn.kind.value.partition(" ")[2])


def in_order(sheet: Sheet, wanted: Callable[[Cell], bool]) -> Sequence[tuple[Place, Cell]]:
    """The cells that are wanted, from the top."""
    return sorted((place, cell) for cell, places in sheet.standing.items() if wanted(cell) for place in places)


def holds_text(cell: Cell) -> bool:
    """Whether a cell holds anything that a person may have typed."""
    if is_formula(cell):
        return bool(cell.formula)
    return bool(cell.text.strip()) and not cell.flags & Flag.ERROR


def as_typed(cell: Cell) -> str:
    """A cell's text as it is seen or, for a formula, the formula with its value."""
    text = cell.shown or plain_text(cell)
    if not is_formula(cell):
        return text.strip()
    formula = "=" + cell.formula.removeprefix("=")
    return f"{formula} ({text})" if cell.text else formula


def _strange(sheet: Sheet, header: Header, ours: OwnWords, handled: Handled) -> Iterator[Place]:
    """The cells whose text is not ours, or that stand in a column of a person's own, or that repeat a text of ours."""
    counted: dict[Cell, Sequence[Place]] = {}
    for cell, places in sheet.standing.items():
        if holds_text(cell):
            counted[cell] = [place for place in places if not header.leaves_out(place)]
            if not ours.is_own(cell):
                yield from places
            elif len(counted[cell]) < len(places) and not is_formula(cell):
                yield from filter(header.leaves_out, places)
    yield from _repeated(counted, ours, handled)


def has_header(sheet: Sheet, ours: OwnWords) -> bool:
    """Whether a sheet that is one table still has its row of headings."""
    return _header(sheet, ours, ()).row > 0


def _header(sheet: Sheet, ours: OwnWords, names: Collection[bytes]) -> Header:
    """The header row of a sheet that is one table: the one with the most of its headings."""
    best, wanted = NO_HEADER, ours.known.headings.keys()
    found: defaultdict[int, set[int]] = defaultdict(set)
    for cell, places in sheet.standing.items() if wanted else ():
        if not wanted.isdisjoint(marks_of(cell)):
            for row, column in places:
                found[row].add(column)
    for row in sorted(found):
        if len(found[row]) > max(len(best.columns), len(wanted) // 3):
            best = Header(row, found[row])
    return best._replace(columns={*best.columns, *_renamed(sheet, best, ours, names)}) if best.row else best


def _renamed(sheet: Sheet, header: Header, ours: OwnWords, names: Collection[bytes]) -> Sequence[int]:
    """The columns whose heading was ours until somebody wrote another over it: they hold our words, as many of them as
    headings are missing. A column for decisions is none of them, since what it holds was typed."""
    met = {mark for place, cell in sheet.cells.items() if place.row == header.row for mark in marks_of(cell)}
    headings = ours.known.headings
    typed_below = {*names, *(_field_marks() if KEY_MARK in headings else ())}
    missing = sum(1 for mark in headings if mark not in met and mark not in typed_below)
    held: dict[int, list[bool]] = {}
    for place, cell in in_order(sheet, lambda cell: holds_text(cell) and not is_formula(cell)) if missing else ():
        if header.leaves_out(place):
            held.setdefault(place.column, []).append(ours.is_text(cell))
    likely = [column for column, own in held.items() if sum(own) * 2 > len(own)]
    return sorted(likely, key=lambda column: -sum(held[column]))[:missing]


def _repeated(held: Mapping[Cell, Sequence[Place]], ours: OwnWords, handled: Handled) -> Iterator[Place]:
    """The cells that repeat a text of ours more often than it was written: those that stand most alone."""
    closed = {
        cell: [place for place in places if place not in handled.places and place.row not in handled.repeated]
        for cell, places in held.items()
    }
    times = {cell: len(places) for cell, places in closed.items() if places}
    spare: Counter[bytes] = Counter(more_than_written(times, ours, handled.written))
    if not spare:
        return
    in_row = Counter(place.row for places in held.values() for place in places)
    likely = sorted(
        ((place, cell) for cell, places in closed.items() for place in places),
        key=lambda one: (one[0].column not in handled.columns, in_row[one[0].row], -one[0].row, one[0].column),
    )
    for place, cell in likely:
        mark = next((mark for mark in marks_of(cell) if mark in spare), b"")
        if spare[mark] > 0 and not is_formula(cell):
            spare[mark] -= 1
            yield place


def _rows_about(sheet: Sheet, refs: Collection[str]) -> Mapping[int, str]:
    """The ref that stands first in each row, if one does."""
    by_ref = {fold_ref(ref): ref for ref in refs}
    found = headed_rows(sheet, lambda text: by_ref.get(fold_ref(text)) if len(text) <= 20 else None)
    return {row: min(columns, key=columns.__getitem__) for row, columns in found}
