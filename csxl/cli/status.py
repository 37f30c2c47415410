"""csxl status: who has answered, how completely, and what is to settle."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import click

from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.options import Day, force_option, password_option, prefer_option, returns_argument, rubric_option
from csxl.cli.plans import open_review, review_argument, rubric_of
from csxl.cli.review import read_returns, say_unfound
from csxl.compare.consolidation import names_unfound
from csxl.model.rubric import Rubric
from csxl.review.standing import standings, unasked
from csxl.review.status_book import write_status
from csxl.review.status_report import Status, as_json, lines

on_option = click.option(
    "--on", type=Day(), metavar="DATE", help="The day from which lateness is counted. [default: today]"
)


@click.command(epilog="Example: csxl status review.xlsx output/returns")
@review_argument
@returns_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the table as a workbook too.",
)
@click.option("--json", "wants_json", is_flag=True, help="Print one JSON object, for other programs.")
@on_option
@prefer_option
@password_option
@rubric_option
@force_option
@click.pass_context
def status(
    ctx: click.Context,
    workbook: Path,
    returns: tuple[Path, ...],
    output: Path | None,
    wants_json: bool,
    on: datetime.date | None,
    prefer: tuple[str, ...],
    passwords: tuple[str, ...],
    rubric: Rubric,
    force: bool,
) -> None:
    """Say of each agency in the workbook REVIEW when it returned, how much is answered, what is to settle, how late.

    RETURNS are what came back: files, folders, zips, mails.
    """
    refuse_overwriting([output] if output else [], force)
    review = open_review(workbook, strict=False)
    rubric = rubric_of(ctx, review, workbook, rubric)
    reading = read_returns(returns, rubric, passwords)
    say_unfound(names_unfound(reading.returns, prefer))
    day = on or datetime.date.today()
    found = Status(
        review,
        rubric,
        day,
        standings(review, reading, rubric, day, prefer),
        unasked(review, reading, rubric),
        reading.unread,
    )
    if output:
        write_file(output, write_status(found))
    click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1) if wants_json else "\n".join(lines(found)))
