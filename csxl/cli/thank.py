"""csxl thank: thanks to agencies whose return is complete."""

from __future__ import annotations

from typing import Any

import click

from csxl.cli.letters import letter_options, write_to
from csxl.model.letter import Letter


@click.command(epilog="\b\nExample: csxl thank\nExample: csxl thank review.xlsx output/returns")
@letter_options
def thank(ctx: click.Context, **options: Any) -> None:
    """Thank each agency in the workbook REVIEW whose return is complete, with nothing to settle.

    RETURNS are what came back: files, folders, zips, emails. Without either, those of the review in this folder are
    meant. Each letter is a draft that Outlook opens ready to send, unless --send is given.
    """
    write_to(ctx, Letter.THANKS, **options)
