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
    DOES_NOT_COUNT,
    DONE_ON,
    HOW_KNOWN,
    ON,
    OWNER,
    PROGRESS,
    REASON,
    RECORDED,
    STATUS,
    TEXT,
    WHO,
    WHOSE,
    WHY,
    WORDS,
    DecisionKind,
    Decisions,
    Key,
    TypedText,
    action_subject,
    agreed_subject,
    settled_subject,
)
from tests.helpers.readings_by_hand import ASKED, published, small_reading

SEEN = "first seen 26 Nov 2026 in a file last saved by Pat Lowe"


def typed(kind: DecisionKind, subject: str, texts: Mapping[str, str], ground: str = "") -> dict[Key, TypedText]:
    """The entries of one subject, by heading."""
    return {Key(kind, subject, heading): TypedText(text, SEEN, ground) for heading, text in texts.items()}


def settled(code: str, ref: str, ground: str = "", **texts: str) -> dict[Key, TypedText]:
    """What was recorded for an agency: `answer` and `how` on Issues, `correction` on the matrix."""
    headings = {"answer": ANSWER, "how": HOW_KNOWN, "correction": CORRECTION}
    return typed(
        DecisionKind.SETTLED, settled_subject(code, ref), {headings[name]: text for name, text in texts.items()}, ground
    )


def agreed(ref: str, ground: str = "", **texts: str) -> dict[Key, TypedText]:
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
    return typed(DecisionKind.AGREED, subject, {headings[name]: text for name, text in texts.items()}, ground)


def action(code: str, ref: str, words: str, **texts: str) -> dict[Key, TypedText]:
    """What was typed over an agency's action, by column: `status`, `progress`, `done_on`, `owner`, `by_when`."""
    return typed(DecisionKind.ACTION, action_subject(code, ref, words), _of_action(texts))


def of_meeting(subject: str, **texts: str) -> dict[Key, TypedText]:
    """An action that the meeting added in a spare row."""
    return typed(DecisionKind.MEETING, subject, _of_action(texts))


def promised(code: str, ref: str, words: str, ground: str = "", **texts: str) -> dict[Key, TypedText]:
    """What was recorded of a promise of the review before: `recorded`, and `how` it is known."""
    headings = {"recorded": RECORDED, "how": HOW_KNOWN}
    found = {headings[name]: text for name, text in texts.items()}
    return typed(DecisionKind.PROMISE, action_subject(code, ref, words), found, ground)


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
        | typed(DecisionKind.FILE, police.sha256, {DOES_IT_COUNT: COUNTS})
        | action("POL-1", "T2-A", "Agree one form for assessing places", status="under way", progress="Draft is out")
        | action("HEA-4", "O1-S", "Ask for a sample of closed cases", status="dropped", by_when="2027-02-01")
        | action("POL-1", "P1-R", "Share the location log every week", status="done", done_on="2026-12-10")
        | of_meeting("1", action="Map the places that nobody owns", owner="Board manager", by_when="2027-02-26")
    )


def record(about: Key, who: str = "", on: str = "", why: str = "") -> dict[Key, TypedText]:
    """Who made a decision, on which day and why."""
    return typed(
        DecisionKind.RECORD, about.row, {name: text for name, text in ((WHO, who), (ON, on), (WHY, why)) if text}
    )


def elsewhere(sheet: str, cell: str, text: str) -> dict[Key, TypedText]:
    """A text typed where nothing is asked for."""
    return {Key(DecisionKind.TYPED, f"{sheet}!{cell}", TEXT): TypedText(text, SEEN, f"{sheet}, {cell}", sheet, cell)}


def with_no_place() -> dict[Key, TypedText]:
    """Decisions about what is no longer there, and texts that never had a cell."""
    return (
        typed(DecisionKind.AGREED, "T1-R | 0123456789abcdef", {AGREED_RATING: "Green", REASON: "Older words."})
        | settled("GONE-9", "T1-R", answer="Red", how="by telephone")
        | settled("POL-1", "T9-R", correction="Red")
        | typed(DecisionKind.FILE, "ab" * 32, {DOES_IT_COUNT: DOES_NOT_COUNT, WHOSE: "Police"})
        | action("POL-1", "P1-R", "An action that is gone", status="done", done_on="2026-12-01")
        | promised("POL-1", "P1-R", "A promise that is gone", recorded="done", how="by telephone")
        | typed(DecisionKind.PERSONAL, "POL-1 | 0123456789abcdef", {ANSWER: "may be shown"})
        | elsewhere("Target", "C12", "Ask Health about this one.")
        | elsewhere("Method", "B40", "Minutes of the meeting. " * 200)
        | record(Key(DecisionKind.AGREED, "O9-R | 00", ""), who="The chair")
    )


def on_moved_ground() -> dict[Key, TypedText]:
    """Decisions that rest on what the returns no longer say, one of them confirmed since."""
    confirmed = agreed("P1-P", "5 Amber", rating="Amber") | agreed("P1-P", "2 Amber · 3 Green", on="2026-12-09")
    return (
        agreed("P1-R", "3 Red · 2 Green", rating="Red", reason="Two saw the same case.")
        | confirmed
        | settled("HEA-4", "L1-A", "blank", answer="Amber", how="by e-mail")
        | agreed("P2-R", "1 Red · 1 Amber · 3 Green", rating="not agreed")
        | agreed("L1-R", "5 Green", rating="Green", by_when="when the audit is done")
    )


def everything() -> Decisions:
    """Decisions of every kind, with and without a place, on ground that has moved and that has not."""
    long = agreed("T1-S", "2 Red · 3 Amber", rating="Amber", reason="\n".join(["What the log showed of places."] * 5))
    first = Key(DecisionKind.SETTLED, settled_subject("EDU-2", "O1-R"), "")
    told = record(first, "Ms Shaw", "2026-11-24", "The mark was unclear.")
    return Decisions({**every_kind().entries, **on_moved_ground(), **with_no_place(), **long, **told})


def decided_review(decisions: Decisions | None = None) -> Comparison:
    """The small review with these decisions or, without any, with one of every kind."""
    return consolidate(
        small_reading(),
        published(),
        ASKED,
        review="Autumn 2026",
        partnership="Eastshire Partnership",
        decisions=every_kind() if decisions is None else decisions,
    )
