"""csxl generate: a questionnaire for each agency."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from csxl.cli.files import QUESTIONNAIRES, RETURNS, Refused, refuse_overwriting, write_file
from csxl.cli.issued import refuse_another_review
from csxl.cli.options import Day, force_option, progress, rubric_option
from csxl.cli.plans import complain, open_review, read_workbook, rubric_of
from csxl.languages import BY_NAME, DEFAULT_LANGUAGE
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.review.issuing import NO_ROUND_BEFORE, Previous, issues, read_previous, without_round_before
from csxl.text.naming import agency_codes, file_names
from csxl.text.wording import many


@click.command(
    epilog="Example: csxl generate review.xlsx   "
    'Example: csxl generate -a "Police" -a "Education" -a "Children\'s social care" -o output'
)
@click.argument("workbook", required=False, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("-a", "--agency", "agencies", multiple=True, metavar="NAME", help="An agency to ask; repeat for each.")
@click.option("--review", "title", default="", metavar="TITLE", help='The round, such as "Autumn review 2026".')
@click.option("--partnership", default="", metavar="NAME", help="The partnership that asks.")
@click.option("--return-by", type=Day(), metavar="DATE", help="Return-by date: 2026-12-11 or 11/12/2026.")
@click.option("--send-to", default="", metavar="ADDRESS", help="Where to send it back.")
@click.option(
    "--language",
    type=click.Choice(tuple(BY_NAME), case_sensitive=False),
    help=f"Language of the questionnaire's own labels.  [default: {DEFAULT_LANGUAGE.name}]",
)
@click.option(
    "--from",
    "before",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="The summary of the round before: each agency sees what it said last time.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default="output",
    show_default=True,
    metavar="DIR",
    help="The review's folder; the workbooks go into its folder questionnaires.",
)
@rubric_option
@force_option
@click.pass_context
def generate(
    ctx: click.Context,
    workbook: Path | None,
    agencies: tuple[str, ...],
    title: str,
    partnership: str,
    return_by: datetime.date | None,
    send_to: str,
    language: str | None,
    before: Path | None,
    output: Path,
    rubric: Rubric,
    force: bool,
) -> None:
    """Write one questionnaire for each agency: those of the coordinator's WORKBOOK (see csxl new), or those named."""
    if workbook and (agencies or title or partnership or return_by or send_to or language):
        raise Refused(
            f"Agencies, review, partnership, date, address and language come from {workbook}; change them there."
        )
    if workbook:
        review = open_review(workbook)
        rubric = rubric_of(ctx, review, workbook, rubric)
    else:
        review = Review(
            partnership,
            title,
            return_by=return_by,
            reply_to=send_to,
            language=language or DEFAULT_LANGUAGE.name,
            parties=named(agencies),
        )
    previous = round_before(before, rubric, review) if before else NO_ROUND_BEFORE
    codes = [party.code for party in review.parties]
    paths = [output / QUESTIONNAIRES / name for name in file_names([party.name for party in review.parties])]
    refuse_another_review(output, review, paths if force else ())
    refuse_overwriting(paths, force)
    with progress("Writing questionnaires") as show:
        for done, (path, issue) in enumerate(zip(paths, issues(review, previous), strict=True), 1):
            write_file(path, write_questionnaire(rubric, issue))
            show(done, len(paths))
    (output / RETURNS).mkdir(exist_ok=True)
    click.echo("\n".join(f"{path}\t{code}" for path, code in zip(paths, codes, strict=True)))
    click.echo(
        f"{many(len(paths), 'questionnaire')} written. Send each agency its own, and put what comes back into "
        f"{output / RETURNS}.",
        err=True,
    )


def named(agencies: Sequence[str]) -> tuple[Party, ...]:
    """The agencies named on the command line, with codes. Raises Refused unless each is named once."""
    names = tuple(" ".join(name.split()) for name in agencies)
    if not names:
        raise click.UsageError("Give the coordinator's workbook (see csxl new), or name agencies with -a.")
    if twice := [name for name, count in Counter(name.casefold() for name in names).items() if count > 1 or not name]:
        raise Refused(f"An agency is named twice, or has no name: {twice[0]!r}. Name each agency once.")
    return tuple(Party(name, code) for name, code in zip(names, agency_codes(names), strict=True))


def round_before(path: Path, rubric: Rubric, review: Review) -> Previous:
    """What the agencies said in the round before. Raises Refused where the file is no summary of one."""
    previous, diagnostics = read_workbook(path, lambda member: read_previous(member, rubric))
    if previous is None:
        complain(diagnostics)
        raise Refused(f"{path} says nothing of a round before; nothing was written.")
    complain([*diagnostics, *without_round_before(review, previous, str(path))])
    return previous
