"""Who was asked, by the coordinator's workbook or by the questionnaires issued, and reading what came back."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from csxl.model.answers import Reading
from csxl.model.member import Member
from csxl.model.progress import Progress
from csxl.model.review import Expected, Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import issued_for, issued_to
from csxl.returns.reading import ReadEach, one_by_one, read_files, read_return
from csxl.review.folder import issued_beside, returns_in
from csxl.sheets.books import read_properties
from csxl.text.addresses import addresses_of
from csxl.unwrap.unwrapping import unwrap


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


def expected(review: Review) -> tuple[Expected, ...]:
    """The agencies that were asked, as consolidation wants them."""
    return tuple(_expected(party) for party in review.parties)


def _expected(party: Party) -> Expected:
    addresses = (*addresses_of(party.email)[0], *addresses_of(party.substitute_email)[0], *addresses_of(party.cc)[0])
    people = tuple(filter(None, (party.contact, party.substitute)))
    return Expected(party.name, party.code, party.sector, addresses, people)


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
