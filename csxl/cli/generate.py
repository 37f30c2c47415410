"""csxl generate: a questionnaire for each agency."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from csxl.api.sent_out import questionnaires
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.last_review import before_questionnaires, note_before
from csxl.cli.opened import open_review, refuse_another_review
from csxl.cli.options import Existing, day, folder_option, force_option, password_option, rubric_option
from csxl.cli.printing import complain, progress, say, warn
from csxl.diagnostics.of_review import ReviewCode
from csxl.languages import BY_NAME, DEFAULT_LANGUAGE
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.folder import OUTPUT, QUESTIONNAIRES, RETURNS
from csxl.review.issued import with_codes_in
from csxl.review.issuing import file_names_of, parties_named
from csxl.review.review_before import find_before
from csxl.review.review_rubric import rubric_of
from csxl.review.whereabouts import folder_of, locate
from csxl.text.wording import many


@click.command(
    epilog="\b\nExample: csxl generate\nExample: csxl generate review.xlsx\n"
    'Example: csxl generate -a "Police" -a "Education" -a "Children\'s social care" -o output'
)
@click.argument("workbook", required=False, type=Existing(dir_okay=False))
@click.option("-a", "--agency", "agencies", multiple=True, metavar="NAME", help="An agency to ask; repeat for each.")
@click.option("--review", "title", default="", metavar="TITLE", help='The title, such as "Autumn review 2026".')
@click.option("--partnership", default="", metavar="NAME", help="The partnership that is asking.")
@click.option("--return-by", type=day, metavar="DATE", help="Return-by date: 2026-12-11 or 11/12/2026.")
@click.option("--send-to", "reply_to", default="", metavar="ADDRESS", help="Where agencies send their returns.")
@click.option(
    "--language",
    type=click.Choice(tuple(BY_NAME), case_sensitive=False),
    metavar=f"[{'|'.join(BY_NAME)}]",
    help=f"Language of the questionnaire's own labels.  [default: {DEFAULT_LANGUAGE.name}]",
)
@click.option(
    "--from",
    "before",
    type=Existing(dir_okay=False),
    metavar="FILE",
    help="The summary of the review before: each agency sees what it said and promised then, and what was agreed.",
)
@folder_option("The review's folder; the workbooks go into its folder questionnaires.")
@password_option
@rubric_option
@force_option
def generate(
    workbook: Path | None,
    before: Path | None,
    output: Path | None,
    passwords: tuple[str, ...],
    rubric: Rubric | None,
    force: bool,
    **given: Any,
) -> None:
    """Write one questionnaire for each agency in the coordinator's WORKBOOK (see csxl new), or for each one named.
    Without either, the coordinator's workbook in this folder is meant."""
    if workbook is None and not given["agencies"]:
        workbook = locate((), needs_workbook=True).workbook
    output = output or (folder_of(workbook) if workbook else Path(OUTPUT))
    review = review_from(workbook, output / QUESTIONNAIRES, **given)
    rubric = rubric_of(review, workbook or Path(), rubric)
    found = find_before(before, workbook, review, [output / QUESTIONNAIRES])
    last = before_questionnaires(found, rubric, review, passwords)
    paths = [output / QUESTIONNAIRES / name for name in file_names_of(review)]
    refuse_another_review(output, review, paths if force else ())
    refuse_overwriting(paths, force)
    with progress("Writing questionnaires") as show:
        for done, (path, issued) in enumerate(zip(paths, questionnaires(review, rubric, last), strict=True), 1):
            write_file(path, issued.data)
            show(done, len(paths))
    note_before(found, output / QUESTIONNAIRES)
    (output / RETURNS).mkdir(exist_ok=True)
    for path, party in zip(paths, review.parties, strict=True):
        say(str(path), party.code)
    if last:
        warn(f"Each shows what its agency said and promised, and what was agreed, in {last.review or found.path}.")
    warn(
        f"{many(len(paths), 'questionnaire')} written. Send each agency its own, and put what comes back into "
        f"{output / RETURNS}."
    )


def review_from(workbook: Path | None, issued: Path, agencies: tuple[str, ...], **given: Any) -> Review:
    """The review from its workbook, or from the command line, with the codes that were issued.
    Raises Refusal if both describe it."""
    if workbook and (agencies or any(given.values())):
        raise Refusal(
            f"Agencies, review, partnership, date, address and language come from {workbook}; change them there."
        )
    if workbook:
        return open_review(workbook, issued, made_on=datetime.date.today())
    say_past(given["return_by"])
    language = given["language"] or DEFAULT_LANGUAGE.name
    return with_codes_in(issued, Review(**given | {"language": language}, parties=parties_named(agencies)))


def say_past(return_by: datetime.date | None) -> None:
    """Warn about a return-by date that was given on the command line and is past."""
    if return_by and return_by < datetime.date.today():
        complain([ReviewCode.RETURN_BY_PAST.about("--return-by", day=f"{return_by:%d/%m/%Y}")])
