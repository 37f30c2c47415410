"""Decisions as if people had typed them into a summary of the small review, one of every kind."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.compare.consolidation import consolidate
from csxl.model.comparison import Comparison
from csxl.model.decisions import (
    ACTION,
    AGREED_ON,
    AGREED_RATING,
    ANSWER,
    BY_WHEN,
    CORRECTION,
    COUNTS,
    DOES_IT_COUNT,
    DONE_ON,
    HOW_KNOWN,
    OWNER,
    PROGRESS,
    REASON,
    STATUS,
    WORDS,
    Decisions,
    Entry,
    Key,
    Kind,
    action_subject,
    agreed_subject,
    settled_subject,
)
from tests.helpers.readings_by_hand import ASKED, published, small_reading

SEEN = "first seen 26 November 2026 in a file last saved by Pat Lowe"


def typed(kind: Kind, subject: str, texts: Mapping[str, str], ground: str = "") -> dict[Key, Entry]:
    """The entries of one subject, by heading."""
    return {Key(kind, subject, heading): Entry(text, SEEN, ground) for heading, text in texts.items()}


def settled(code: str, ref: str, ground: str = "", **texts: str) -> dict[Key, Entry]:
    """What was recorded for an agency: `answer` and `how` on Issues, `correction` on the matrix."""
    headings = {"answer": ANSWER, "how": HOW_KNOWN, "correction": CORRECTION}
    return typed(
        Kind.SETTLED, settled_subject(code, ref), {headings[name]: text for name, text in texts.items()}, ground
    )


def agreed(ref: str, ground: str = "", **texts: str) -> dict[Key, Entry]:
    """What the meeting agreed on a criterion: `rating`, `reason`, `words`, `action`, `owner`, `by_when`, `on`."""
    headings = {
        "rating": AGREED_RATING,
        "reason": REASON,
        "words": WORDS,
        "action": ACTION,
        "owner": OWNER,
        "by_when": BY_WHEN,
        "on": AGREED_ON,
    }
    subject = agreed_subject(published().criteria[ref])
    return typed(Kind.AGREED, subject, {headings[name]: text for name, text in texts.items()}, ground)


def action(code: str, ref: str, words: str, **texts: str) -> dict[Key, Entry]:
    """What was typed over an agency's action, by column: `status`, `progress`, `done_on`, `owner`, `by_when`."""
    return typed(Kind.ACTION, action_subject(code, ref, words), _of_action(texts))


def of_meeting(subject: str, **texts: str) -> dict[Key, Entry]:
    """An action that the meeting added in a spare row."""
    return typed(Kind.MEETING, subject, _of_action(texts))


def _of_action(texts: Mapping[str, str]) -> dict[str, str]:
    headings = {
        "action": ACTION,
        "owner": OWNER,
        "by_when": BY_WHEN,
        "status": STATUS,
        "progress": PROGRESS,
        "done_on": DONE_ON,
    }
    return {headings[name]: text for name, text in texts.items()}


def every_kind() -> Decisions:
    """One decision of every kind, and two answers that differ."""
    police = small_reading().returns[0]
    return Decisions(
        settled("EDU-2", "O1-R", "Amber/Green", answer="Green", how="by telephone with A. Morgan, 3 Dec")
        | settled("POL-1", "T1-R", "Amber", correction="Red")
        | settled("CSC-3", "T1-A", "Green", correction="as returned")
        | settled("VOL-5", "O2-P", "Amber/Green", answer="Red", correction="Amber")
        | agreed("T2-R", "1 Red · 2 Amber · 1 Green", rating="Amber", reason="One gap, closed in May.", on="2026-12-09")
        | agreed("T2-A", rating="Red", action="One form for all", owner="Chair", by_when="2027-01-15")
        | typed(Kind.FILE, police.sha256, {DOES_IT_COUNT: COUNTS})
        | action("POL-1", "T2-A", "Agree one form for assessing places", status="under way", progress="Draft is out")
        | action("HEA-4", "O1-S", "Ask for a sample of closed cases", status="dropped", by_when="2027-02-01")
        | action("POL-1", "P1-R", "Share the location log every week", status="done", done_on="2026-12-10")
        | of_meeting("1", action="Map the places that nobody owns", owner="Board manager", by_when="2027-02-26")
    )


def decided_review() -> Comparison:
    """The small review with one decision of every kind."""
    return consolidate(
        small_reading(),
        published(),
        ASKED,
        review="Autumn 2026",
        partnership="Eastshire Partnership",
        decisions=every_kind(),
    )
