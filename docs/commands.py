"""Write docs/commands.md, what each command says of itself with --help: `make golden`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from csxl.cli.commands import main

TARGET = Path(__file__).with_name("commands.md")
WIDTH = 100  # characters, whatever the terminal's


def page() -> str:
    """The page: a section for each command, and one for each command of a group."""
    said = [
        "# Every command",
        "",
        "This is what `csxl COMMAND --help` says. The exit status is 0 if all is well; 1 if `check` finds an error, "
        "`rubric validate` a fault, `rubric diff` a difference, or a letter could not be written "
        "or sent; 2 if csxl cannot do what was asked.",
    ]
    for name, text in sections(main, "csxl"):
        said += ["", f"## {name}", "", "```text", text, "```"]
    return "\n".join([*said, ""])


def sections(command: click.Command, name: str, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    """A command's whole name with its help, then those of the commands in it."""
    context = click.Context(
        command, parent, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH, **command.context_settings
    )
    yield context.command_path, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None
            yield from sections(found, inner, context)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8", newline="\n")
