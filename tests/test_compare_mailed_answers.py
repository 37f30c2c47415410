"""Answers typed in a mail without a workbook: whose they are is never guessed, and each is a question of its own."""

from __future__ import annotations

import dataclasses

import pytest

from csxl.compare.consolidation import consolidate
from csxl.compare.narrative import headline
from csxl.compare.open_points import open_points, open_points_of
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import DOES_IT_COUNT, DOES_NOT_COUNT, WHOSE, DecisionKind, Decisions
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.mailed import NOBODY, MailedLetter, Sender
from csxl.model.review import Expected
from tests.helpers.decisions_by_hand import settled, typed
from tests.helpers.opened_summaries import opened, table
from tests.helpers.readings_by_hand import EDUCATION, POLICE, published, rated

KEY = "letter 0123456789abcdef"
TOLD = (("T1-R", "T1-R Amber, since June."), ("T1-A", "T1-A Red"))
LETTER = MailedLetter("mail.eml", "Dear Sam,\n\nT1-R Amber, since June.\nT1-A Red", KEY, NOBODY, TOLD)
ANSWERS = Diagnostic("F056", Severity.ERROR, "mail.eml", "No workbook is attached to this mail.")
ASKED = tuple(
    Expected(one.name, one.code, one.sector, addresses, people)
    for one, addresses, people in (
        (POLICE, ("J.Shah@police.example", "desk@police.example"), ("Insp J. Shah", "Pat Lowe")),
        (EDUCATION, ("a.morgan@schools.example", "desk@police.example"), ("A. Morgan", "Pat Lowe")),
    )
)
BY_POLICE = Sender("j.shah@POLICE.example", "A. Morgan")


def compared(sender: Sender, decisions: Decisions | None = None, *more: MailedLetter) -> Comparison:
    """Education has returned; somebody wrote a mail."""
    reading = Reading(
        (rated(EDUCATION, {"T1-R": "Green"}),),
        (ANSWERS, *(dataclasses.replace(ANSWERS, file=one.file) for one in more)),
        letters=(dataclasses.replace(LETTER, sender=sender), *more),
    )
    return consolidate(reading, published(), ASKED, decisions=decisions or Decisions())


SENDERS = {
    BY_POLICE: "Police",
    Sender("", "insp. j shah"): "Police",  # a name alone
    Sender("someone@mail.example", "POLICE"): "Police",  # the agency's own name
    Sender("other@schools.example", "Insp J. Shah"): "",  # the name of one, at an address of another
    Sender("desk@police.example", "Insp J. Shah"): "",  # an address of two
    Sender("pat@mail.example", "Pat Lowe"): "",  # a name of two
    Sender("new@police.example", "Somebody Else"): "",  # colleagues of a known address are not known
    NOBODY: "",
}


@pytest.mark.parametrize("sender", SENDERS)
def test_a_letter_is_of_the_one_agency_that_its_sender_is_known_to_be_of(sender: Sender) -> None:
    found = compared(sender)
    [letter] = found.letters
    assert (found.agencies[letter.place].name if letter.place is not None else "") == SENDERS[sender]
    assert not found.unread
    codes = [(one.code, one.ref) for one in found.diagnostics if one.file == "mail.eml"]
    assert codes == ([("F075", "T1-R"), ("F075", "T1-A")] if SENDERS[sender] else [("F076", "")])
    assert bool(found.undecided) is not bool(SENDERS[sender])


def test_each_criterion_has_its_own_open_row_and_nothing_counts_until_it_is_answered() -> None:
    found = compared(BY_POLICE)
    rows = [row for row in table(opened(found)["Issues"]) if row["File"] == "mail.eml"]
    assert [(row["To do"], row["Agency"], row["Ref"], row["Answer"], row["Key"]) for row in rows] == [
        ("to settle", "Police", "T1-R", None, "settled | POL-1 | T1-R"),
        ("to settle", "Police", "T1-A", None, "settled | POL-1 | T1-A"),
    ]
    assert "“T1-R Amber, since June.”" in str(rows[0]["What was found, and what to do"])
    assert {view.word for finding in found.findings for view in finding.views[:1]} == {"not returned"}
    assert len(open_points_of(found)[0]) == 2
    assert any(line.startswith("Police wrote answers in a mail") for line in headline(found))


def test_a_recorded_answer_counts_and_its_question_is_settled() -> None:
    entries = settled("POL-1", "T1-R", "not returned", answer="Amber", how="by mail, 20 Nov")
    found = compared(BY_POLICE, Decisions(entries))
    assert [(one.code, one.ref) for one in open_points(found)] == [("F075", "T1-A")]
    assert found.findings[0].counts["Amber"] == 1
    rows = {row["Ref"]: row for row in table(opened(found)["Issues"]) if row["File"] == "mail.eml"}
    assert (rows["T1-R"]["To do"], rows["T1-R"]["Answer"]) == ("settled", "Amber")
    both = Decisions(entries | settled("POL-1", "T1-A", "not returned", answer="Red"))
    assert not any("wrote answers" in line for line in headline(compared(BY_POLICE, both)))


def test_what_a_mail_says_of_an_answer_that_was_returned_is_asked_beside_it() -> None:
    found = compared(Sender("a.morgan@schools.example"))
    assert found.findings[0].views[1].word == "Green"
    rows = [row for row in table(opened(found)["Issues"]) if row["Key"]]
    assert [(row["Agency"], row["Ref"]) for row in rows] == [("Education", "T1-R"), ("Education", "T1-A")]
    assert not any("wrote answers" in line for line in headline(found))


def test_what_the_return_says_too_is_no_question() -> None:
    both = (*TOLD, ("T1-P", "T1-P Green, or Amber"))
    letter = dataclasses.replace(LETTER, sender=Sender("a.morgan@schools.example"), told=both)
    said = rated(EDUCATION, {"T1-R": "Amber", "T1-A": "Green", "T1-P": "Green"})
    reading = Reading((said,), (ANSWERS,), letters=(letter,))
    codes = {"T1-R": "F078", "T1-A": "F075", "T1-P": "F075"}
    found = consolidate(reading, published(), ASKED)
    assert {one.ref: one.code for one in found.diagnostics if one.file == "mail.eml"} == codes
    recorded = consolidate(reading, published(), ASKED, decisions=Decisions(settled("EDU-2", "T1-A", answer="Red")))
    assert {one.ref: one.code for one in recorded.diagnostics if one.file == "mail.eml"} == codes


def test_whose_a_mail_is_can_be_said_on_returns_and_by_command() -> None:
    rows = table(opened(compared(NOBODY))["Returns"])
    assert (rows[-1]["State"], rows[-1]["Key"]) == ("nobody’s yet: choose whose it is", f"file | {KEY}")
    said = Decisions(typed(DecisionKind.FILE, KEY, {WHOSE: "Police"}))
    found = compared(NOBODY, said)
    assert [one.place for one in found.letters] == [0]
    [row] = [row for row in table(opened(found)["Returns"]) if row["Agency"] == "Police"]
    assert (row["State"], row["Whose is it?"]) == ("wrote without a workbook: see Issues", "Police")
    [decided] = table(opened(found)["Decisions"])
    assert (decided["Agency"], "mail.eml" in str(decided)) == ("Police", True)
    reading = Reading((), (ANSWERS,), letters=(LETTER,))
    by_command = consolidate(reading, published(), ASKED, whose=(("mail", "EDU-2"),))
    assert ([one.place for one in by_command.letters], by_command.unfound) == ([1], ())
    odd = compared(NOBODY, Decisions(typed(DecisionKind.FILE, KEY, {WHOSE: "Polce"})))
    assert [one.code for one in odd.diagnostics if one.file == "mail.eml"] == ["I063", "F076"]


def test_a_letter_that_was_taken_out_asks_nothing() -> None:
    found = compared(BY_POLICE, Decisions(typed(DecisionKind.FILE, KEY, {DOES_IT_COUNT: DOES_NOT_COUNT})))
    assert [(one.code, one.severity) for one in found.diagnostics if one.file == "mail.eml"] == [("F077", "NOTE")]
    assert not open_points(found)
    states = [row["State"] for row in table(opened(found)["Returns"]) if row["Agency"] == "Police"]
    assert states == ["not returned", "does not count"]


def test_a_mail_that_lies_there_twice_asks_once() -> None:
    found = compared(BY_POLICE, None, dataclasses.replace(LETTER, file="copy.eml", sender=BY_POLICE))
    assert [one.file for one in found.diagnostics if one.code == "F075"] == ["mail.eml"] * 2


def test_a_letter_that_gives_no_answer_is_read_all_the_same() -> None:
    late = MailedLetter("late.eml", "We need two more weeks.", "letter 2", Sender("j.shah@police.example"))
    unclear = MailedLetter("all.eml", "Target is Amber, Outcomes Red.", "letter 3", late.sender)
    said = (dataclasses.replace(ANSWERS, file="late.eml", code="F029"), dataclasses.replace(ANSWERS, file="all.eml"))
    found = consolidate(Reading((), said, letters=(late, unclear)), published(), ASKED)
    assert found.unread == ("all.eml",)
    assert [(row["To do"], row["Agency"], row["File"]) for row in table(opened(found)["Issues"])] == [
        ("left out", "Police", "late.eml"),
        ("left out", "Police", "all.eml"),
    ]


def test_nobody_s_name_or_address_gets_out() -> None:
    sheets = opened(compared(Sender("j.shah@police.example", "Jane Shah-Private")))
    texts = {str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert not any("j.shah" in text or "Private" in text for text in texts)
