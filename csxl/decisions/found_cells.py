"""The open cells of a former summary as they stand now: found by their row's key and their column's heading, never by
where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from csxl.decisions.former_marks import KINDS
from csxl.decisions.one_language import Terms, in_any, said, terms_of
from csxl.model.decisions import (
    ACTION,
    AGENCY,
    AGREED_RATING,
    ANSWER,
    CORRECTION,
    DOES_IT_COUNT,
    MARK,
    OPEN,
    PROGRESS,
    PROMISED,
    RECORDED,
    REF,
    STATUS,
    THE_MEETING,
    WHO,
    WHY,
    DecisionKind,
    Key,
    action_subject,
    agreed_subject,
    settled_subject,
)
from csxl.model.rubric import Rubric
from csxl.model.summary_names import KEY
from csxl.returns.record_tables import Record, RecordTable, Spot, folded, headed_rows, tables
from csxl.sheets.cells import Book, Sheet
from csxl.text.folding import fold, fold_ref
from csxl.text.records import dataclass

SHA256, SPREAD, POSITION, FIRST_SEEN = "SHA-256", "Spread", "Position", "First seen"
BEFORE_AGENCIES = ("How divided", SPREAD)  # now, and in an earlier release
TELLING: Mapping[DecisionKind, tuple[str, ...]] = {  # headings by which a table without its column Key is known
    DecisionKind.AGREED: (REF, AGREED_RATING),
    DecisionKind.FILE: (SHA256, DOES_IT_COUNT),
    DecisionKind.ACTION: (ACTION, STATUS, PROGRESS),
    DecisionKind.SETTLED: (REF, ANSWER),
    DecisionKind.RECORD: (WHO, WHY),
    DecisionKind.PROMISE: (REF, RECORDED),
}
FIELDS = frozenset(heading for fields in OPEN.values() for heading in fields)
HEADINGS = (KEY, SHA256, FIRST_SEEN, PROMISED, *sorted(FIELDS))
LONGEST_HEADING = 60  # characters


@dataclass(frozen=True)
class FoundRow:
    """One row with open cells: `subject` is "" where nothing tells which row it is."""

    kind: DecisionKind
    subject: str
    spots: Mapping[str, Spot]
    record: Record
    table: RecordTable

    def keyed(self) -> Iterator[tuple[Key, Spot]]:
        """Its open cells by key."""
        for heading, spot in self.spots.items():
            yield Key(self.kind, self.subject, heading), spot


def found_rows(book: Book, file: str, rubric: Rubric, agencies: Mapping[str, str]) -> Iterator[FoundRow]:
    """Every row with open cells, sheet by sheet; a row of the table of actions without a key comes too."""
    for sheet in book.sheets:
        table = _open_table(sheet, file)
        if table is None:
            continue
        kind = _kind(table)
        for record in table.rows():
            keyed = _by_key(record, terms_of(rubric))
            if keyed is None and kind and (KEY not in table.columns or kind is DecisionKind.ACTION):
                keyed = kind, _by_other_columns(kind, record, rubric, agencies)
            if keyed and (keyed[1] or keyed[0] is DecisionKind.ACTION):
                spots = {heading: record.spots[heading] for heading in OPEN[keyed[0]] if heading in table.columns}
                yield FoundRow(*keyed, spots, record, table)


def _open_table(sheet: Sheet, file: str) -> RecordTable | None:
    """The table with open columns on a sheet: its header row is the one with the most of our headings."""
    best: Mapping[str, int] = {}
    header = 0
    for number, columns in headed_rows(sheet, _heading):
        if len(columns) > max(1, len(best)):
            best, header = columns, number
    table = RecordTable(file, sheet, header, best)
    return table if FIELDS & set(best) and (KEY in best or _kind(table)) else None


@cache
def _by_folded() -> Mapping[str, str]:
    """Each heading of a table with open columns by what it is, folded, in any language."""
    return folded(in_any(*HEADINGS))


def _heading(text: str) -> str | None:
    return _by_folded().get(fold(text)) if len(text) <= LONGEST_HEADING else None


def _kind(table: RecordTable) -> DecisionKind | None:
    return next((kind for kind, telling in TELLING.items() if set(telling) <= set(table.columns)), None)


def _by_key(record: Record, terms: Terms) -> tuple[DecisionKind, str] | None:
    """A row's kind and subject as its cell Key has them."""
    kind, _, subject = record.text(KEY).partition(MARK)
    return (KINDS[kind], terms.subject(KINDS[kind], subject)) if kind in KINDS and subject else None


def _by_other_columns(kind: DecisionKind, record: Record, rubric: Rubric, agencies: Mapping[str, str]) -> str:
    """The subject of a row without a key, from what else stands in it; "" if that does not tell."""
    ref, agency = record.line(REF), agencies.get(record.line(AGENCY), "")
    if kind is DecisionKind.AGREED:
        return agreed_subject(rubric.criteria[ref]) if ref in rubric.criteria else ""
    if kind is DecisionKind.FILE:
        return record.line(SHA256)
    if kind is DecisionKind.SETTLED:
        return settled_subject(agency, ref) if agency and ref in rubric.criteria else ""
    if kind is DecisionKind.PROMISE and PROMISED in record.spots:
        whose = agency or (THE_MEETING if record.line(AGENCY) in (THE_MEETING, *said(THE_MEETING)) else "")
        return action_subject(whose, ref, record.spots[PROMISED].text) if whose and ref else ""
    if kind is DecisionKind.ACTION and agency and ref and ACTION in record.spots:
        return action_subject(agency, ref, record.spots[ACTION].text)
    return ""


def matrix_spots(book: Book, file: str, rubric: Rubric, agencies: Mapping[str, str]) -> Sequence[tuple[Key, Spot]]:
    """The matrix's cells by key: the criterion by its ref, the agency by its heading."""
    order = [*agencies, next(iter(rubric.ratings))]
    first = {order[-1]: tuple(form for form, word in terms_of(rubric).words.items() if word == order[-1])}
    headings = {**dict.fromkeys(order, ()), **in_any(REF, POSITION, *BEFORE_AGENCIES), **first}
    found = [
        table for table in tables(book, file, headings, (REF, POSITION, SPREAD)) if set(table.columns) & set(agencies)
    ]
    if not found:
        return ()
    matrix = max(found, key=lambda table: len(set(table.columns) & set(agencies)))
    for before in BEFORE_AGENCIES:
        matrix = _with_renamed(matrix, [before, *order])
    refs = {fold_ref(ref): ref for ref in rubric.criteria}
    return [
        (Key(DecisionKind.SETTLED, settled_subject(agencies[heading], refs[ref]), CORRECTION), spot)
        for record in matrix.rows()
        if (ref := fold_ref(record.spots[REF].text)) in refs
        for heading, spot in record.spots.items()
        if heading in agencies
    ]


def _with_renamed(matrix: RecordTable, order: Sequence[str]) -> RecordTable:
    """The table with each column whose heading somebody changed: the only one between its two neighbours."""
    columns = dict(matrix.columns)
    for before, name, after in zip(order, order[1:], order[2:], strict=False):
        if name not in columns and before in columns and columns.get(after) == columns[before] + 2:
            columns[name] = columns[before] + 1
    return replace(matrix, columns=columns)
