"""The sheet Marks of a former summary, read back: what each open cell held, and which texts csxl wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import NamedTuple

from csxl.model import marks_layout as layout
from csxl.model.decisions import OPEN, DecisionKind, Key, TypedText
from csxl.model.summary_names import MARKS
from csxl.returns.answer_tables import rows_of
from csxl.sheets.cells import Book, Sheet
from csxl.text.records import dataclass

MOST_SHEETS = 200  # that a summary has: each is looked for among those that are there
KINDS = {kind.value: kind for kind in DecisionKind}


@dataclass
class Known:
    """The texts that csxl wrote on one sheet, each with how often; `counted` is False if they were too many to keep."""

    texts: dict[bytes, int] = field(default_factory=dict)
    formulas: dict[bytes, int] = field(default_factory=dict)
    shapes: dict[bytes, int] = field(default_factory=dict)
    headings: dict[bytes, int] = field(default_factory=dict)
    counted: bool = True


class WrittenRow(NamedTuple):
    """The open cells of one row as written: what they rested on, and a short mark of each by field."""

    ground: str
    marks: Mapping[str, str]


@dataclass(frozen=True)
class FormerMarks:
    """What a summary says of itself. `entries` are those that were typed before it was written, `unplaced` those of
    them that had no cell in it."""

    sheet: str
    facts: Mapping[str, str]
    agencies: Mapping[str, str]
    entries: Mapping[Key, TypedText]
    unplaced: frozenset[Key]
    rows: Mapping[tuple[DecisionKind, str], WrittenRow]
    sheets: Mapping[str, Known]

    @property
    def returns(self) -> frozenset[str]:
        """The SHA-256 of every return that was compared: each has a row on the sheet Returns."""
        return frozenset(subject for kind, subject in self.rows if kind is DecisionKind.FILE)

    def written(self, key: Key) -> str | None:
        """The short mark of what an open cell held, None if there was no such cell."""
        row = self.rows.get((key.kind, key.subject))
        return row.marks.get(key.field) if row else None

    def ground(self, key: Key) -> str:
        row = self.rows.get((key.kind, key.subject))
        return row.ground if row else ""


def read_marks(book: Book) -> FormerMarks | None:
    """The marks in a workbook; None if it has none, or if they were damaged."""
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.name != MARKS):  # it may have been renamed
        if found := list(_records(sheet)):
            try:
                return _marks(sheet.name, found)
            except (ValueError, IndexError):  # somebody wrote into it, or its texts were cut
                return None
    return None


def without_marks(book: Book) -> Book:
    """The workbook without the sheet of damaged marks."""
    return replace(book, sheets=tuple(sheet for sheet in book.sheets if not list(_records(sheet))))


def _records(sheet: Sheet) -> Iterator[Sequence[str]]:
    """The rows below the header row of marks, from the record's kind on."""
    left = 0
    for cells in rows_of(sheet).values():
        if left and left in cells:
            parts = [cells[column].text if column in cells else "" for column in range(left, max(cells) + 1)]
            if parts[0] in layout.KINDS:
                yield [*parts, *[""] * (len(layout.HEADINGS) - len(parts))]
        elif not left:
            texts = {column: cell.text for column, cell in cells.items()}
            left = next((one for one, text in texts.items() if text == layout.RECORD), 0)
            left = left if texts.get(left + 1) == layout.HEADINGS[1] else 0


def _marks(name: str, found: Sequence[Sequence[str]]) -> FormerMarks:
    """The marks of these records. Raises ValueError if they are damaged."""
    *found, last = found
    if last[0] != layout.CHECK or last[1] != layout.check_of(found):
        raise ValueError(last[0])
    facts: dict[str, str] = {}
    agencies: dict[str, str] = {}
    entries: dict[Key, TypedText] = {}
    unplaced: set[Key] = set()
    rows: dict[tuple[DecisionKind, str], WrittenRow] = {}
    sheets: dict[str, Known] = {}
    for record, *parts in found:
        if record == layout.FACT:
            facts[parts[0]] = parts[1]
        elif record == layout.AGENCY:
            agencies[parts[0]] = parts[1]
        elif record == layout.ENTRY:
            key = Key(DecisionKind(parts[0]), parts[1], parts[2])
            entries[key] = TypedText(parts[3], parts[4], parts[5])
            if parts[6] == layout.UNPLACED:
                unplaced.add(key)
        elif record == layout.ROWS:
            rows |= dict(map(_row, layout.records(parts[0])))
        else:
            _learn(sheets.setdefault(parts[0], Known()), record, parts[1])
    if len(sheets) > MOST_SHEETS:
        raise ValueError(f"{len(sheets)} sheets")
    return FormerMarks(name, facts, agencies, entries, frozenset(unplaced), rows, sheets)


def _row(record: list[str]) -> tuple[tuple[DecisionKind, str], WrittenRow]:
    kind, subject, ground, *marks = record
    if any(len(layout.long_mark(mark)) != layout.SIZE for mark in marks if mark):
        raise ValueError(record)
    fields = OPEN[DecisionKind(kind)]
    return (DecisionKind(kind), subject), WrittenRow(ground, dict(zip(fields, marks, strict=False)))


def _learn(known: Known, record: str, text: str) -> None:
    """Add what one record says of a sheet."""
    if text == layout.COUNTLESS:
        known.counted = False
        return
    targets = {
        layout.TEXTS: known.texts,
        layout.FORMULAS: known.formulas,
        layout.SHAPES: known.shapes,
        layout.HEADED: known.headings,
    }
    targets[record].update(layout.unpacked(text))
