"""Opening a review: the coordinator's workbook found among files and read, its rubric, and the review before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from csxl.diagnostics.printed import in_order
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.issuing import Previous, read_previous, without_round_before
from csxl.review.reader import is_review, read_review
from csxl.rubrics.loading import RubricFault, load_rubric
from csxl.sheets.books import read_book
from csxl.unwrap.unwrapping import unwrap

Diagnostics = tuple[Diagnostic, ...]
Found = TypeVar("Found")


class FoundFiles(NamedTuple):
    """Some files: the coordinator's workbook, if one is among them, and the others."""

    review: Path | None
    others: tuple[Path, ...]


def find_review(paths: Sequence[Path]) -> FoundFiles:
    """The coordinator's workbook among files, told by its contents whatever its name; folders are not looked into.
    Raises Refusal where there are two."""
    reviews = [path for path in paths if path.is_file() and _holds_review(path)]
    if len(reviews) > 1:
        raise Refusal(f"{reviews[0]} and {reviews[1]} are both coordinator's workbooks; give one.")
    return FoundFiles(reviews[0] if reviews else None, tuple(path for path in paths if path not in reviews))


def _holds_review(path: Path) -> bool:
    for found in unwrap([path]):
        if isinstance(found, Member) and found.file == str(path):
            book, _ = read_book(found.data, found.kind, found.file)
            return book is not None and is_review(book)
    return False


def open_review(path: Path, strict: bool = True) -> tuple[Review, Diagnostics]:
    """The plan in a coordinator's workbook, and everything that is wrong with it.

    Raises Refusal where it is none, or has any error; unless `strict`, an error leaves out no more than what it is
    about."""
    review, diagnostics = _one_workbook(path, read_review)
    if review is None or (strict and any(one.severity == Severity.ERROR for one in diagnostics)):
        raise Refusal(
            f"{path} cannot be used as it is; nothing was written. Put right what is said above, save it, "
            "and try again.",
            in_order(diagnostics),
        )
    return review, diagnostics


def open_previous(path: Path, rubric: Rubric, review: Review) -> tuple[Previous, Diagnostics]:
    """What the agencies said in the review before, by its summary, and what is odd about that. Raises Refusal where
    the file is no summary."""
    previous, diagnostics = _one_workbook(path, lambda member: read_previous(member, rubric))
    if previous is None:
        raise Refusal(f"{path} says nothing of a round before; nothing was written.", in_order(diagnostics))
    return previous, (*diagnostics, *without_round_before(review, previous, str(path)))


def _one_workbook(
    path: Path, read: Callable[[Member], tuple[Found | None, Diagnostics]]
) -> tuple[Found | None, Diagnostics]:
    """What `read` makes of the one workbook in a file, or None, and all that is said of it."""
    found = next(iter(unwrap([path])), None)
    if isinstance(found, Member):
        return read(found)
    return None, (found,) if isinstance(found, Diagnostic) else ()


def rubric_of(review: Review, workbook: Path, given: Rubric | None) -> Rubric:
    """The rubric that was given, else the one that the plan names by a folder beside its workbook, else the published
    one. Raises Refusal where it cannot be used."""
    if given is not None:
        return given
    try:
        return load_rubric(workbook.parent / review.rubric if review.rubric else None)
    except RubricFault as fault:
        raise Refusal("The rubric that the workbook names cannot be used:", faults=fault.faults) from fault
