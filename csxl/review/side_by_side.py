"""Reading what came back, and comparing it agency by agency with those that were asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.member import Member
from csxl.model.progress import Progress
from csxl.model.review import Expected, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import issued_to
from csxl.returns.reading import read_files, read_return
from csxl.review.folder import issued_beside, returns_in
from csxl.review.standing import expected
from csxl.sheets.books import read_properties
from csxl.unwrap.unwrapping import unwrap


@dataclass(frozen=True)
class Told:
    """What the caller says of a review beyond its files: who was `asked`, or where their `issued` questionnaires are;
    which files to `prefer`; title and partnership. Where it says nothing, the files themselves do. `decisions` are
    those in the summary."""

    passwords: Sequence[str] = ()
    prefer: Sequence[str] = ()
    title: str = ""
    partnership: str = ""
    issued: Path | None = None
    asked: tuple[Expected, ...] = ()
    decisions: Decisions = NOTHING_DECIDED

    def with_review(self, review: Review) -> Told:
        """The same with the review's agencies, and with its title and partnership where none is given."""
        return replace(
            self,
            title=self.title or review.title,
            partnership=self.partnership or review.partnership,
            asked=expected(review),
        )


def read_returns(
    paths: Sequence[Path], rubric: Rubric, passwords: Sequence[str] = (), progress: Progress | None = None
) -> Reading:
    """What came back in files, folders, archives and emails; a review's whole folder stands for its returns."""
    return read_files(returns_in(paths), rubric, passwords, progress)


def expected_agencies(folders: Sequence[Path], rubric: Rubric) -> tuple[Expected, ...]:
    """The agencies that were asked, from the questionnaires issued to them."""
    found = (_expected(member, rubric) for member in unwrap(folders) if isinstance(member, Member))
    return tuple(filter(None, found))


def _expected(member: Member, rubric: Rubric) -> Expected | None:
    """The agency that a questionnaire asks, from its properties or, if they do not say, by reading it all."""
    if issued := issued_to(read_properties(member.data, member.kind, member.file)):
        return Expected(*issued)
    returned, _ = read_return(member, rubric)
    return Expected(returned.agency, returned.agency_code) if returned else None


def compare(reading: Reading, paths: Sequence[Path], rubric: Rubric, told: Told) -> Comparison:
    """The comparison of what was read in these files and folders; who was asked is as told, or else comes from the
    questionnaires issued."""
    asked = told.asked or expected_agencies([told.issued] if told.issued else issued_beside(paths), rubric)
    return consolidate(reading, rubric, asked, told.prefer, told.title, told.partnership, told.decisions)
