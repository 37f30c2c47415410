"""csxl feedback: what came of the review, to each agency that answered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from csxl.api.feedback_out import FeedbackPages, feedback_letters
from csxl.api.feedback_out import feedback as feedback_of
from csxl.cli.drafting import write_changed
from csxl.cli.last_review import read_found, say_since_before
from csxl.cli.letters import Posting, deliver, letter_options, say_unplaced
from csxl.cli.opened import open_review
from csxl.cli.options import before_option
from csxl.cli.printing import say
from csxl.cli.remembering import remember
from csxl.cli.returned import read_returns, say_of_choices
from csxl.model.comparison import Comparison
from csxl.model.letter import Letter
from csxl.model.refusal import Refusal
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review.actions_due import has_met
from csxl.review.asked import titles_beside
from csxl.review.folder import FEEDBACK, QUESTIONNAIRES
from csxl.review.review_before import find_before
from csxl.review.review_rubric import rubric_of
from csxl.review.side_by_side import Told, compare_as_told
from csxl.review.standing import Status, status_from
from csxl.review.whereabouts import Located


@click.command(epilog="\b\nExample: csxl feedback\nExample: csxl feedback review.xlsx output/returns --dry-run")
@before_option
@click.option("--early", is_flag=True, help="Write although nothing is agreed yet.")
@letter_options
def feedback(
    ctx: click.Context,
    found: Located,
    before: Path | None,
    early: bool,
    rubric: Rubric | None,
    on: datetime.date | None,
    prefer: tuple[str, ...],
    whose: tuple[tuple[str, str], ...],
    passwords: tuple[str, ...],
    posting: Posting,
) -> None:
    """Tell each agency in the workbook REVIEW that answered what came of it, after the meeting.

    Each gets one page, as a workbook and as a page for a browser: its own answers, how many of the others chose each
    rating (where at least two gave one), what was agreed in the summary with the words for agencies, its own actions
    and, where there was a review before, what came of what it said it would do. Both are written into the folder
    feedback, for you to look at, and attached to the letter.

    RETURNS are what came back: files, folders, zips, emails. Without either, those of the review in this folder are
    meant. Each letter is a draft that Outlook opens ready to send, unless --send is given.
    """
    assert found.workbook
    review = open_review(found.workbook, found.folder / QUESTIONNAIRES)
    rubric = rubric_of(review, found.workbook, rubric)
    told = Told(passwords, prefer, whose=whose, day=on or datetime.date.today()).with_review(review)
    last = find_before(before, found.workbook, review, [found.folder / QUESTIONNAIRES])
    told = replace(told, before=read_found(last, rubric, passwords))
    pages = _pages(found, review, rubric, told, early)
    write_pages(pages, posting)
    deliver(ctx, review, Letter.FEEDBACK, feedback_letters(review, pages), posting)


def _pages(found: Located, review: Review, rubric: Rubric, told: Told, early: bool) -> tuple[FeedbackPages, ...]:
    """What each agency is told; what is odd about the review goes to stderr. Raises Refusal where it is too early."""
    day = told.day or datetime.date.today()
    reading = read_returns(found.returns, rubric, told.passwords, day)
    titles = (*told.titles, *titles_beside(found.returns))
    decisions = remember(found.folder, rubric, reading, titles).decisions
    comparison = compare_as_told(reading, rubric, replace(told, titles=titles, decisions=decisions))
    say_since_before(comparison)
    say_of_status(status_from(review, reading, comparison, day))
    refuse_too_early(comparison, early)
    return feedback_of(review, comparison, day)


def refuse_too_early(comparison: Comparison, early: bool) -> None:
    """Raise Refusal while the meeting has agreed nothing, unless that is meant."""
    if not (early or has_met(comparison.decisions)):
        raise Refusal(
            "Nothing is agreed yet, so agencies would only hear what they said themselves; nothing was written. Type "
            "what the meeting agreed on the sheet Disagreement of the summary, with the words for agencies, save and "
            "close it. To write to them all the same, add --early."
        )


def say_of_status(status: Status) -> None:
    """Say what is odd about choices between files, and which files are nobody's."""
    say_of_choices(status.of_choices)
    say_unplaced(status)


def write_pages(pages: Sequence[FeedbackPages], posting: Posting) -> None:
    """Write what each agency is told into the review's folder; a former page is kept in earlier/ beside it."""
    folder = posting.output / FEEDBACK
    if not posting.dry_run:
        files = {folder / name: data for one in pages for name, data in one.files}
        write_changed(files, datetime.datetime.now(datetime.UTC))
    for one in pages:
        say(str(folder / one.book_name), f"{one.party.name}: {one.why}; the same as {one.page_name}")
