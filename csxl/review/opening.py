"""Opening a review: its coordinator's workbook, its rubric, the decisions in its summary, and the review before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from csxl.decisions.before_reader import read_before
from csxl.diagnostics.printed import in_order
from csxl.languages import BY_NAME
from csxl.model.before import Before
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.issued import with_codes_in
from csxl.review.labels import REVIEW
from csxl.review.reader import read_review
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.text.wording import quote
from csxl.unwrap.unwrapping import unwrap

Diagnostics = tuple[Diagnostic, ...]
Found = TypeVar("Found")


def open_review(
    path: Path, strict: bool = True, made_on: datetime.date | None = None, issued: Path | None = None
) -> tuple[Review, Diagnostics]:
    """The review in a coordinator's workbook, and everything that is wrong with it; `made_on` is the day on which
    questionnaires are made from it, if they are. Agencies keep the codes of the questionnaires in the folder `issued`.

    Raises Refusal if it is not such a workbook or, if `strict`, has any error; otherwise an error leaves out only what
    it is about."""
    review, diagnostics = _one_workbook(path, lambda member: read_review(member, made_on))
    if review is None or (strict and any(one.severity == Severity.ERROR for one in diagnostics)):
        raise Refusal(
            f"{path} cannot be used as it is; nothing was written. Put right the faults named above, "
            "save it and try again.",
            in_order(diagnostics),
        )
    return with_codes_in(issued, review) if issued else review, diagnostics


def open_before(
    path: Path, rubric: Rubric, day: datetime.date, passwords: Sequence[str] = ()
) -> tuple[Before, Diagnostics]:
    """The review before from its summary, read on a day, and what is odd about it. Raises Refusal if the file is not a
    summary."""
    before, diagnostics = _one_workbook(path, lambda member: read_before(member, rubric, day), passwords)
    if before is None:
        raise Refusal(
            f"{path} cannot be used as the summary of the review before; nothing was written.", in_order(diagnostics)
        )
    return before, diagnostics


def _one_workbook(
    path: Path, read: Callable[[Member], tuple[Found | None, Diagnostics]], passwords: Sequence[str] = ()
) -> tuple[Found | None, Diagnostics]:
    """What `read` makes of the one workbook in a file, or None, and the diagnostics about it."""
    found = next(iter(unwrap([path], passwords)), None)
    if isinstance(found, Member):
        return read(found)
    return None, (found,) if isinstance(found, Diagnostic) else ()


def rubric_of(review: Review, workbook: Path, given: Rubric | None) -> Rubric:
    """The rubric that was given, else the one that the review names beside its workbook or among those that
    ship, else the published one, as it is told in the review's language. Raises Refusal if it cannot be used."""
    return in_language_of(review, given or _rubric_named(review, workbook))


def in_language_of(review: Review, rubric: Rubric) -> Rubric:
    """The rubric in the language of a review, or in the first of its two; the original where it is not told in that."""
    return rubric.said_in(BY_NAME[review.language].tellings[0].tag)


def _rubric_named(review: Review, workbook: Path) -> Rubric:
    try:
        return load_rubric(rubric_place(review.rubric, workbook.parent) if review.rubric else None)
    except RubricFault as fault:
        named = f"the rubric that the sheet {REVIEW} names, {quote(review.rubric)}," if review.rubric else "the rubric"
        raise Refusal(f"{workbook}: {named} cannot be used:", faults=fault.faults) from fault
