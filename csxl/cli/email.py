"""csxl email: the invitation to each agency, with its questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from csxl.cli.files import QUESTIONNAIRES, Refused, refuse_overwriting, write_file
from csxl.cli.issued import refuse_another_review
from csxl.cli.letters import Due, Posting, deliver, posting_options
from csxl.cli.options import progress, rubric_option
from csxl.cli.plans import open_review, review_argument, rubric_of
from csxl.model.answers import Return
from csxl.model.letter import Letter
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.returns.reading import read_files
from csxl.review.issuing import issues
from csxl.text.naming import file_names
from csxl.text.same_agency import folded_name


@click.command(
    epilog="Example: csxl email review.xlsx   "
    "Example: csxl email review.xlsx --send --server smtp.northbrook.example --dry-run"
)
@review_argument
@rubric_option
@posting_options
@click.pass_context
def email(ctx: click.Context, workbook: Path, rubric: Rubric, posting: Posting) -> None:
    """Write the invitation to each agency in the workbook REVIEW, its questionnaire attached.

    Each is a draft that Outlook opens ready to send, unless --send is given. User and password of the mail server come
    from the environment: CSXL_SMTP_USER and CSXL_SMTP_PASSWORD. A certificate of your own is trusted by SSL_CERT_FILE.
    """
    review = open_review(workbook)
    rubric = rubric_of(ctx, review, workbook, rubric)
    workbooks = questionnaires(review, rubric, posting)
    deliver(
        ctx,
        review,
        Letter.INVITATION,
        [Due(party, "invited", workbooks[party.code]) for party in review.parties],
        posting,
    )


def questionnaires(review: Review, rubric: Rubric, posting: Posting) -> Mapping[str, tuple[str, bytes]]:
    """Each agency's questionnaire by its code, as name and bytes; those that are not there yet are written."""
    refuse_another_review(posting.output, review)
    folder = posting.output / QUESTIONNAIRES
    issued = issued_in(folder, review, rubric)
    found: dict[str, tuple[str, bytes]] = {}
    names = file_names([party.name for party in review.parties])
    for party, name, issue in zip(review.parties, names, issues(review), strict=True):
        if blank := issued.get(party.code):
            found[party.code] = (Path(blank.file).name, Path(blank.file).read_bytes())
            continue
        found[party.code] = (name, write_questionnaire(rubric, issue))
        if not posting.dry_run:
            refuse_overwriting([folder / name], posting.force)
            write_file(folder / name, found[party.code][1])
            click.echo(f"{folder / name}\twritten, since {party.name} had none", err=True)
    return found


def issued_in(folder: Path, review: Review, rubric: Rubric) -> Mapping[str, Return]:
    """The questionnaires in a folder by the agency's code inside them, whatever their names.

    Raises Refused where one is of another review, holds answers, or is there twice: it must not go out."""
    with progress("Reading questionnaires") as show:
        there = read_files([folder], rubric, progress=show).returns if folder.is_dir() else ()
    asked = {party.code for party in review.parties}
    found: dict[str, Return] = {}
    for blank in there:
        if blank.agency_code in found:
            raise Refused(
                f"{blank.file} and {found[blank.agency_code].file} are both for {blank.agency}; take one away."
            )
        if blank.agency_code in asked:
            found[blank.agency_code] = sendable(blank, review)
    return found


def sendable(blank: Return, review: Review) -> Return:
    """The questionnaire as it is. Raises Refused unless it is of this review and still to be filled in."""
    if folded_name(blank.review) != folded_name(review.title):
        raise Refused(
            f"{blank.file} is for the review “{blank.review}” and not for “{review.title}”; nothing was sent or "
            "drafted. csxl generate with --force writes it anew."
        )
    if any(answer.raw or answer.evidence for answer in blank.answers):
        raise Refused(
            f"{blank.file} has answers in it; nothing was sent or drafted. Move it to the folder returns, and "
            "it is written anew."
        )
    return blank
