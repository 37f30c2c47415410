"""The questionnaire that goes with each invitation: as it was issued, or a new one if none was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from csxl.model.answers import Return
from csxl.model.before import Before
from csxl.model.progress import Progress
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.returns.reading import ReadEach, one_by_one, read_files
from csxl.review.issuing import file_names_of, issues
from csxl.text.same_agency import folded_name

LastReview = Callable[[], Before | None]


def no_review() -> None:
    """There is no review before."""


class Questionnaire(NamedTuple):
    """One agency's questionnaire; `is_there` if it is in the review's folder already."""

    name: str
    code: str
    data: bytes
    is_there: bool


def questionnaires(
    review: Review,
    rubric: Rubric,
    folder: Path,
    progress: Progress | None = None,
    before: LastReview = no_review,
    read_each: ReadEach = one_by_one,
) -> tuple[Questionnaire, ...]:
    """Each agency's questionnaire, in the order of the review: from the folder, or a new one if it is not there, with
    what was said in the review before; it is asked for only then.

    Raises Refusal if one in the folder must not go out."""
    there = {code: Path(blank.file) for code, blank in issued_in(folder, review, rubric, progress, read_each).items()}
    last = before() if any(party.code not in there for party in review.parties) else None
    return tuple(
        Questionnaire(there[party.code].name, party.code, there[party.code].read_bytes(), True)
        if party.code in there
        else Questionnaire(name, party.code, write_questionnaire(rubric, issue), False)
        for party, name, issue in zip(review.parties, file_names_of(review), issues(review, rubric, last), strict=True)
    )


def issued_in(
    folder: Path,
    review: Review,
    rubric: Rubric,
    progress: Progress | None = None,
    read_each: ReadEach = one_by_one,
) -> Mapping[str, Return]:
    """The questionnaires in a folder by the agency code inside them, whatever their names.

    Raises Refusal if one must not go out: it is for another review or agency, holds answers, or is there twice."""
    there = _read(folder, rubric, progress, read_each)
    asked = {party.code: party for party in review.parties}
    found: dict[str, Return] = {}
    for blank in there:
        if blank.agency_code in found:
            raise Refusal(
                f"{blank.file} and {found[blank.agency_code].file} are both for {blank.agency}; please remove one."
            )
        if blank.agency_code in asked:
            found[blank.agency_code] = sendable(blank, review, asked[blank.agency_code])
    return found


def as_issued(
    folder: Path,
    review: Review,
    rubric: Rubric,
    progress: Progress | None = None,
    read_each: ReadEach = one_by_one,
) -> Mapping[str, tuple[str, bytes]]:
    """The questionnaires in a folder that can go out once more, as name and bytes by the agency code inside them:
    those of this review that are blank, a file of their own, and there once."""
    there = _read(folder, rubric, progress, read_each)
    times = Counter(blank.agency_code for blank in there)
    asked = {party.code: party for party in review.parties if times[party.code] == 1}
    found: dict[str, tuple[str, bytes]] = {}
    for blank in there:
        with suppress(Refusal):
            if party := asked.get(blank.agency_code):
                path = Path(sendable(blank, review, party).file)
                found[party.code] = (path.name, path.read_bytes())
    return found


def _read(folder: Path, rubric: Rubric, progress: Progress | None, read_each: ReadEach) -> tuple[Return, ...]:
    return read_files([folder], rubric, progress=progress, read_each=read_each).returns if folder.is_dir() else ()


def is_blank(returned: Return) -> bool:
    """Whether nobody has typed anything into a questionnaire yet; what a covering letter says is not in it."""
    answered = any(one.raw or one.evidence or one.action or one.owner or one.by_when for one in returned.answers)
    written = answered or returned.overall or any(one.sheet for one in returned.kept)
    return not written and not returned.left_out


def is_for(blank: Return, review: Review) -> bool:
    """Whether a questionnaire was issued for this review."""
    return folded_name(blank.review) == folded_name(review.title)


def is_of(blank: Return, party: Party) -> bool:
    """Whether a questionnaire was made for the agency that has its code now: another's may show what that one said."""
    return folded_name(blank.agency) == folded_name(party.name)


def sendable(blank: Return, review: Review, party: Party) -> Return:
    """The questionnaire unchanged. Raises Refusal unless it is for this review and agency, still blank, and a file of
    its own."""
    if not Path(blank.file).is_file():
        raise Refusal(
            f"{blank.file} is inside another file; nothing was sent or drafted. Please take it out, or remove the file "
            "that holds it, and a blank one will be written."
        )
    if not is_for(blank, review):
        raise Refusal(
            f"{blank.file} is for the review “{blank.review}”, not for “{review.title}”; nothing was sent or "
            "drafted. Remove it, and one for this review will be written."
        )
    if not is_of(blank, party):
        raise Refusal(
            f"{blank.file} was made for “{blank.agency}”, but its code {party.code} is that of “{party.name}”; nothing "
            "was sent or drafted. Remove it, and one for that agency will be written."
        )
    if not is_blank(blank):
        raise Refusal(
            f"{blank.file} has answers in it; nothing was sent or drafted. Move it to the folder returns, and "
            "a blank one will be written."
        )
    return blank
