"""The review before, for the commands that make questionnaires and the summary."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from csxl.cli.files import write_file
from csxl.cli.printing import complain, warn
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.before import Before
from csxl.model.comparison import Comparison
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.attachments import LastReview
from csxl.review.folder import is_open_elsewhere
from csxl.review.opening import open_before
from csxl.review.review_before import FoundBefore, find_before, note_of
from csxl.review.since_before import since_before


def read_found(found: FoundBefore, rubric: Rubric, passwords: Sequence[str] = ()) -> Before | None:
    """The review before, None where there is none; what is odd about its summary goes to stderr. Raises Refusal if the
    file is no summary."""
    complain(found.said)
    if found.path is None:
        return None
    before, diagnostics = open_before(found.path, rubric, datetime.date.today(), passwords)
    complain(diagnostics)
    if is_open_elsewhere(found.path):
        warn(
            f"WARNING: {found.path} seems to be open in Excel or another program; what is not saved there yet is not "
            "read."
        )
    return before


def before_questionnaires(
    found: FoundBefore, rubric: Rubric, review: Review, passwords: Sequence[str] = ()
) -> Before | None:
    """The same for questionnaires, with what is other than it was then. Raises Refusal if its summary is not where it
    is said to be."""
    if found.said:
        raise Refusal(
            "The questionnaires would not show what was said last time; nothing was written. Put right what follows, "
            "or name the summary with --from FILE.",
            found.said,
        )
    before = read_found(found, rubric, passwords)
    if before:
        complain(since_before(before, review.parties, rubric))
    return before


def before_letters(found: FoundBefore, rubric: Rubric, review: Review, passwords: Sequence[str] = ()) -> Before | None:
    """The same for letters about what was promised there, which go without it where it is not where it is said to be;
    agencies that go by other names than then are named."""
    before = read_found(found, rubric, passwords)
    if before:
        since = since_before(before, review.parties, rubric)
        complain([one for one in since if one.code == ReviewCode.RENAMED_SINCE.code])
    return before


def before_of_issued(workbook: Path, review: Review, rubric: Rubric, folder: Path) -> LastReview:
    """What gives the review before once a questionnaire is to be written into the folder of those issued."""
    return lambda: read_found(find_before(None, workbook, review, [folder]), rubric)


def note_before(found: FoundBefore, folder: Path) -> None:
    """Leave word beside the questionnaires of where the summary is. Raises Refusal."""
    if found.path:
        write_file(*note_of(found.path, folder))


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
