"""calamine's reading of a workbook, in a child process where there are any, so that an abort becomes a diagnostic."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from csxl.sheets import foreign_child
from csxl.sheets.cells import Place
from csxl.sheets.marks import Read
from csxl.sheets.moments import iso_moment
from csxl.sheets.values import shortest

SECONDS = 25
CHILDREN = sys.platform != "emscripten" and bool(sys.executable)
STOPPED = "the reading program gave up, as it does on damaged files and on cells far outside the table"


class Values(NamedTuple):
    """A sheet's values."""

    name: str
    hidden: bool
    cells: dict[Place, Read]


def read_values(data: bytes) -> list[Values] | str:
    """The sheets' values, or why they cannot be read, worded for the brackets of a sentence."""
    found = _by_child(data) if CHILDREN else _here(data)
    if isinstance(found, str):
        return found
    if "too_much" in found:
        return f"it holds more than {foreign_child.CELLS:,} filled cells"
    return [Values(sheet["name"], sheet["hidden"], dict(map(_cell, sheet["cells"]))) for sheet in found["sheets"]]


def _by_child(data: bytes) -> dict[str, Any] | str:
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(Path(foreign_child.__file__))],
            input=data,
            timeout=SECONDS,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it takes more than {SECONDS} seconds"
    except OSError:  # no more processes can be started
        return _here(data)
    if done.returncode:
        return STOPPED
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _here(data: bytes) -> dict[str, Any] | str:
    try:
        return foreign_child.read(data)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # calamine's panics are not Exceptions
        return STOPPED


def _cell(stored: list[Any]) -> tuple[Place, Read]:
    row, column, kind, value = stored
    if kind == "d":
        moment = iso_moment(value)
        return Place(row, column), (moment, moment.isoformat() if moment else "")
    if kind == "n":
        return Place(row, column), (value, shortest(value))
    return Place(row, column), (value, str(value).upper() if isinstance(value, bool) else value)
