"""What came back, read and held side by side, by who was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
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
    """What is told of a review besides its files: `asked` who was, else `issued` where their questionnaires lie;
    `prefer` the files that count; title and partnership. () and "" for what the files say themselves."""

    passwords: Sequence[str] = ()
    prefer: Sequence[str] = ()
    title: str = ""
    partnership: str = ""
    issued: Path | None = None
    asked: tuple[Expected, ...] = ()

    def with_plan(self, review: Review) -> Told:
        """The same with the plan's agencies, and with its title and partnership where none are told."""
        return replace(
            self,
            title=self.title or review.title,
            partnership=self.partnership or review.partnership,
            asked=expected(review),
        )


def read_returns(
    paths: Sequence[Path], rubric: Rubric, passwords: Sequence[str] = (), progress: Progress | None = None
) -> Reading:
    """What came back in files, folders, archives and mails; a review's whole folder stands for its returns."""
    return read_files(returns_in(paths), rubric, passwords, progress)


def expected_agencies(folders: Sequence[Path], rubric: Rubric) -> tuple[Expected, ...]:
    """The agencies that were asked, from the questionnaires issued to them."""
    found = (_expected(member, rubric) for member in unwrap(folders) if isinstance(member, Member))
    return tuple(filter(None, found))


def _expected(member: Member, rubric: Rubric) -> Expected | None:
    """Whom a questionnaire asks: its properties tell, or it is read whole."""
    if issued := issued_to(read_properties(member.data, member.kind, member.file)):
        return Expected(*issued)
    returned, _ = read_return(member, rubric)
    return Expected(returned.agency, returned.agency_code) if returned else None


def compare(reading: Reading, paths: Sequence[Path], rubric: Rubric, told: Told) -> Comparison:
    """What was read in files and folders, side by side; who was asked is as told, or as the questionnaires say that
    lie beside them."""
    asked = told.asked or expected_agencies([told.issued] if told.issued else issued_beside(paths), rubric)
    return consolidate(reading, rubric, asked, told.prefer, told.title, told.partnership)
