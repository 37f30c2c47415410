"""csxl consolidate: the returns of a review in one summary workbook."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from csxl.board.board_html import board_page
from csxl.board.summary_workbook import write_summary
from csxl.cli.files import Refused, refuse_overwriting, write_file
from csxl.cli.options import force_option, password_option, prefer_option, returns_argument, rubric_option
from csxl.cli.plans import find_review, open_review, rubric_of
from csxl.cli.review import compare, say_unfound
from csxl.compare.narrative import headline
from csxl.diagnostics.printed import in_order, line
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from csxl.model.rubric import Rubric
from csxl.review.standing import expected
from csxl.text.wording import listed

SHOWN = 10  # errors on the terminal; all of them are on the sheet Issues


@click.command(
    epilog="Example: csxl consolidate review.xlsx output/returns -o output/summary.xlsx   "
    "Example: csxl consolidate output/returns"
)
@returns_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="output/summary.xlsx",
    show_default=True,
    metavar="FILE",
    help="The summary workbook.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the board's page as one HTML file, for a screen or a paper.",
)
@click.option(
    "--issued",
    type=click.Path(path_type=Path, exists=True),
    metavar="DIR",
    help="The questionnaires that were issued, so that it is known who has not returned one. "
    "[default: the folder questionnaires beside the returns]",
)
@prefer_option
@click.option("--review", "title", default="", metavar="TITLE", help="The round's title. [default: as in the returns]")
@click.option("--partnership", default="", metavar="NAME", help="The partnership. [default: as in the returns]")
@password_option
@rubric_option
@force_option
@click.pass_context
def consolidate(
    ctx: click.Context,
    returns: tuple[Path, ...],
    output: Path,
    html: Path | None,
    issued: Path | None,
    prefer: tuple[str, ...],
    title: str,
    partnership: str,
    passwords: tuple[str, ...],
    rubric: Rubric,
    force: bool,
) -> None:
    """Compare RETURNS (files, folders, zips, mails) and write the summary workbook for the board.

    With the coordinator's workbook among RETURNS, it says who was asked, in which sectors, and for which review.
    """
    files = [output, *([html] if html else [])]
    refuse_overwriting(files, force)
    workbook, returns = find_review(returns)
    asked: tuple[Expected, ...] = ()
    if workbook and not returns:
        raise click.UsageError(f"Give the returns too: csxl consolidate {workbook} output/returns")
    if workbook:
        review = open_review(workbook, strict=False)
        rubric = rubric_of(ctx, review, workbook, rubric)
        asked, title, partnership = expected(review), title or review.title, partnership or review.partnership
    comparison = compare(returns, rubric, passwords, issued, prefer, title, partnership, asked)
    say_errors(comparison.diagnostics)
    say_choice(comparison, prefer)
    if not comparison.agencies:
        raise Refused("No return could be read and no agency is known, so no summary was written.")
    today = datetime.date.today()
    write_file(output, write_summary(comparison, today))
    if html:
        write_file(html, board_page(comparison, today).encode())
    click.echo("\n".join([*headline(comparison), *map(str, files)]))


def say_choice(comparison: Comparison, prefer: Sequence[str]) -> None:
    """On stderr: that a choice between returns came to nothing, or that one may be due."""
    say_unfound(comparison.unfound)
    several = [agency.name for agency in comparison.agencies if len(agency.returns) > 1]
    if several and not prefer:
        click.echo(
            f"More than one return came from {listed(several)}; where they differ, say which counts with "
            "--prefer FILE.",
            err=True,
        )


def say_errors(diagnostics: Sequence[Diagnostic]) -> None:
    """The errors on stderr, the first few in full."""
    errors = [d for d in in_order(diagnostics) if d.severity == Severity.ERROR]
    for diagnostic in errors[:SHOWN]:
        click.echo(line(diagnostic), err=True)
    if len(errors) > SHOWN:
        click.echo(f"… and {len(errors) - SHOWN} more errors; all are on the sheet Issues.", err=True)
