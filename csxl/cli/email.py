"""csxl email: the invitation to each agency, with its questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from csxl.cli.files import QUESTIONNAIRES, Refused, refuse_overwriting, write_file
from csxl.cli.issued import refuse_another_review
from csxl.cli.letters import Due, Posting, deliver, posting_options
from csxl.cli.options import progress, rubric_option
from csxl.cli.plans import open_plan, plan_argument, rubric_of
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
@plan_argument
@rubric_option
@posting_options
@click.pass_context
def email(ctx: click.Context, review: Path, rubric: Rubric, posting: Posting) -> None:
    """Write the invitation to each agency in the workbook REVIEW, its questionnaire attached.

    Each is a draft that Outlook opens ready to send, unless --send is given. User and password of the mail server come
    from the environment: CSXL_SMTP_USER and CSXL_SMTP_PASSWORD. A certificate of your own is trusted by SSL_CERT_FILE.
    """
    plan = open_plan(review)
    rubric = rubric_of(ctx, plan, review, rubric)
    workbooks = questionnaires(plan, rubric, posting)
    deliver(
        ctx, plan, Letter.INVITATION, [Due(party, "invited", workbooks[party.code]) for party in plan.parties], posting
    )


def questionnaires(plan: Review, rubric: Rubric, posting: Posting) -> Mapping[str, tuple[str, bytes]]:
    """Each agency's questionnaire by its code, as name and bytes; those that are not there yet are written."""
    refuse_another_review(posting.output, plan)
    folder = posting.output / QUESTIONNAIRES
    issued = issued_in(folder, plan, rubric)
    found: dict[str, tuple[str, bytes]] = {}
    names = file_names([party.agency for party in plan.parties])
    for party, name, issue in zip(plan.parties, names, issues(plan), strict=True):
        if form := issued.get(party.code):
            found[party.code] = (Path(form.file).name, Path(form.file).read_bytes())
            continue
        found[party.code] = (name, write_questionnaire(rubric, issue))
        if not posting.dry_run:
            refuse_overwriting([folder / name], posting.force)
            write_file(folder / name, found[party.code][1])
            click.echo(f"{folder / name}\twritten, since {party.agency} had none", err=True)
    return found


def issued_in(folder: Path, plan: Review, rubric: Rubric) -> Mapping[str, Return]:
    """The questionnaires in a folder by the agency's code inside them, whatever their names.

    Raises Refused where one is of another review, holds answers, or is there twice: it must not go out."""
    with progress("Reading questionnaires") as show:
        forms = read_files([folder], rubric, progress=show).returns if folder.is_dir() else ()
    asked = {party.code for party in plan.parties}
    found: dict[str, Return] = {}
    for form in forms:
        if form.agency_code in found:
            raise Refused(f"{form.file} and {found[form.agency_code].file} are both for {form.agency}; take one away.")
        if form.agency_code in asked:
            found[form.agency_code] = sendable(form, plan)
    return found


def sendable(form: Return, plan: Review) -> Return:
    """The questionnaire as it is. Raises Refused unless it is of this review and still to be filled in."""
    if folded_name(form.review) != folded_name(plan.title):
        raise Refused(
            f"{form.file} is for the review “{form.review}” and not for “{plan.title}”; nothing was sent or "
            "drafted. csxl generate with --force writes it anew."
        )
    if any(answer.raw or answer.evidence for answer in form.answers):
        raise Refused(
            f"{form.file} has answers in it; nothing was sent or drafted. Move it to the folder returns, and "
            "it is written anew."
        )
    return form
