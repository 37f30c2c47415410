"""csxl email: an invitation to each agency, with its questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from csxl.api.letters_out import invitations
from csxl.cli.arguments import with_workbook
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.last_review import before_of_issued
from csxl.cli.letters import Posting, deliver, posting_options
from csxl.cli.opened import open_review, refuse_another_review
from csxl.cli.options import rubric_option
from csxl.cli.printing import progress, warn
from csxl.cli.returned import read_each
from csxl.model.letter import Letter
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.attachments import LastReview, questionnaires
from csxl.review.folder import QUESTIONNAIRES
from csxl.review.letter_texts import told_of_own_rubric
from csxl.review.review_rubric import rubric_of


@click.command(
    epilog="\b\nExample: csxl email\nExample: csxl email review.xlsx\n"
    "Example: csxl email review.xlsx --send --server smtp.northbrook.example --dry-run"
)
@with_workbook
@rubric_option
@posting_options
@click.pass_context
def email(ctx: click.Context, workbook: Path, rubric: Rubric | None, posting: Posting) -> None:
    """Write an invitation to each agency in the workbook REVIEW, with its questionnaire attached. Without REVIEW, the
    coordinator's workbook in this folder is meant.

    Each is a draft that Outlook opens ready to send, unless --send is given. The mail server's user and password come
    from the environment: CSXL_SMTP_USER and CSXL_SMTP_PASSWORD. SSL_CERT_FILE can name a certificate to trust.
    """
    review = open_review(workbook, posting.output / QUESTIONNAIRES)
    review = told_of_own_rubric(review) if rubric else review
    rubric = rubric_of(review, workbook, rubric)
    before = before_of_issued(workbook, review, rubric, posting.output / QUESTIONNAIRES)
    attached = attachments(review, rubric, posting, before)
    deliver(ctx, review, Letter.INVITATION, invitations(review, attached), posting)


def attachments(
    review: Review, rubric: Rubric, posting: Posting, before: LastReview
) -> Mapping[str, tuple[str, bytes]]:
    """Each agency's questionnaire by its code, as name and bytes; any missing from the folder is written there."""
    refuse_another_review(posting.output, review)
    folder = posting.output / QUESTIONNAIRES
    with progress("Reading questionnaires") as show:
        found = questionnaires(review, rubric, folder, show, before, read_each())
    for party, one in zip(review.parties, found, strict=True):
        if not one.is_there and not posting.dry_run:
            refuse_overwriting([folder / one.name], posting.force)
            write_file(folder / one.name, one.data)
            warn(str(folder / one.name), f"written, since {party.name} had none")
    return {one.code: (one.name, one.data) for one in found}
