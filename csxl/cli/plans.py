"""A coordinator's workbook as the commands find it among their files, and the rubric that it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import click
from click.core import ParameterSource

from csxl.cli.files import Refused
from csxl.diagnostics.printed import in_order, line
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Member
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.reader import is_review, read_review
from csxl.rubrics.loading import RubricFault, load_rubric
from csxl.sheets.books import read_book
from csxl.unwrap.unwrapping import unwrap

Found = TypeVar("Found")
Diagnostics = tuple[Diagnostic, ...]

review_argument = click.argument(
    "workbook", metavar="REVIEW", type=click.Path(path_type=Path, dir_okay=False, exists=True)
)


class FoundFiles(NamedTuple):
    """A command's files: the coordinator's workbook, if one is among them, and the others."""

    review: Path | None
    others: tuple[Path, ...]


def find_review(paths: Sequence[Path]) -> FoundFiles:
    """The coordinator's workbook among files, told by its contents whatever its name; folders are not looked into."""
    reviews = [path for path in paths if path.is_file() and _holds_plan(path)]
    if len(reviews) > 1:
        raise Refused(f"{reviews[0]} and {reviews[1]} are both coordinator's workbooks; give one.")
    return FoundFiles(reviews[0] if reviews else None, tuple(path for path in paths if path not in reviews))


def _holds_plan(path: Path) -> bool:
    for found in unwrap([path]):
        if isinstance(found, Member) and found.file == str(path):
            book, _ = read_book(found.data, found.kind, found.file)
            return book is not None and is_review(book)
    return False


def read_workbook(
    path: Path, read: Callable[[Member], tuple[Found | None, Diagnostics]]
) -> tuple[Found | None, Diagnostics]:
    """What `read` makes of the one workbook in a file, or None, and all that is said of it."""
    found = next(iter(unwrap([path])), None)
    if isinstance(found, Member):
        return read(found)
    return None, (found,) if isinstance(found, Diagnostic) else ()


def open_review(path: Path, strict: bool = True) -> Review:
    """The plan in a coordinator's workbook, with everything wrong with it on stderr.

    Raises Refused where it is none, or has any error; unless `strict`, an error leaves out no more than what it is
    about."""
    review, diagnostics = read_workbook(path, read_review)
    complain(diagnostics)
    errors = sum(diagnostic.severity == Severity.ERROR for diagnostic in diagnostics)
    if review is None or (strict and errors):
        raise Refused(
            f"{path} cannot be used as it is; nothing was written. Put right what is said above, save it, "
            "and try again."
        )
    return review


def complain(diagnostics: Sequence[Diagnostic]) -> None:
    """The diagnostics on stderr, errors first."""
    for diagnostic in in_order(diagnostics):
        click.echo(line(diagnostic), err=True)


def rubric_of(ctx: click.Context, review: Review, path: Path, given: Rubric) -> Rubric:
    """The rubric given on the command line, else the one that the plan names by a folder beside it, else the published
    one."""
    if not review.rubric or ctx.get_parameter_source("rubric") is not ParameterSource.DEFAULT:
        return given
    try:
        return load_rubric(path.parent / review.rubric)
    except RubricFault as faults:
        raise Refused(
            "The rubric that the workbook names cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults.faults)
        ) from faults
