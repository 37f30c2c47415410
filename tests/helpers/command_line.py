"""The command line as a person gives it, run in this process."""

from __future__ import annotations

from click.testing import CliRunner, Result

from csxl.cli import main


def csxl(*arguments: object) -> Result:
    """What `csxl` with these arguments printed, and its exit status; whatever else went wrong is raised."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
