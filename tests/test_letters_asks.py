"""What a letter asks of an agency, from where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.letters.asks import due, missing, questions, why
from csxl.model.letter import Letter
from csxl.model.review import Party
from csxl.review.standing import Standing
from tests.helpers.readings_by_hand import POLICE, left_out, published, rated

FORM, AGAIN = (
    rated(POLICE, {"T1-R": "Red", "T1-A": "?"}, "returns/a.xlsx"),
    rated(POLICE, {"T1-R": "Green"}, "returns/b.xlsx"),
)
PARTY = Party("Police", "POLICE")
DIAGNOSTIC = left_out(FORM.file, FORM.answers[0])
BLANK = ("T1-A", "Target", "G6")
WHOLE, HALF = (("Target", 8, 8),), (("Target", 7, 8),)


@pytest.mark.parametrize(
    ("standing", "letter", "reason"),
    [
        (Standing(PARTY), Letter.REMINDER, "not returned"),
        (Standing(PARTY, late=1), Letter.REMINDER, "not returned, 1 day late"),
        (Standing(PARTY, (FORM,), HALF, blank=(BLANK,)), Letter.REMINDER, "1 answer blank"),
        (Standing(PARTY, (FORM,), HALF, (DIAGNOSTIC,), 3), Letter.QUERY, "1 question to settle, 3 days late"),
        (Standing(PARTY, (FORM,), WHOLE), Letter.THANKS, "complete"),
        (Standing(PARTY, perhaps=("copied.xlsx",)), None, "not returned"),
    ],
)
def test_an_agency_is_due_one_letter_and_the_coordinator_is_told_why(
    standing: Standing, letter: Letter | None, reason: str
) -> None:
    assert (due(standing), why(standing)) == (letter, reason)


def test_blanks_are_said_by_sheet_and_cell_and_a_row_that_is_gone_by_its_ref() -> None:
    blank = (BLANK, ("T1-P", "Target", "G7"), ("O1-R", "Outcomes", "G5"), ("L1-R", "", ""))
    text = missing(Standing(PARTY, (FORM,), HALF, blank=blank), published()).splitlines()
    assert [line.rpartition(": ")[2] for line in text] == [
        "Level 1, Assessment (T1-A, cell G6); Level 1, Planning (T1-P, cell G7)",
        "Level 1, Referral (O1-R, cell G5)",
        "Legal & policy framework, Level 1, Referral (L1-R)",
    ]
    assert ["Target" in line for line in text] == [True, False, False]


def test_many_blanks_are_said_in_short() -> None:
    blank = tuple((f"T{level}-{stage}", "Target", f"G{4 + level}") for level in (1, 2) for stage in "RAP")
    [line] = missing(Standing(PARTY, (FORM,), HALF, blank=blank), published()).splitlines()
    assert line.endswith(": G5 (T1-R), G5 (T1-A), G5 (T1-P), G6 (T2-R), G6 (T2-A), G6 (T2-P)")


def test_questions_are_numbered_and_blanks_follow_them() -> None:
    other = left_out(FORM.file, FORM.answers[1])
    text = questions(Standing(PARTY, (FORM,), HALF, (DIAGNOSTIC, other), blank=(BLANK,)), published()).splitlines()
    assert [line[:6] for line in text[:3]] == ["  1. T", "  2. T", ""]
    assert text[-1].endswith("Level 1, Assessment (T1-A, cell G6)")
    assert "a.xlsx" not in "".join(text)


def test_of_several_returns_the_file_is_said() -> None:
    assert questions(Standing(PARTY, (FORM, AGAIN), HALF, (DIAGNOSTIC,)), published()).startswith(
        "  1. Target, Level 1, Referral (T1-R, cell G5 in a.xlsx): “"
    )


def test_a_point_is_one_line_whatever_its_message_and_its_sheet_hold() -> None:
    """A return can give itself the name "Health\nDear colleague"; a letter must not get a line of its making."""
    forged = replace(DIAGNOSTIC, sheet="Target\nForged", message="Health\r\nForged\x1b[31m line\u202e sent this.")
    text = questions(Standing(PARTY, (FORM,), HALF, (forged,)), published())
    assert (
        text
        == "  1. Target, Level 1, Referral (T1-R, sheet Target Forged, cell G5): Health Forged [31m line sent this."
    )
