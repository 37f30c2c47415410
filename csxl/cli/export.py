"""csxl export: every answer of a review as one tidy table for an analyst."""

from __future__ import annotations

from pathlib import Path

import click

from csxl.cli.files import Refused, refuse_overwriting, write_file
from csxl.cli.options import force_option, password_option, returns_argument, rubric_option
from csxl.cli.review import compare
from csxl.export import as_csv, as_parquet
from csxl.model.rubric import Rubric

FORMATS = {".csv": as_csv, ".parquet": as_parquet}


@click.command(epilog="Example: csxl export output/returns -o output/answers.csv")
@returns_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default="output/answers.csv",
    show_default=True,
    metavar="FILE",
    help="The table; its ending, .csv or .parquet, says which kind.",
)
@password_option
@rubric_option
@force_option
def export(returns: tuple[Path, ...], output: Path, passwords: tuple[str, ...], rubric: Rubric, force: bool) -> None:
    """Read RETURNS and write one row per agency and criterion, as CSV or Parquet."""
    if output.suffix.lower() not in FORMATS:
        raise Refused(f"{output}: the ending must be .csv or .parquet.")
    refuse_overwriting([output], force)
    try:
        table = FORMATS[output.suffix.lower()](compare(returns, rubric, passwords))
    except ImportError as fault:
        raise Refused("Parquet needs one more package: pip install pyarrow. CSV needs none.") from fault
    write_file(output, table)
    click.echo(str(output))
