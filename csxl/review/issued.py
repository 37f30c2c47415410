"""Questionnaires that are in a folder already, and the review that each belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from csxl.model.answers import Reading
from csxl.model.member import Member
from csxl.model.progress import Progress
from csxl.model.review import Expected, Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import as_written, issued_for, made_for
from csxl.returns.reading import read_return
from csxl.returns.which_review import same_title
from csxl.review.attachments import is_blank
from csxl.sheets.books import read_properties
from csxl.text.naming import agency_codes
from csxl.text.same_agency import folded_name
from csxl.text.wording import listed
from csxl.unwrap.unwrapping import unwrap

NAMES = 3  # files, or reviews, named in one sentence


class ReviewName(NamedTuple):
    """The review that a questionnaire belongs to; "" for what it does not say."""

    title: str
    partnership: str

    def __str__(self) -> str:
        """The review's name in a sentence."""
        return (f"“{self.title}”" if self.title else "a review without a title") + (
            f" ({self.partnership})" if self.partnership else ""
        )

    def same(self, other: ReviewName) -> bool:
        """Whether both are one review, leaving aside case, spaces and punctuation."""
        return all(same_title(mine, theirs) for mine, theirs in zip(self, other, strict=True))

    def same_title(self, title: str) -> bool:
        """Whether the review has this title."""
        return same_title(self.title, title)


def review_in(folder: Path) -> ReviewName | None:
    """The review that the first questionnaire in a folder belongs to, None if there is none."""
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return next(filter(None, map(_review_of, paths)), None)


def reviews_in(folder: Path, progress: Progress | None = None) -> Mapping[Path, ReviewName]:
    """The review that each questionnaire in a folder belongs to, whatever its rubric."""
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    found: dict[Path, ReviewName] = {}
    for done, path in enumerate(paths, 1):
        if named := _review_of(path):
            found[path] = named
        if progress:
            progress(done, len(paths))
    return found


def _review_of(path: Path) -> ReviewName | None:
    issued = issued_for(_properties(path))
    return ReviewName(*issued) if issued else None


def _properties(path: Path) -> Mapping[str, str]:
    member = next((found for found in unwrap([path]) if isinstance(found, Member)), None)
    return read_properties(member.data, member.kind, member.file) if member else {}


def with_codes_in(folder: Path, review: Review) -> Review:
    """The review with the codes under which the questionnaires in a folder were issued."""
    if not folder.is_dir() or not any(party.made for party in review.parties):
        return review
    found = (made_for(_properties(path)) for path in sorted(folder.iterdir()) if path.is_file())
    return with_issued_codes(review, (Expected(*one) for one in found if one))


def with_issued_codes(review: Review, issued: Iterable[Expected]) -> Review:
    """The review in which each agency whose code would be made from its name keeps the one of the form that it was
    issued, whatever codes are made from names by now; what others were issued is made for none."""
    codes: dict[str, str] = {}
    for one in issued:
        codes.setdefault(folded_name(one.name), one.code.upper())
    others = {code for name, code in codes.items() if name not in {folded_name(one.name) for one in review.parties}}
    taken = {party.code for party in review.parties if not party.made}
    given = [
        party.code if not party.made else _unless(codes.get(folded_name(party.name), ""), taken)
        for party in review.parties
    ]
    names = [party.name for party in review.parties]
    parties: Iterable[tuple[Party, str]] = zip(review.parties, agency_codes(names, given, others), strict=True)
    return replace(review, parties=tuple(replace(party, code=code) for party, code in parties))


def _unless(code: str, taken: Collection[str]) -> str:
    return "" if code in taken else code


def of_another_review(
    folder: Path, review: Review, replaced: Collection[Path] = (), progress: Progress | None = None
) -> Mapping[Path, ReviewName]:
    """The questionnaires in a folder that belong to another review and are not being replaced."""
    own = ReviewName(review.title, review.partnership)
    found = reviews_in(folder, progress).items()
    return {path: named for path, named in found if path not in replaced and not own.same(named)}


def filled_in(folder: Path, reading: Reading, rubric: Rubric) -> tuple[str, ...]:
    """The names of the questionnaires in a folder that somebody has filled in there, and that did not come back."""
    came = {sha256 for _, sha256 in reading.members}
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    return tuple(path.name for path in paths if _is_filled_in(path, came, rubric))


def _is_filled_in(path: Path, came: Collection[str], rubric: Rubric) -> bool:
    member = next((found for found in unwrap([path]) if isinstance(found, Member)), None)
    if member is None or member.sha256 in came or as_written(read_properties(member.data, member.kind, member.file)):
        return False
    returned, _ = read_return(member, rubric)
    return returned is not None and not is_blank(returned)


def what_is_there(folder: Path, found: Mapping[Path, ReviewName]) -> str:
    """One sentence: "output/questionnaires holds questionnaires of “Autumn 2026”: A.xlsx, B.xlsx and 4 more."."""
    reviews = list(dict.fromkeys(map(str, found.values())))
    files = listed([path.name for path in found], NAMES)
    return f"{folder} holds questionnaires of {listed(reviews, NAMES)}: {files}."
