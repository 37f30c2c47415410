"""What the commands that write to agencies share: options, drafts in the review's folder, and what is printed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from csxl.api.letters_out import LETTERS_PAGE, letters_due
from csxl.cli.arguments import with_review
from csxl.cli.drafting import write_drafts
from csxl.cli.last_review import before_letters
from csxl.cli.opened import open_review
from csxl.cli.options import (
    Command,
    folder_option,
    on_option,
    password_option,
    prefer_option,
    rubric_option,
    whose_option,
)
from csxl.cli.printing import complain, progress, say, warn
from csxl.cli.remembering import remember
from csxl.cli.returned import read_each, read_returns, say_of_choices
from csxl.cli.sending import Sending, send, sending_options, would_send
from csxl.letters.asks import due
from csxl.letters.due import Composed, OfAgencies, refuse_empty
from csxl.model.letter import Letter
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.asked import titles_beside
from csxl.review.attachments import as_issued
from csxl.review.folder import DRAFTS, QUESTIONNAIRES
from csxl.review.review_before import find_before
from csxl.review.review_rubric import rubric_of
from csxl.review.standing import Status, status_of
from csxl.review.whereabouts import Located
from csxl.text.records import dataclass
from csxl.text.wording import listed


@dataclass(frozen=True)
class Posting:
    """Where the drafts go and whether a page of them does, or how the letters are sent."""

    output: Path
    dry_run: bool
    force: bool
    page: bool
    sending: Sending | None


def posting_options(command: Command) -> Command:
    """The command with the options of one that writes to agencies; it receives them as `posting`."""

    @sending_options
    @folder_option("The review's folder; drafts go into its folder drafts.")
    @click.option(
        "--page",
        is_flag=True,
        help=f"Also write the letters on one page, {LETTERS_PAGE}, for mail programs that send no drafts, "
        "as the new Outlook.",
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be written or sent, and do nothing.")
    @click.option("--force", is_flag=True, hidden=True)  # needed until drafts were kept in earlier/
    @wraps(command)
    def with_posting(
        *arguments: Any, output: Path, page: bool, dry_run: bool, force: bool, sending: Sending | None, **options: Any
    ) -> Any:
        if page and sending:
            raise click.UsageError("--page is for letters that you send yourself; leave out --send or --page.")
        return command(*arguments, posting=Posting(output, dry_run, force, page, sending), **options)

    return with_posting


def deliver(ctx: click.Context, review: Review, letter: Letter, composed: Composed, posting: Posting) -> None:
    """Draft or send the letters, say what became of each, and exit with 1 if one failed."""
    ready, unwritten = composed
    if not (ready or unwritten):
        say(f"No agency needs the letter {letter} now; nothing was written.")
    for agency, why in unwritten:
        warn(f"WARNING: {agency}: not written: {why}")
    failed = bool(unwritten)
    if posting.sending is None:  # also where none is due: what lies there no longer is
        write_drafts(review, letter, ready, posting.output, posting.page, posting.dry_run)
    elif ready and posting.dry_run:
        failed |= would_send(ready, posting.output / DRAFTS, posting.sending)
    elif ready:
        failed |= send(ready, review.title, posting.output / DRAFTS, posting.sending)
    ctx.exit(int(failed))


def letter_options(command: Command) -> Command:
    """The command with the arguments and options of one that writes to agencies about their returns."""
    for option in (
        posting_options,
        rubric_option,
        password_option,
        whose_option,
        prefer_option,
        on_option,
        with_review,
    ):
        command = option(command)
    return click.pass_context(command)


def write_to(ctx: click.Context, letter: Letter, posting: Posting, **options: Any) -> None:
    """Draft or send this letter to every agency that is due it."""
    status = status_for(letter, **options)
    attached: OfAgencies = {}
    if letter is Letter.REMINDER:
        say_held_back(status)
        attached = issued_again(status, options["found"].folder / QUESTIONNAIRES)
    deliver(ctx, status.review, letter, letters_due(status, letter, attached), posting)


def issued_again(status: Status, folder: Path) -> OfAgencies:
    """The questionnaires of the agencies from which nothing came, as they were issued; stderr names the agencies whose
    cannot go out again."""
    waiting = [one.party for one in status.standings if not one.returns and due(one) is Letter.REMINDER]
    if not waiting:
        return {}
    with progress("Reading questionnaires") as show:
        found = as_issued(folder, status.review, status.rubric, show, read_each())
    if without := [party.name for party in waiting if party.code not in found]:
        warn(
            f"WARNING: The reminder goes without the questionnaire to {listed(without)}: in {folder} none lies that is "
            "still as it was issued."
        )
    return found


def status_for(
    letter: Letter,
    found: Located,
    rubric: Rubric | None,
    on: datetime.date | None,
    prefer: Sequence[str],
    whose: Sequence[tuple[str, str]],
    passwords: Sequence[str],
) -> Status:
    """The review as it stands, for a letter about it; what is odd goes to stderr."""
    assert found.workbook
    review = open_review(found.workbook, found.folder / QUESTIONNAIRES)
    refuse_empty(review, letter)
    rubric = rubric_of(review, found.workbook, rubric)
    reading = read_returns(found.returns, rubric, passwords, on)
    titles = titles_beside(found.returns)
    known = remember(found.folder, rubric, reading, (review.title, *titles))
    before = None
    if letter is Letter.ACTIONS:
        last = find_before(None, found.workbook, review, [found.folder / QUESTIONNAIRES])
        before = before_letters(last, rubric, review, passwords)
    day = on or datetime.date.today()
    status = status_of(review, reading, rubric, day, prefer, known.decisions, whose, titles, before)
    say_of_choices(status.of_choices)
    say_unplaced(status)
    return status


def say_held_back(status: Status) -> None:
    """Name on stderr the agencies that get no reminder because a file that is nobody's yet may be their return, or
    because they wrote their answers in a mail."""
    for standing in status.standings:
        if standing.perhaps:
            warn(
                f"WARNING: {standing.party.name}: no reminder was written, since {listed(standing.perhaps)} may be its "
                "return; first say whose it is, on the sheet Returns of the summary or with --whose FILE=CODE."
            )
        elif standing.by_mail:
            warn(
                f"WARNING: {standing.party.name}: no reminder was written, since it gave answers in a mail without a "
                f"workbook ({listed(standing.by_mail)}); first record them on the sheet Issues of the summary."
            )


def say_unplaced(status: Status) -> None:
    """Name on stderr the files that cannot be read or count for nobody, and the agencies not in the table: one may be
    the return of an agency that now gets a reminder."""
    complain(status.apart)
    for agency in status.unasked:
        warn(f"WARNING: {agency.name}: returned, but is not in the table of agencies; no letter was written.")
