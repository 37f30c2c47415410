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
from csxl.review.reader import is_plan, read_plan
from csxl.rubrics.loading import RubricFault, load_rubric
from csxl.sheets.books import read_book
from csxl.unwrap.unwrapping import unwrap

Found = TypeVar("Found")
Matters = tuple[Diagnostic, ...]

plan_argument = click.argument("review", type=click.Path(path_type=Path, dir_okay=False, exists=True))


class FoundFiles(NamedTuple):
    """A command's files: the coordinator's workbook, if one is among them, and the others."""

    plan: Path | None
    others: tuple[Path, ...]


def find_plan(paths: Sequence[Path]) -> FoundFiles:
    """The coordinator's workbook among files, told by its contents whatever its name; folders are not looked into."""
    plans = [path for path in paths if path.is_file() and _holds_plan(path)]
    if len(plans) > 1:
        raise Refused(f"{plans[0]} and {plans[1]} are both coordinator's workbooks; give one.")
    return FoundFiles(plans[0] if plans else None, tuple(path for path in paths if path not in plans))


def _holds_plan(path: Path) -> bool:
    for found in unwrap([path]):
        if isinstance(found, Member) and found.file == str(path):
            book, _ = read_book(found.data, found.kind, found.file)
            return book is not None and is_plan(book)
    return False


def read_workbook(path: Path, read: Callable[[Member], tuple[Found | None, Matters]]) -> tuple[Found | None, Matters]:
    """What `read` makes of the one workbook in a file, or None, and all that is said of it."""
    found = next(iter(unwrap([path])), None)
    return read(found) if isinstance(found, Member) else (None, (found,) if found else ())


def open_plan(path: Path, strict: bool = True) -> Review:
    """The plan in a coordinator's workbook, with everything wrong with it on stderr.

    Raises Refused where it is none, or has any error; unless `strict`, an error leaves out no more than what it is
    about."""
    plan, matters = read_workbook(path, read_plan)
    complain(matters)
    errors = sum(matter.severity == Severity.ERROR for matter in matters)
    if plan is None or (strict and errors):
        raise Refused(
            f"{path} cannot be used as it is; nothing was written. Put right what is said above, save it, "
            "and try again."
        )
    return plan


def complain(matters: Sequence[Diagnostic]) -> None:
    """The matters on stderr, errors first."""
    for matter in in_order(matters):
        click.echo(line(matter), err=True)


def rubric_of(ctx: click.Context, plan: Review, path: Path, given: Rubric) -> Rubric:
    """The rubric given on the command line, else the one that the plan names by a folder beside it, else the published
    one."""
    if not plan.rubric or ctx.get_parameter_source("rubric") is not ParameterSource.DEFAULT:
        return given
    try:
        return load_rubric(path.parent / plan.rubric)
    except RubricFault as faults:
        raise Refused(
            "The rubric that the workbook names cannot be used:\n" + "\n".join(f"  {fault}" for fault in faults.faults)
        ) from faults
