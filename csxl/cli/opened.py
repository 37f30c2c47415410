"""Opening a review for a command: its workbook is read, and a folder that holds another review is refused."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path

from csxl.cli.printing import complain, progress
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.review import opening
from csxl.review.folder import QUESTIONNAIRES
from csxl.review.issued import of_another_review, what_is_there


def open_review(path: Path, issued: Path | None, strict: bool = True, made_on: datetime.date | None = None) -> Review:
    """The review in a coordinator's workbook, with the codes of the questionnaires in the folder `issued`; everything
    wrong with it goes to stderr. Raises Refusal. `made_on` is the day on which questionnaires are made from it, if
    they are."""
    review, diagnostics = opening.open_review(path, strict, made_on, issued)
    complain(diagnostics)
    return review


def refuse_another_review(output: Path, review: Review, replaced: Collection[Path] = ()) -> None:
    """Raise Refusal if a review's folder holds another review's questionnaires, unless they are being replaced."""
    folder = output / QUESTIONNAIRES
    with progress("Looking at what is there") as show:
        others = of_another_review(folder, review, replaced, show)
    if others:
        raise Refusal(
            f"{what_is_there(folder, others)} Nothing was written. If this is a new review, name another "
            "folder for it with -o. If it is the same one under a new title, move these files away, or let "
            "csxl generate --force write them again."
        )
