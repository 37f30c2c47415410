"""Decisions of every kind as they are read from a summary, and the small review compared by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from csxl.compare.consolidation import consolidate
from csxl.model import decisions as fields
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions, Entry, Key, Kind, action_subject, agreed_subject, settled_subject
from tests.helpers.readings_by_hand import ASKED, POLICE, SMALL_ACTIONS, published, small_reading

SEEN = "first seen 26 November 2026 in a file last saved by Ms Shaw"
REASON = (
    "Police showed the referral log: nine of ten referrals named a place.\nHealth had not seen it before the meeting.\n"
    "Children’s social care will look at the tenth.\nNobody held to Red once the log was on the table.\n"
    "To be looked at again in the spring."
)


def typed(kind: Kind, subject: str, texts: Mapping[str, str], ground: str = "", seen: str = SEEN) -> Decisions:
    """What was typed about one subject, by heading."""
    return Decisions({Key(kind, subject, heading): Entry(text, seen, ground) for heading, text in texts.items()})


def together(*several: Decisions) -> Decisions:
    return Decisions({key: entry for one in several for key, entry in one.entries.items()})


def agreed(ref: str, rating: str, ground: str = "", **texts: str) -> Decisions:
    """What the meeting agreed on a criterion of the published rubric; other texts by heading with "_" for a space."""
    more = {heading.replace("_", " "): text for heading, text in texts.items()}
    return typed(Kind.AGREED, agreed_subject(published().criteria[ref]), {fields.AGREED_RATING: rating, **more}, ground)


def settled(code: str, ref: str, word: str, how: str = "", ground: str = "") -> Decisions:
    """An agency's answer as typed on Issues."""
    texts = {fields.ANSWER: word} | ({fields.HOW_KNOWN: how} if how else {})
    return typed(Kind.SETTLED, settled_subject(code, ref), texts, ground)


def corrected(code: str, ref: str, word: str, ground: str = "") -> Decisions:
    """The same as chosen on the matrix."""
    return typed(Kind.SETTLED, settled_subject(code, ref), {fields.CORRECTION: word}, ground)


def every_kind() -> Decisions:
    """Decisions of every kind about the small review, some whose ground has moved and some without a place."""
    police_file = next(form for form in small_reading().returns if form.agency == POLICE.name)
    action = SMALL_ACTIONS["Police", "P1-R"][0]
    gone = action_subject("POL-1", "P1-R", "Gone")
    meeting = {fields.ACTION: "Tell the board", fields.OWNER: "Chair", fields.BY_WHEN: "2027-01-15"}
    mine = settled_subject("EDU-2", "O1-R")
    return together(
        agreed(
            "T2-R",
            "Amber",
            "1 Red · 2 Amber · 1 Green",
            Reason=REASON,
            Words_for_agencies="The log shows places are named; keep at it.",
            Action="Share the log every quarter",
            Owner="Det Insp Shah",
            By_when="2027-03-31",
            Agreed_on="2026-11-26",
        ),
        agreed("P1-R", "Red", "3 Red · 2 Green", Reason="Two saw the same case."),
        agreed("T2-A", "Red", "5 Red"),
        agreed("L1-R", "Green", "5 Green", By_when="when the audit is done"),
        agreed("P2-R", "not agreed", "1 Red · 1 Amber · 3 Green"),
        typed(Kind.AGREED, "T1-R | 0123456789abcdef", {fields.AGREED_RATING: "Green", fields.REASON: "Older words."}),
        settled("EDU-2", "O1-R", "Amber", "by telephone with A. Morgan", "Amber/Green"),
        settled("POL-1", "T1-A", "Green", "by e-mail", "blank"),
        settled("HEA-4", "T1-R", "Amber"),
        corrected("HEA-4", "T1-R", "Red"),
        corrected("VOL-5", "T1-S", "Green", "Amber"),
        settled("GONE-9", "T1-R", "Red", "by telephone"),
        typed(Kind.FILE, police_file.sha256, {fields.DOES_IT_COUNT: "counts"}),
        typed(Kind.FILE, "ab" * 32, {fields.DOES_IT_COUNT: "does not count", fields.WHOSE: "Police"}),
        typed(Kind.ACTION, action_subject("POL-1", "P1-R", action), {fields.STATUS: "under way"}),
        typed(Kind.ACTION, gone, {fields.STATUS: "done", fields.DONE_ON: "2026-12-01"}),
        typed(Kind.MEETING, "1", meeting),
        typed(Kind.TYPED, "Target!C12", {fields.TEXT: "Ask Health about this one."}, "Target, C12"),
        typed(Kind.TYPED, "Method!B40", {fields.TEXT: "Minutes of the meeting. " * 200}, "Method, B40"),
        typed(
            Kind.RECORD,
            Key(Kind.SETTLED, mine, "").row,
            {fields.WHO: "Ms Shaw", fields.ON: "2026-11-24", fields.WHY: "The mark was unclear."},
        ),
        typed(Kind.RECORD, "agreed | O9-R | 00", {fields.WHO: "The chair"}),
    )


@cache
def decided_review() -> Comparison:
    """The small review with decisions of every kind."""
    return consolidate(
        small_reading(),
        published(),
        ASKED,
        review="Autumn 2026",
        partnership="Eastshire Partnership",
        decisions=every_kind(),
    )
