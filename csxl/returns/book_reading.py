"""From a workbook's cells to one return: answers, what was added, and every diagnostic with its place."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field

from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Kept, PromiseTold, Remark, Return
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.rubric import Criterion, Rubric
from csxl.returns.added import find_added
from csxl.returns.covering import letter_of
from csxl.returns.effort import Effort
from csxl.returns.entries import Entry
from csxl.returns.gaps import blanks, lacking, parted_gaps, sheets_of
from csxl.returns.identity import Identity, identify_return
from csxl.returns.lookup import Lookup, lookup_for
from csxl.returns.not_returns import own_workbook
from csxl.returns.overall import overall_of
from csxl.returns.overwritten_refs import put_back
from csxl.returns.own_texts import is_front, own_texts_for
from csxl.returns.past import kept_of_past, parted, said_of_past
from csxl.returns.personal_points import said_of_added
from csxl.returns.promised import marks_of
from csxl.returns.saved_order import in_utc, saved_of
from csxl.returns.settling import settle, sheets_alike, twin_columns, twin_rows
from csxl.returns.settling_promises import settled_promises
from csxl.returns.sheet_reading import SheetReading, read_sheet
from csxl.returns.tabled_sheet import tabled_sheet_of
from csxl.sheets.cells import Book
from csxl.text.records import dataclass

LATEST = datetime.datetime.max.replace(tzinfo=datetime.UTC)  # where nothing is too late to be true


@dataclass(frozen=True)
class BookReading:
    """What one workbook gives: the return, or None if it is not a questionnaire, and the diagnostics about it.

    `gaps` are the criteria that it lacks and `sheets` the sheet of each domain; what is said about them depends on the
    agency's other returns, and comes before the diagnostics `at_end`."""

    returned: Return | None
    diagnostics: tuple[Diagnostic, ...]
    gaps: tuple[Criterion, ...] = ()
    sheets: Mapping[str, str] = field(default_factory=dict)
    at_end: tuple[Diagnostic, ...] = ()
    form: str = ""  # what it was made for, where that is not this version of the rubric


def read_workbook(book: Book, member: Member, rubric: Rubric, latest: datetime.datetime = LATEST) -> BookReading:
    """The return that a workbook holds, as far as this workbook alone shows; a time after `latest` is not believed."""
    file, lookup = member.file, lookup_for(rubric)
    if what := own_workbook(book):
        return BookReading(None, (IdentityCode.OUR_OWN.about(file, what=what),))
    tabled_sheets = [tabled_sheet_of(file, sheet, lookup) for sheet in book.sheets]
    identity, whose = identify_return(book, tabled_sheets, file, lookup)
    marks, effort = marks_of(tabled_sheets), Effort()
    readings = put_back([read_sheet(tabled, lookup, identity, effort, marks) for tabled in tabled_sheets])
    found, past = parted(_found(readings))
    entries = {ref: settle(found[ref], file) for ref in rubric.criteria if ref in found}
    seen = {ref for reading in readings for ref in reading.seen}
    if not entries and not seen and not (identity.agency_code and identity.rubric):
        return BookReading(None, (IdentityCode.NOT_A_QUESTIONNAIRE.about(file),))
    saved = saved_of(book.properties.get("modified", ""), member.mailed, latest)
    overall = overall_of(readings, lookup, effort, file)
    added, too_much = find_added(overall.read, identity, lookup, file)
    letter, said_of_letter = letter_of(member, lookup)
    kept = (*added, *(one for entry in entries.values() for one in entry.kept), *kept_of_past(past))
    promises, said_of_promises = _promises(readings, entries, file)
    said = (
        *whose,
        *_said(readings),
        *(diagnostic for entry in entries.values() for diagnostic in entry.said),
        *said_of_past(past, file),
        *_of_twins(entries.values(), file),
        *said_of_promises,
        *said_of_letter,
        *overall.said,
        *said_of_added((*added, *kept_of_past(past), *letter), effort, file, _fronts(added, readings, lookup)),
    )
    asked = frozenset(one.ref for one in _said(readings) if one.ref and one.severity is Severity.ERROR)
    returned = _returned(member, identity, entries, (*kept, *letter), asked, saved, overall.remarks, promises)
    gaps, new = parted_gaps(lacking(entries, seen, rubric), file, identity.form, rubric)
    at_end = (*new, *blanks(entries, asked, file, not overall.remarks), *too_much, *effort.said(file))
    return BookReading(returned, said, gaps, sheets_of(entries, rubric.domains), at_end, identity.form)


def _promises(
    readings: Sequence[SheetReading], entries: Mapping[str, Entry], file: str
) -> tuple[tuple[PromiseTold, ...], tuple[Diagnostic, ...]]:
    """What all sheets together say of promises, and what is said about that."""
    told = [told for reading in readings for told in reading.promises]
    if not told:
        return (), ()
    codes = (AnswerCode.PROGRESS_UNREAD.code, AnswerCode.PROGRESS_COLOURED.code)
    unread = {(one.sheet, one.cell) for one in _said(readings) if one.code in codes}
    return settled_promises(told, entries, unread, file)


def _of_twins(entries: Collection[Entry], file: str) -> Iterator[Diagnostic]:
    """The diagnostics about sheets, rows and columns that say the same."""
    yield from sheets_alike(entries, file)
    yield from twin_rows(entries, file)
    yield from twin_columns(entries, file)


def _returned(
    member: Member,
    identity: Identity,
    entries: Mapping[str, Entry],
    kept: tuple[Kept, ...],
    asked: Collection[str],
    saved: str,
    overall: tuple[Remark, ...],
    promises: tuple[PromiseTold, ...],
) -> Return:
    """The return, with the answers in the order of the rubric; `asked` are the refs with an error about another row."""
    return Return(
        member.file,
        identity.agency,
        identity.agency_code,
        identity.review,
        identity.rubric,
        identity.version,
        tuple(entry.answer for entry in entries.values()),
        kept,
        member.sha256,
        saved,
        identity.completed_by,
        identity.partnership,
        frozenset(ref for ref, entry in entries.items() if entry.left_out or ref in asked),
        shown=identity.shown,
        signed=identity.signed,
        mailed=in_utc(member.mailed),
        overall=overall,
        promises=promises,
    )


def _found(readings: Sequence[SheetReading]) -> dict[str, list[Entry]]:
    """Every entry found for each criterion."""
    found: dict[str, list[Entry]] = {}
    for reading in readings:
        for entry in reading.entries:
            found.setdefault(entry.answer.ref, []).append(entry)
    return found


def _fronts(added: Collection[Kept], readings: Sequence[SheetReading], lookup: Lookup) -> frozenset[str]:
    """The names of the sheets with something added on which whoever completes the form says who they are."""
    if not added:
        return frozenset()
    own = own_texts_for([one.tabled for one in readings], lookup.rubric)
    return frozenset(one.tabled.sheet.name for one in readings if is_front(one.tabled, own))


def _said(readings: Sequence[SheetReading]) -> tuple[Diagnostic, ...]:
    return tuple(diagnostic for reading in readings for diagnostic in reading.diagnostics)
