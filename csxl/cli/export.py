"""csxl export: every answer of a review as one tidy table for an analyst."""

from __future__ import annotations

from pathlib import Path

import click

from csxl.cli.files import refuse_overwriting, write_file
from csxl.cli.options import file_option, force_option, password_option, returns_argument, rubric_option
from csxl.cli.printing import say
from csxl.cli.returned import compare
from csxl.export import format_of
from csxl.model.rubric import Rubric
from csxl.review.side_by_side import Told
from csxl.rubrics.loading import load_rubric


@click.command(epilog="Example: csxl export output/returns -o output/answers.csv")
@returns_argument
@file_option("output/answers.csv", "The table; its ending, .csv or .parquet, says which kind.")
@password_option
@rubric_option
@force_option
def export(
    returns: tuple[Path, ...], output: Path, passwords: tuple[str, ...], rubric: Rubric | None, force: bool
) -> None:
    """Read RETURNS and write one row per agency and criterion, as CSV or Parquet."""
    as_table = format_of(output)
    refuse_overwriting([output], force, returns)
    comparison = compare(returns, rubric or load_rubric(), Told(passwords))
    write_file(output, as_table(comparison))
    say(str(output))
