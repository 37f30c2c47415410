"""The rubric of a review: which one it is, and in which language it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from csxl.languages import BY_NAME
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.labels import REVIEW
from csxl.review.whereabouts import review_of, workbook_beside
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.text.wording import quote


def rubric_of(review: Review, workbook: Path, given: Rubric | None) -> Rubric:
    """The rubric that was given, else the one that the review names beside its workbook or among those that
    ship, else the published one, as it is told in the review's language. Raises Refusal if it cannot be used."""
    return in_language_of(review, given or _rubric_named(review, workbook))


def rubric_for(returns: Sequence[Path]) -> Rubric:
    """The rubric for returns that are named without the coordinator's workbook: that of the review in whose folder they
    lie, else the published one, in its own language. Raises Refusal if it cannot be used."""
    workbook = workbook_beside(returns)
    review = review_of(workbook) if workbook else None
    return _rubric_named(review, workbook) if review and workbook else load_rubric()


def in_language_of(review: Review, rubric: Rubric) -> Rubric:
    """The rubric in the language of a review, or in the first of its two; the original where it is not told in that."""
    return rubric.said_in(BY_NAME[review.language].tellings[0].tag)


def _rubric_named(review: Review, workbook: Path) -> Rubric:
    try:
        return load_rubric(rubric_place(review.rubric, workbook.parent) if review.rubric else None)
    except RubricFault as fault:
        named = f"the rubric that the sheet {REVIEW} names, {quote(review.rubric)}," if review.rubric else "the rubric"
        raise Refusal(f"{workbook}: {named} cannot be used:", faults=fault.faults) from fault
