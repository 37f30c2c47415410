"""csxl generate: a questionnaire for each agency."""
from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import click

from csxl.cli.files import QUESTIONNAIRES, Refused, refuse_overwriting, write_file
from csxl.cli.options import force_option, progress, rubric_option
from csxl.naming import agency_codes, file_names
from csxl.questionnaire import Issue, write_questionnaire
from csxl.rubric import Rubric


@click.command(epilog='Example: csxl generate -a "Police" -a "Education" -a "Children\'s social care" -o output')
@click.option("-a", "--agency", "agencies", multiple=True, required=True, metavar="NAME",
              help="An agency to ask; repeat for each.")
@click.option("--review", default="", metavar="TITLE", help='The round, such as "Autumn review 2026".')
@click.option("--partnership", default="", metavar="NAME", help="The partnership that asks.")
@click.option("--return-by", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), metavar="DATE",
              help="Return-by date: 2026-12-11 or 11/12/2026.")
@click.option("--send-to", default="", metavar="ADDRESS", help="Where to send it back.")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default="output", show_default=True,
              metavar="DIR", help="The review's folder; the workbooks go into its folder questionnaires.")
@rubric_option
@force_option
def generate(agencies: tuple[str, ...], review: str, partnership: str, return_by: datetime.datetime | None,
             send_to: str, output: Path, rubric: Rubric, force: bool) -> None:
    """Write one questionnaire workbook for each agency."""
    names = tuple(" ".join(name.split()) for name in agencies)
    if twice := [name for name, count in Counter(name.casefold() for name in names).items() if count > 1 or not name]:
        raise Refused(f"An agency is named twice, or has no name: {twice[0]!r}. Name each agency once.")
    codes = agency_codes(names)
    paths = [output / QUESTIONNAIRES / name for name in file_names(names)]
    refuse_overwriting(paths, force)
    with progress("Writing questionnaires") as show:
        for done, (name, code, path) in enumerate(zip(names, codes, paths, strict=True), 1):
            issue = Issue(agency=name, agency_code=code, review=review, partnership=partnership,
                          return_by=return_by.date() if return_by else None, send_to=send_to)
            write_file(path, write_questionnaire(rubric, issue))
            show(done, len(paths))
    click.echo("\n".join(f"{path}\t{code}" for path, code in zip(paths, codes, strict=True)))
