"""Reading what came back, and comparing it agency by agency with those that were asked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from csxl.compare.consolidation import consolidate
from csxl.compare.decision_points import decision_points
from csxl.model.answers import Reading
from csxl.model.before import Before
from csxl.model.comparison import Comparison
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.member import Member
from csxl.model.progress import Progress
from csxl.model.review import Expected, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import issued_for, issued_to
from csxl.returns.reading import ReadEach, one_by_one, read_files, read_return
from csxl.review.folder import SUMMARY, issued_beside, returns_in
from csxl.review.standing import expected
from csxl.sheets.books import read_properties
from csxl.unwrap.unwrapping import unwrap


@dataclass(frozen=True)
class Told:
    """What the caller says of a review beyond its files: who was `asked`, or where their `issued` questionnaires are;
    which files to `prefer`, and `whose` each is; title and partnership. Where it says nothing, the files themselves do.
    `decisions` are those in the summary; `titles` what the review goes by, so that returns with other titles do not
    count; `day` is when all this is said, and `before` is the review before."""

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

    def with_review(self, review: Review) -> Told:
        """The same with the review's agencies and title, which also name it where no other name is given."""
        return replace(
            self,
            title=self.title or review.title,
            partnership=self.partnership or review.partnership,
            asked=expected(review),
            titles=(review.title,),
        )


class Issued(NamedTuple):
    """What questionnaires say of a review: the agencies asked, and the title (or titles) of the review."""

    agencies: tuple[Expected, ...] = ()
    titles: tuple[str, ...] = ()


def read_returns(
    paths: Sequence[Path],
    rubric: Rubric,
    passwords: Sequence[str] = (),
    progress: Progress | None = None,
    on: datetime.date | None = None,
    read_each: ReadEach = one_by_one,
) -> Reading:
    """What came back in files, folders, archives and emails, as seen on a day; a review's whole folder stands for its
    returns."""
    return read_files(returns_in(paths), rubric, passwords, progress, on, read_each)


def expected_agencies(folders: Sequence[Path], rubric: Rubric) -> tuple[Expected, ...]:
    """The agencies that were asked, from the questionnaires issued to them."""
    return issued_in(folders, rubric).agencies


def issued_in(folders: Sequence[Path], rubric: Rubric) -> Issued:
    """The agencies that were asked and the review's titles, from the questionnaires issued."""
    found = [_issued(member, rubric) for member in unwrap(folders) if isinstance(member, Member)]
    titles = dict.fromkeys(title for _, title in found if title)
    return Issued(tuple(agency for agency, _ in found if agency), tuple(titles))


def titles_beside(paths: Sequence[Path]) -> tuple[str, ...]:
    """The review's titles from the questionnaires beside what came back."""
    return titles_in(issued_beside(paths))


def titles_in(folders: Sequence[Path]) -> tuple[str, ...]:
    """The review's titles alone, from the properties of the questionnaires issued, which is quick."""
    members = (member for member in unwrap(folders) if isinstance(member, Member))
    found = (issued_for(read_properties(member.data, member.kind, member.file)) for member in members)
    return tuple(dict.fromkeys(named[0] for named in found if named and named[0]))


def _issued(member: Member, rubric: Rubric) -> tuple[Expected | None, str]:
    """The agency that a questionnaire asks and the review's title, from its properties or, if they do not say, by
    reading it all."""
    properties = read_properties(member.data, member.kind, member.file)
    agency, review = issued_to(properties), issued_for(properties)
    if agency:
        return Expected(*agency), review[0] if review else ""
    returned, _ = read_return(member, rubric)
    return (Expected(returned.agency, returned.agency_code), returned.review) if returned else (None, "")


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
    return replace(found, diagnostics=(*found.diagnostics, *decision_points(found, SUMMARY)), before=told.before)
