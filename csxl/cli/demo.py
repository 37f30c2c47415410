"""csxl demo: a whole review with example agencies, and the one a year later that stands on it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import click

from csxl.api.sent_out import questionnaires
from csxl.board.content import PageOne
from csxl.board.summary_workbook import write_summary
from csxl.cli.consolidate import say_errors
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.former import Former, compare_again, former_summary
from csxl.cli.last_review import note_before, read_found
from csxl.cli.options import folder_option, force_option
from csxl.cli.printing import say, say_lines
from csxl.cli.refreshing import present, refresh
from csxl.compare.narrative import headline, since_last_time
from csxl.compare.open_points import open_points
from csxl.demo import (
    ExampleReview,
    Sent,
    Sitting,
    complete,
    example_decisions,
    example_review,
    first_sent,
    issue,
    next_year,
    respondents,
    type_in,
)
from csxl.model.before import Before
from csxl.model.decisions import DecisionKind
from csxl.model.refusal import Refusal
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.review.folder import EARLIER, QUESTIONNAIRES, RETURNS, SUMMARY
from csxl.review.review_before import FoundBefore, note_of
from csxl.review.side_by_side import Told
from csxl.rubrics.loading import load_rubric
from csxl.text.naming import agency_codes, file_names
from csxl.text.wording import either, listed, many

NEXT_YEAR = "next-year"  # the folder of the second review


def refuse_company(files: Collection[Path]) -> None:
    """Raise Refusal if there are other files beside the demo's: they may be a real review's, and would be read too."""
    beside = [
        path
        for folder in dict.fromkeys(file.parent for file in files)
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path not in files
    ]
    if beside:
        raise Refusal(
            f"{beside[0]} does not belong to the demo, so the folder may hold a real review; nothing was written. "
            "Name another folder with -o."
        )


@click.command(epilog="Example: csxl demo -o output")
@folder_option("The folder to fill.")
@force_option
def demo(output: Path, force: bool) -> None:
    """Run through a review: six questionnaires go out, five agencies answer as people do, a summary is made, decisions
    are typed into it before and after the meeting, and each time it is made again with all of them in place. A year
    later the next review stands on it, in a folder of its own."""
    rubric, review = load_rubric(), example_review()
    refuse_overwriting([output / SUMMARY], force)
    issued = tuple(issue(review, rubric))
    returned = tuple(complete(issued, review, rubric))
    files = {
        output / folder / sent.file: sent.data
        for folder, sents in ((QUESTIONNAIRES, issued), (RETURNS, (*first_sent(issued, review, rubric), *returned)))
        for sent in sents
    }
    refuse_overwriting(files, force)
    later = _files_of_next_year(output / NEXT_YEAR, review)
    refuse_overwriting([*later, output / NEXT_YEAR / SUMMARY], force)
    refuse_company([*files, *later])
    for path, data in files.items():
        write_file(path, data)
    say(f"1. {len(issued)} questionnaires go out: {output / QUESTIONNAIRES}.")
    say(f"2. {len(returned)} agencies answer: {output / RETURNS}. {' '.join(as_people_do(review))}")
    say(f"3. The summary is made: {output / SUMMARY}. It asks what it cannot know:")
    say_errors(open_points(sum_up(output, rubric, review).comparison))
    for step, decided in enumerate(example_decisions(review, returned, rubric), 4):
        write_file(output / SUMMARY, type_in((output / SUMMARY).read_bytes(), decided))
        again = sum_up(output, rubric, review, carry=True)
        say(f"{step}. {decided.when}, {decided.by} types into it {what_is_typed(decided)}; it is made again.")
    say(f"All of that is in its place; as it was saved each time, the summary is kept in {output / EARLIER}.")
    say_lines(headline(again.comparison, again.plan.actions))
    a_year_later(output, rubric, review)
    say(f"The summary is {output / SUMMARY}; open it in Excel.")


def a_year_later(output: Path, rubric: Rubric, first: ExampleReview) -> None:
    """Play the review that stands on the first one's summary, and say what has moved."""
    folder, found, today = output / NEXT_YEAR, FoundBefore(output / SUMMARY), datetime.date.today()
    before = read_found(found, rubric)
    assert before
    review = next_year(first, before, rubric)
    plan = Review(review.partnership, review.review, return_by=review.return_by, email=review.send_to)
    names = [agency.name for agency in review.agencies]
    sectors = [agency.sector for agency in review.agencies]
    plan = replace(plan, parties=tuple(map(Party, names, agency_codes(names), sectors)))
    issued = [Sent(one.party.name, one.name, one.data) for one in questionnaires(plan, rubric, before)]
    returned = tuple(complete(issued, review, rubric))
    for name, sents in ((QUESTIONNAIRES, issued), (RETURNS, returned)):
        for sent in sents:
            write_file(folder / name / sent.file, sent.data)
    note_before(found, folder / QUESTIONNAIRES)
    compared = sum_up(folder, rubric, review, before=before)
    say(
        f"A year later, in {folder}: beside each question stands what an agency said, what was agreed and what it "
        f"promised, and {many(len(returned), 'agency', 'agencies')} answer. "
        + " ".join(since_last_time(compared.plan.since, today))
    )


def _files_of_next_year(folder: Path, review: ExampleReview) -> list[Path]:
    names = file_names([agency.name for agency in review.agencies])
    questionnaires, returns = ([folder / place / name for name in names] for place in (QUESTIONNAIRES, RETURNS))
    return [*questionnaires, note_of(Path(), folder / QUESTIONNAIRES)[0], *returns]


def sum_up(
    output: Path, rubric: Rubric, review: ExampleReview, carry: bool = False, before: Before | None = None
) -> PageOne:
    """Make the summary; whatever was there is kept in earlier/, and what was typed into it is carried if so asked."""
    there, now = present(output / SUMMARY), datetime.datetime.now()
    told = Told(title=review.review, partnership=review.partnership, day=now.date(), before=before)
    former = former_summary(there, rubric, told, force=True) if carry else Former(there.path)
    one = PageOne(compare_again([output / RETURNS], rubric, told, former, force=True).comparison, now.date())
    refresh([(there, write_summary(one))], now)
    return one


def as_people_do(review: ExampleReview) -> Iterator[str]:
    """What is out of the ordinary about the returns."""
    for person in respondents(review):
        if person.before:
            yield f"{person.agency} corrects an answer and sends its workbook again."
        if person.copied_from:
            yield f"{person.agency} fills in a copy of {person.copied_from}'s."


def what_is_typed(decided: Sitting) -> str:
    """What is typed into the summary, in words."""
    times = Counter(kind for kind, _ in {(key.kind, key.subject) for key in decided.entries})
    criteria, going = (
        many(times[DecisionKind.AGREED], "criterion", "criteria"),
        many(times[DecisionKind.ACTION], "action"),
    )
    said = {
        DecisionKind.FILE: "whose the copy is",
        DecisionKind.SETTLED: "what an agency answered on the telephone",
        DecisionKind.AGREED: f"what was agreed on {criteria}",
        DecisionKind.ACTION: f"how {going} {either(times[DecisionKind.ACTION], 'goes', 'go')} on",
        DecisionKind.MEETING: f"{many(times[DecisionKind.MEETING], 'action')} of the meeting’s own",
    }
    return listed([words for kind, words in said.items() if times[kind]])
