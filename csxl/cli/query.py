"""csxl query: questions to agencies with answers that could not be read with certainty."""

from __future__ import annotations

from typing import Any

import click

from csxl.cli.letters import letter_options, write_to
from csxl.model.letter import Letter


@click.command(epilog="\b\nExample: csxl query\nExample: csxl query review.xlsx output/returns")
@letter_options
def query(ctx: click.Context, **options: Any) -> None:
    """Ask each agency in the workbook REVIEW about what could not be read with certainty in its return, each criterion
    once and with its cell; any blanks are listed after that.

    RETURNS are what came back: files, folders, zips, emails. Without either, those of the review in this folder are
    meant. Each letter is a draft that Outlook opens ready to send, unless --send is given.
    """
    write_to(ctx, Letter.QUERY, **options)
