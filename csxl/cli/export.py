"""csxl export: every answer of a review as one tidy table for an analyst."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import click

from csxl.api.export import format_of
from csxl.cli.arguments import located
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.opened import open_review
from csxl.cli.options import (
    file_option,
    files_argument,
    force_option,
    password_option,
    prefer_option,
    rubric_option,
    whose_option,
)
from csxl.cli.printing import complain, say
from csxl.cli.remembering import remember
from csxl.cli.returned import read_returns, say_of_choices
from csxl.compare.open_points import open_points
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Rubric
from csxl.review.asked import titles_beside
from csxl.review.folder import QUESTIONNAIRES
from csxl.review.review_rubric import rubric_for, rubric_of
from csxl.review.side_by_side import Told, compare

NAME = "answers.csv"


@click.command(epilog="\b\nExample: csxl export\nExample: csxl export review.xlsx output/returns -o output/answers.csv")
@files_argument
@file_option("answers.csv", "The table; its ending, .csv or .parquet, says which kind.")
@prefer_option
@whose_option
@password_option
@rubric_option
@force_option
def export(
    files: tuple[Path, ...],
    output: Path | None,
    prefer: tuple[str, ...],
    whose: tuple[tuple[str, str], ...],
    passwords: tuple[str, ...],
    rubric: Rubric | None,
    force: bool,
) -> None:
    """Read RETURNS and write one row per agency and criterion, as CSV or Parquet.

    If the coordinator's workbook, REVIEW, is given too, it says who was asked. Without either, those of the review in
    this folder are meant. What was settled in the summary beside the returns counts as settled.
    """
    workbook, returns, folder = located(files, needs_workbook=False)
    output = output or folder / NAME
    as_table = format_of(output)
    refuse_overwriting([output], force, [*([workbook] if workbook else []), *returns])
    told = Told(passwords, prefer, whose=whose, day=datetime.date.today())
    if workbook:
        review = open_review(workbook, folder / QUESTIONNAIRES, strict=False)
        rubric, told = rubric_of(review, workbook, rubric), told.with_review(review)
    rubric = rubric or rubric_for(returns)
    reading = read_returns(returns, rubric, passwords)
    known = remember(folder, rubric, reading, (told.title, *titles_beside(returns)))
    comparison = compare(reading, returns, rubric, replace(told, decisions=known.decisions))
    say_of_choices(comparison.of_choices)
    complain(about_unused(comparison))
    write_file(output, as_table(comparison))
    say(str(output))


def about_unused(comparison: Comparison) -> list[Diagnostic]:
    """The errors about the files that gave no return, or one that does not count, and what mails leave to record."""
    unused = {*comparison.unread, *(returned.file for returned in comparison.uncounted)}
    unused |= {one.letter.file for one in comparison.letters}
    return [one for one in open_points(comparison) if one.file in unused]
