"""csxl demo: a whole review with example agencies."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path

import click

from csxl.board.summary_workbook import write_summary
from csxl.cli.consolidate import say_errors
from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.options import folder_option, force_option
from csxl.cli.printing import say, say_lines
from csxl.cli.returned import compare
from csxl.compare.narrative import headline
from csxl.demo import complete, example_review, issue
from csxl.model.refusal import Refusal
from csxl.review.folder import OUTPUT, QUESTIONNAIRES, RETURNS, SUMMARY
from csxl.review.side_by_side import Told
from csxl.rubrics.loading import load_rubric


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
@folder_option("The folder to fill.", "output")
@force_option
def demo(output: Path | None, force: bool) -> None:
    """Run through a review: six questionnaires go out, five come back as people fill them in, one summary."""
    output = output or Path(OUTPUT)
    rubric, review = load_rubric(), example_review()
    refuse_overwriting([output / SUMMARY], force)
    issued = tuple(issue(review, rubric))
    returned = tuple(complete(issued, review, rubric))
    files = {
        output / folder / sent.file: sent.data
        for folder, sents in ((QUESTIONNAIRES, issued), (RETURNS, returned))
        for sent in sents
    }
    refuse_overwriting(files, force)
    refuse_company(files)
    for path, data in files.items():
        write_file(path, data)
    say(
        f"{len(issued)} questionnaires issued in {output / QUESTIONNAIRES}, "
        f"{len(returned)} returned in {output / RETURNS}."
    )
    comparison = compare([output / RETURNS], rubric, Told(title=review.review, partnership=review.partnership))
    say_errors(comparison.diagnostics)
    write_file(output / SUMMARY, write_summary(comparison, datetime.date.today()))
    say_lines([*headline(comparison), f"The summary is {output / SUMMARY}; open it in Excel."])
