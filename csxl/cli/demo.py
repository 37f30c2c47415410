"""csxl demo: a whole review on example agencies."""
from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import click

from csxl.cli.consolidate import complain
from csxl.cli.files import QUESTIONNAIRES, RETURNS, refuse_overwriting, write_file
from csxl.cli.options import force_option
from csxl.cli.review import compare
from csxl.demo import complete, example_review, issue
from csxl.narrative import headline
from csxl.rubric_file import load_rubric
from csxl.summary import write_summary

SUMMARY = "summary.xlsx"


@click.command(epilog="Example: csxl demo -o output")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default="output", show_default=True,
              metavar="DIR", help="The folder to fill.")
@force_option
def demo(output: Path, force: bool) -> None:
    """Play a whole review: six questionnaires issued, five returned as people return them, one summary."""
    rubric, review = load_rubric(), example_review()
    folders = [output / QUESTIONNAIRES, output / RETURNS]
    refuse_overwriting([*folders, output / SUMMARY], force)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    issued = tuple(issue(review, rubric))
    for sent in issued:
        write_file(output / QUESTIONNAIRES / sent.file, sent.data)
    returned = tuple(complete(issued, review, rubric))
    for sent in returned:
        write_file(output / RETURNS / sent.file, sent.data)
    click.echo(f"{len(issued)} questionnaires issued in {output / QUESTIONNAIRES}, "
               f"{len(returned)} returned in {output / RETURNS}.")
    comparison = compare([output / RETURNS], rubric, review=review.review, partnership=review.partnership)
    complain(comparison.diagnostics)
    write_file(output / SUMMARY, write_summary(comparison, datetime.date.today()))
    click.echo("\n".join([*headline(comparison), f"The summary is {output / SUMMARY}; open it in Excel."]))
