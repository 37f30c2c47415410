"""What a decision rests on as shown now, in words that are kept with it: once they change, its ground has moved."""

from __future__ import annotations

from csxl.model.comparison import BLANK, NOT_RETURNED, TO_SETTLE, Finding, Spread, View
from csxl.model.decisions import OPEN, DecisionKind, Decisions, agreed_subject
from csxl.text.wording import quote

THEN = {
    BLANK: "the return left it blank",
    NOT_RETURNED: "there was no return",
    TO_SETTLE: "the return gave no clear answer",
}
NOW = {BLANK: "leaves it blank", NOT_RETURNED: "is not there", TO_SETTLE: "gives no clear answer"}


def agreed_ground(finding: Finding) -> str:
    """How many agencies chose each rating: "2 Red · 3 Green"."""
    return " · ".join(f"{count} {word}" for word, count in finding.counts.items() if count) or Spread.NOT_RATED.value


def agreed_grounds(decisions: Decisions, finding: Finding) -> tuple[str, ...]:
    """What the meeting had before it each time that something was typed about a criterion, the agreed rating first; a
    rating confirmed later, by a new date or reason, rests on what was shown then."""
    typed = decisions.of(DecisionKind.AGREED, agreed_subject(finding.criterion))
    return tuple(dict.fromkeys(typed[heading].ground for heading in OPEN[DecisionKind.AGREED] if heading in typed))


def settled_ground(view: View) -> str:
    """What the return itself says: its word or status or, where that is not clear, what stands in the cell."""
    word = view.returned or view.word
    return (view.answer.raw if word == TO_SETTLE and view.answer else "") or word


def said_then(ground: str) -> str:
    """What a return said, as part of a sentence: "the return said “Amber/Green”"."""
    return THEN.get(ground) or f"the return said {quote(ground)}"


def says_now(ground: str) -> str:
    """What a return says by now: "the return now says “Green”"."""
    return f"the return now {NOW.get(ground) or f'says {quote(ground)}'}"
