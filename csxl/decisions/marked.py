"""What people typed into a summary that still has its sheet Marks: every text is weighed against what csxl wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from csxl.decisions.elsewhere import Handled, Typed, has_header, typed_beside, typed_in_cells, typed_on_added
from csxl.decisions.former_marks import FormerMarks, Known
from csxl.decisions.found_cells import FoundRow, found_rows, matrix_spots
from csxl.decisions.meeting_rows import meeting_entries, meeting_spots
from csxl.decisions.one_language import sheet_called, terms_of
from csxl.decisions.own_words import OwnWords, is_copy, is_formula, matched, ours_at_all, own_words
from csxl.decisions.weighed_cells import WeighedCells, Weighing, typed_entry
from csxl.diagnostics.of_decision import DecisionCode
from csxl.model import marks_layout as layout
from csxl.model.decisions import ACTION, AGENCY, CORRECTION, NO_ENTRY, OPEN, DecisionKind, Key, TypedText
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.model.summary_names import KEY, MATRIX
from csxl.returns.record_tables import Spot
from csxl.sheets.cells import Book, Sheet
from csxl.sheets.places import place as place_named
from csxl.text.digests import canonical
from csxl.text.wording import listed

MOST_TYPED = 500  # texts of one sheet that are listed

Entries = Mapping[Key, TypedText]
Diagnostics = tuple[Diagnostic, ...]
Spots = dict[Key, list[Spot]]


def typed_entries(book: Book, file: str, rubric: Rubric, marks: FormerMarks, seen: str) -> WeighedCells:
    """Every entry that a summary holds, carried or new, and what is odd about any."""
    names = matched(book, marks)
    sheets = [sheet for sheet in book.sheets if sheet.name != marks.sheet]
    words = {sheet.name: own_words(marks.sheets[names[sheet.name]], sheet) for sheet in sheets if sheet.name in names}
    known = [sheet for sheet in sheets if sheet.name in names]
    rows = [_as_opened(row, marks) for row in found_rows(Book(tuple(known)), file, rubric, marks.agencies)]
    keyed, added = _split(rows, words)
    corrections = matrix_spots(Book(tuple(known)), file, rubric, marks.agencies)
    found: Spots = {}
    for key, spot in (*(pair for row in keyed for pair in row.keyed()), *corrections):
        found.setdefault(key, []).append(spot)
    weighed = Weighing(marks, words, seen, terms_of(rubric)).weigh(found)
    entries = {
        **weighed.entries,
        **meeting_entries([_new_spots(row, marks) for row in added], weighed.entries, seen, terms_of(rubric)),
    }
    handled = _handled(rows, corrections, marks)
    copied = _typed_in_copies([sheet for sheet in sheets if sheet.name not in names], entries, file, rubric, marks)
    known_so_far = Elsewhere(marks, words, handled, copied, {canonical(entry.value) for entry in entries.values()})
    typed, said = _elsewhere(sheets, known_so_far, names, rubric, file, seen)
    read = {spot.sheet for spots in found.values() for spot in spots}
    headless = [sheet for sheet in known if sheet.name not in read and _headless(sheet, names, words, marks)]
    lost = [DecisionCode.HEADINGS_GONE.about(file, sheet.name) for sheet in headless]
    said = (*lost, *_gone(book, file, names, marks), *weighed.diagnostics, *said)
    return WeighedCells({**typed, **entries}, said, weighed.lately)


def _as_opened(row: FoundRow, marks: FormerMarks) -> FoundRow:
    """A row without the cell that says whose an action is, where that was not open when the summary was written: in an
    agency's own action, and in any of an earlier release."""
    key = Key(row.kind, row.subject, AGENCY)
    if row.kind is not DecisionKind.ACTION or not row.subject or marks.written(key) or key in marks.entries:
        return row
    return replace(row, spots={heading: spot for heading, spot in row.spots.items() if heading != AGENCY})


def _headless(sheet: Sheet, names: Mapping[str, str], words: Mapping[str, OwnWords], marks: FormerMarks) -> bool:
    """Whether a sheet of which no cell for decisions was read has some, below a row of headings that is gone."""
    if sheet_called(names[sheet.name]) == MATRIX:
        return any(row.marks.get(CORRECTION) for row in marks.rows.values())
    return layout.mark(KEY) in words[sheet.name].known.headings and not has_header(sheet, words[sheet.name])


def _gone(book: Book, file: str, names: Mapping[str, str], marks: FormerMarks) -> Iterator[Diagnostic]:
    """A warning for each sheet that is no longer there."""
    there = {*names.values(), *(sheet.name for sheet in book.sheets)}
    for name in marks.sheets:
        if name not in there:
            yield DecisionCode.SHEET_GONE.about(file, name)


def _split(rows: Sequence[FoundRow], words: Mapping[str, OwnWords]) -> tuple[list[FoundRow], list[FoundRow]]:
    """The rows whose open cells have keys, and those that the meeting added: actions without a key, and copies of one
    of its rows that say something else."""
    keyed, added = [], []
    actions: dict[str, str] = {}
    for row in rows:
        if not row.subject:
            if any(spot.given and not words[spot.sheet].is_text(spot.cell) for spot in row.spots.values()):
                added.append(row)
            continue
        said = row.spots[ACTION].line if row.kind is DecisionKind.MEETING and ACTION in row.spots else ""
        if said and actions.setdefault(row.subject, said) != said:
            added.append(row)
        else:
            keyed.append(row)
    return keyed, added


def _new_spots(row: FoundRow, marks: FormerMarks) -> Mapping[str, Spot]:
    """The cells of an added row, but those of a copied one that hold csxl's own words."""
    keys = {heading: Key(DecisionKind.MEETING, row.subject, heading) for heading in OPEN[DecisionKind.MEETING]}
    return {
        heading: spot
        for heading, spot in meeting_spots(row).items()
        if keys[heading] in marks.entries or layout.short_mark(spot.text) != marks.written(keys[heading])
    }


def _handled(
    rows: Sequence[FoundRow], corrections: Sequence[tuple[Key, Spot]], marks: FormerMarks
) -> Mapping[str, Handled]:
    """The open cells by sheet, with their columns, what was written into them, and the rows that repeat a key."""
    spots = [
        *(spot for row in rows for spot in (row.spots if row.subject else meeting_spots(row)).values()),
        *(spot for _, spot in corrections),
    ]
    written: dict[str, Counter[bytes]] = {}
    for key, sheet in {key: spot.sheet for row in rows for key, spot in row.keyed()}.items():
        if text := marks.written(key):
            written.setdefault(sheet, Counter())[layout.long_mark(text)] += 1
    for key, spot in corrections:  # where somebody typed, a formula may have stood
        text = marks.written(key)
        if (
            text and text == layout.short_mark(spot.cell.text) and not is_formula(spot.cell)
        ):  # else a formula stood there
            written.setdefault(spot.sheet, Counter())[layout.long_mark(text)] += 1
    met: set[tuple[str, str, str]] = set()
    repeated: dict[str, set[int]] = {}
    for row in rows:
        name = (row.table.sheet.name, row.kind, row.subject)
        if row.subject and name in met:
            repeated.setdefault(row.table.sheet.name, set()).add(row.record.number)
        met.add(name)
    found = {}
    for sheet in {spot.sheet for spot in spots}:
        places = frozenset(where for spot in spots if spot.sheet == sheet and (where := place_named(spot.place)))
        columns = frozenset(where.column for where in places)
        found[sheet] = Handled(places, columns, repeated.get(sheet, frozenset()), written.get(sheet, Counter()))
    return found


def _typed_in_copies(
    sheets: Sequence[Sheet], entries: Entries, file: str, rubric: Rubric, marks: FormerMarks
) -> Mapping[str, Sequence[Typed]]:
    """What stands in the open cells of copied sheets that csxl did not write into the same cell and that is not carried
    from there: one of its own words, perhaps, on which nothing is decided where nobody asks for it."""
    found = {}
    for sheet in sheets:
        book = Book((sheet,))
        rows = [_as_opened(row, marks) for row in found_rows(book, file, rubric, marks.agencies)]
        spots = (*(pair for row in rows for pair in row.keyed()), *matrix_spots(book, file, rubric, marks.agencies))
        found[sheet.name] = [
            Typed(spot.place, spot.text, key.field)
            for key, spot in spots
            if spot.text
            and not is_formula(spot.cell)
            and marks.written(key) not in (None, layout.short_mark(spot.text))
            and canonical(entries.get(key, NO_ENTRY).value)
            not in (
                canonical(spot.text),
                canonical(terms_of(rubric).typed(key.field, spot.text)),
            )
        ]
    return found


class Elsewhere(NamedTuple):
    """What the sheets of a former summary are read with: the open cells by sheet, what was chosen in those of copies,
    and the texts carried from them."""

    marks: FormerMarks
    words: Mapping[str, OwnWords]
    handled: Mapping[str, Handled]
    copied: Mapping[str, Sequence[Typed]]
    carried: set[str]


def _elsewhere(
    sheets: Sequence[Sheet], known: Elsewhere, names: Mapping[str, str], rubric: Rubric, file: str, seen: str
) -> tuple[Entries, Diagnostics]:
    """What was typed outside the open cells, as entries, and the notes that name the places."""
    entries: dict[Key, TypedText] = {}
    places: list[str] = []
    said: list[Diagnostic] = []
    for sheet in sorted(sheets, key=lambda sheet: sheet.name not in known.words):  # copies after their originals
        typed = list(_typed(sheet, known, rubric))
        known.carried.update(canonical(one.text) for one in typed)
        if len(typed) > MOST_TYPED:
            code = DecisionCode.TOO_MUCH_TYPED
            said.append(code.about(file, sheet.name, count=len(typed), most=MOST_TYPED))
        for one in typed[:MOST_TYPED]:
            key, entry = typed_entry(names.get(sheet.name, sheet.name), one.place, one.text, seen, one.about)
            entries.setdefault(key, entry)
            places.append(f"{one.place} on {sheet.name}")
    if places:
        said.append(DecisionCode.TYPED_ELSEWHERE.about(file, count=len(places), where=listed(places)))
    return entries, tuple(said)


def _typed(sheet: Sheet, known: Elsewhere, rubric: Rubric) -> Iterator[Typed]:
    """What was typed on one sheet outside its open cells. On a copy of one of ours that is what the others do not hold;
    all that stands on a sheet of a person's own was typed."""
    ours = known.words.get(sheet.name)
    if ours is None and is_copy(sheet, known.marks):
        chosen = {(one.place, one.text): one for one in known.copied.get(sheet.name, ())}
        typed = (*typed_on_added(sheet, ours_at_all(known.marks)), *typed_beside(sheet, None, rubric.criteria))
        yield from chosen.values()
        yield from (
            one for one in typed if canonical(one.text) not in known.carried and (one.place, one.text) not in chosen
        )
        return
    if ours is None:
        yield from typed_on_added(sheet, OwnWords(Known()))
    elif ours.known.counted:
        names = frozenset(map(layout.mark, known.marks.agencies))
        yield from typed_in_cells(sheet, ours, known.handled.get(sheet.name, Handled()), rubric.criteria, names)
    yield from typed_beside(sheet, ours, rubric.criteria)
