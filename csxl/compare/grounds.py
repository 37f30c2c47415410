"""What a decision rests on as shown now, in words that are kept with it: once they change, its ground has moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from csxl.model.comparison import BLANK, NOT_RETURNED, TO_SETTLE, Agency, Finding, Spread, View
from csxl.model.decisions import OPEN, DecisionKind, Decisions, Key, agreed_subject, settled_subject
from csxl.text.digests import canonical
from csxl.text.wording import quote

LONGEST_GROUND = 2_000  # characters that are kept
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


def on_grounds_of_today(
    decisions: Decisions, findings: Sequence[Finding], agencies: Sequence[Agency], same: bool
) -> Decisions:
    """The decisions, of which those typed lately rest on what is shown today where nothing has changed since but what
    was typed at that sitting: the returns are the `same`, or give the same counts without its corrections."""
    entries = dict(decisions.entries)
    lately = decisions.lately & entries.keys()
    asked = {(key.kind, key.subject) for key in lately}
    found = _grounds(findings, agencies, decisions.lately) if asked else ()
    grounds = {one.subject: one for one in found if one.subject in asked}
    for key in lately:
        ground = grounds.get((key.kind, key.subject))
        if ground and (same or ground.uncorrected == entries[key].ground):
            entries[key] = replace(entries[key], ground=ground.today)
    return replace(decisions, entries=entries)


class Ground(NamedTuple):
    """What decisions on a subject rest on today, and what that would be without the corrections typed lately."""

    subject: tuple[DecisionKind, str]
    today: str
    uncorrected: str


def _grounds(findings: Sequence[Finding], agencies: Sequence[Agency], lately: Collection[Key]) -> Iterator[Ground]:
    """Those of every subject."""
    corrected = {key.subject for key in lately if key.kind is DecisionKind.SETTLED}
    for finding in findings:
        words: Counter[str] = Counter()
        for agency, view in zip(agencies, finding.views, strict=True):
            subject = settled_subject(agency.key, finding.criterion.ref)
            said = settled_ground(view)
            yield Ground((DecisionKind.SETTLED, subject), said, said)
            words[view.returned if view.settled and subject in corrected else view.word] += 1
        before = replace(finding, counts={word: words[word] for word in finding.counts})
        subject = agreed_subject(finding.criterion)
        yield Ground((DecisionKind.AGREED, subject), agreed_ground(finding), agreed_ground(before))


def settled_ground(view: View) -> str:
    """What the return itself says: its word or status or, where that is not clear, what stands in the cell, as any
    program gives it back."""
    word = view.returned or view.word
    return canonical(view.answer.raw if word == TO_SETTLE and view.answer else "")[:LONGEST_GROUND] or word


def said_then(ground: str) -> str:
    """What a return said, as part of a sentence: "the return said “Amber/Green”"."""
    return THEN.get(ground) or f"the return said {quote(ground)}"


def says_now(ground: str) -> str:
    """What a return says by now: "the return now says “Green”"."""
    return f"the return now {NOW.get(ground) or f'says {quote(ground)}'}"
