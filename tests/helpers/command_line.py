"""The command line as a person gives it, run in this process."""

from __future__ import annotations

import inspect
from typing import Any

from click.testing import CliRunner, Result

from csxl.cli.commands import main

# click < 8.2 mixes stderr into stdout unless it is told not to.
APART: dict[str, Any] = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}


def csxl(*arguments: object) -> Result:
    """What `csxl` with these arguments printed, and its exit status; whatever else went wrong is raised."""
    result = CliRunner(**APART).invoke(main, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
