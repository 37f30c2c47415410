"""What a decision rests on as shown now, in words that are kept with it: once they change, its ground has moved."""

from __future__ import annotations

from csxl.model.comparison import BLANK, NOT_RETURNED, TO_SETTLE, Finding, Spread, View
from csxl.text.wording import quote

PLAIN = {
    BLANK: "the return left it blank",
    NOT_RETURNED: "there was no return",
    TO_SETTLE: "the return gave no clear answer",
}


def agreed_ground(finding: Finding) -> str:
    """How many agencies chose each rating: "2 Red · 3 Green"."""
    return " · ".join(f"{count} {word}" for word, count in finding.counts.items() if count) or Spread.NOT_RATED.value


def settled_ground(view: View) -> str:
    """What the return itself says: its word or status or, where that is not clear, what stands in the cell."""
    word = view.returned or view.word
    return (view.answer.raw if word == TO_SETTLE and view.answer else "") or word


def returned_in_words(view: View) -> str:
    """The same as part of a sentence: "the return said “Amber/Green”"."""
    ground = settled_ground(view)
    return PLAIN.get(ground) or f"the return said {quote(ground)}"
