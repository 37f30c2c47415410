"""Typing into a summary by key and heading, as a person would find the cell, and reading it back."""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary
from csxl.languages import BY_NAME
from csxl.model import member
from csxl.model.comparison import Comparison
from csxl.model.decisions import (
    ACTION,
    AGREED_ON,
    AGREED_RATING,
    ANSWER,
    BY_WHEN,
    CORRECTION,
    DOES_IT_COUNT,
    DONE_ON,
    HOW_KNOWN,
    MARK,
    NOTHING_DECIDED,
    OWNER,
    PROGRESS,
    REASON,
    STATUS,
    WHOSE,
    WORDS,
    DecisionKind,
    Decisions,
    Key,
    action_subject,
    agreed_subject,
    settled_subject,
)
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.rubric import Rubric
from csxl.model.summary_names import KEY, MATRIX, RETURNS
from tests.helpers.opened_summaries import HEADER
from tests.helpers.readings_by_hand import ASKED, published, small_reading

DAY = datetime.date(2026, 11, 26)
SAVED_BY = "Pat Lowe"
SEEN = f"first seen 26 Nov 2026 in a file last saved by {SAVED_BY}"

FORM = "Agree one form for assessing places"  # an action of the police in the small review
LOG = "Share the location log every week"

WELSH = BY_NAME["Welsh"]
IN_ENGLISH = {said: text for text, said in {**WELSH.on_summary.texts, **WELSH.on_comparison.shown}.items()}
Read = tuple[FormerSummary, tuple[Diagnostic, ...]]


def agreed(ref: str, heading: str) -> Key:
    return Key(DecisionKind.AGREED, agreed_subject(published().criteria[ref]), heading)


def settled(code: str, ref: str, heading: str) -> Key:
    return Key(DecisionKind.SETTLED, settled_subject(code, ref), heading)


def of_action(code: str, ref: str, action: str, heading: str) -> Key:
    return Key(DecisionKind.ACTION, action_subject(code, ref, action), heading)


def of_meeting(number: int, heading: str) -> Key:
    return Key(DecisionKind.MEETING, str(number), heading)


def of_file(place: int, heading: str) -> Key:
    return Key(DecisionKind.FILE, small_reading().returns[place].sha256, heading)


def sixty() -> dict[Key, object]:
    """60 texts of every kind that can be typed into the small review's summary."""
    days = {BY_WHEN: datetime.date(2027, 3, 31), AGREED_ON: datetime.date(2026, 12, 9)}
    meeting = ("T2-R", "P1-R", "P2-P", "T2-A")
    headings = (REASON, WORDS, ACTION, OWNER, BY_WHEN, AGREED_ON)
    corrections = (("POL-1", "T1-A"), ("EDU-2", "T1-P"), ("CSC-3", "L1-A"), ("HEA-4", "P1-S"))
    texts: dict[Key, object] = {agreed(ref, AGREED_RATING): "Amber" for ref in meeting}
    texts |= {
        agreed(ref, heading): days.get(heading, f"{heading} of {ref},\nand why")
        for ref in meeting
        for heading in headings
    }
    texts |= {settled(code, ref, CORRECTION): "Red" for code, ref in corrections}
    for code, ref in (("EDU-2", "O1-R"), ("VOL-5", "O2-P")):
        texts |= {settled(code, ref, ANSWER): "Green", settled(code, ref, HOW_KNOWN): "by telephone, 3 Dec"}
    texts |= {of_file(0, DOES_IT_COUNT): "counts", of_file(1, WHOSE): "Education"}
    texts |= {of_action("POL-1", "T2-A", FORM, STATUS): "under way", of_action("POL-1", "T2-A", FORM, OWNER): "DI Shah"}
    texts |= {of_action("POL-1", "P1-R", LOG, STATUS): "done", of_action("POL-1", "P1-R", LOG, DONE_ON): DAY}
    texts |= {of_action("POL-1", "P1-R", LOG, BY_WHEN): datetime.date(2027, 1, 8)}
    texts |= {of_action("POL-1", "P1-R", LOG, PROGRESS): "two weeks’ logs are in"}
    for number in range(1, 5):
        texts |= {of_meeting(number, ACTION): f"Action {number}", of_meeting(number, OWNER): "Chair"}
        texts |= {of_meeting(number, BY_WHEN): "in the spring", of_meeting(number, STATUS): "not begun"}
    return texts


def as_read(texts: Mapping[Key, object]) -> dict[Key, str]:
    """The same as entries read back: dates in ISO form."""
    return {key: text.isoformat() if isinstance(text, datetime.date) else str(text) for key, text in texts.items()}


def review(decisions: Decisions = NOTHING_DECIDED) -> Comparison:
    """The small review with what people decided."""
    named = "Autumn 2026", "Eastshire Partnership"
    return consolidate(small_reading(), published(), ASKED, (), *named, decisions)


def in_language(comparison: Comparison, language: str) -> bytes:
    """The summary of a comparison in a language."""
    return write_summary(replace(comparison, language=language), DAY)


def summary(comparison: Comparison | None = None) -> bytes:
    """The summary of a comparison, of the small review unless another is given."""
    return write_summary(comparison, DAY) if comparison else _undecided()


@cache
def _undecided() -> bytes:
    return write_summary(review(), DAY)


def changed(data: bytes, change: Callable[[Workbook], object], saved_by: str = SAVED_BY) -> bytes:
    """The workbook as openpyxl saves it after a change."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    book.properties.lastModifiedBy = saved_by
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def typed(data: bytes, texts: Mapping[Key, object], saved_by: str = SAVED_BY) -> bytes:
    """The workbook with these texts typed into their open cells, as openpyxl saves it."""

    def change(book: Workbook) -> None:
        for key, text in texts.items():
            cell(book, key).value = text

    return changed(data, change, saved_by)


def cell(book: Workbook, key: Key) -> Any:
    """The first open cell with a key."""
    found = next(cells(book, key), None)
    assert found is not None, f"no cell for {key}"
    return found


def cells(book: Workbook, key: Key) -> Iterator[Any]:
    """Every open cell with a key."""
    for sheet in book.worksheets:
        columns = headings(sheet)
        if key.field == CORRECTION and sheet.title in (MATRIX, WELSH.summary_sheets[MATRIX]):
            agency, _, ref = key.subject.rpartition(MARK)
            returns = next(one for one in book.worksheets if one.title in (RETURNS, WELSH.summary_sheets[RETURNS]))
            code = headings(returns)["Agency code"] - 1
            register = returns.iter_rows(min_row=HEADER + 1)
            label = next(str(row[0].value) for row in register if row[code].value == agency)
            yield next(row[columns[label] - 1] for row in sheet.iter_rows(min_row=HEADER + 1) if row[0].value == ref)
        elif KEY in columns and key.field in columns:
            for row in sheet.iter_rows(min_row=HEADER + 1):
                if row[columns[KEY] - 1].value == key.row:
                    yield row[columns[key.field] - 1]


def headings(sheet: Worksheet) -> dict[str, int]:
    """The column of each heading of a sheet, by what it is in English."""
    return {IN_ENGLISH.get(str(one.value), str(one.value)): one.column for one in sheet[HEADER] if one.value}


def read(data: bytes, file: str = "summary.xlsx", rubric: Rubric | None = None) -> Read:
    """What a summary holds, which must be one."""
    found, diagnostics = read_summary(
        Member(file, data, member.Kind.OOXML, hashlib.sha256(data).hexdigest()), rubric or published(), DAY
    )
    assert found is not None, diagnostics
    return found, diagnostics


def values(former: FormerSummary) -> dict[Key, str]:
    """The entries of a summary as texts."""
    return {key: entry.value for key, entry in former.decisions.entries.items()}
