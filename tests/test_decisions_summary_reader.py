"""Reading a former summary: nothing that people typed is lost, whatever they and their programs did to it."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from csxl import write_summary
from csxl.compare.actions import actions
from csxl.compare.consolidation import consolidate
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import first_seen, read_summary
from csxl.model import marks_layout, member
from csxl.model.comparison import Comparison
from csxl.model.decisions import (
    ACTION,
    AGENCY,
    AGREED_RATING,
    ANSWER,
    BY_WHEN,
    CORRECTION,
    HOW_KNOWN,
    OWNER,
    PROGRESS,
    REASON,
    STANDING,
    STATUS,
    THE_MEETING,
    WHO,
    WHY,
    DecisionKind,
    Decisions,
    Key,
    TypedText,
)
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.summary_names import KEY, MARKS
from tests.helpers import decisions_by_hand
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.opened_summaries import HEADER, MADE
from tests.helpers.readings_by_hand import many, published
from tests.helpers.typed_summaries import (
    DAY,
    FORM,
    SEEN,
    agreed,
    as_read,
    cell,
    changed,
    headings,
    of_action,
    of_meeting,
    read,
    review,
    settled,
    sixty,
    summary,
    typed,
    values,
)

RATING = agreed("T2-R", AGREED_RATING)
FEW: dict[Key, object] = {
    RATING: "Amber",
    agreed("T2-R", REASON): "One gap,\nclosed in May.",
    settled("POL-1", "T1-A", CORRECTION): "Red",
    settled("EDU-2", "O1-R", ANSWER): "Green",
    settled("EDU-2", "O1-R", HOW_KNOWN): "by telephone",
    of_action("POL-1", "T2-A", FORM, STATUS): "under way",
    of_meeting(1, ACTION): "Map the places",
    of_meeting(1, BY_WHEN): datetime.date(2027, 3, 31),
}


@cache
def carried() -> bytes:
    """A summary that carries a few decisions."""
    former, _ = read(typed(summary(), FEW))
    return summary(review(former.decisions))


def lines(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.sheet}!{one.cell} {one.code}" for one in diagnostics]


PLACE = re.compile(r", cells? ")


def elsewhere(former: FormerSummary) -> dict[str, str]:
    """What was typed outside the open cells, by place."""
    return {
        PLACE.sub(r"!", entry.ground): entry.value
        for key, entry in former.decisions.entries.items()
        if key.kind is DecisionKind.TYPED
    }


def decided(former: FormerSummary) -> dict[Key, str]:
    return {key: text for key, text in values(former).items() if key.kind is not DecisionKind.TYPED}


def nothing(_: Workbook) -> None:
    """Only save it."""


@pytest.mark.parametrize("program", [bytes, lambda data: changed(data, nothing)], ids=["as written", "openpyxl"])
@pytest.mark.parametrize("comparison", [review(), decided_review()], ids=["nothing", "every kind"])
def test_an_untouched_summary_holds_what_it_was_written_with(
    comparison: Comparison, program: Callable[[bytes], bytes]
) -> None:
    former, diagnostics = read(program(summary(comparison)))
    expected = comparison.decisions
    assert diagnostics == ()
    plain = {key: replace(entry, sheet="", cell="") for key, entry in former.decisions.entries.items()}
    assert plain == dict(expected.entries)
    assert (former.review, former.partnership, former.marked) == ("Autumn 2026", "Eastshire Partnership", True)


def test_a_grouped_summary_is_csxls_own_words_too() -> None:
    grouped = consolidate(many(70, published()), published(), (), review="R")
    former, diagnostics = read(changed(summary(grouped), nothing))
    assert (former.decisions.entries, diagnostics) == ({}, ())
    assert former.rubric == published().title


def test_every_kind_of_entry_comes_back_and_the_second_summary_is_the_same_bytes() -> None:
    texts = sixty()
    assert len(texts) == 60
    former, diagnostics = read(typed(summary(), texts))
    assert diagnostics == ()
    assert values(former) == as_read(texts)
    assert {entry.seen for entry in former.decisions.entries.values()} == {SEEN}
    once = summary(review(former.decisions))
    again, diagnostics = read(once)
    assert (values(again), diagnostics) == (as_read(texts), ())
    assert summary(review(again.decisions)) == once


def test_what_was_shown_then_is_the_ground_of_what_is_typed() -> None:
    former, _ = read(typed(summary(), FEW))
    found = former.decisions.entries
    assert found[RATING].ground == "1 Red · 2 Amber · 1 Green"
    assert found[settled("POL-1", "T1-A", CORRECTION)].ground == "Amber"
    assert found[settled("EDU-2", "O1-R", ANSWER)].ground == "Amber/Green"
    assert found[RATING].sheet == "Disagreement"


def test_what_is_typed_over_an_entry_is_a_new_one() -> None:
    former, diagnostics = read(typed(carried(), {RATING: "Green", of_meeting(1, ACTION): "Another"}, "Kim"))
    assert diagnostics == ()
    assert former.decisions.entries[RATING].value == "Green"
    assert former.decisions.entries[RATING].seen.endswith("Kim")
    assert former.decisions.entries[agreed("T2-R", REASON)].seen == SEEN


def test_without_a_name_the_day_stands_alone() -> None:
    assert first_seen(DAY, "") == "first seen 26 Nov 2026"
    former, _ = read(typed(summary(), FEW, "csxl"))
    assert former.decisions.entries[RATING].seen == "first seen 26 Nov 2026"


def test_who_on_and_why_belong_to_their_decision() -> None:
    who, why = (Key(DecisionKind.RECORD, RATING.row, heading) for heading in (WHO, WHY))
    former, _ = read(typed(carried(), {who: "The meeting", why: "as minuted"}))
    assert values(former) == as_read({**FEW, who: "The meeting", why: "as minuted"})


def test_an_emptied_cell_decides_nothing_and_is_named() -> None:
    owner = of_action("POL-1", "T2-A", FORM, OWNER)  # the agency's own words
    former, diagnostics = read(typed(carried(), {RATING: None, owner: None}))
    assert values(former) == as_read(FEW)
    assert sorted(one.code for one in diagnostics) == ["D002", "D002"]
    assert {one.sheet for one in diagnostics} == {"Disagreement", "Actions"}


def test_a_row_that_is_gone_keeps_its_entries() -> None:
    def change(book: Workbook) -> None:
        gone = cell(book, of_meeting(1, ACTION))
        gone.parent.delete_rows(gone.row)

    former, diagnostics = read(changed(carried(), change))
    assert values(former) == as_read(FEW)
    assert [one.code for one in diagnostics] == ["D004"]
    again, diagnostics = read(summary(review(former.decisions)))
    assert (values(again), diagnostics) == (as_read(FEW), ())


def test_an_entry_without_a_place_is_carried_without_a_word() -> None:
    lost = {Key(DecisionKind.SETTLED, "GONE-9 | T1-R", ANSWER): TypedText("Red", SEEN, "Amber")}
    former, diagnostics = read(summary(review(Decisions(lost))))
    assert (values(former), diagnostics) == (dict.fromkeys(lost, "Red"), ())


def test_two_rows_with_one_key_lose_nothing() -> None:
    def change(book: Workbook) -> None:
        first = cell(book, RATING)
        sheet, row = first.parent, first.row
        for column in range(1, sheet.max_column + 1):
            sheet.cell(400, column).value = sheet.cell(row, column).value
        sheet.cell(400, headings(sheet)[REASON]).value = "Another reason"

    former, diagnostics = read(changed(carried(), change))
    assert decided(former) == as_read(FEW)
    assert list(elsewhere(former).values()) == ["Another reason"]
    (said,) = diagnostics
    assert (said.code, said.sheet, said.cells[1][-3:]) == ("D003", "Disagreement", "400")


def test_rows_added_to_the_actions_are_actions_of_the_meeting() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Actions"]
        columns = headings(sheet)
        sheet.cell(80, columns[ACTION]).value = "Without a key"
        taken = cell(book, of_meeting(1, ACTION))
        for column in range(1, sheet.max_column + 1):
            sheet.cell(81, column).value = sheet.cell(taken.row, column).value
        sheet.cell(81, columns[ACTION]).value = "In a copied row"

    former, diagnostics = read(changed(carried(), change))
    added = {of_meeting(3, ACTION): "In a copied row", of_meeting(3, BY_WHEN): "2027-03-31"}
    assert values(former) == as_read(FEW) | {of_meeting(2, ACTION): "Without a key", **added}
    assert diagnostics == ()


def test_what_was_sorted_moved_and_renamed_is_found() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Actions"]
        rows = [[one.value for one in row] for row in sheet.iter_rows(min_row=HEADER + 1)]
        for number, row in enumerate(reversed(rows), HEADER + 1):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        book["Disagreement"].insert_cols(3)
        book["Issues"].insert_rows(2)
        book["Issues"].title = "Queries"
        book.move_sheet("Matrix", -2)

    former, diagnostics = read(changed(carried(), change))
    assert (values(former), lines(diagnostics)) == (as_read(FEW), [])


def test_what_is_typed_anywhere_else_is_kept_once() -> None:
    def change(book: Workbook) -> None:
        book["Disagreement"]["E7"] = "Typed over what csxl wrote"
        book["Matrix"]["C60"] = "Amber"  # a word that stands there often, once more
        book["Answers"]["AC5"] = "My column"
        book["Answers"]["AC7"] = "Red"
        book["Returns"]["A6"].comment = Comment("Ring them", "Kim")
        book["Method"]["C90"] = "=SUM(A1:A3)*7"
        book.create_sheet("Minutes")["B2"] = "Met on Friday"
        copy = book.copy_worksheet(book["Matrix"])
        copy["G8"] = "Purple"

    former, diagnostics = read(changed(carried(), change))
    places = {place.partition(" · ")[0]: text for place, text in elsewhere(former).items()}
    assert places == {
        "Disagreement!E7": "Typed over what csxl wrote",
        "Matrix!C60": "Amber",
        "Answers!AC5": "My column",
        "Answers!AC7": "Red",
        "Returns!A6": "Ring them",
        "Method!C90": "=SUM(A1:A3)*7",
        "Minutes!B2": "Met on Friday",
        "Matrix Copy!G8": "Purple",
    }
    assert decided(former) == as_read(FEW)
    assert [one.code for one in diagnostics] == ["D005"]
    again, diagnostics = read(summary(review(former.decisions)))
    assert (values(again), diagnostics) == (values(former), ())


def test_a_word_chosen_on_a_copied_sheet_decides_nothing_and_is_kept() -> None:
    def change(book: Workbook) -> None:
        first = cell(book, RATING).coordinate
        book.copy_worksheet(book["Disagreement"])[first] = "Green"
        matrix = book.copy_worksheet(book["Matrix"])
        matrix["H6"] = "Green" if matrix["H6"].value == "Red" else "Red"

    former, diagnostics = read(changed(carried(), change))
    assert decided(former) == as_read(FEW)
    assert len(elsewhere(former)) == 2
    assert [one.code for one in diagnostics] == ["D005"]


def test_a_formula_in_an_open_cell_is_kept_as_text() -> None:
    progress = of_action("POL-1", "T2-A", FORM, PROGRESS)
    former, diagnostics = read(typed(carried(), {progress: '="half of "&"it"'}))
    assert decided(former) == as_read(FEW)
    assert list(elsewhere(former).values()) == ['="half of "&"it"']
    assert [one.code for one in diagnostics] == ["D008"]  # openpyxl saves no value


def test_very_many_texts_on_one_sheet_are_counted() -> None:
    def change(book: Workbook) -> None:
        sheet = book.create_sheet("Pasted")
        for row in range(1, 601):
            sheet.cell(row, 1).value = f"Line {row}"

    former, diagnostics = read(changed(summary(), change))
    assert len(elsewhere(former)) == 500
    assert lines(diagnostics)[0] == "Pasted! D006"


def without_marks(book: Workbook) -> None:
    del book[MARKS]


def without_keys(book: Workbook) -> None:
    without_marks(book)
    for sheet in book.worksheets:
        if place := headings(sheet).get(KEY):
            sheet.delete_cols(place)


@pytest.mark.parametrize("change", [without_marks, without_keys])
def test_without_its_marks_the_columns_for_decisions_are_read(change: Callable[[Workbook], None]) -> None:
    former, diagnostics = read(changed(carried(), change, "Kim"))
    assert not former.marked
    assert (former.review, former.is_of("autumn 2026")) == ("Autumn 2026", True)
    assert (values(former), diagnostics) == (as_read(FEW), ())
    seen = former.decisions.entries[settled("POL-1", "T1-A", CORRECTION)].seen
    assert seen == (SEEN if change is without_marks else first_seen(DAY, "Kim"))  # as Decisions says, by its keys


def test_damaged_marks_are_as_good_as_none() -> None:
    def change(book: Workbook) -> None:
        for row in book[MARKS].iter_rows(min_row=HEADER + 1):
            if row[0].value == "texts":
                row[2].value = "somebody wrote here"

    former, _ = read(changed(carried(), change))
    assert not former.marked
    assert values(former) == as_read(FEW)


@pytest.mark.parametrize(
    "record",
    [
        (marks_layout.ROWS, "[" * 30_000),
        (marks_layout.ROWS, '["meeting"]'),
        (marks_layout.ENTRY, "meeting", "9" * 5_000, ACTION, "x", "", "", ""),
        (marks_layout.ENTRY, "settled", "\x7f\u202e | T1-R", ANSWER, "Red", "", "", ""),
        (marks_layout.TEXTS, "Target", "A" * 32_000),
    ],
)
def test_marks_that_somebody_made_up_stop_nothing(record: tuple[str, ...]) -> None:
    former, diagnostics = read(changed(carried(), lambda book: book[MARKS].append(record)))
    assert decided(former).items() >= as_read(FEW).items()
    assert all(len(one.message) < 500 for one in diagnostics)


def test_very_many_added_and_copied_rows_are_all_read() -> None:
    def change(book: Workbook) -> None:
        first = cell(book, RATING)
        copied = [one.value for one in first.parent[first.row]]
        for number in range(1_000):
            book["Actions"].append([None, None, f"Action {number}"])
            first.parent.append(copied)

    data = changed(carried(), change)
    former, _ = read(data)
    assert len(former.decisions.entries) == len(FEW) + 1_000


@pytest.mark.parametrize("kind", ["fact", "agency", "entry", "rows", "texts", "formulas", "check"])
def test_marks_with_a_record_less_are_damaged(kind: str) -> None:
    def change(book: Workbook) -> None:
        rows = book[MARKS].iter_rows(min_row=HEADER + 1)
        book[MARKS].delete_rows(next(row[0].row for row in rows if row[0].value == kind))

    former, _ = read(changed(carried(), change))
    assert not former.marked
    assert values(former) == as_read(FEW)


def test_the_same_word_typed_in_two_places_is_kept_twice() -> None:
    def change(book: Workbook) -> None:
        book["Answers"]["AC5"], book["Answers"]["AC7"], book["Answers"]["AC9"] = "Checked?", "yes", "yes"
        book.create_sheet("Minutes")["B2"] = "Amber"  # a word of csxl's, but the sheet is a person's own

    former, _ = read(changed(carried(), change))
    places = {place.partition(" · ")[0]: text for place, text in elsewhere(former).items()}
    assert places == {"Answers!AC5": "Checked?", "Answers!AC7": "yes", "Answers!AC9": "yes", "Minutes!B2": "Amber"}


def test_a_copied_sheet_repeats_nothing() -> None:
    def change(book: Workbook) -> None:
        cell(book, agreed("T1-A", REASON)).value = "Typed before the copy was made"
        book["Disagreement"]["E7"] = "Typed over what csxl wrote"
        copy = book.copy_worksheet(book["Disagreement"])
        book.move_sheet(copy, -len(book.sheetnames) + 1)
        copy["E9"] = "Typed into the copy"

    former, diagnostics = read(changed(carried(), change))
    assert sorted(elsewhere(former).values()) == ["Typed into the copy", "Typed over what csxl wrote"]
    assert values(former)[agreed("T1-A", REASON)] == "Typed before the copy was made"
    assert [one.code for one in diagnostics] == ["D005"]


def test_a_correction_below_the_first_agencys_heading_is_read_where_that_was_changed() -> None:
    correction = settled("POL-1", "T1-P", CORRECTION)

    def change(book: Workbook) -> None:
        cell(book, correction).value = "Red"
        book["Matrix"].cell(HEADER, headings(book["Matrix"])["Police"]).value = "Constabulary"

    former, _ = read(changed(carried(), change))
    assert values(former)[correction] == "Red"


def test_below_a_heading_that_was_changed_only_typed_words_are_typed() -> None:
    correction = settled("EDU-2", "T1-P", CORRECTION)

    def change(book: Workbook) -> None:
        cell(book, correction).value = "Red"
        book["Answers"]["A5"] = "Partner"
        book["Matrix"].cell(HEADER, headings(book["Matrix"])["Education"]).value = "Schools"
        sheet = book["Disagreement"]
        sheet.cell(HEADER, headings(sheet)[REASON]).value = "Why"

    former, diagnostics = read(changed(carried(), change))
    assert values(former)[correction] == "Red"
    assert {text for place, text in elsewhere(former).items() if place.startswith(("Answers", "Matrix"))} == {
        "Partner",
        "Schools",
    }
    assert values(former)[agreed("T2-R", REASON)] == as_read(FEW)[agreed("T2-R", REASON)]  # its column is not found
    assert "D004" in [one.code for one in diagnostics]


@pytest.mark.parametrize("name", ["Disagreement", "Matrix", "Actions", "Returns", "Issues", "Decisions"])
def test_without_its_row_of_headings_a_sheet_cannot_be_read(name: str) -> None:
    _, diagnostics = read(changed(carried(), lambda book: book[name].delete_rows(HEADER)))
    assert [(one.sheet, one.severity) for one in diagnostics if one.code == "D015"] == [(name, Severity.ERROR)]


def test_a_sheet_that_is_gone_is_named() -> None:
    former, diagnostics = read(changed(carried(), lambda book: book.remove(book["Disagreement"])))
    assert values(former) == as_read(FEW)
    assert [(one.code, one.sheet) for one in diagnostics if one.code == "D013"] == [("D013", "Disagreement")]


def test_what_is_crossed_out_still_stands_and_is_named() -> None:
    def change(book: Workbook) -> None:
        cell(book, agreed("T2-R", AGREED_RATING)).font = Font(strike=True)

    former, diagnostics = read(changed(carried(), change))
    assert values(former) == as_read(FEW)
    assert [one.code for one in diagnostics] == ["D014"]


def test_a_summary_of_the_release_before_is_read() -> None:
    path = Path(__file__).parent / "data" / "summaries" / "before-decisions.xlsx"
    former, diagnostics = read(path.read_bytes())
    assert decided(former) == {
        agreed("P1-R", AGREED_RATING): "Amber",
        agreed("P1-R", REASON): "Police showed the log.\nHealth had not seen it.",
        agreed("P1-R", OWNER): "Chair",
        agreed("P1-R", BY_WHEN): "2027-03-31",
        agreed("P1-S", REASON): "To be looked at in the spring.",
        settled("POL-1", "T1-A", CORRECTION): "Red",
    }
    assert former.decisions.entries[settled("POL-1", "T1-A", CORRECTION)].ground == "Amber"
    assert elsewhere(former) == {"Returns!A6 · comment": "Ring them"}
    assert former.is_of("Autumn 2026")
    assert not former.is_of("Spring 2027")
    assert [one.code for one in diagnostics] == ["D005"]


def test_a_summary_of_version_0_1_0_is_read() -> None:
    path = Path(__file__).parent / "data" / "summaries" / "0.1.0.xlsx"
    former, diagnostics = read(path.read_bytes())
    assert values(former) == as_read(FEW)
    assert diagnostics == ()


def test_what_was_typed_into_that_version_is_read_without_its_marks_too_and_stands_in_its_place_anew() -> None:
    data = (Path(__file__).parent / "data" / "summaries" / "0.1.0.xlsx").read_bytes()
    for former, _ in (read(data), read(changed(data, lambda book: book.remove(book[MARKS])))):
        assert decided(former) == as_read(FEW)
        anew = load_workbook(io.BytesIO(write_summary(review(former.decisions), MADE)))
        found = {key: cell(anew, key).value for key in FEW}
        assert {key: as_read({key: text})[key].removesuffix("T00:00:00") for key, text in found.items()} == as_read(FEW)


@pytest.mark.parametrize("marked", [True, False])
def test_a_proposal_that_the_meeting_agreed_is_read_and_nothing_of_those_that_are_as_they_were(marked: bool) -> None:
    key = of_action("POL-1", "T2-A", FORM, STANDING)

    def change(book: Workbook) -> None:
        cell(book, key).value = "agreed"
        if not marked:
            del book[MARKS]

    former, _ = read(changed(carried(), change))
    assert decided(former) == as_read(FEW) | {key: "agreed"}


@pytest.mark.parametrize("marked", [True, False])
def test_whose_an_agreed_action_is_can_be_said_and_an_agencys_own_stays_its_own(marked: bool) -> None:
    entries = decisions_by_hand.agreed("T2-A", rating="Red", action="One form for all", owner="Chair")
    key = of_action(THE_MEETING, "T2-A", "One form for all", AGENCY)

    def change(book: Workbook) -> None:
        cell(book, key).value = "Police; Education"
        cell(book, of_action("POL-1", "T2-A", FORM, AGENCY)).value = "Health"
        if not marked:
            del book[MARKS]

    former, _ = read(changed(summary(review(Decisions(entries))), change))
    assert decided(former) == {one: entry.value for one, entry in entries.items()} | {key: "Police; Education"}
    found = {one.action: one.agency for one in actions(review(former.decisions))}
    assert (found["One form for all"], found[FORM]) == ("Police; Education", "Police")
    assert list(elsewhere(former).values()) == (["Health"] if marked else [])
    anew = load_workbook(io.BytesIO(write_summary(review(former.decisions), MADE)))
    assert cell(anew, key).value == "Police; Education"


def test_a_mended_title_is_the_same_review_by_its_returns() -> None:
    former, _ = read(summary())
    assert former.is_of("Autumn review, 2026", former.returns)
    assert not former.is_of("Autumn review, 2026", frozenset({"another"}))


def test_what_is_no_summary_is_none() -> None:
    book = Workbook()
    book.create_sheet("List")["A1"] = "A list"
    data = changed(summary(), only_the_board)
    for one, expected in ((_saved(book), None), (data, True)):
        found, diagnostics = read_summary(Member("a.xlsx", one, member.Kind.OOXML, ""), published(), DAY)
        assert (found is not None) == bool(expected)
        assert ([said.code for said in diagnostics] == ["D001"]) == (expected is None)


def only_the_board(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        book.remove(sheet)


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
