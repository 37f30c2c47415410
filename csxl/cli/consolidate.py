"""csxl consolidate: the returns of a review in one summary workbook."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from csxl.api.comparing import refuse_nothing, to_choose
from csxl.board.content import PageOne
from csxl.cli.arguments import located
from csxl.cli.files import refuse_overwriting
from csxl.cli.former import compare_again, former_summary, summary_of
from csxl.cli.last_review import read_found, say_since_before
from csxl.cli.opened import open_review
from csxl.cli.options import (
    Existing,
    before_option,
    file_option,
    files_argument,
    force_option,
    password_option,
    prefer_option,
    rubric_option,
    whose_option,
)
from csxl.cli.papers import agenda_option, docx_option, html_option, papers_at, refuse_others, say_kept
from csxl.cli.printing import in_a_line, say_lines, warn
from csxl.cli.refreshing import present, refresh
from csxl.cli.returned import say_of_choices
from csxl.compare.decision_points import decision_points
from csxl.compare.narrative import headline, since_last_time
from csxl.compare.open_points import open_points
from csxl.compare.personal_open import open_personal
from csxl.model.answers import NOBODYS
from csxl.model.comparison import Comparison
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.rubric import Rubric
from csxl.review.folder import SUMMARY, issued_beside
from csxl.review.review_before import find_before
from csxl.review.review_rubric import rubric_for, rubric_of
from csxl.review.side_by_side import Told
from csxl.review.whereabouts import workbook_beside
from csxl.text.wording import listed, many

SHOWN = 10  # errors on the terminal; all of them are on the sheet Issues


@click.command(
    epilog="\b\nExample: csxl consolidate\n"
    "Example: csxl consolidate review.xlsx output/returns -o output/summary.xlsx\n"
    "Example: csxl consolidate output/returns"
)
@files_argument
@file_option(SUMMARY, "The summary workbook.")
@html_option
@docx_option
@agenda_option
@click.option(
    "--issued",
    type=Existing(),
    metavar="DIR",
    help="The questionnaires that were issued, which show who has not returned one. "
    "[default: the folder questionnaires beside the returns]",
)
@before_option
@prefer_option
@whose_option
@click.option("--review", "title", default="", metavar="TITLE", help="The review's title. [default: as in the returns]")
@click.option("--partnership", default="", metavar="NAME", help="The partnership. [default: as in the returns]")
@password_option
@rubric_option
@force_option
def consolidate(
    files: tuple[Path, ...],
    output: Path | None,
    issued: Path | None,
    before: Path | None,
    prefer: tuple[str, ...],
    whose: tuple[tuple[str, str], ...],
    title: str,
    partnership: str,
    passwords: tuple[str, ...],
    rubric: Rubric | None,
    force: bool,
    **named: Path | None,
) -> None:
    """Compare RETURNS (files, folders, zips, emails) and write the summary workbook for the board.

    If RETURNS include the coordinator's workbook, it says who was asked, in which sectors, and for which review.
    Without either, those of the review in this folder are meant.

    If the summary is there already, what people typed into it is carried into the new one, and the file as it was is
    kept in the folder earlier beside it.
    """
    workbook, returns, folder = located(files, needs_workbook=False)
    now = datetime.datetime.now()
    said = Told(passwords, prefer, title, partnership, issued, whose=whose, day=now.date())
    rubric, told = _with_workbook(workbook, returns, rubric, said, before)
    papers = papers_at(named, told.language)
    written = [output or folder / SUMMARY, *(paper.path for paper in papers)]
    given = filter(None, (workbook or workbook_beside(returns), issued, before))
    refuse_overwriting(written, force=True, given=[*given, *returns])
    summary, *there = map(present, written)
    former = former_summary(summary, rubric, told, force)
    found = compare_again(returns, rubric, told, former, force)
    refuse_others(papers, there, found.comparison.review, force)
    say_before_writing(found.comparison)
    one = PageOne(found.comparison, now.date())
    made = [paper.written(one) for paper in papers]
    refresh([(summary, summary_of(one, found.former, summary.path)), *zip(there, made, strict=True)], now)
    say_kept(there)
    say_lines([*what_came_out(one), *map(str, written)])


def what_came_out(one: PageOne) -> tuple[str, ...]:
    """The last lines: what a comparison says in plain words, and what has moved since the review before."""
    return (*headline(one.comparison, one.plan.actions), *since_last_time(one.plan.since, one.made))


def _with_workbook(
    workbook: Path | None, returns: Sequence[Path], rubric: Rubric | None, told: Told, before: Path | None
) -> tuple[Rubric, Told]:
    """The rubric, and what is told of the review, with what the coordinator's workbook says of both and with the review
    before."""
    folders, review = [told.issued] if told.issued else issued_beside(returns), None
    if workbook:
        review = open_review(workbook, next(iter(folders), None), strict=False)
        rubric, told = rubric_of(review, workbook, rubric), told.with_review(review)
    rubric = rubric or rubric_for(returns)
    found = find_before(before, workbook, review, folders)
    return rubric, replace(told, before=read_found(found, rubric, told.passwords))


def say_before_writing(comparison: Comparison) -> None:
    """Say what was left out and what is to be chosen. Raises Refusal where there is nothing to write."""
    say_since_before(comparison)
    of_decisions = decision_points(comparison, SUMMARY)  # which summary_of names by cell
    say_errors([one for one in open_points(comparison) if one not in of_decisions])
    say_choice(comparison)
    say_personal(comparison)
    refuse_nothing(comparison)


def say_personal(comparison: Comparison) -> None:
    """Warn of what may be personal data, before anything is written that others are shown."""
    found = open_personal(comparison)
    if found:
        names = list(dict.fromkeys(comparison.agencies[one.place].name for one in found))
        texts = f"{many(len(found), 'text')} of {listed(names)}"
        warn(f"WARNING: {texts} may hold personal data; look at the sheet Issues before you show this to anyone.")


def say_choice(comparison: Comparison) -> None:
    """Warn of a choice that came to nothing, and that the coordinator may have to choose between returns, or say whose
    one is."""
    say_of_choices(one for one in comparison.of_choices if one.severity != Severity.ERROR)
    several = [agency.name for agency in to_choose(comparison)]
    if several:
        warn(
            f"WARNING: More than one return came from {listed(several)}; where they differ, say which counts with "
            "--prefer FILE."
        )
    nobodys = [returned.file for returned in comparison.uncounted if returned.counts == NOBODYS]
    if nobodys := [*nobodys, *comparison.letters_of_nobody]:
        where = "on the sheet Returns or with --whose FILE=CODE"
        warn(f"WARNING: Not counted until you say whose, {where}: {listed(nobodys)}.")


def say_errors(errors: Sequence[Diagnostic]) -> None:
    """Print the first few errors on stderr, and how many more there are."""
    for diagnostic in errors[:SHOWN]:
        warn(in_a_line(diagnostic))
    if len(errors) > SHOWN:
        warn(f"… and {many(len(errors) - SHOWN, 'more error')}; all are on the sheet Issues.")
