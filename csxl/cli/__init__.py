"""The commands. Each is parsed, calls the engine, reports and exits; a command's module is loaded when it is called."""
from __future__ import annotations

from importlib import import_module

import click

from csxl import __version__

COMMANDS = ("new", "generate", "email", "check", "status", "chase", "query", "thank", "consolidate", "export", "demo",
            "rubric")


class Commands(click.Group):
    """The group of commands, loaded one by one: pandas alone would cost every start half a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"csxl.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


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
