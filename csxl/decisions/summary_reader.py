"""Reading a former summary, in whatever state people and programs left it: nothing typed into it is lost."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from csxl.decisions.former_marks import FormerMarks, read_marks, without_marks
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.identity_of_summary import about_summary, is_summary, returns_compared, saved_by
from csxl.decisions.marked import typed_entries
from csxl.decisions.one_language import sheet_called, terms_of
from csxl.decisions.unmarked import still_untold, unmarked_entries
from csxl.decisions.weighed_cells import WeighedCells
from csxl.diagnostics.of_decision import DecisionCode
from csxl.diagnostics.of_workbook import WorkbookCode
from csxl.model.decisions import OPEN, DecisionKind, Decisions, Key, TypedText
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind as MemberKind
from csxl.model.member import Member, Parcel
from csxl.model.rubric import Rubric
from csxl.model.summary_names import ANSWERS
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from csxl.sheets.limits import A_SUMMARY
from csxl.text.days import day_in_words
from csxl.text.no_cycles import no_cycles
from csxl.unwrap.unwrapping import one_workbook

Diagnostics = tuple[Diagnostic, ...]
TOO_MUCH = WorkbookCode.SHEET_TOO_MUCH.code


@no_cycles()
def read_summary(member: Member, rubric: Rubric, day: datetime.date) -> tuple[FormerSummary | None, Diagnostics]:
    """What a former summary holds, read on that day, and what is odd about it; None if csxl did not make it."""
    book, said = read_book(member.data, member.kind, member.file, A_SUMMARY)
    if book is None:
        return None, said
    found = read_marks(book)
    marks = terms_of(rubric).marks(found) if found else None
    said = tuple(one for one in said if not _needs_no_reading(one, marks))
    if marks is None and not is_summary(book):
        return None, (*said, DecisionCode.NOT_THIS_SUMMARY.about(member.file))
    former, about_cells = former_in(book, marks, member.file, rubric, day)
    return former, (*said, *about_cells)


def former_in(
    book: Book, marks: FormerMarks | None, file: str, rubric: Rubric, day: datetime.date
) -> tuple[FormerSummary, Diagnostics]:
    """What a former summary's cells hold, and what is odd about any; `marks` are those that it carries."""
    book = book if marks else without_marks(book)
    name = saved_by(book)
    seen = first_seen(day, name)
    if marks:
        found = typed_entries(book, file, rubric, marks, seen)
    else:
        found = WeighedCells(*unmarked_entries(book, file, rubric, seen))
    returns = marks.returns if marks else returns_compared(book, file)
    former = FormerSummary(
        file,
        Decisions(in_order(found.entries), found.lately, returns),
        *about_summary(book, marks),
        returns=returns,
        saved_by=name,
        marked=marks is not None,
        untold=() if marks else book.sheets,
    )
    return former, found.diagnostics


def _needs_no_reading(one: Diagnostic, marks: FormerMarks | None) -> bool:
    """Whether a diagnostic says only that Answers was not read to the end, which has no open cells and holds more texts
    than are kept in the marks."""
    known = marks.sheets.get(one.sheet) if marks and sheet_called(one.sheet) == ANSWERS else None
    return known is not None and not known.counted and one.code == TOO_MUCH


def read_summary_bytes(
    file: str, data: bytes, passwords: Sequence[str], rubric: Rubric, day: datetime.date
) -> tuple[FormerSummary | None, Diagnostics]:
    """The same for a file's bytes, which may need a password; None if they are no workbook by themselves."""
    found = one_workbook(Parcel(file, data), passwords)
    if isinstance(found, Member):
        return read_summary(found, rubric, day)
    return None, (found,) if found else ()


def with_untold(
    former: FormerSummary, decisions: Decisions, written: bytes, day: datetime.date
) -> tuple[Decisions, Diagnostics]:
    """The decisions that go into the summary just written, and what that leaves out of a former one without marks."""
    book, _ = read_book(written, MemberKind.OOXML, "", A_SUMMARY)
    marks = read_marks(book) if book else None
    if former.marked or marks is None:
        return decisions, ()
    entries, said = still_untold(former, marks, first_seen(day, former.saved_by))
    return replace(decisions, entries=in_order({**entries, **decisions.entries})), said


def first_seen(day: datetime.date, name: str) -> str:
    """What stands for who and when where nobody says."""
    when = f"first seen {day_in_words(day)}"
    return f"{when} in a file last saved by {name}" if name else when


def in_order(entries: Mapping[Key, TypedText]) -> dict[Key, TypedText]:
    """The entries in an order of their own, so that the next summary does not depend on how this one was sorted."""
    kinds = list(DecisionKind)

    def turn(key: Key) -> tuple[int, int, str, int]:
        digits = len(key.subject) if key.kind is DecisionKind.MEETING else 0  # "2" before "10"
        return kinds.index(key.kind), digits, key.subject, OPEN[key.kind].index(key.field)

    return {key: entries[key] for key in sorted((key for key in entries if key.field in OPEN[key.kind]), key=turn)}
