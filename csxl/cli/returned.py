"""What came back as the commands read it: with a progress bar, and what is said of it on stderr."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from csxl.cli.printing import progress, warn
from csxl.diagnostics.of_identity import IdentityCode
from csxl.diagnostics.printed import line
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.rubric import Rubric
from csxl.review import side_by_side


def read_returns(paths: Sequence[Path], rubric: Rubric, passwords: Sequence[str] = ()) -> Reading:
    """What came back, read under a progress bar; of a folder in which nothing lies that is said on stderr."""
    with progress("Reading returns") as show:
        reading = side_by_side.read_returns(paths, rubric, passwords, show)
    for diagnostic in reading.diagnostics:
        if diagnostic.file in reading.empty_folders:
            warn(f"{diagnostic.file}: {diagnostic.message}")
    return reading


def compare(paths: Sequence[Path], rubric: Rubric, told: side_by_side.Told) -> Comparison:
    """What came back side by side, read as above."""
    return side_by_side.compare(read_returns(paths, rubric, told.passwords), paths, rubric, told)


def say_unfound(names: Iterable[str]) -> None:
    """On stderr: that no return has a name that was given as the one that counts."""
    for name in names:
        warn(f"--prefer {line(IdentityCode.PREFERRED_NOT_FOUND.about(name))}")
