"""What has to be looked at among the decisions: answers typed differently in two places, words that are none of the
rubric's, and decisions whose ground has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.compare.grounds import agreed_ground, agreed_grounds, settled_ground
from csxl.diagnostics.of_decision import DecisionCode
from csxl.model.comparison import Agency, Comparison, Finding, View
from csxl.model.decisions import (
    AGREED_RATING,
    ANSWER,
    AS_RETURNED,
    CORRECTION,
    NOT_AGREED,
    DecisionKind,
    TypedText,
    agreed_subject,
    settled_subject,
)
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.model.summary_names import DISAGREEMENT, ISSUES, MATRIX
from csxl.returns.lookup import lookup_for
from csxl.text.a1 import spoken
from csxl.text.folding import fold
from csxl.text.wording import one_of, quote


def decision_points(comparison: Comparison, file: str, cells: bool = False) -> tuple[Diagnostic, ...]:
    """The diagnostics about decisions that have a place in the comparison, in its summary `file`; with `cells`, those
    where each entry was read, which need not be those where the next summary has it."""
    if not comparison.decisions.entries:
        return ()
    points = _Points(comparison, file, cells)
    return tuple(
        point
        for finding in comparison.findings
        for point in (
            *points.about_agreed(finding),
            *(
                point
                for agency, view in zip(comparison.agencies, finding.views, strict=True)
                for point in points.about_settled(agency, finding, view)
            ),
        )
    )


class _Points:
    """The decisions of one comparison while they are looked at."""

    def __init__(self, comparison: Comparison, file: str, cells: bool) -> None:
        self.decisions, self.rubric = comparison.decisions, comparison.rubric
        self.file, self.cells = file, cells

    def about_agreed(self, finding: Finding) -> Iterator[Diagnostic]:
        """What is odd about what was agreed on one criterion."""
        ref, typed = finding.criterion.ref, self.decisions.of(DecisionKind.AGREED, agreed_subject(finding.criterion))
        if not typed:
            return
        if (rating := typed.get(AGREED_RATING)) and not known_word(rating.value, self.rubric, NOT_AGREED):
            yield self._not_a_word(rating, DISAGREEMENT, ref, NOT_AGREED)
        grounds, now = agreed_grounds(self.decisions, finding), agreed_ground(finding)
        if all(grounds) and now not in grounds:
            yield self._moved(next(iter(typed.values())), DISAGREEMENT, ref, grounds[0], now)

    def about_settled(self, agency: Agency, finding: Finding, view: View) -> Iterator[Diagnostic]:
        """What is odd about one agency's settled answer to one criterion."""
        ref = finding.criterion.ref
        typed = self.decisions.of(DecisionKind.SETTLED, settled_subject(agency.key, ref))
        given = [(typed[field], sheet) for field, sheet in ((ANSWER, ISSUES), (CORRECTION, MATRIX)) if field in typed]
        if not given:
            return
        if self.decisions.disputed(agency.key, ref):
            yield self._disputed(agency.name, ref, given)
        for entry, sheet in given:
            if not known_word(entry.value, self.rubric, AS_RETURNED):
                yield self._not_a_word(entry, sheet, ref, AS_RETURNED)
        grounds, now = [entry.ground for entry in typed.values() if entry.ground], settled_ground(view)
        if view.settled and grounds and now not in grounds:
            yield self._moved(*given[0], ref, grounds[0], now)

    def _disputed(self, agency: str, ref: str, given: Sequence[tuple[TypedText, str]]) -> Diagnostic:
        (first, sheet), (second, other) = given
        there = spoken(second.sheet or other, second.cell) if self.cells and second.cell else other
        details = {"text": quote(first.value), "other": quote(second.value), "there": there, "agency": agency}
        place = first.sheet if self.cells and first.sheet else sheet
        return DecisionCode.ANSWERS_DISPUTED.about(self.file, place, self._cell(first), ref, **details)

    def _not_a_word(self, entry: TypedText, sheet: str, ref: str, other: str) -> Diagnostic:
        choices = one_of([*self.rubric.words, other])
        place = entry.sheet if self.cells and entry.sheet else sheet, self._cell(entry)
        return DecisionCode.NOT_A_WORD.about(self.file, *place, ref, text=quote(entry.value), choices=choices)

    def _moved(self, entry: TypedText, sheet: str, ref: str, then: str, now: str) -> Diagnostic:
        place = entry.sheet if self.cells and entry.sheet else sheet, self._cell(entry)
        return DecisionCode.GROUND_MOVED.about(self.file, *place, ref, text=quote(then), other=quote(now))

    def _cell(self, entry: TypedText) -> str:
        return entry.cell if self.cells else ""


def known_word(text: str, rubric: Rubric, other: str) -> bool:
    """Whether a text is read as a word of the rubric, or is the one that takes a decision back."""
    return fold(text) == fold(other) or fold(text) in lookup_for(rubric).words
