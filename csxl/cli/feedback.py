"""csxl feedback: what came of the review, to each agency that answered."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

import click

from csxl.api.feedback_out import FeedbackPages, feedback_letters, refuse_too_early
from csxl.api.feedback_out import feedback as feedback_of
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.letters import Posting, deliver, letter_options, say_unplaced
from csxl.cli.opened import open_review
from csxl.cli.printing import say
from csxl.cli.remembering import remember
from csxl.cli.returned import read_returns, say_of_choices
from csxl.model.letter import Letter
from csxl.model.rubric import Rubric
from csxl.review.folder import FEEDBACK, QUESTIONNAIRES
from csxl.review.opening import rubric_of
from csxl.review.side_by_side import Told, compare_as_told, titles_beside
from csxl.review.standing import status_from
from csxl.review.whereabouts import Located
from csxl.text.wording import many


@click.command(epilog="\b\nExample: csxl feedback\nExample: csxl feedback review.xlsx output/returns")
@letter_options
def feedback(
    ctx: click.Context,
    found: Located,
    rubric: Rubric | None,
    on: datetime.date | None,
    prefer: Sequence[str],
    whose: Sequence[tuple[str, str]],
    passwords: Sequence[str],
    posting: Posting,
) -> None:
    """Tell each agency in the workbook REVIEW that answered what came of it, after the meeting.

    Each gets one page, as a workbook and as a page for a browser: its own answers, how many of the others chose each
    rating (where at least two did), what was agreed in the summary with the words for agencies, and its own actions.
    They are written into the folder feedback, for you to look at, and attached to the letters.

    RETURNS are what came back: files, folders, zips, emails. Without either, those of the review in this folder are
    meant. Each letter is a draft that Outlook opens ready to send, unless --send is given.
    """
    assert found.workbook
    review = open_review(found.workbook, found.folder / QUESTIONNAIRES)
    rubric = rubric_of(review, found.workbook, rubric)
    reading = read_returns(found.returns, rubric, passwords, on)
    titles, day = titles_beside(found.returns), on or datetime.date.today()
    known = remember(found.folder, rubric, reading, (review.title, *titles))
    told = Told(passwords, prefer, whose=whose, decisions=known.decisions, day=day).with_review(review)
    comparison = compare_as_told(reading, rubric, replace(told, titles=(*told.titles, *titles)))
    status = status_from(review, reading, comparison, day)
    say_of_choices(status.of_choices)
    say_unplaced(status)
    refuse_too_early(comparison, posting.force)
    pages = feedback_of(review, comparison, day)
    write_pages(pages, posting)
    deliver(ctx, review, Letter.FEEDBACK, feedback_letters(review, pages), posting)


def write_pages(pages: Sequence[FeedbackPages], posting: Posting) -> None:
    """Write what each agency is told into the review's folder."""
    folder = posting.output / FEEDBACK
    if not posting.dry_run:
        refuse_overwriting([folder / name for one in pages for name in one.names], force=True)
        for one in pages:
            for name, data in one.files:
                write_file(folder / name, data)
    if pages:
        say(str(folder), f"{many(len(pages), 'agency', 'agencies')}, a workbook and a page each")
