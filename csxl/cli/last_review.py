"""The review before, for the commands that make questionnaires and the summary."""

from __future__ import annotations

import datetime
from pathlib import Path

from csxl.cli.printing import complain
from csxl.model.before import Before
from csxl.model.comparison import Comparison
from csxl.model.refusal import Refusal
from csxl.model.rubric import Rubric
from csxl.review.opening import open_before
from csxl.review.side_by_side import Told
from csxl.review.since_before import since_before


def opened_before(path: Path, rubric: Rubric, told: Told) -> Before:
    """The review before; what is odd about its summary goes to stderr. Raises Refusal if the file is none."""
    before, diagnostics = open_before(path, rubric, told.day or datetime.date.today(), told.passwords)
    complain(diagnostics)
    return before


def say_since_before(comparison: Comparison) -> None:
    """Say what is other than in the review before. Raises Refusal if it is this review."""
    before = comparison.before
    if before is None:
        return
    returns = {returned.sha256 for agency in comparison.agencies for returned in agency.returns}
    if 0 < len(before.returns) <= len(before.returns & returns) * 2:
        raise Refusal(
            f"{before.file} is a summary of this review itself: it compares the same returns. Name the summary of the "
            "review before."
        )
    complain(since_before(before, comparison.agencies, comparison.rubric))
