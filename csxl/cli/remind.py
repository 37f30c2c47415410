"""csxl remind: letters to agencies whose actions are overdue or soon due."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from csxl.api.letters_out import action_letters
from csxl.cli.letters import Posting, deliver, letter_options, status_for
from csxl.cli.printing import warn
from csxl.compare.actions import Action
from csxl.model.decisions import RECORDED, DecisionKind
from csxl.model.letter import Letter
from csxl.model.summary_names import ACTIONS, PROMISES
from csxl.review.actions_due import WITHIN, actions_due, typed_at
from csxl.review.folder import SUMMARY
from csxl.review.standing import Status
from csxl.text.days import day_in_words
from csxl.text.wording import listed, many, quote, shortened

SHOWN = 60  # characters of an action
NAMED = 3  # actions without a day


@click.command(epilog="\b\nExample: csxl remind\nExample: csxl remind --within 60")
@click.option(
    "--within",
    type=click.IntRange(0, 3_650),
    default=WITHIN,
    show_default=True,
    metavar="DAYS",
    help="Also what is due within so many days from now.",
)
@letter_options
def remind(ctx: click.Context, within: int, posting: Posting, **options: Any) -> None:
    """Write to each agency in the workbook REVIEW that has actions which are overdue or soon due: what was agreed in
    the meeting, and what it proposed in its return, with owner, day and how far it is. Each agency hears of its own
    actions only; what is done or dropped is left out.

    What it promised in the review before and has not done yet is among them, as the sheet Promises has it. Once the
    new questionnaires are issued, use this command in the new review's folder only.

    Agencies, days and progress are those on the sheet Actions of the summary. An action of the meeting is that of the
    agency that stands under Agency there or, if none does, under Owner. Each letter is a draft that Outlook opens ready
    to send, unless --send is given; then an agency gets it once in 28 days.
    """
    status = status_for(Letter.ACTIONS, **options)
    say_of_the_rest(status, within)
    deliver(ctx, status.review, Letter.ACTIONS, action_letters(status, within), posting)


def say_of_the_rest(status: Status, within: int) -> None:
    """Name on stderr the actions that are due and nobody's, and those without a day: nobody is reminded of either."""
    due = actions_due(status, within)
    for action in due.nobodys:
        day = f", by {day_in_words(action.date)}" if action.date else ""
        if action.kind is DecisionKind.PROMISE:
            where, remedy = SUMMARY, f"choose how far it is on the sheet {PROMISES}, under {RECORDED}."
            then = due.last_review or "the review before"
            whose = f"promised in {then} by {action.agency}, is no agency’s of this review"
        else:
            where, remedy = _where(status, action), f"name the agency beside it on the sheet {ACTIONS}, under Agency."
            whose = "is no agency’s"
        warn(f"WARNING: {where}: {_named(action)}{day}, {whose}, so nobody is reminded of it; {remedy}")
    if due.undated:
        which = listed(_each(due.undated), NAMED)
        warn(f"{many(len(due.undated), 'action')} without a day, of which nobody is reminded: {which}.")


def _each(actions: Iterable[Action]) -> list[str]:
    return [f"{_named(action)} ({action.agency})" for action in actions]


def _named(action: Action) -> str:
    return quote(shortened(" ".join(action.action.split()), SHOWN))


def _where(status: Status, action: Action) -> str:
    """The place where an action was typed."""
    typed = typed_at(status, action)
    place = ", ".join(filter(None, (typed.sheet or ACTIONS, typed.cell)))
    return f"{SUMMARY}, {place}"
