"""What the commands that read a review share: the progress shown, and what is said on stderr of what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from csxl.cli.printing import complain, progress, warn
from csxl.diagnostics.of_identity import IdentityCode
from csxl.diagnostics.printed import line
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.review import Review
from csxl.model.rubric import Rubric
from csxl.review import folder


def open_review(path: Path, strict: bool = True) -> Review:
    """The plan in a coordinator's workbook, with everything wrong with it on stderr. Raises Refusal."""
    review, diagnostics = folder.open_review(path, strict)
    complain(diagnostics)
    return review


def read_returns(paths: Sequence[Path], rubric: Rubric, passwords: Sequence[str] = ()) -> Reading:
    """What came back, read under a progress bar; of a folder in which nothing lies that is said on stderr."""
    with progress("Reading returns") as show:
        reading = folder.read_returns(paths, rubric, passwords, show)
    for diagnostic in reading.diagnostics:
        if diagnostic.file in reading.empty_folders:
            warn(f"{diagnostic.file}: {diagnostic.message}")
    return reading


def compare(paths: Sequence[Path], rubric: Rubric, told: folder.Told) -> Comparison:
    """What came back side by side, read as above."""
    return folder.compare(read_returns(paths, rubric, told.passwords), paths, rubric, told)


def say_unfound(names: Iterable[str]) -> None:
    """On stderr: that no return has a name that was given as the one that counts."""
    for name in names:
        warn(f"--prefer {line(IdentityCode.PREFERRED_NOT_FOUND.about(name))}")
