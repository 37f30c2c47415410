"""Questionnaires that were issued already: of which review, to whom, and whether they may go out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from csxl.model.answers import Return
from csxl.model.member import Member
from csxl.model.refusal import Refusal
from csxl.model.review import Expected, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import issued_for, issued_to
from csxl.returns.reading import Progress, read_files, read_return
from csxl.review.issuing import issues
from csxl.sheets.books import read_properties
from csxl.text.naming import file_names
from csxl.text.same_agency import folded_name
from csxl.text.wording import listed
from csxl.unwrap.unwrapping import unwrap

NAMES = 3  # files, or reviews, that one sentence names
COMPARED = 200  # characters of a title: a document's property holds no more than 255


class ReviewName(NamedTuple):
    """Which review a questionnaire is of; "" for what it does not say."""

    title: str
    partnership: str

    def __str__(self) -> str:
        """The review as a sentence names it."""
        return (f"“{self.title}”" if self.title else "a review without a title") + (
            f" ({self.partnership})" if self.partnership else ""
        )

    def same(self, other: ReviewName) -> bool:
        """Whether both are one review, but for case, spaces and punctuation."""
        return all(
            folded_name(mine)[:COMPARED] == folded_name(theirs)[:COMPARED]
            for mine, theirs in zip(self, other, strict=True)
        )


def reviews_in(folder: Path, progress: Progress | None = None) -> Mapping[Path, ReviewName]:
    """The review of each questionnaire in a folder of them, whatever its rubric."""
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    found: dict[Path, ReviewName] = {}
    for done, path in enumerate(paths, 1):
        if named := _review_of(path):
            found[path] = named
        if progress:
            progress(done, len(paths))
    return found


def _review_of(path: Path) -> ReviewName | None:
    member = next((found for found in unwrap([path]) if isinstance(found, Member)), None)
    issued = issued_for(read_properties(member.data, member.kind, member.file)) if member else None
    return ReviewName(*issued) if issued else None


def of_another_review(
    folder: Path, review: Review, replaced: Collection[Path] = (), progress: Progress | None = None
) -> Mapping[Path, ReviewName]:
    """The questionnaires in a folder that are of another review than this and are not to be replaced."""
    own = ReviewName(review.title, review.partnership)
    found = reviews_in(folder, progress).items()
    return {path: named for path, named in found if path not in replaced and not own.same(named)}


def what_is_there(folder: Path, found: Mapping[Path, ReviewName]) -> str:
    """One sentence: "output/questionnaires holds questionnaires of “Autumn 2026”: A.xlsx, B.xlsx and 4 more."."""
    reviews = list(dict.fromkeys(map(str, found.values())))
    files = listed([path.name for path in found], NAMES)
    return f"{folder} holds questionnaires of {listed(reviews, NAMES)}: {files}."


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


class Questionnaire(NamedTuple):
    """One agency's questionnaire; `is_there` where it lies in the review's folder already."""

    name: str
    code: str
    data: bytes
    is_there: bool


def file_names_of(review: Review) -> tuple[str, ...]:
    """The name of each agency's questionnaire, in the order of the plan."""
    return file_names([party.name for party in review.parties])


def questionnaires(
    review: Review, rubric: Rubric, folder: Path, progress: Progress | None = None
) -> tuple[Questionnaire, ...]:
    """Each agency's questionnaire, in the order of the plan: from the folder, or made where none lies there.

    Raises Refusal where one in the folder must not go out."""
    there = {code: Path(blank.file) for code, blank in issued_in(folder, review, rubric, progress).items()}
    return tuple(
        Questionnaire(there[party.code].name, party.code, there[party.code].read_bytes(), True)
        if party.code in there
        else Questionnaire(name, party.code, write_questionnaire(rubric, issue), False)
        for party, name, issue in zip(review.parties, file_names_of(review), issues(review), strict=True)
    )


def issued_in(folder: Path, review: Review, rubric: Rubric, progress: Progress | None = None) -> Mapping[str, Return]:
    """The questionnaires in a folder by the agency's code inside them, whatever their names.

    Raises Refusal where one is of another review, holds answers, or is there twice: it must not go out."""
    there = read_files([folder], rubric, progress=progress).returns if folder.is_dir() else ()
    asked = {party.code for party in review.parties}
    found: dict[str, Return] = {}
    for blank in there:
        if blank.agency_code in found:
            raise Refusal(
                f"{blank.file} and {found[blank.agency_code].file} are both for {blank.agency}; take one away."
            )
        if blank.agency_code in asked:
            found[blank.agency_code] = sendable(blank, review)
    return found


def sendable(blank: Return, review: Review) -> Return:
    """The questionnaire as it is. Raises Refusal unless it is of this review and still to be filled in."""
    if folded_name(blank.review) != folded_name(review.title):
        raise Refusal(
            f"{blank.file} is for the review “{blank.review}” and not for “{review.title}”; nothing was sent or "
            "drafted. csxl generate with --force writes it anew."
        )
    if any(answer.raw or answer.evidence for answer in blank.answers):
        raise Refusal(
            f"{blank.file} has answers in it; nothing was sent or drafted. Move it to the folder returns, and "
            "it is written anew."
        )
    return blank
