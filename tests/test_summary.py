"""The summary workbook of a small review, checked against counts made straight from the review's own letters."""

from __future__ import annotations

import datetime
import random
import re
from collections import Counter
from dataclasses import replace

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from csxl.board.summary_workbook import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Kept, Reading
from csxl.model.review import Expected
from csxl.summary.views import ON_AGENDA
from csxl.writing.xlsx import WriteError
from tests.helpers.opened_summaries import HEADER, MADE, opened, small, table
from tests.helpers.readings_by_hand import (
    POLICE,
    RETURNED,
    SMALL,
    WORDS,
    answer,
    many,
    published,
    rated,
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
    "Answers",
    "Method",
]
CLASSIC = {"IF", "AND", "OR", "SUM", "MAX", "COUNTIF", "COUNTIFS", "CHAR", "INDEX", "MATCH", "ISNA"}


def expected_spread(letters: str) -> tuple[str, str]:
    """Position and spread of one criterion from its letters, worked out without the product."""
    found = [letter for letter in "RAG" if letter in letters.upper()]
    raters = sum(letter in "RAG" for letter in letters.upper())
    position = "–".join(dict.fromkeys(WORDS[letter] for letter in (*found[:1], *found[-1:]))) or "none"
    if raters < 2:
        return position, "single view" if raters else "not rated"
    return position, {("R", "G"): "polarised"}.get((found[0], found[-1]), "agreed" if len(found) == 1 else "adjacent")


def test_the_sheets_stand_in_the_order_of_the_contract() -> None:
    assert small().sheetnames == SHEETS


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


def test_the_first_page_counts_criteria_and_answers_apart() -> None:
    rows = [[cell for cell in row if cell is not None] for row in small()["Board summary"].iter_rows(values_only=True)]
    place = next(number for number, row in enumerate(rows) if "criteria polarised" in row)
    spreads = Counter(expected_spread(letters)[1] for letters in SMALL.values())
    letters = Counter("".join(SMALL.values()).upper())
    assert dict(zip(rows[place], rows[place - 1], strict=True)) == {
        "agencies returned": "5 of 6",
        **{
            f"criteria {spread}": spreads[spread]
            for spread in ("polarised", "adjacent", "agreed", "single view", "not rated")
        },
        "answers rated": letters["R"] + letters["A"] + letters["G"],
        "Cannot judge": letters["C"],
        "Not applicable": letters["N"],
        "answers to settle": letters["?"],
        "answers blank": letters["."],
        "answers not returned": 32,
    }


def test_the_grid_says_each_position_in_words_with_its_counts() -> None:
    rows = list(small()["Board summary"].iter_rows(values_only=True))
    place = next(number for number, row in enumerate(rows) if row[0] == "Domain")
    grid = {row[0]: row[1:] for row in rows[place + 1 : place + 5]}
    assert rows[place][1:9] == tuple(
        f"Level {level}\n{stage}" for level in "12" for stage in ("Referral", "Assessment", "Planning", "Response")
    )
    assert grid["Target"][:8] == (
        "Amber\n5 A",
        "Amber–Green\n3 A · 2 G",
        "Amber–Green\n1 A · 4 G",
        "Red–Amber\n2 R · 3 A",
        "▲ Red–Green\n1 R · 2 A · 1 G",
        "Red\n5 R",
        "Red–Amber\n2 R · 2 A",
        "Red\n3 R",
    )
    assert grid["Legal & policy framework"][6:8] == ("Red\n1 R · single view", "not rated")
    assert [row[8:11] for row in grid.values()] == [(13, 16, 7), (2, 13, 12), (5, 11, 24), (1, 15, 8)]


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


def test_the_agenda_holds_contested_criteria_alone_polarised_first() -> None:
    rows = table(small()["Disagreement"])
    order = list(dict.fromkeys((row["Spread"], row["Ref"]) for row in rows))
    contested = {
        ref: spread
        for ref, letters in SMALL.items()
        if (spread := expected_spread(letters)[1]) in ("polarised", "adjacent")
    }
    assert order == [
        (spread, ref) for wanted in ("polarised", "adjacent") for ref, spread in contested.items() if spread == wanted
    ]


def test_a_contested_criterion_has_both_descriptors_every_view_and_a_row_to_fill_in() -> None:
    rows = [row for row in table(small()["Disagreement"]) if row["Ref"] == "T2-R"]
    descriptors = published().criteria["T2-R"].descriptors
    said = [(row["Who"], row["Rating or agreed rating"], row["Descriptor, evidence or reason"]) for row in rows]
    assert said == [
        (
            "All agencies",
            "Red–Green",
            "Target · Level 2 · Referral: 1 Red · 2 Amber · 1 Green · 1 Cannot judge · 1 not returned",
        ),
        ("Descriptor", "Red", descriptors["Red"]),
        ("Descriptor", "Green", descriptors["Green"]),
        ("Police", "Red", "What Police sees on T2-R."),
        ("Education", "Amber", "What Education sees on T2-R."),
        ("Health", "Amber", "What Health sees on T2-R."),
        ("Children’s social care", "Green", "What Children’s social care sees on T2-R."),
        ("Voluntary sector", "Cannot judge", "What Voluntary sector sees on T2-R."),
        ("Youth justice", "not returned", "No return."),
        ("Agreed at moderation", None, None),
    ]


def test_on_the_agenda_agencies_that_give_no_evidence_share_a_line() -> None:
    forms = [rated(agency, {"T1-R": word}) for agency, word in zip(RETURNED, ("Red", *["Green"] * 4), strict=True)]
    rows = table(opened(consolidate(Reading(tuple(forms)), published()))["Disagreement"])
    names = "Education, Children’s social care, Health and Voluntary sector"
    assert [(row["Who"], row["Rating or agreed rating"]) for row in rows[3:-1]] == [
        ("Police", "Red"),
        ("4 agencies", "Green"),
    ]
    assert str(rows[4]["Descriptor, evidence or reason"]).startswith(f"{names}:")


def printed_ends(sheet: Worksheet) -> set[int]:
    """The rows after which a printed page ends."""
    return {one.id for one in sheet.row_breaks.brk}


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


def test_criteria_too_long_for_a_page_follow_each_other_and_no_decision_stands_alone() -> None:
    rubric = published()
    forms = [
        returned(
            Expected(f"Academy {number}", f"A-{number}"),
            *(
                answer(rubric, ref, ("Red", "Green")[number % 2], evidence="We looked at this with our staff. " * 2)
                for ref in ("T1-R", "T1-A", "T1-P")
            ),
        )
        for number in range(30)
    ]
    sheet = opened(consolidate(Reading(tuple(forms)), rubric))["Disagreement"]
    who = {row[2].row: row[2].value for row in sheet.iter_rows(min_row=HEADER + 1)}
    last = {row for row, name in who.items() if name == "Agreed at moderation"}
    assert len(printed_ends(sheet)) == 3  # three criteria, each a little higher than a page
    assert not {row + 1 for row in printed_ends(sheet)} & last
    assert not {who[row] for row in printed_ends(sheet)} & {"All agencies", "Descriptor"}


def test_only_the_cells_for_what_is_agreed_are_open_and_each_is_validated() -> None:
    sheet = small(False)["Disagreement"]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    decisions = [row[0].row for row in sheet.iter_rows(min_row=HEADER + 1) if row[2].value == "Agreed at moderation"]
    assert unlocked == {f"{column}{row}" for row in decisions for column in "DEFG"}
    validated = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert set(validated) == unlocked
    assert validated[f"D{decisions[0]}"] == '"Red,Amber,Green,Cannot judge,Not applicable"'
    assert sheet.protection.sheet
    assert not sheet.protection.password


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


def test_beyond_sixty_agencies_a_few_texts_of_each_rating_stand_for_all() -> None:
    asked = [Expected(f"Agency {number}", f"A-{number}", "North" if number < 50 else "South") for number in range(70)]
    forms = [
        returned(
            agency,
            answer(
                published(), "T1-R", "Red" if place else "Green", evidence=(f"Seen by {place}." if place < 60 else "")
            ),
        )
        for place, agency in enumerate(asked)
    ]
    book = opened(consolidate(Reading(tuple(forms)), published(), asked))
    said = [(row["Who"], row["Descriptor, evidence or reason"]) for row in table(book["Disagreement"])][3:-1]
    assert said[:ON_AGENDA] == [(f"Agency {place}", f"Seen by {place}.") for place in (50, 1, 51, 2)[:ON_AGENDA]]
    assert [who for who, _ in said[ON_AGENDA:]] == ["67 more agencies", "Agency 0"]
    assert "Answers" in str(said[ON_AGENDA][1])
    assert sum(row["Evidence"] is not None for row in table(book["Answers"])) == 60


def test_with_150_agencies_each_criterion_of_the_agenda_fits_a_printed_page() -> None:
    rubric, words = published(), (*published().words, None)
    chance = random.Random(1)
    forms = [
        returned(
            Expected(f"Riverside Academy {number}", f"A-{number}"),
            *(
                answer(rubric, ref, word, evidence="We looked at this with our staff in June. " * chance.randint(0, 4))
                for ref in rubric.criteria
                for word in (chance.choice(words),)
            ),
        )
        for number in range(150)
    ]
    sheet = opened(consolidate(Reading(tuple(forms)), rubric))["Disagreement"]
    heights: Counter[str] = Counter()
    for row in range(HEADER + 1, sheet.max_row + 1):
        heights[str(sheet.cell(row, 1).value)] += sheet.row_dimensions[row].height
    width = sum((sheet.column_dimensions[letter].width * 7) * 0.75 for letter in "ABCDEFG")
    room = (595 - 61) / (842 - 43) * width  # points of an A4 page on its side, as all of these
    above = [sheet.row_dimensions[row].height for row in range(1, HEADER + 1)]
    assert len(heights) == 32
    assert sum(above) + next(iter(heights.values())) <= room
    assert above[-1] + max(heights.values()) <= room


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
