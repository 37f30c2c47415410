"""Questionnaires that lie in a review's folder already: a folder holds those of one review, whoever asks next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from csxl.cli.files import QUESTIONNAIRES, Refused
from csxl.cli.options import progress
from csxl.model.member import Member
from csxl.model.review import Review
from csxl.questionnaire.issue import issued_for
from csxl.sheets.books import read_book
from csxl.text.same_agency import folded_name
from csxl.text.wording import listed
from csxl.unwrap.unwrapping import unwrap

NAMES = 3  # files, or reviews, that a refusal names
COMPARED = 200  # characters of a title: a document's property holds no more than 255


class ReviewName(NamedTuple):
    """Which review a questionnaire is of; "" for what it does not say."""

    title: str
    partnership: str

    def __str__(self) -> str:
        """The review as a refusal names it."""
        return (f"“{self.title}”" if self.title else "a review without a title") + (
            f" ({self.partnership})" if self.partnership else ""
        )

    def same(self, other: ReviewName) -> bool:
        """Whether both are one review, but for case, spaces and punctuation."""
        return all(
            folded_name(mine)[:COMPARED] == folded_name(theirs)[:COMPARED]
            for mine, theirs in zip(self, other, strict=True)
        )


def reviews_in(output: Path) -> Mapping[Path, ReviewName]:
    """The review of each questionnaire in a review's folder, whatever its rubric."""
    folder = output / QUESTIONNAIRES
    paths = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    found: dict[Path, ReviewName] = {}
    with progress("Looking at what is there") as show:
        for done, path in enumerate(paths, 1):
            if named := _review_of(path):
                found[path] = named
            show(done, len(paths))
    return found


def _review_of(path: Path) -> ReviewName | None:
    member = next((found for found in unwrap([path]) if isinstance(found, Member)), None)
    book = read_book(member.data, member.kind, member.file)[0] if member else None
    issued = issued_for(book.properties) if book else None
    return ReviewName(*issued) if issued else None


def refuse_another_review(output: Path, review: Review, replaced: Collection[Path] = ()) -> None:
    """Raise Refused where a review's folder holds questionnaires of another one that are not to be replaced."""
    own = ReviewName(review.title, review.partnership)
    others = {path: named for path, named in reviews_in(output).items() if path not in replaced and not own.same(named)}
    if others:
        raise Refused(
            f"{what_is_there(output, others)} Nothing was written. If this is a new review, name another "
            "folder for it with -o. If it is the same one under a new title, move these files away, or let "
            "csxl generate --force write them anew."
        )


def what_is_there(output: Path, found: Mapping[Path, ReviewName]) -> str:
    """One sentence: "output/questionnaires holds questionnaires of “Autumn 2026”: A.xlsx, B.xlsx and 4 more."."""
    reviews = list(dict.fromkeys(map(str, found.values())))
    files = listed([path.name for path in found], NAMES)
    return f"{output / QUESTIONNAIRES} holds questionnaires of {listed(reviews, NAMES)}: {files}."
