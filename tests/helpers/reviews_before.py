"""A review before the small one, made by hand: no workbook is written or read."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.consolidation import consolidate
from csxl.model.answers import PromiseTold, Reading, Return
from csxl.model.before import AgencyBefore, AgreedBefore, Before, Promise, SaidBefore
from csxl.model.comparison import Comparison
from csxl.model.decisions import NOTHING_DECIDED, THE_MEETING, Decisions, action_subject
from csxl.model.review import Expected
from tests.helpers.readings_by_hand import (
    ASKED,
    CARE,
    EDUCATION,
    HEALTH,
    POLICE,
    WORDS,
    YOUTH_JUSTICE,
    published,
    small_reading,
)

PROBATION = Expected("Probation", "PRO-7", "Justice")  # asked then and no more; the voluntary sector was not asked then
ASKED_THEN = (POLICE, EDUCATION, CARE, HEALTH, YOUTH_JUSTICE, PROBATION)

# One letter for each agency in the order of ASKED_THEN, as in SMALL; "." is no rating.
LAST = {
    "T1-R": "RAAAAA",
    "T1-A": "AAAGAA",
    "T1-P": "GGGGGG",
    "T1-S": "RRRRRR",
    "T2-R": "RGGARA",
    "T2-A": "RRRRRR",
    "T2-P": "RRAAAC",
    "T2-S": "RRRCCC",
    "L1-R": "AAAAAA",
    "L1-A": "GGGGGG",
    "L1-P": "GGGGGN",
    "L1-S": "R.GGGN",
    "L2-R": "AAAANN",
    "L2-A": "AAAANN",
    "L2-P": ".....N",
    "L2-S": "....RN",
    "P1-R": "GRGGGG",
    "P1-A": "RRRRRR",
    "P1-P": "RAGGGG",
    "P1-S": "GGGGGG",
    "P2-R": "....GR",
    "P2-A": ".....G",
    "P2-P": "AGGGGG",
    "P2-S": "AAAAAA",
    "O1-R": "AAAAAA",
    "O1-A": "RRRRRR",
    "O1-P": "CAACCC",
    "O1-S": "RRCCCC",
    "O2-R": "CGGCCC",
    "O2-A": "C.GCCC",
    "O2-P": "GGGGGG",
    "O2-S": "RGAAAA",
}
CHANGED, NEW, GONE = "T2-S", "O2-A", "O3-R"  # other descriptors, a criterion that was not there, and one that is gone
AGREED_THEN = {"T1-S": "Red", "P1-S": "Amber", "L1-S": "Red", "T2-P": "Amber", CHANGED: "Red"}

LOG, FORM, LEADS, CELLS, PLACES = (
    "Share the location log every week",
    "Agree one form for assessing places",
    "Train designated leads",
    "Ask for a sample of closed cases",
    "Map the places that nobody owns",
)


def promise(agency: Expected | None, ref: str, action: str, **parts: object) -> Promise:
    """What an agency promised or, without one, the meeting."""
    key = agency.code if agency else THE_MEETING
    return Promise(action_subject(key, ref, action), agency.name if agency else "", ref, action, **parts)  # type: ignore[arg-type]


PROMISES = {
    POLICE: (
        promise(POLICE, "T2-A", FORM, owner="Det Insp Shah", by_when="2026-03-31", status="under way", agreed=True),
        promise(POLICE, "P1-R", LOG, owner="Sgt Bell", by_when="2026-12-18", progress="Draft is out"),
    ),
    EDUCATION: (
        promise(EDUCATION, "T2-A", LEADS, owner="A. Morgan", by_when="30/01/2026", status="done", done_on="2026-01-20"),
        promise(EDUCATION, "L1-R", "Publish the policy", by_when="2026-06-30"),
    ),
    HEALTH: (promise(HEALTH, "O1-S", CELLS, by_when="when the audit is done", status="not begun"),),
    YOUTH_JUSTICE: (promise(YOUTH_JUSTICE, "P2-P", "Join the planning meeting", by_when="2026-05-01"),),
    PROBATION: (promise(PROBATION, "T1-R", "Name a lead", status="dropped"),),
}
OF_THE_MEETING = (promise(None, "P2-R", PLACES, owner="Board manager", by_when="2026-02-26", agreed=True),)
TOLD = {  # what comes back of them now
    "POL-1": (PromiseTold("T2-A", FORM, "done", "Target", "N7"), PromiseTold("P1-R", LOG, "not begun")),
    "EDU-2": (PromiseTold("L1-R", "Publish the policy", "under way"),),
    "HEA-4": (PromiseTold("O1-S", CELLS, "not begun"),),
}


def before() -> Before:
    """The review before: LAST, what was agreed then, and what was promised."""
    agencies = tuple(
        AgencyBefore(
            one.name,
            one.code,
            {ref: SaidBefore(WORDS.get(row[place], "")) for ref, row in LAST.items() if ref != NEW},
            PROMISES.get(one, ()),
        )
        for place, one in enumerate(ASKED_THEN)
    )
    return Before(
        "summary 2025.xlsx",
        "Autumn 2025",
        agencies,
        {ref: AgreedBefore(word) for ref, word in AGREED_THEN.items()},
        frozenset(LAST) - {CHANGED, NEW},
        frozenset({CHANGED}),
        (GONE,),
        OF_THE_MEETING,
    )


def second_reading() -> Reading:
    """The small reading, with what its agencies say of their promises."""
    reading = small_reading()
    return replace(reading, returns=tuple(map(_with_promises, reading.returns)))


def _with_promises(returned: Return) -> Return:
    return replace(returned, promises=TOLD.get(returned.agency_code, ()))


def second_review(decisions: Decisions = NOTHING_DECIDED) -> Comparison:
    """The small review with the one before behind it."""
    compared = consolidate(
        second_reading(),
        published(),
        ASKED,
        review="Autumn 2026",
        partnership="Eastshire Partnership",
        decisions=decisions,
    )
    return replace(compared, before=before())
