"""Added by agencies: what they say of the whole comes first, then what they wrote besides their answers."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Kept, Reading, Remark
from csxl.model.mailed import MailedLetter, Sender
from tests.helpers.opened_summaries import opened, table
from tests.helpers.readings_by_hand import EDUCATION, POLICE, published, rated

LONG = "\n".join(f"Line {number}" for number in range(60))


def test_what_is_said_of_the_whole_comes_first_under_its_label_and_in_full() -> None:
    police = replace(rated(POLICE, {"T1-R": "Red"}), kept=(Kept("Target", "M5", "See the plan"),))
    said = (Remark("What works well", "The panel"), Remark("Overall comment", LONG))
    education = replace(rated(EDUCATION, {"T1-R": "Green"}), overall=said)
    rows = table(
        opened(consolidate(Reading((police, education)), published(), (POLICE, EDUCATION)))["Added by agencies"]
    )
    assert [(row["Agency"], row["Where"], row["File"]) for row in (*rows[:2], rows[-1])] == [
        ("Education", "What works well", "Education.xlsx"),
        ("Education", "Overall comment", "Education.xlsx"),
        ("Police", "Target, cell M5", "Police.xlsx"),
    ]
    told = [str(row["What was written"]).removeprefix("(continued) ") for row in rows]
    assert told[0] == "The panel"
    assert "\n".join(told[1:-1]) == LONG
    assert told[-1] == "See the plan"


def test_a_review_in_which_nobody_wrote_more_says_so() -> None:
    rows = table(opened(consolidate(Reading((rated(POLICE, {"T1-R": "Red"}),)), published()))["Added by agencies"])
    assert [row["Agency"] for row in rows] == ["Nothing was added."]


def test_letters_are_a_kind_of_their_own_each_once_and_whole() -> None:
    letter = Kept("", "", f"Dear Sam,\n\n{LONG}")
    police = [
        replace(rated(POLICE, {"T1-R": "Red"}, file), kept=(letter, Kept("Target", "M5", "See the plan")))
        for file in ("m.eml/1.xlsx", "m.eml/2.xlsx")
    ]
    alone = MailedLetter("late.eml", "We need two more weeks.", "letter 1", Sender("a@schools.example"))
    nobody = MailedLetter("odd.eml", "Who are you?", "letter 2")
    asked = (replace(EDUCATION, addresses=("A@schools.example",)), POLICE)
    rows = table(
        opened(consolidate(Reading(tuple(police), letters=(nobody, alone)), published(), asked))["Added by agencies"]
    )
    assert [(row["Agency"], row["Where"], row["File"]) for row in rows if "(cont" not in str(row)] == [
        ("Education", "Mail without a workbook", "late.eml"),
        ("Police", "Covering letter", "m.eml/1.xlsx"),
        (None, "Mail without a workbook", "odd.eml"),
        ("Police", "Target, cell M5", "m.eml/1.xlsx"),
        ("Police", "Target, cell M5", "m.eml/2.xlsx"),
    ]
    told = [
        str(row["What was written"]).removeprefix("(continued) ") for row in rows if row["Where"] == "Covering letter"
    ]
    assert "\n".join(told) == letter.text
