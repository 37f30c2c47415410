"""The commands. Each is parsed, calls the engine, reports and exits; a command's module is loaded when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from csxl import __version__
from csxl.cli.console import steady_console
from csxl.cli.printing import Refused
from csxl.model.refusal import Refusal

COMMANDS = {
    "new": "Write the workbook from which a review is run.",
    "generate": "Write one questionnaire for each agency.",
    "email": "Send the questionnaires, or write the mails as drafts.",
    "check": "Say what is in returns, and what is to be asked.",
    "status": "Say who has answered, how much, and how late.",
    "chase": "Remind those who have not returned, or not all of it.",
    "query": "Ask about answers that are to settle.",
    "thank": "Thank those whose returns are complete.",
    "consolidate": "Write the summary workbook for the board.",
    "export": "Write every answer as one table, CSV or Parquet.",
    "demo": "Play a whole review on example agencies.",
    "rubric": "Show a rubric, or find the faults in one of your own.",
}


class Commands(click.Group):
    """The group of commands, loaded one by one: pandas alone would cost every start half a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"csxl.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def main(self, *arguments: Any, **how: Any) -> Any:
        with steady_console():
            return super().main(*arguments, **how)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except Refusal as refusal:
            raise Refused(refusal) from refusal


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="csxl")
def main() -> None:
    """Traffic-light self-assessments: questionnaires out, returns in, one summary workbook for the board.

    \b
    A review in five steps:
      csxl new review.xlsx                          then fill it in, in Excel
      csxl generate review.xlsx
      csxl email review.xlsx                        then chase, query and thank
      csxl status review.xlsx output/returns
      csxl consolidate review.xlsx output/returns
    """
