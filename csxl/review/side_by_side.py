"""Comparing what came back, agency by agency, with those that were asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from csxl.compare.consolidation import consolidate
from csxl.compare.decision_points import decision_points
from csxl.model.answers import Reading
from csxl.model.before import Before
from csxl.model.comparison import Comparison
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.review import Expected, Review
from csxl.model.rubric import Rubric
from csxl.review.asked import Issued, expected, issued_in, titles_in
from csxl.review.folder import SUMMARY, issued_beside
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Told:
    """What the caller says of a review beyond its files: who was `asked`, or where their `issued` questionnaires are;
    which files to `prefer`, and `whose` each is; title and partnership. Where it says nothing, the files themselves do.
    `decisions` are those in the summary; `titles` what the review goes by, so that returns with other titles do not
    count; `day` is when all this is said, `before` is the review before, and `language` the name of the review's."""

    passwords: Sequence[str] = ()
    prefer: Sequence[str] = ()
    title: str = ""
    partnership: str = ""
    issued: Path | None = None
    asked: tuple[Expected, ...] = ()
    whose: Sequence[tuple[str, str]] = ()
    titles: tuple[str, ...] = ()
    decisions: Decisions = NOTHING_DECIDED
    day: datetime.date | None = None
    before: Before | None = None
    language: str = "English"

    def with_review(self, review: Review) -> Told:
        """The same with the review's agencies, language and title, which also name it where no other name is given."""
        return replace(
            self,
            title=self.title or review.title,
            partnership=self.partnership or review.partnership,
            asked=expected(review),
            titles=(review.title,),
            language=review.language,
        )


def compare(reading: Reading, paths: Sequence[Path], rubric: Rubric, told: Told) -> Comparison:
    """The comparison of what was read in these files and folders; who was asked, and for which review, is as told, and
    as the questionnaires issued say."""
    return compare_as_told(reading, rubric, with_issued(paths, rubric, told))


def with_issued(paths: Sequence[Path], rubric: Rubric, told: Told) -> Told:
    """What is told, with who was asked and the review's titles as the questionnaires say that were issued."""
    folders = [told.issued] if told.issued else issued_beside(paths)
    issued = Issued(told.asked, titles_in(folders)) if told.asked else issued_in(folders, rubric)
    return replace(told, asked=issued.agencies, titles=(*told.titles, *issued.titles))


def compare_as_told(reading: Reading, rubric: Rubric, told: Told) -> Comparison:
    """The comparison of what was read, with nothing known of the review but what is told."""
    found = consolidate(
        reading,
        rubric,
        told.asked,
        told.prefer,
        told.title,
        told.partnership,
        told.decisions,
        told.titles,
        told.whose,
        told.day,
    )
    every = (*found.diagnostics, *decision_points(found, SUMMARY))
    return replace(found, diagnostics=every, before=told.before, language=told.language)
