"""csxl check: read returns and say what they hold and what they lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import click

from csxl.cli.arguments import located
from csxl.cli.options import password_option, rubric_option
from csxl.cli.printing import say_json, say_lines, wants_codes
from csxl.cli.returned import read_returns
from csxl.compare.weighing import weighed_alone
from csxl.letters.reply import reply
from csxl.model.answers import NOBODYS, OTHER_REVIEW, YES
from csxl.model.diagnostic import Severity
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.returns.attribution import by_sender
from csxl.returns.conflicts import versions_weighed
from csxl.review.asked import Issued, expected, issued_in
from csxl.review.check_report import as_json, lines
from csxl.review.folder import issued_beside
from csxl.review.issued import with_issued_codes
from csxl.review.review_rubric import rubric_of
from csxl.review.whereabouts import review_of, workbook_beside
from csxl.rubrics.loading import load_rubric


@click.command(epilog='\b\nExample: csxl check\nExample: csxl check --password "spring tide" output/returns')
@click.argument("returns", nargs=-1, type=click.Path(path_type=Path))  # a missing one gets a line too
@click.option("--json", "wants_json", is_flag=True, help="Print one JSON object, for other programs.")
@click.option("--reply", "wants_reply", is_flag=True, help="Print the text of a reply to each agency.")
@password_option
@rubric_option
@click.pass_context
def check(
    ctx: click.Context,
    returns: tuple[Path, ...],
    wants_json: bool,
    wants_reply: bool,
    passwords: tuple[str, ...],
    rubric: Rubric | None,
) -> None:
    """Read RETURNS (files, folders, zips, emails), say how much is answered, and list every point with its cell.
    Without RETURNS, those of the review in this folder are meant.

    The exit status is 1 when an answer was left out or a file could not be read, 0 otherwise.
    """
    here = None if returns else located((), needs_workbook=False)
    returns = here.returns if here else returns
    workbook = here.workbook if here else workbook_beside(returns)
    review = review_of(workbook) if workbook else None
    rubric = rubric_of(review, workbook, rubric) if review and workbook else rubric or load_rubric()
    asked = cache(partial(_asked, review, returns, rubric))
    reading = read_returns(returns, rubric, passwords, meanwhile=asked)
    reading = weighed_alone(reading, asked().agencies, asked().titles)
    reading = versions_weighed(reading)
    if wants_json:
        say_json(as_json(reading))
    elif wants_reply:
        senders = by_sender(returned for returned in reading.returns if returned.counts == YES)
        apart = ((returned,) for returned in reading.returns if returned.counts in (NOBODYS, OTHER_REVIEW))
        letters = [reply(group, reading.diagnostics, rubric) for group in (*senders, *apart)]
        say_lines("\n\n----\n\n".join(letters).split("\n"))
    else:
        said = tuple(diagnostic for diagnostic in reading.diagnostics if diagnostic.file not in reading.empty_folders)
        say_lines(lines(replace(reading, diagnostics=said), rubric, wants_codes()))
    ctx.exit(int(any(d.severity == Severity.ERROR for d in reading.diagnostics)))


def _asked(review: Review | None, returns: Sequence[Path], rubric: Rubric) -> Issued:
    """Who was asked and the review's titles, by the coordinator's workbook and the questionnaires beside the returns,
    as `csxl status` has them."""
    issued = issued_in(issued_beside(returns), rubric)
    if not review:
        return issued
    review = with_issued_codes(review, issued.agencies)
    return Issued(expected(review) or issued.agencies, (review.title, *issued.titles))
