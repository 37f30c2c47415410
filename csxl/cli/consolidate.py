"""csxl consolidate: the returns of a review in one summary workbook."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from csxl.board.board_html import board_page
from csxl.board.summary_workbook import write_summary
from csxl.cli.arguments import located
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.opened import open_review
from csxl.cli.options import (
    Existing,
    file_option,
    files_argument,
    force_option,
    password_option,
    prefer_option,
    rubric_option,
)
from csxl.cli.printing import say_lines, warn
from csxl.cli.returned import compare, say_unfound
from csxl.compare.narrative import headline
from csxl.diagnostics.printed import in_order, line
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.refusal import Refusal
from csxl.model.rubric import Rubric
from csxl.review.folder import SUMMARY
from csxl.review.opening import rubric_of
from csxl.review.side_by_side import Told
from csxl.rubrics.loading import load_rubric
from csxl.text.wording import listed, many

SHOWN = 10  # errors on the terminal; all of them are on the sheet Issues


@click.command(
    epilog="\b\nExample: csxl consolidate\n"
    "Example: csxl consolidate review.xlsx output/returns -o output/summary.xlsx\n"
    "Example: csxl consolidate output/returns"
)
@files_argument
@file_option(SUMMARY, "The summary workbook.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the board's page as one HTML file, to show on a screen or print.",
)
@click.option(
    "--issued",
    type=Existing(),
    metavar="DIR",
    help="The questionnaires that were issued, which show who has not returned one. "
    "[default: the folder questionnaires beside the returns]",
)
@prefer_option
@click.option("--review", "title", default="", metavar="TITLE", help="The review's title. [default: as in the returns]")
@click.option("--partnership", default="", metavar="NAME", help="The partnership. [default: as in the returns]")
@password_option
@rubric_option
@force_option
def consolidate(
    files: tuple[Path, ...],
    output: Path | None,
    html: Path | None,
    issued: Path | None,
    prefer: tuple[str, ...],
    title: str,
    partnership: str,
    passwords: tuple[str, ...],
    rubric: Rubric | None,
    force: bool,
) -> None:
    """Compare RETURNS (files, folders, zips, emails) and write the summary workbook for the board.

    If RETURNS include the coordinator's workbook, it says who was asked, in which sectors, and for which review.
    Without either, those of the review in this folder are meant.
    """
    workbook, returns, folder = located(files, needs_workbook=False)
    output = output or folder / SUMMARY
    written = [output, *([html] if html else [])]
    refuse_overwriting(written, force, [*([workbook] if workbook else []), *returns])
    told = Told(passwords, prefer, title, partnership, issued)
    if workbook:
        review = open_review(workbook, strict=False)
        rubric, told = rubric_of(review, workbook, rubric), told.with_review(review)
    comparison = compare(returns, rubric or load_rubric(), told)
    say_errors(comparison.diagnostics)
    say_choice(comparison, prefer)
    if not comparison.agencies:
        raise Refusal("No return could be read and no agency is known, so no summary was written.")
    today = datetime.date.today()
    write_file(output, write_summary(comparison, today))
    if html:
        write_file(html, board_page(comparison, today).encode())
    say_lines([*headline(comparison), *map(str, written)])


def say_choice(comparison: Comparison, prefer: Sequence[str]) -> None:
    """Warn that a preferred file was not found, or that the coordinator may have to choose between returns."""
    say_unfound(comparison.unfound)
    several = [agency.name for agency in comparison.agencies if len(agency.returns) > 1]
    if several and not prefer:
        warn(
            f"More than one return came from {listed(several)}; where they differ, say which counts with --prefer FILE."
        )


def say_errors(diagnostics: Sequence[Diagnostic]) -> None:
    """Print the first few errors on stderr, and how many more there are."""
    errors = [d for d in in_order(diagnostics) if d.severity == Severity.ERROR]
    for diagnostic in errors[:SHOWN]:
        warn(line(diagnostic))
    if len(errors) > SHOWN:
        warn(f"… and {many(len(errors) - SHOWN, 'more error')}; all are on the sheet Issues.")
