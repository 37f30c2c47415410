"""csxl status: who has answered, how completely, and what still needs settling."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from csxl.cli.arguments import located
from csxl.cli.files import refuse_overwriting
from csxl.cli.opened import open_review
from csxl.cli.options import (
    files_argument,
    force_option,
    on_option,
    password_option,
    prefer_option,
    rubric_option,
    whose_option,
)
from csxl.cli.printing import say_json, say_lines
from csxl.cli.refreshing import Present, present, refresh
from csxl.cli.remembering import remember
from csxl.cli.returned import read_returns, say_of_choices
from csxl.cli.sending import contacts_of
from csxl.model.rubric import Rubric
from csxl.review.asked import titles_beside
from csxl.review.folder import QUESTIONNAIRES, SUMMARY
from csxl.review.issued import filled_in
from csxl.review.review_rubric import rubric_of
from csxl.review.standing import status_of
from csxl.review.status_book import is_status, write_status
from csxl.review.status_report import among_questionnaires, as_json, kept, lines


@click.command(epilog="\b\nExample: csxl status\nExample: csxl status review.xlsx output/returns")
@files_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the table as a workbook too; a former one is kept in the folder earlier beside it.",
)
@click.option("--json", "wants_json", is_flag=True, help="Print one JSON object, for other programs.")
@on_option
@prefer_option
@whose_option
@password_option
@rubric_option
@force_option
def status(
    files: tuple[Path, ...],
    output: Path | None,
    wants_json: bool,
    on: datetime.date | None,
    prefer: tuple[str, ...],
    whose: tuple[tuple[str, str], ...],
    passwords: tuple[str, ...],
    rubric: Rubric | None,
    force: bool,
) -> None:
    """Say when each agency in the workbook REVIEW returned, how much it answered, what still needs settling,
    and how late it is.

    RETURNS are what came back: files, folders, zips, emails. Without either, those of the review in this folder are
    meant. What was settled in the summary counts as settled.
    """
    workbook, returns, folder = located(files)
    assert workbook
    there = present(output) if output and output.is_file() else None
    renewed = there is not None and is_status(there.data or b"")  # the former one is kept in earlier/
    refuse_overwriting([output] if output else [], force or renewed, [workbook, folder / SUMMARY, *returns])
    review = open_review(workbook, folder / QUESTIONNAIRES, strict=False)
    rubric = rubric_of(review, workbook, rubric)
    reading = read_returns(returns, rubric, passwords, on)
    titles = titles_beside(returns)
    known = remember(folder, rubric, reading, (review.title, *titles))
    found = status_of(review, reading, rubric, on or datetime.date.today(), prefer, known.decisions, whose, titles)
    say_of_choices(found.of_choices)
    contacts = contacts_of(folder)
    if output:
        refresh([(there or Present(output, None), write_status(found, contacts))], datetime.datetime.now())
    if wants_json:
        say_json(as_json(found, contacts, known.diagnostics))
    else:
        filled = filled_in(folder / QUESTIONNAIRES, reading, rubric)
        say_lines([*lines(found, contacts), *among_questionnaires(filled), *kept(known)])
