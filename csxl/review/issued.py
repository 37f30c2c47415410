"""Questionnaires that are in a folder already, and the review that each belongs to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from csxl.model.answers import Reading
from csxl.model.member import Member
from csxl.model.progress import Progress
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import as_written, issued_for
from csxl.returns.reading import read_return
from csxl.returns.which_review import same_title
from csxl.review.attachments import is_blank
from csxl.sheets.books import read_properties
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
    member = next((found for found in unwrap([path]) if isinstance(found, Member)), None)
    issued = issued_for(read_properties(member.data, member.kind, member.file)) if member else None
    return ReviewName(*issued) if issued else None


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
