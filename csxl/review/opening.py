"""Opening a review: its coordinator's workbook, the decisions in its summary, and the review before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from csxl.decisions.before_reader import read_before
from csxl.diagnostics.printed import in_order
from csxl.model.before import Before
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.issued import with_codes_in
from csxl.review.reader import read_review
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
