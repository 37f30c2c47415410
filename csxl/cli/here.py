"""csxl alone: where the review in this folder stands, and what to type next."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from csxl.cli.printing import in_a_line, progress, say_lines, warn
from csxl.cli.remembering import remember
from csxl.cli.returned import read_each
from csxl.cli.sending import contacts_of
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.review.asked import expected_agencies, read_returns, titles_beside
from csxl.review.folder import OUTPUT, QUESTIONNAIRES, is_reviews_folder
from csxl.review.issued import review_in
from csxl.review.letters_written import letters_written
from csxl.review.nearby import review_near
from csxl.review.next_steps import next_steps
from csxl.review.opening import open_review
from csxl.review.review_rubric import rubric_of
from csxl.review.standing import status_of
from csxl.review.status_report import in_short
from csxl.review.whereabouts import Located, locate, workbooks_in
from csxl.rubrics.loading import load_rubric
from csxl.text.wording import many

SHOWN = 5  # faults of the workbook


def here() -> bool:
    """Say where the review in this folder stands; False where there is none, and nothing said but where one lies."""
    folder = Path()
    if not (workbooks_in(folder) or is_reviews_folder(folder) or is_reviews_folder(folder / OUTPUT)):
        if near := review_near(folder):
            say_lines([f"There is no review in this folder. {near}", ""])
        return False
    try:
        found = locate((), needs_workbook=False)
        say_lines(_with_workbook(found, found.workbook) if found.workbook else _without_workbook(found))
    except Refusal as refusal:
        warn(refusal.sentence)
    return True


def _with_workbook(found: Located, workbook: Path) -> Iterator[str]:
    """What to say where there is a coordinator's workbook: first what is wrong with it."""
    review, diagnostics = open_review(workbook, strict=False, issued=found.folder / QUESTIONNAIRES)
    errors = [one for one in diagnostics if one.severity is Severity.ERROR]
    if errors:
        yield from _faults(errors, workbook)
    if not errors or is_reviews_folder(found.folder):
        yield from _standing(found, review, rubric_of(review, workbook, None))


def _faults(errors: Sequence[Diagnostic], workbook: Path) -> Iterator[str]:
    yield from map(in_a_line, errors[:SHOWN])
    if len(errors) > SHOWN:
        yield f"… and {many(len(errors) - SHOWN, 'more error')}."
    yield f"Open {workbook} in Excel, put these right, save it, and type csxl again."


def _without_workbook(found: Located) -> Iterator[str]:
    """What to say where questionnaires were issued without a coordinator's workbook."""
    rubric = load_rubric()
    named = review_in(found.folder / QUESTIONNAIRES)
    asked = expected_agencies([found.folder / QUESTIONNAIRES], rubric)
    parties = tuple(Party(agency.name, agency.code) for agency in asked)
    title, partnership = named or ("", "")
    return _standing(found, Review(partnership, title, parties=parties), rubric)


def _standing(found: Located, review: Review, rubric: Rubric) -> Iterator[str]:
    """Where the review stands, and what to type next."""
    with progress("Reading returns") as show:
        reading = read_returns(found.returns, rubric, progress=show, read_each=read_each())
    titles, today = titles_beside(found.returns), datetime.date.today()
    known = remember(found.folder, rubric, reading, (review.title, *titles))
    status = status_of(review, reading, rubric, today, decisions=known.decisions, titles=titles)
    contacts = contacts_of(found.folder)
    yield from in_short(status, known, contacts)
    steps = next_steps(status, known, letters_written(contacts), found.workbook is not None)
    width = max((len(step.command) for step in steps), default=0)
    if steps:
        yield "Next:"
    yield from (f"  {step.command.ljust(width)}  {step.what_for}" for step in steps)
