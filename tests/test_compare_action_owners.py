"""Whose an action is: the agency's own, or that which the meeting named; never a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csxl.compare.action_owners import agencies_in, owners_of
from csxl.compare.actions import Action, actions
from csxl.model.decisions import DecisionKind
from csxl.model.review import Expected
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.readings_by_hand import ASKED, CARE, EDUCATION, HEALTH, POLICE

OF_MEETING = Action(
    DecisionKind.MEETING, "1", "the meeting", "", "", "Map the places", "", "", None, "", sheet="Actions"
)


def test_an_agencys_own_action_is_its_own_whoever_is_to_do_it() -> None:
    found = {
        (one.ref, one.action): [agency.name for agency in owners_of(replace(one, owner="Health"), ASKED)]
        for one in actions(decided_review())
        if one.of_agency
    }
    assert found == {
        ("T2-A", "Agree one form for assessing places"): ["Police"],
        ("P1-R", "Share the location log every week"): ["Police"],
        ("T2-A", "Train designated leads"): ["Education"],
        ("O1-S", "Ask for a sample of closed cases"): ["Health"],
        ("P2-P", "Put detached workers on the planning meeting"): ["Voluntary sector"],
    }


@pytest.mark.parametrize(
    ("agency", "owner", "whose"),
    [
        ("the meeting", "Police", [POLICE]),
        ("the meeting", "pol-1", [POLICE]),
        ("", "CHILDREN'S  SOCIAL CARE.", [CARE]),
        ("Health", "Det Insp Shah", [HEALTH]),
        ("Health", "Police", [HEALTH]),
        ("", "Education and Police", [POLICE, EDUCATION]),
        ("Police; EDU-2 / Health", "", [POLICE, EDUCATION, HEALTH]),
        ("the meeting", "Det Insp Shah, Police", []),
        ("", "Police and partners", []),
        ("", "Pol", []),
        ("", "", []),
        ("", " ; ", []),
        ("All agencies", "Police", []),
    ],
)
def test_the_meetings_action_is_whose_its_cells_name_and_nothing_else(
    agency: str, owner: str, whose: list[Expected]
) -> None:
    assert list(owners_of(replace(OF_MEETING, agency=agency, owner=owner), ASKED)) == whose


def test_a_name_with_and_in_it_is_one_agency_and_a_name_that_two_have_is_neither() -> None:
    both = Expected("Police and Fire", "PF")
    assert agencies_in("police & fire", (POLICE, both)) == (both,)
    assert agencies_in("Police & Fire; Police", (POLICE, both)) == (POLICE, both)
    assert agencies_in("Police", (POLICE, Expected("police", "POL-2"))) == ()
    assert agencies_in("PF", (both, Expected("PF", "X"))) == ()
