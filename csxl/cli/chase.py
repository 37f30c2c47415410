"""csxl chase: reminders to agencies whose return is missing or has blanks."""

from __future__ import annotations

from typing import Any

import click

from csxl.cli.letters import letter_options, write_to
from csxl.model.letter import Letter


@click.command(epilog="\b\nExample: csxl chase\nExample: csxl chase review.xlsx output/returns")
@letter_options
def chase(ctx: click.Context, **options: Any) -> None:
    """Write a reminder to each agency in the workbook REVIEW that has not returned, or whose return has blanks.

    RETURNS are what came back: files, folders, zips, emails. Without either, those of the review in this folder are
    meant. Each letter is a draft that Outlook opens ready to send, unless --send is given.
    """
    write_to(ctx, Letter.REMINDER, **options)
