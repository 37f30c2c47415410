"""The summary workbook of a small review, checked against counts made straight from the review's own letters."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import replace

import pytest
from openpyxl.utils import column_index_from_string

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Kept, Reading
from csxl.model.comparison import Comparison
from csxl.model.review import Expected
from csxl.writing.xlsx import WriteError
from tests.helpers.decisions_by_hand import decided_review, everything
from tests.helpers.opened_summaries import HEADER, MADE, opened, printed_ends, small, table
from tests.helpers.readings_by_hand import (
    POLICE,
    RETURNED,
    SMALL,
    WORDS,
    answer,
    expected_spread,
    many,
    published,
    returned,
    small_reading,
    small_review,
)

SHEETS = [
    "Board summary",
    "Disagreement",
    "Matrix",
    "Target",
    "Legal & policy framework",
    "Partnerships",
    "Outcomes",
    "Actions",
    "Returns",
    "Issues",
    "Added by agencies",
    "Decisions",
    "Answers",
    "Method",
    "Marks",
]
CLASSIC = {"IF", "AND", "OR", "SUM", "MAX", "MIN", "COUNTIF", "COUNTIFS", "CHAR", "INDEX", "MATCH", "ISNA"}
CLASSIC |= {"LEN", "LEFT", "MID", "DAY", "MONTH", "YEAR", "ISNUMBER", "COUNTA", "FIND", "SUBSTITUTE", "TODAY", "TRIM"}


def test_the_sheets_stand_in_the_order_of_the_contract() -> None:
    assert small().sheetnames == SHEETS
    assert [sheet.title for sheet in small() if sheet.sheet_state == "hidden"] == ["Marks"]


@pytest.mark.parametrize("ref", SMALL)
def test_the_matrix_shows_every_answer_and_counts_it(ref: str) -> None:
    letters = SMALL[ref]
    row = next(row for row in table(small()["Matrix"]) if row["Ref"] == ref)
    words = {**WORDS, ".": "blank", "?": "to settle"}
    answers = [words[letter.upper()] for letter in letters]
    assert [row[agency.name] for agency in RETURNED] == answers
    assert row["Youth justice"] == "not returned"
    assert (row["Position"], row["Spread"]) == expected_spread(letters)
    counted = {
        heading: row[heading]
        for heading in ("Red", "Amber", "Green", "Cannot judge", "Not applicable", "To settle", "Blank", "Not returned")
    }
    wanted = Counter(answers) + Counter(["not returned"])
    assert counted == {heading: wanted[heading] + wanted[heading.lower()] for heading in counted}


def test_every_formula_uses_classic_functions_and_no_average() -> None:
    used = {
        name
        for sheet in small(False)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for name in re.findall(r"([A-Z]+)\(", re.sub(r'"[^"]*"', "", str(cell.value)))
    }
    assert used <= CLASSIC
    assert {"COUNTIF", "SUM", "IF"} <= used


def test_no_criterion_of_the_agenda_is_cut_and_no_heading_of_a_domain_left_alone() -> None:
    sheet = small()["Disagreement"]
    refs = {row[0].row: row[0].value for row in sheet.iter_rows(min_row=HEADER + 1)}
    assert printed_ends(sheet)
    assert all(refs[row] != refs.get(row + 1) for row in printed_ends(sheet))
    sheet = small()["Target"]
    said = {row[3].row: row[3].value for row in sheet.iter_rows(min_row=HEADER + 1)}
    assert printed_ends(sheet)
    assert not {said[row] for row in printed_ends(sheet)} & {"All agencies", "Descriptor", "Police"}


def test_on_a_domain_sheet_no_last_line_of_a_criterion_stands_alone_on_the_next_page() -> None:
    rubric = published()
    for number in (3, 12, 30):
        book = opened(consolidate(many(number, rubric), rubric))
        for domain in rubric.domains:
            refs = {row[0].row: row[0].value for row in book[domain.name].iter_rows(min_row=HEADER + 1)}
            cut = [row for row in printed_ends(book[domain.name]) if refs[row] == refs[row + 1]]
            assert all(refs.get(row + 3) == refs[row] for row in cut)


def test_where_a_sheet_prints_two_pages_wide_any_program_breaks_it_where_we_say() -> None:
    broken = 0
    for sheet in opened(decided_review(everything())):
        if not sheet.col_breaks.brk:
            continue
        broken += 1
        dimensions = sorted(sheet.column_dimensions.values(), key=lambda one: one.min or 0)
        every = [one.width for one in dimensions for _ in range(one.min or 0, (one.max or 0) + 1)]
        widths = every[: [cell.value for cell in sheet[HEADER]].index("Key")]
        repeated = column_index_from_string(str(sheet.print_title_cols).rpartition("$")[2])
        pages = {
            cut: max(sum(widths[:cut]), sum(widths[:repeated]) + sum(widths[cut:]))
            for cut in range(repeated + 1, len(widths))
        }
        (ours,) = (one.id for one in sheet.col_breaks.brk)
        assert min(pages, key=pages.__getitem__) == ours, sheet.title  # which fits the most print onto two pages
    assert broken == 1


def test_of_the_answers_only_the_title_and_the_note_are_printed() -> None:
    sheet = small()["Answers"]
    assert sheet.print_area == "'Answers'!$A$1:$G$3"
    assert "not printed" in f"{sheet['A2'].value} {sheet['A3'].value}"
    assert sheet.print_title_rows == "$5:$5"  # above a selection that somebody prints


def test_actions_come_by_date_as_dates_and_the_undated_last() -> None:
    rows = [row for row in table(small()["Actions"]) if row["Action"]]
    assert [row["By when"] for row in rows] == [
        datetime.datetime(2026, 12, 18),
        datetime.datetime(2027, 1, 30),
        datetime.datetime(2027, 3, 31),
        "no date",
        "when the audit is done",
    ]
    assert [(row["Agency"], row["Ref"]) for row in rows[:2]] == [("Police", "P1-R"), ("Education", "T2-A")]


def test_the_register_counts_each_agency_once_and_names_who_is_missing() -> None:
    rows = {row["Agency"]: row for row in table(small()["Returns"])}
    assert (rows["Youth justice"]["State"], rows["Youth justice"]["Rated"]) == ("not returned", None)
    assert (rows["Police"]["State"], rows["Police"]["Rated"], rows["Police"]["Cannot judge"]) == ("counts", 27, 4)
    assert rows["Police"]["SHA-256"] == small_reading().returns[0].sha256


def test_two_agencies_of_one_name_have_headings_of_their_own() -> None:
    asked = (Expected("Police", "A-1"), Expected("Police", "B-2"), Expected("Red", "C-3"))
    row = opened(consolidate(small_reading(), published(), asked))["Matrix"][HEADER]
    headings = [cell.value for cell in row if cell.value]
    assert {"Police (A-1)", "Police (B-2)", "Red (C-3)"} <= set(headings)
    assert len(headings) == len(set(headings))


def test_beyond_sixty_agencies_the_matrix_counts_by_sector() -> None:
    reading = many(61, published())
    asked = [
        Expected(form.agency, form.agency_code, "North" if place % 2 else "South")
        for place, form in enumerate(reading.returns)
    ]
    book = opened(consolidate(reading, published(), asked))
    red = {
        name: sum(
            answer.ref == "P2-S" and answer.rating == "Red"
            for form, agency in zip(reading.returns, asked, strict=True)
            if agency.sector == name
            for answer in form.answers
        )
        for name in ("North", "South")
    }
    row = next(row for row in table(book["Matrix"]) if row["Ref"] == "P2-S")
    assert (row["North: Red"], row["South: Red"], row["Red"]) == (red["North"], red["South"], sum(red.values()))
    assert len(table(book["Answers"])) == 61 * 32


def test_a_day_that_excel_does_not_know_stays_as_typed() -> None:
    days = {"T1-R": "2027-03-31", "T1-A": "1900-02-28", "T1-P": "0001-01-01"}
    form = returned(POLICE, *(answer(published(), ref, "Red", action="Meet", by_when=day) for ref, day in days.items()))
    book = opened(consolidate(Reading((form,)), published()))
    shown = [datetime.datetime(2027, 3, 31), "1900-02-28", "0001-01-01"]
    assert [row["By when"] for row in table(book["Answers"])][:3] == shown
    assert {row["By when"] for row in table(book["Actions"]) if row["Action"]} == set(shown)


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    comparison = small_review()
    many_times = replace(comparison, kept=(("Police.xlsx", Kept("Target", "M5", "x")),) * 1_048_572)
    with pytest.raises(WriteError):
        write_summary(many_times, MADE)


def test_without_any_return_the_first_page_says_so() -> None:
    rubric = published()
    book = opened(consolidate(many(0, rubric), rubric, (Expected("Police", "P-1"),), review="Autumn 2026"))
    assert book.sheetnames == SHEETS
    assert {row["Spread"] for row in table(book["Matrix"])} == {"not rated"}
    assert [row["Police"] for row in table(book["Matrix"])] == ["not returned"] * 32


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert write_summary(small_review(), MADE) == write_summary(small_review(), MADE)


@pytest.mark.parametrize("comparison", [small_review(), decided_review(everything())], ids=["returns", "decisions"])
def test_no_note_is_cut_and_each_stands_under_its_title(comparison: Comparison) -> None:
    for sheet in opened(comparison).worksheets[1:]:
        notes = [sheet.cell(row, column).value for row in (2, 3) for column in range(1, 6) if sheet.title != "Marks"]
        assert not any(str(note).endswith("…") for note in notes)
        assert not any(note for place, note in enumerate(notes) if place % 5), sheet.title
