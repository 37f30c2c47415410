"""What a review's folder remembers: the decisions in its summary, and how many former summaries it keeps."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from csxl.decisions.summary_reader import read_summary
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.decisions import NOTHING_DECIDED, Decisions, Kind
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.rubric import Rubric
from csxl.review.folder import SUMMARY, earlier_summaries, is_open_elsewhere
from csxl.unwrap.unwrapping import unwrap

DECIDING = (Kind.AGREED, Kind.SETTLED, Kind.FILE, Kind.ACTION, Kind.MEETING)  # the others say more of one of these


@dataclass(frozen=True)
class Remembered:
    """The decisions in a folder's summary, and what is odd about it; how many `earlier` ones there are; and whether it
    is open in another program, so that what is not saved yet is not in it."""

    folder: Path
    decisions: Decisions = NOTHING_DECIDED
    diagnostics: tuple[Diagnostic, ...] = ()
    earlier: int = 0
    open_elsewhere: bool = False

    @property
    def decided(self) -> int:
        """How many decisions there are: rows in which something was typed."""
        return sum(1 for kind, _ in self.decisions.subjects if kind in DECIDING)


def remembered(folder: Path, rubric: Rubric, title: str, returns: frozenset[str], day: datetime.date) -> Remembered:
    """What a review's folder remembers of the review with this title or, since a title may be mended, of these returns,
    given by their SHA-256; without a title, whatever its summary holds."""
    path, earlier = folder / SUMMARY, earlier_summaries(folder)
    found = next(iter(unwrap([path])), None) if path.is_file() else None
    if not isinstance(found, Member):
        return Remembered(folder, NOTHING_DECIDED, (found,) if isinstance(found, Diagnostic) else (), earlier)
    former, diagnostics = read_summary(found, rubric, day)
    if former is None:
        return Remembered(folder, NOTHING_DECIDED, diagnostics, earlier)
    if title and not former.is_of(title, returns):
        other = ReviewCode.SUMMARY_OF_ANOTHER.about(found.file, review=former.review, this=title)
        return Remembered(folder, NOTHING_DECIDED, (other,), earlier)
    return Remembered(folder, former.decisions, diagnostics, earlier, is_open_elsewhere(path))
