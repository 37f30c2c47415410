"""What a review's folder remembers: the decisions in its summary, and how many former summaries it keeps."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from csxl.decisions.summary_reader import read_summary
from csxl.diagnostics.of_review import ReviewCode
from csxl.model.answers import Reading
from csxl.model.decisions import NOTHING_DECIDED, DecisionKind, Decisions
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.rubric import Rubric
from csxl.returns.which_review import this_review
from csxl.review.folder import SUMMARY, earlier_summaries, is_open_elsewhere
from csxl.text.records import dataclass
from csxl.unwrap.unwrapping import unwrap

DECIDING = (
    DecisionKind.AGREED,
    DecisionKind.SETTLED,
    DecisionKind.FILE,
    DecisionKind.ACTION,
    DecisionKind.MEETING,
    DecisionKind.PROMISE,
    DecisionKind.PERSONAL,
)  # the others say more of one of these


@dataclass(frozen=True)
class Remembered:
    """The decisions in a folder's summary, and what keeps any from being used; how many `earlier` ones there are; and
    whether it is open in another program, so that what is not saved yet is not in it."""

    folder: Path
    decisions: Decisions = NOTHING_DECIDED
    diagnostics: tuple[Diagnostic, ...] = ()
    earlier: int = 0
    open_elsewhere: bool = False

    @property
    def decided(self) -> int:
        """How many decisions there are: rows in which something was typed."""
        return sum(1 for kind, _ in self.decisions.subjects if kind in DECIDING)


def remembered(folder: Path, rubric: Rubric, reading: Reading, titles: Sequence[str], day: datetime.date) -> Remembered:
    """What a review's folder remembers of the review with one of these titles or, since a title may be mended, of the
    returns that were read; without a title, whatever its summary holds."""
    path, earlier = folder / SUMMARY, earlier_summaries(folder)
    found = next(iter(unwrap([path])), None) if path.is_file() else None
    if not isinstance(found, Member):
        return Remembered(folder, NOTHING_DECIDED, (found,) if isinstance(found, Diagnostic) else (), earlier)
    former, said = read_summary(found, rubric, day)
    # What is odd but used is consolidate's to say, which writes it anew.
    diagnostics = tuple(one for one in said if one.severity is Severity.ERROR)
    if former is None:
        return Remembered(folder, NOTHING_DECIDED, diagnostics, earlier)
    review = this_review(titles, reading.returns)
    own = frozenset(returned.sha256 for returned in reading.returns if review.includes(returned.review))
    if titles and not any(former.is_of(title, own) for title in titles):
        other = ReviewCode.SUMMARY_OF_ANOTHER.about(found.file, review=former.review, this=titles[0])
        return Remembered(folder, NOTHING_DECIDED, (other,), earlier)
    return Remembered(folder, former.decisions, diagnostics, earlier, is_open_elsewhere(path))
