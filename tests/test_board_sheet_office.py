"""Page one after somebody typed into the summary, in LibreOffice: every sentence is still true, or says otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from csxl import write_summary
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.opened_summaries import board_section
from tests.helpers.readings_by_hand import small_review
from tests.helpers.reviews_before import second_review
from tests.test_board_sheet import nearly_settled

pytestmark = pytest.mark.office
Typing = Callable[[Path, Mapping[str, str]], Path]
TODAY = datetime.date.today()


def lines(book: Workbook) -> list[list[str]]:
    """What page one says, row by row, whatever the sheet is called."""
    rows = ([str(cell.value) for cell in row if cell.value not in (None, "")] for row in book.worksheets[0])
    return [row for row in rows if row]


def cell(book: Workbook, sheet: str, ref: str, heading: str, refs: str = "Ref") -> str:
    """The cell of a sheet in the first row of a criterion and the column of a heading, as "Sheet!A6"."""
    headings = [str(one.value) for one in book[sheet][5]]
    key = headings.index(refs)
    row = next(row[0].row for row in book[sheet].iter_rows(min_row=6) if row[key].value == ref)
    return f"{sheet}!{get_column_letter(headings.index(heading) + 1)}{row}"


def test_no_sentence_contradicts_what_was_typed(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(small_review(), TODAY))
    book = openpyxl.load_workbook(file)
    typed = {
        cell(book, "Matrix", "T2-A", "Police"): "Green",  # all had said Red
        cell(book, "Matrix", "P2-P", "Police"): "Red",  # one agency alone had said Red
        cell(book, "Disagreement", "P1-R", "Agreed rating"): "Amber",
        cell(book, "Disagreement", "T2-S", "Action"): "Visit each place",
        cell(book, "Actions", "P1-R", "Status"): "done",
        cell(book, "Actions", "P2-P", "By when"): "01/09/2020",
        cell(book, "Actions", "P2-P", "Owner"): "",
    }
    after = openpyxl.load_workbook(typing(file, typed), data_only=True)
    (_, worst, _), _, response, assessment, *_ = board_section(after, "What does everyone see as Red")
    assert worst == (
        "Of 32 criteria: all who rated say Red on 1 · the only agency that rated says Red on 1. "
        "Red to all: Target, Level 2, Response (T2-S)."
    )
    assert assessment[2] == "no longer all Red"
    assert response[3] == "agreed: Visit each place"
    disagree = board_section(after, "Where do we disagree")
    assert disagree[0][1] == (
        "Of 32 criteria: split on 1 · a lone voice on 6 · one step apart on 12 · all agree on 9 · one view only on 2 · "
        "not rated 2."
    )
    grid = {line[0]: line for line in disagree}
    assert grid["Target"][6] == "lone Green\n4 R · 1 G"
    assert grid["Partnerships"][7] == "▲ split\n2 R · 3 G"
    agreed = board_section(after, "What was agreed")
    assert [line[-2 if len(line) > 2 else -1] for line in agreed] == [
        "The moderation meeting has agreed 1 of 21 criteria on its agenda: 1 Amber.",
        "Partnerships, Level 1, Referral (P1-R): Amber",
    ]
    (_, counted, _), _, *actions = board_section(after, "What will be done")
    assert counted == (
        "4 only proposed by agencies · 1 done. Still to do: 1 overdue · 2 with nobody named. "
        "1 more typed on Disagreement since; the next summary lists them."
    )
    assert [line[-1] for line in actions] == ["done", *["open"] * (len(actions) - 1)]
    asked = [line[0] for line in board_section(after, "What is the board asked")[1:]]
    assert asked == [
        "1. Agree a rating where agencies are split and none is agreed yet (1): "
        "Partnerships, Level 2, Planning (P2-P).",
        "2. Actions with nobody named to do them: 2. Name somebody on Actions.",
        "3. Answers still unclear: 2. Settle them with their agencies (Issues).",
    ]


def test_what_the_board_is_asked_goes_as_it_is_settled_and_leaves_what_else_is_open(
    typing: Typing, tmp_path: Path
) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(nearly_settled(), TODAY))
    book = openpyxl.load_workbook(file)
    before = board_section(openpyxl.load_workbook(file, data_only=True), "What is the board asked")
    assert [line[-1] for line in before] == [
        "Please decide these, or say who will.",
        "1. Decide what to do where everyone sees Red and nothing is proposed (1): Target, Level 1, Referral (T1-R).",
    ]
    typed = {
        cell(book, "Disagreement", "T1-R", "Action"): "Visit each place",
        cell(book, "Disagreement", "T1-A", "Agreed rating"): "Amber",
    }
    after = board_section(openpyxl.load_workbook(typing(file, typed), data_only=True), "What is the board asked")
    assert [line[-1] for line in after] == [
        "Every split has an agreed rating, every criterion that all see as Red has an action, every action an owner.",
        "1. Still open: 31 on the agenda without an agreed rating · 2 Red ratings returned without an action · "
        "1 agency without a return.",
    ]


def test_promises_that_the_board_is_asked_about_follow_what_is_recorded(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(second_review(), TODAY))
    book = openpyxl.load_workbook(file)
    typed = {
        cell(book, "Promises", "O1-S", "Recorded since"): "done",  # had not begun
        cell(book, "Promises", "P2-P", "Recorded since"): "under way",  # no word of it
        cell(book, "Disagreement", "T1-S", "Agreed rating"): "Red",  # as then
    }
    after = openpyxl.load_workbook(typing(file, typed), data_only=True)
    assert [line[0] for line in board_section(after, "What is the board asked")[1:3]] == [
        "1. Decide what to do where everyone sees Red, or it was Red both times, and nothing is proposed (2): Target, "
        "Level 1, Response (T1-S); Target, Level 2, Response (T2-S).",
        "2. Decide what becomes of promises made in the review before: 1 with no word yet (Promises).",
    ]


def test_who_says_what_gives_way_where_an_answer_was_corrected(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(decided_review(), TODAY))
    book = openpyxl.load_workbook(file)
    told = board_section(openpyxl.load_workbook(file, data_only=True), "Where do we disagree")[-1]
    ref = told[0].rpartition("(")[2].rstrip(")")
    after = openpyxl.load_workbook(typing(file, {cell(book, "Matrix", ref, "Health"): "Red"}), data_only=True)
    changed = board_section(after, "Where do we disagree")[-1]
    assert changed[0] == told[0]
    assert changed[1] != told[1]
    assert all(text.startswith("Corrected on Matrix since") for text in changed[2:])


def test_page_one_follows_what_is_typed_in_welsh_too(typing: Typing, tmp_path: Path) -> None:
    file = tmp_path / "summary.xlsx"
    file.write_bytes(write_summary(replace(small_review(), language="Welsh"), TODAY))
    book = openpyxl.load_workbook(file)
    typed = {
        cell(book, "Matrics", "T2-A", "Police", "Cyf."): "Green",
        cell(book, "Anghytuno", "P1-R", "Y sgôr y cytunwyd arno", "Cyf."): "Amber",
        cell(book, "Camau gweithredu", "P1-R", "Statws", "Cyf."): "wedi’i wneud",
        cell(book, "Camau gweithredu", "P2-P", "Erbyn pryd", "Cyf."): "01/09/2020",
        cell(book, "Camau gweithredu", "P2-P", "Perchennog", "Cyf."): "",
    }
    after = openpyxl.load_workbook(typing(file, typed), data_only=True)
    said = [text for line in lines(after) for text in line]
    for sentence in (
        "O 32 maen prawf: pawb a roddodd sgôr yn dweud “Red” ar 1 · yr unig asiantaeth a roddodd sgôr yn dweud “Red” "
        "ar 1. “Red” i bawb: Target, Level 2, Response (T2-S).",
        "nid pawb yn dweud “Red” mwyach",
        "O 32 maen prawf: llais unigol ar 7 · un cam ar wahân ar 12 · pawb yn cytuno ar 9 · un farn yn unig ar 2 · "
        "heb sgôr 2.",
        "Mae’r cyfarfod cymedroli wedi cytuno ar 1 o 21 maen prawf ar yr agenda: 1 Amber.",
        "4 wedi’u cynnig gan asiantaethau yn unig · 1 wedi’u gwneud. Yn dal i’w wneud: 1 yn hwyr · 2 heb neb wedi’i "
        "enwi.",
        "wedi’i wneud",
    ):
        assert sentence in said
