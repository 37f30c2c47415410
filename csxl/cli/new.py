"""csxl new: a coordinator's workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.options import force_option
from csxl.cli.printing import progress, say
from csxl.model.refusal import Refusal
from csxl.review.folder import OUTPUT, QUESTIONNAIRES, REVIEW_BOOK
from csxl.review.issued import reviews_in, what_is_there
from csxl.review.review_book import write_review_book


@click.command(epilog="Example: csxl new review.xlsx")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"The workbook to write. [default: {REVIEW_BOOK}]",
)
@force_option
def new(file: Path | None, output: Path | None, force: bool) -> None:
    """Write the workbook that you run a review from: what is asked, who is asked, and in what words."""
    if file and output:
        raise Refusal(f"Name the workbook once: {file} or {output}.")
    path = file or output or Path(REVIEW_BOOK)
    if path.suffix.lower() != ".xlsx":
        raise Refusal(f"{path} would not open in Excel; give it a name that ends in .xlsx.")
    refuse_overwriting([path], force)
    if not force:
        refuse_review_beside(path.parent)
    write_file(path, write_review_book())
    say(str(path))
    say("Open it in Excel and fill in the sheets Review and Agencies; the sheet How to says what comes next.")


def refuse_review_beside(folder: Path) -> None:
    """Raise Refusal if questionnaires were already issued from this folder: they belong to another review."""
    for questionnaires in (folder / QUESTIONNAIRES, folder / OUTPUT / QUESTIONNAIRES):
        with progress("Looking at what is there") as show:
            found = reviews_in(questionnaires, show)
        if found:
            raise Refusal(
                f"{what_is_there(questionnaires, found)} Nothing was written. Make a folder for the new review and "
                "type the command there, or add --force if this workbook is for the same review."
            )
