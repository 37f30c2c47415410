"""What the commands that write to agencies share: options, drafts in the review's folder, and what is printed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from csxl.cli.files import Refused, refuse_overwriting, write_file
from csxl.cli.options import Command, force_option, password_option, prefer_option, returns_argument, rubric_option
from csxl.cli.plans import complain, open_review, review_argument, rubric_of
from csxl.cli.review import read_returns, say_unfound
from csxl.cli.sending import Ready, Sending, send, sending_options, would_send
from csxl.cli.status import on_option
from csxl.compare.consolidation import names_unfound
from csxl.languages import BY_NAME
from csxl.letters import asks
from csxl.letters.drafts import as_draft, compose
from csxl.letters.headers import NotAnAddress
from csxl.model.answers import Reading
from csxl.model.letter import Letter
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.review.standing import Standing, standings, unasked
from csxl.text.wording import listed, many

DRAFTS = "drafts"


@dataclass(frozen=True)
class Due:
    """A letter that an agency is due, why, and what goes into it."""

    party: Party
    why: str
    attachment: tuple[str, bytes] | None = None
    missing: str = ""
    questions: str = ""


@dataclass(frozen=True)
class Posting:
    """Where the drafts go, or how the letters are sent."""

    output: Path
    dry_run: bool
    force: bool
    sending: Sending | None


def posting_options(command: Command) -> Command:
    """The options of a command that writes to agencies; it is called with `posting`."""

    @sending_options
    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, file_okay=False),
        default="output",
        show_default=True,
        metavar="DIR",
        help="The review's folder; drafts go into its folder drafts.",
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be written or sent, and do nothing.")
    @force_option
    @wraps(command)
    def with_posting(
        *arguments: Any, output: Path, dry_run: bool, force: bool, sending: Sending | None, **options: Any
    ) -> Any:
        return command(*arguments, posting=Posting(output, dry_run, force, sending), **options)

    return with_posting


def deliver(ctx: click.Context, review: Review, letter: Letter, dues: Sequence[Due], posting: Posting) -> None:
    """Draft or send the letters, say what became of each, and exit with 1 where one failed."""
    if not dues:
        click.echo(f"Nobody is due the letter {letter}; nothing was written.")
        return
    ready, failed = composed(review, letter, dues)
    if posting.sending is None:
        write_drafts(letter, ready, posting)
    elif posting.dry_run:
        failed |= would_send(ready, posting.output / DRAFTS, posting.sending)
    else:
        failed |= send(ready, review.title, posting.output / DRAFTS, posting.sending)
    ctx.exit(int(failed))


def composed(review: Review, letter: Letter, dues: Sequence[Due]) -> tuple[list[Ready], bool]:
    """The letters, and whether one cannot be written for want of an address, which is said on stderr."""
    ready, failed = [], False
    for due in dues:
        try:
            mail = compose(review, due.party, letter, due.attachment, due.missing, due.questions)
            ready.append(Ready(mail, due.why))
        except NotAnAddress as fault:
            click.echo(f"{due.party.name}: not written: {fault}", err=True)
            failed = True
    return ready, failed


def write_drafts(letter: Letter, ready: Sequence[Ready], posting: Posting) -> None:
    """Write the drafts and say which; older ones of the same letter that are no longer due are named."""
    folder = posting.output / DRAFTS
    paths = [folder / f"{letter} - {mail.party.code}.eml" for mail, _ in ready]
    if not posting.dry_run:
        refuse_overwriting(paths, posting.force)
    for path, (mail, why) in zip(paths, ready, strict=True):
        if not posting.dry_run:
            write_file(path, as_draft(mail))
        click.echo(f"{path}\t{mail.party.name}, {', '.join(mail.recipients)}: {why}")
    older = sorted(path.name for path in folder.glob(f"{letter} - *.eml") if path not in paths)
    if older:
        click.echo(f"In {folder} there are older drafts, which are no longer due: {listed(older)}.", err=True)
    if posting.dry_run:
        click.echo(f"{many(len(ready), 'draft')} would be written; nothing was.")
    elif ready:
        click.echo(
            f"{many(len(ready), 'draft')} written. Open each in Outlook (or your mail program), look at it, "
            "and press Send."
        )


def due_letters(standings: Sequence[Standing], letter: Letter, language: str) -> list[Due]:
    """Those who are due a letter by where they stand, with what it asks in the plan's language."""
    return [
        Due(
            standing.party,
            asks.why(standing),
            missing=asks.missing(standing, BY_NAME[language]) if letter is Letter.REMINDER else "",
            questions=asks.questions(standing, BY_NAME[language]) if letter is Letter.QUERY else "",
        )
        for standing in standings
        if asks.due(standing) is letter
    ]


def letter_options(command: Command) -> Command:
    """Arguments and options of a command that writes to agencies by where they stand."""
    for option in (
        posting_options,
        rubric_option,
        password_option,
        prefer_option,
        on_option,
        returns_argument,
        review_argument,
    ):
        command = option(command)
    return click.pass_context(command)


def write_to(
    ctx: click.Context,
    letter: Letter,
    workbook: Path,
    returns: Sequence[Path],
    rubric: Rubric,
    on: datetime.date | None,
    prefer: Sequence[str],
    passwords: Sequence[str],
    posting: Posting,
) -> None:
    """Draft or send this letter to all who are due it."""
    review = open_review(workbook)
    if letter is Letter.QUERY and "{questions}" not in review.messages[letter].body:
        raise Refused(
            "The letter Query has no {questions} in it, so nobody would learn what to settle; please put that "
            "into its body on the sheet Messages."
        )
    rubric = rubric_of(ctx, review, workbook, rubric)
    reading = read_returns(returns, rubric, passwords)
    say_unfound(names_unfound(reading.returns, prefer))
    say_unplaced(review, reading, rubric)
    found = standings(review, reading, rubric, on or datetime.date.today(), prefer)
    deliver(ctx, review, letter, due_letters(found, letter, review.language), posting)


def say_unplaced(review: Review, reading: Reading, rubric: Rubric) -> None:
    """Name the files that nobody can read and the agencies not in the table on stderr: one of them may be the return
    of somebody who is reminded now."""
    complain(reading.unread)
    for agency in unasked(review, reading, rubric):
        click.echo(f"{agency.name}: returned, but is not in the table of agencies; no letter was written.", err=True)
