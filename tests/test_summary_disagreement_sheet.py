"""The moderation agenda: which criteria it lists, what it says of each, and the cells for what is agreed."""

from __future__ import annotations

import datetime
import random
from collections import Counter

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.decisions import OPEN, DecisionKind, Decisions, agreed_subject
from csxl.model.review import Expected
from csxl.summary.views import ON_AGENDA
from tests.helpers.decisions_by_hand import agreed, decided_review, everything, settled
from tests.helpers.opened_summaries import HEADER, MADE, opened, printed_ends, small, table
from tests.helpers.readings_by_hand import (
    RETURNED,
    answer,
    many,
    published,
    rated,
    returned,
)
from tests.helpers.workbook_facts import rows_as_stored

WHO, TEXT = "Criterion or agency", "Descriptor or evidence"
OPEN_HEADINGS = OPEN[DecisionKind.AGREED]


def with_decisions(*entries: Decisions) -> Workbook:
    return opened(decided_review(Decisions({key: entry for one in entries for key, entry in one.entries.items()})))


def hidden(sheet: Worksheet) -> set[int]:
    """The numbers of the columns that are hidden."""
    ranges = (range(one.min or 0, (one.max or 0) + 1) for one in sheet.column_dimensions.values() if one.hidden)
    return {column for columns in ranges for column in columns}


def of(ref: str, book: Workbook) -> list[dict[str, object]]:
    return [row for row in table(book["Disagreement"]) if row["Ref"] == ref]


def first(ref: str, book: Workbook) -> dict[str, object]:
    return of(ref, book)[0]


def test_contested_criteria_come_first_then_those_red_to_all_then_what_was_decided() -> None:
    rows = table(
        opened(decided_review(Decisions(agreed("L1-R", rating="Green") | agreed("P1-R", rating="Red"))))["Disagreement"]
    )
    wanted = ["T2-R", "P1-R", "P1-A", "P1-S", "P2-R", "P2-P"]  # lone voices: of four, then of five
    wanted += ["T2-P", "O2-P", "T1-A", "T1-S", "P1-P", "O2-S", "O1-P", "L1-S", "L2-A", "T1-P", "L1-A", "O1-A"]
    wanted += ["T2-A", "T2-S", "L2-P"]  # red to all
    assert list(dict.fromkeys(row["Ref"] for row in rows)) == [*wanted, "L1-R"]
    divided = dict.fromkeys(row["How divided"] for row in rows)
    assert list(divided) == ["lone voice", "one step apart", "all agree", "one view only"]
    assert len({row["Key"] for row in rows if row["Key"]}) == len(wanted) + 1


def test_a_criterion_has_every_descriptor_every_view_and_open_cells_in_its_own_row() -> None:
    rows = of("T2-R", small())
    descriptors = published().criteria["T2-R"].descriptors
    assert [(row[WHO], row["Rating"], row[TEXT]) for row in rows] == [
        (
            "Target · Level 2 · Referral",
            "Red–Green",
            "1 Red · 2 Amber · 1 Green · 1 Cannot judge · 1 not returned\nAgreed: ",
        ),
        ("Descriptor", "Red", descriptors["Red"]),
        ("Descriptor", "Amber", descriptors["Amber"]),
        ("Descriptor", "Green", descriptors["Green"]),
        ("Police", "Red", "What Police sees on T2-R."),
        ("Education", "Amber", "What Education sees on T2-R."),
        ("Health", "Amber", "What Health sees on T2-R."),
        ("Children’s social care", "Green", "What Children’s social care sees on T2-R."),
        ("Voluntary sector", "Cannot judge", "What Voluntary sector sees on T2-R."),
        ("Youth justice", "not returned", "No return."),
    ]
    assert [row["Key"] for row in rows] == [f"agreed | {agreed_subject(published().criteria['T2-R'])}", *[None] * 9]
    assert list(rows[0])[5:] == [*OPEN_HEADINGS, "Key"]


def test_what_was_agreed_stands_in_its_cells_and_days_are_dates() -> None:
    texts = {"reason": "One gap.", "words": "Keep at it.", "action": "Close it", "owner": "Chair"}
    entries = agreed("T2-R", rating="Amber", by_when="2027-03-31", on="last week", **texts)
    row = first("T2-R", with_decisions(Decisions(entries)))
    assert [row[heading] for heading in OPEN_HEADINGS] == [
        *("Amber", "One gap.", "Keep at it.", "Close it", "Chair", datetime.datetime(2027, 3, 31), "last week")
    ]


def test_a_criterion_says_that_its_ratings_have_changed_and_what_they_were() -> None:
    moved = agreed("T2-R", "2 Red · 2 Amber", rating="Amber")
    same = agreed("P1-R", "1 Red · 4 Green", rating="Red")
    confirmed = agreed("P1-A", "5 Red", rating="Red") | agreed("P1-A", "1 Red · 2 Amber · 2 Green", on="2026-12-09")
    unknown = agreed("P1-S", rating="Red")
    book = with_decisions(*map(Decisions, (moved, same, confirmed, unknown)))
    marked = {row["Ref"] for row in table(book["Disagreement"]) if "have changed" in str(row[TEXT])}
    assert marked == {"T2-R"}
    assert str(first("T2-R", book)[TEXT]).endswith("then 2 Red · 2 Amber.")


def test_a_settled_answer_is_marked_with_what_the_return_said() -> None:
    book = with_decisions(
        Decisions(settled("VOL-5", "O2-P", answer="Green", how="by telephone, 3 Dec.")),
        Decisions(settled("YJS-6", "T2-R", answer="Red")),
    )
    said = {(row["Ref"], row[WHO]): (row["Rating"], row[TEXT]) for row in table(book["Disagreement"])}
    assert said["O2-P", "Voluntary sector"] == (
        "Green",
        "Settled: Green, by telephone, 3 Dec; the return said “Amber/Green”.",
    )
    assert said["T2-R", "Youth justice"] == ("Red", "Settled: Red; there was no return.")


def test_only_the_cells_for_what_is_agreed_are_open_and_each_is_validated() -> None:
    sheet = opened(decided_review(everything()), False)["Disagreement"]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    rows = [row[0].row for row in sheet.iter_rows(min_row=HEADER + 1) if " · " in str(row[2].value)]
    assert unlocked == {f"{column}{row}" for row in rows for column in "FGHIJKL"}
    rules = sheet.data_validations.dataValidation
    assert {cell for rule in rules for cell in str(rule.sqref).split()} == unlocked
    assert all(rule.prompt and rule.error for rule in rules)
    kinds = {str(rule.sqref)[0]: rule.type for rule in rules}
    assert kinds == {"F": "list", **dict.fromkeys("GHIJ", "textLength"), **dict.fromkeys("KL", "date")}
    assert sheet.protection.sheet
    assert not sheet.protection.password


def test_the_dropdown_offers_every_word_and_to_take_it_back() -> None:
    sheet = small(False)["Disagreement"]
    source = next(rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list")
    cells = [cell for row in sheet[source.replace("$", "")] for cell in row]
    assert [cell.value for cell in cells] == [*published().words, "not agreed"]
    assert {cell.column for cell in cells} <= hidden(sheet)


def test_the_key_is_hidden_and_not_printed() -> None:
    sheet = small(False)["Disagreement"]
    headings = [cell.value for cell in sheet[HEADER]]
    key = headings.index("Key") + 1
    assert key in hidden(sheet)
    assert str(sheet.print_area).split(":")[1].startswith("$E$")
    assert str(sheet.auto_filter.ref).split(":")[1].startswith(get_column_letter(key))


def test_a_row_with_open_cells_grows_and_its_height_suffices() -> None:
    long = "\n".join(["What the log showed of places where young people meet."] * 5)
    comparison = decided_review(Decisions(agreed("T2-R", rating="Amber", reason=long)))
    assert table(opened(comparison)["Disagreement"])[0]["Ref"] == "T2-R"
    row = HEADER + 1
    rows = rows_as_stored(write_summary(comparison, MADE), 2)
    assert float(rows[row]["ht"]) >= 10 * 14
    assert "customHeight" not in rows[row]
    assert rows[row + 1]["customHeight"] == "1"


def test_agencies_that_give_no_evidence_share_a_line() -> None:
    forms = [rated(agency, {"T1-R": word}) for agency, word in zip(RETURNED, ("Red", *["Green"] * 4), strict=True)]
    rows = table(opened(consolidate(Reading(tuple(forms)), published()))["Disagreement"])
    names = "Education, Children’s social care, Health and Voluntary sector"
    assert [(row[WHO], row["Rating"]) for row in rows[4:]] == [("Police", "Red"), ("4 agencies", "Green")]
    assert str(rows[5][TEXT]).startswith(f"{names}:")


def test_agencies_without_an_answer_share_a_line() -> None:
    forms = [
        rated(agency, {"T1-R": word}) for agency, word in zip(RETURNED, ("Red", "Green", None, None), strict=False)
    ]
    rows = table(opened(consolidate(Reading(tuple(forms)), published(), RETURNED))["Disagreement"])
    assert [(row[WHO], row["Rating"], row[TEXT]) for row in rows if row["Ref"] == "T1-R"][-1] == (
        "3 agencies",
        "no answer",
        "Left blank: Children’s social care and Health. No return: Voluntary sector.",
    )


def test_a_criterion_is_not_cut_where_less_than_half_a_page_is_left() -> None:
    sheet = opened(consolidate(many(9, published()), published()))["Disagreement"]
    refs = {row[0].row: row[0].value for row in sheet.iter_rows(min_row=HEADER + 1)}
    assert len(printed_ends(sheet)) > 9
    assert all(refs[row] != refs[row + 1] for row in printed_ends(sheet))


def test_a_criterion_of_which_half_would_fit_is_cut_rather_than_leave_half_a_page_empty() -> None:
    rubric = published()
    evidence = {"T1-R": "", "T1-A": "We looked at this."}  # a low block, then one nearly as high as a page
    forms = [
        returned(
            Expected(f"Academy {number}", f"A-{number}"),
            *(answer(rubric, ref, ("Red", "Green")[number % 2], evidence=text) for ref, text in evidence.items()),
        )
        for number in range(26)
    ]
    sheet = opened(consolidate(Reading(tuple(forms)), rubric))["Disagreement"]
    who = {row[2].row: row[2].value for row in sheet.iter_rows(min_row=HEADER + 1)}
    refs = {row[0].row: row[0].value for row in sheet.iter_rows(min_row=HEADER + 1)}
    cut = [row for row in printed_ends(sheet) if refs[row] == refs[row + 1]]
    assert cut
    assert not {who[row] for row in cut} & {"Target · Level 1 · Assessment", "Descriptor"}


def test_criteria_too_long_for_a_page_follow_each_other_and_no_heading_is_left_alone() -> None:
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
    assert len(printed_ends(sheet)) == 3  # three criteria, each higher than a page
    assert "Descriptor" not in {who[row] for row in printed_ends(sheet)}
    assert not any(" · " in str(who[row]) for row in printed_ends(sheet))


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
    said = [(row[WHO], row[TEXT]) for row in table(book["Disagreement"])][4:]
    assert said[:ON_AGENDA] == [(f"Agency {place}", f"Seen by {place}.") for place in (50, 1, 51, 2)[:ON_AGENDA]]
    assert [who for who, _ in said[ON_AGENDA:]] == ["67 more agencies", "Agency 0"]
    assert "Answers" in str(said[ON_AGENDA][1])
    assert sum(row["Evidence"] is not None for row in table(book["Answers"])) == 60


def printed_width(sheet: Worksheet, letters: str) -> float:
    """The width of some columns on paper, in points at full size."""
    return sum((sheet.column_dimensions[letter].width * 7) * 0.75 for letter in letters)


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
    room = (595 - 61) / (842 - 43) * printed_width(sheet, "ABCDE")  # points of an A4 page on its side, as all of these
    above = [sheet.row_dimensions[row].height for row in range(1, HEADER + 1)]
    assert len(heights) == 32
    assert sum(above) + next(iter(heights.values())) <= room
    assert above[-1] + max(heights.values()) <= room
