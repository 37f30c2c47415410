"""What is proposed next counts the agencies that the command itself writes to."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from csxl.api.feedback_out import feedback
from csxl.model.decisions import Decisions, Key, TypedText
from csxl.model.review import Party, Review
from csxl.review.letters_written import LettersWritten
from csxl.review.next_steps import next_steps
from csxl.review.remembered import Remembered
from csxl.review.standing import status_of
from tests.helpers.decisions_by_hand import agreed, decided_review, settled
from tests.helpers.readings_by_hand import ASKED, published, small_reading

DAY = datetime.date(2026, 12, 4)


@pytest.mark.parametrize(
    ("by_telephone", "told"), [({}, "5 agencies"), (settled("YJS-6", "T1-R", answer="Green", how="call"), "6 agencies")]
)
def test_an_agency_whose_answers_were_settled_without_a_return_is_told_too(
    tmp_path: Path,
    by_telephone: dict[Key, TypedText],
    told: str,
) -> None:
    (tmp_path / "questionnaires").mkdir()
    (tmp_path / "questionnaires" / "Police.xlsx").write_bytes(b"")
    (tmp_path / "summary.xlsx").write_bytes(b"")
    review = Review("Eastshire Partnership", "Autumn 2026", parties=tuple(Party(one.name, one.code) for one in ASKED))
    decisions = Decisions(agreed("T1-R", rating="Red") | by_telephone)
    status = status_of(review, small_reading(), published(), DAY, decisions=decisions)
    written = LettersWritten({(letter, one.code): 1.8e9 for one in ASKED for letter in ("Reminder", "Query", "Thanks")})
    steps = next_steps(status, Remembered(tmp_path, decisions), written)
    [step] = [one for one in steps if one.command == "csxl feedback"]
    assert step.what_for.startswith(f"tells {told} ")
    assert told == f"{len(feedback(review, decided_review(decisions), DAY))} agencies"
