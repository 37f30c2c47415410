"""csxl rubric diff: what is other in one version of a rubric than in another."""

from __future__ import annotations

import click

from csxl.cli.options import rubric_in
from csxl.cli.printing import say_lines
from csxl.model.rubric import Rubric
from csxl.rubrics.versions_compared import compared_versions
from csxl.rubrics.versions_in_words import differences


@click.command(
    short_help="Say what is other in rubric B than in rubric A.",
    epilog="Example: csxl rubric diff section-11-2026 section-11-2027",
)
@click.argument("before", metavar="A", type=rubric_in)
@click.argument("after", metavar="B", type=rubric_in)
@click.pass_context
def diff(ctx: click.Context, before: Rubric, after: Rubric) -> None:
    """Say what is other in rubric B than in rubric A, and which criteria can still be compared from one review to the
    next. The words that differ stand between « and ». The exit status is 0 if nothing changed, 1 if anything did."""
    found = compared_versions(before, after)
    say_lines(differences(found))
    ctx.exit(0 if found.is_same else 1)
