"""Typing into a summary by key and heading, as a person would find the cell, and reading it back."""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl.board.summary_workbook import write_summary
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary
from csxl.model import member
from csxl.model.comparison import Comparison
from csxl.model.decisions import CORRECTION, MARK, Key
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.summary_names import KEY, MATRIX
from tests.helpers.opened_summaries import HEADER
from tests.helpers.readings_by_hand import published

DAY = datetime.date(2026, 11, 26)
SAVED_BY = "Pat Lowe"
SEEN = f"first seen 26 November 2026 in a file last saved by {SAVED_BY}"

Read = tuple[FormerSummary, tuple[Diagnostic, ...]]


def summary(comparison: Comparison) -> bytes:
    return write_summary(comparison, DAY)


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
        if key.field == CORRECTION and sheet.title == MATRIX:
            agency, _, ref = key.subject.rpartition(MARK)
            label = next(
                str(row[0].value) for row in book["Returns"].iter_rows(min_row=HEADER + 1) if row[1].value == agency
            )
            yield next(row[columns[label] - 1] for row in sheet.iter_rows(min_row=HEADER + 1) if row[0].value == ref)
        elif KEY in columns and key.field in columns:
            for row in sheet.iter_rows(min_row=HEADER + 1):
                if row[columns[KEY] - 1].value == key.row:
                    yield row[columns[key.field] - 1]


def headings(sheet: Worksheet) -> dict[str, int]:
    """The column of each heading of a sheet."""
    return {str(one.value): one.column for one in sheet[HEADER] if one.value is not None}


def read(data: bytes, file: str = "summary.xlsx") -> Read:
    """What a summary holds, which must be one."""
    found, diagnostics = read_summary(
        Member(file, data, member.Kind.OOXML, hashlib.sha256(data).hexdigest()), published(), DAY
    )
    assert found is not None, diagnostics
    return found, diagnostics


def values(former: FormerSummary) -> dict[Key, str]:
    """The entries of a summary as texts."""
    return {key: entry.value for key, entry in former.decisions.entries.items()}
