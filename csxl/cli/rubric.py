"""csxl rubric: show a rubric, write one as a workbook or as TOML, or find every fault in one of your own."""

from __future__ import annotations

import click

from csxl.cli.options import rubric_option
from csxl.cli.printing import say, say_lines
from csxl.cli.rubric_diff import diff
from csxl.cli.rubric_files import export, new
from csxl.model.rubric import Rubric
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.rubrics.without import goes_without


@click.group(epilog="Example: csxl rubric validate my.xlsx")
def rubric() -> None:
    """Show a rubric, make one of your own, find every fault in it, or compare two versions of one."""


for command in (diff, export, new):
    rubric.add_command(command)


@rubric.command(epilog="Example: csxl rubric show --rubric section-11")
@rubric_option
def show(rubric: Rubric | None) -> None:
    """Print the rubric's criteria and descriptors."""
    rubric = rubric or load_rubric()
    heading = f"{rubric.title}, version {rubric.version}"
    say_lines([heading, " · ".join(rubric.words), *filter(None, [rubric.credit])])
    for domain in rubric.domains:
        say_lines(["", domain.name, *domain.statement.split("\n")])
        for criterion in domain.criteria:
            say_lines(["", f"  {criterion.ref}  {criterion.level.name}, {criterion.stage.name}"])
            for word, descriptor in criterion.descriptors.items():
                say_lines(f"    {word}: {descriptor}".replace("\n", "\n      ").split("\n"))


@rubric.command(epilog="Example: csxl rubric validate my.xlsx")
@click.argument("place", metavar="RUBRIC", type=str)
@click.pass_context
def validate(ctx: click.Context, place: str) -> None:
    """List every fault in a rubric, a workbook or a folder; the exit status is 1 if there are any."""
    try:
        loaded = load_rubric(rubric_place(place))
    except RubricFault as faults:
        say_lines(faults.faults)
        if len(faults.faults) > 1:
            say(f"{len(faults.faults)} faults in all.")
        ctx.exit(1)
    found = f"{loaded.title}: {len(loaded.criteria)} criteria, {len(loaded.scale)} ratings, no fault found."
    say_lines([found, *goes_without(loaded)])
