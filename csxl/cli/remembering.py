"""What a review's folder remembers, and what is said of it; apart, since loading what reads a summary takes time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from csxl.cli.printing import complain, warn
from csxl.model.answers import Reading
from csxl.model.rubric import Rubric
from csxl.review.folder import SUMMARY, is_reviews_folder
from csxl.review.remembered import Remembered, remembered


def remember(folder: Path, rubric: Rubric, reading: Reading, titles: Sequence[str]) -> Remembered:
    """What a review's folder remembers of the review with one of these titles; what keeps a decision in its summary
    from being used goes to stderr."""
    if not is_reviews_folder(folder):
        return Remembered(folder)
    found = remembered(folder, rubric, reading, tuple(filter(None, titles)), datetime.date.today())
    complain(found.diagnostics)
    if found.open_elsewhere:
        warn(
            f"WARNING: {folder / SUMMARY} seems to be open in Excel or another program; what is not saved there yet is "
            "not counted."
        )
    return found
