"""Likely personal data that is still to be seen to: each warning of a return that counts, until the agency has taken it
out or the coordinator says that it may be shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from csxl.model.answers import YES, Kept
from csxl.model.comparison import Comparison
from csxl.model.decisions import ANSWER, MARK, DecisionKind
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.personal import DIGEST, IN_FORM, IN_LETTER
from csxl.returns.personal_data import personal_kinds
from csxl.text.folding import fold

MAY_BE_SHOWN, TO_TAKE_OUT = PERSONAL_CHOICES = ("may be shown", "take it out")
LEFT_OUT = "Left out: it may hold personal data, and a later version has come in this file’s place."


class PersonalPoint(NamedTuple):
    """A warning of likely personal data: the place of its agency, what a decision on it is known by, which goes by the
    text itself, and whether it may be shown."""

    diagnostic: Diagnostic
    place: int
    subject: str
    may_be_shown: bool


def personal_points(comparison: Comparison) -> tuple[PersonalPoint, ...]:
    """Every warning of likely personal data in a return that counts."""
    places = {
        returned.file: place
        for place, agency in enumerate(comparison.agencies)
        for returned in agency.counting
        if returned.counts == YES
    }
    return tuple(
        _point(comparison, one, places[one.file])
        for one in comparison.diagnostics
        if one.code in (IN_FORM, IN_LETTER) and one.severity is Severity.WARNING and one.file in places
    )


def _point(comparison: Comparison, one: Diagnostic, place: int) -> PersonalPoint:
    subject = f"{comparison.agencies[place].key}{MARK}{dict(one.details).get(DIGEST, '')}"
    answer = comparison.decisions.value(DecisionKind.PERSONAL, subject, ANSWER)
    return PersonalPoint(one, place, subject, fold(answer) == fold(MAY_BE_SHOWN))


def open_personal(comparison: Comparison) -> tuple[PersonalPoint, ...]:
    """Those that nobody has said of that they may be shown."""
    return tuple(one for one in personal_points(comparison) if not one.may_be_shown)


def asked_to_take_out(comparison: Comparison) -> Mapping[int, tuple[Diagnostic, ...]]:
    """What an agency is asked to take out of its workbook, by the agency's place; a letter cannot be taken back."""
    found: dict[int, tuple[Diagnostic, ...]] = {}
    for one in open_personal(comparison):
        if one.diagnostic.code == IN_FORM:
            found[one.place] = (*found.get(one.place, ()), one.diagnostic)
    return found


def shown_of(file: str, kept: Kept, replaced: Collection[str]) -> Kept:
    """What was added to a form, without what a later version may have been sent to take out."""
    return replace(kept, text=LEFT_OUT) if file in replaced and personal_kinds(kept.text) else kept
