"""What the texts typed about one subject come to, and the keys under which they are found again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.model.decisions import AGREED_RATING, Decisions, action_subject, agreed_subject
from csxl.text.same_agency import LONGEST_KEY, agency_key
from tests.helpers.decisions_by_hand import agreed, settled
from tests.helpers.readings_by_hand import published


@pytest.mark.parametrize(
    ("answer", "correction", "word", "disputed"),
    [
        ("Red", "", "Red", False),
        ("", "Red", "Red", False),
        ("Red", "red", "Red", False),
        ("Red", "Amber", None, True),
        ("Red", "as returned", None, True),
        ("As Returned", "", None, False),
        ("", "", None, False),
    ],
)
def test_an_answer_on_issues_and_a_correction_on_the_matrix(
    answer: str, correction: str, word: str | None, disputed: bool
) -> None:
    texts = {name: text for name, text in (("answer", answer), ("correction", correction)) if text}
    decisions = Decisions(settled("POL-1", "T1-R", how="by telephone", **texts))
    found = decisions.settled("POL-1", "T1-R")
    assert (found.word if found else None, bool(decisions.disputed("POL-1", "T1-R"))) == (word, disputed)


def test_what_was_agreed_may_have_no_rating() -> None:
    criterion = published().criteria["T1-R"]
    for typed in (agreed("T1-R", rating="Not agreed"), agreed("T1-R", reason="Next time.")):
        found = Decisions(typed).agreed(criterion)
        assert found is not None and found.rating == ""
    assert Decisions().agreed(criterion) is None


def test_keys_outlive_spelling_but_not_meaning() -> None:
    criterion = published().criteria["T1-R"]
    words = {word: f"{text} " for word, text in criterion.descriptors.items()}
    assert agreed_subject(replace(criterion, descriptors=words)) == agreed_subject(criterion)
    words |= {"Red": "Another descriptor"}
    assert agreed_subject(replace(criterion, descriptors=words)) != agreed_subject(criterion)
    assert action_subject("POL-1", "T1-R", "Train  staff.") == action_subject("POL-1", "T1-R", "train staff")
    assert action_subject("POL-1", "T1-R", "Train staff") != action_subject("POL-1", "T1-A", "Train staff")


def test_an_agency_is_known_by_its_code_then_its_name_and_by_no_more_than_fits_a_key() -> None:
    assert agency_key("Police", " pol-1 ") == agency_key("Constabulary", "POL-1") == "POL-1"
    assert agency_key("Health & care", "") == agency_key("HEALTH AND CARE", "")
    long = [agency_key("x" * 40_000 + end, "") for end in "ab"]
    assert len(set(long)) == 2
    assert max(map(len, long)) < LONGEST_KEY + 30


def test_a_decision_is_found_by_its_key_alone() -> None:
    typed = agreed("T1-R", rating="Red")
    (key,) = typed
    assert Decisions(typed).value(key.kind, key.subject, AGREED_RATING) == "Red"
    assert Decisions(typed).value(key.kind, key.subject, "Reason") == ""
