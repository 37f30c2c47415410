"""What a decision rests on as shown now, in words that are kept with it: once they change, its ground has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csxl.model.comparison import BLANK, NOT_RETURNED, TO_SETTLE, Agency, Finding, Spread, View
from csxl.model.decisions import OPEN, DecisionKind, Decisions, agreed_subject, settled_subject
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


def on_grounds_of_today(decisions: Decisions, findings: Sequence[Finding], agencies: Sequence[Agency]) -> Decisions:
    """The decisions where nothing has changed since but what was typed itself: those typed lately rest on what all of
    it comes to, since a correction and what was agreed on it are of one sitting."""
    grounds = dict(_grounds(findings, agencies))
    entries = {
        key: replace(entry, ground=grounds.get((key.kind, key.subject), entry.ground))
        if key in decisions.lately
        else entry
        for key, entry in decisions.entries.items()
    }
    return replace(decisions, entries=entries)


def _grounds(findings: Sequence[Finding], agencies: Sequence[Agency]) -> Iterator[tuple[tuple[DecisionKind, str], str]]:
    """What a decision on each subject rests on today."""
    for finding in findings:
        yield (DecisionKind.AGREED, agreed_subject(finding.criterion)), agreed_ground(finding)
        for agency, view in zip(agencies, finding.views, strict=True):
            subject = settled_subject(agency.key, finding.criterion.ref)
            yield (DecisionKind.SETTLED, subject), settled_ground(view)


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
