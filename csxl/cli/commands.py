"""The commands. Each parses, calls the engine, reports and exits; a command's module is loaded when it is called."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from csxl import __version__
from csxl.cli.console import steady_console
from csxl.cli.printing import Refused, clean_complaints
from csxl.model.refusal import Refusal

HERE = "csxl.cli.here"  # loaded, as the commands are, when it is called
COMMANDS = {
    "new": "Write the workbook that you run a review from.",
    "generate": "Write one questionnaire for each agency.",
    "email": "Email each agency its questionnaire, as a draft or at once.",
    "check": "Say what the returns hold, and what to ask about.",
    "status": "Say who has answered, how much, and how late.",
    "chase": "Remind agencies whose return is missing or incomplete.",
    "query": "Ask agencies about answers that need settling.",
    "thank": "Thank agencies whose return is complete.",
    "consolidate": "Write the summary workbook for the board.",
    "feedback": "Tell each agency what came of it, after the meeting.",
    "remind": "Write to agencies whose actions are due.",
    "export": "Write every answer as one table, CSV or Parquet.",
    "demo": "Run through a whole review with example agencies.",
    "rubric": "Show a rubric, or find the faults in one of your own.",
}


class Commands(click.Group):
    """The group of commands, loaded one by one: pandas alone would add half a second to every start."""

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

    def make_context(self, *arguments: Any, **how: Any) -> click.Context:
        with clean_complaints():
            return super().make_context(*arguments, **how)

    def invoke(self, ctx: click.Context) -> object:
        with clean_complaints():
            try:
                return super().invoke(ctx)
            except Refusal as refusal:
                raise Refused(refusal) from refusal
            except OSError as fault:
                if fault.filename is None or not fault.strerror:
                    raise
                name = os.fsdecode(fault.filename) if isinstance(fault.filename, (str, bytes)) else fault.filename
                raise Refused(Refusal(f"{name} cannot be used: {fault.strerror}.")) from fault


@click.group(
    cls=Commands,
    subcommand_metavar="[COMMAND] [ARGS]...",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", prog_name="csxl")
@click.option(
    "--codes",
    is_flag=True,
    envvar="CSXL_CODES",
    help="Print each point with its code, such as A002; docs/codes.md lists them.",
)
@click.pass_context
def main(ctx: click.Context, codes: bool) -> None:
    """Traffic-light self-assessments: questionnaires out, returns in, one summary workbook for the board.

    \b
    A review in five steps:
      csxl new review.xlsx        then fill it in, in Excel
      csxl generate
      csxl email                  then chase, query and thank
      csxl status
      csxl consolidate
    In a review's folder, csxl alone says where the review stands and what to type next.
    """
    if ctx.invoked_subcommand is None and not import_module(HERE).here():
        click.echo(ctx.get_help())
