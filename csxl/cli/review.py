"""A review's folder as the commands find it: questionnaires/ as issued, returns/ as they came back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from csxl.cli.files import QUESTIONNAIRES, RETURNS
from csxl.cli.options import progress
from csxl.compare.consolidation import consolidate
from csxl.diagnostics.of_identity import IdentityCode
from csxl.diagnostics.printed import line
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.review import Expected
from csxl.model.rubric import Rubric
from csxl.returns.reading import read_files


def returns_in(paths: Sequence[Path]) -> list[Path]:
    """The paths, with a review's whole folder taken to mean its returns."""
    return [
        path / RETURNS if (path / RETURNS).is_dir() and (path / QUESTIONNAIRES).is_dir() else path for path in paths
    ]


def read_returns(paths: Sequence[Path], rubric: Rubric, passwords: Sequence[str] = ()) -> Reading:
    """What came back in files, folders, archives and mails, read under a progress bar; of a folder in which nothing
    lies that is said on stderr."""
    with progress("Reading returns") as show:
        reading = read_files(returns_in(paths), rubric, passwords, show)
    for diagnostic in reading.diagnostics:
        if diagnostic.file in reading.empty_folders:
            click.echo(f"{diagnostic.file}: {diagnostic.message}", err=True)
    return reading


def say_unfound(names: Iterable[str]) -> None:
    """On stderr: that no return has a name that was given as the one that counts."""
    for name in names:
        click.echo(f"--prefer {line(IdentityCode.PREFERRED_NOT_FOUND.about(name))}", err=True)


def issued_beside(returns: Sequence[Path]) -> list[Path]:
    """The folders of issued questionnaires that lie beside the returns, as `csxl generate` leaves them."""
    parents = [parent for path in returns for parent in list(path.absolute().parents)[: 2 if path.is_file() else 1]]
    return [folder / QUESTIONNAIRES for folder in dict.fromkeys(parents) if (folder / QUESTIONNAIRES).is_dir()]


def expected_agencies(folders: Sequence[Path], rubric: Rubric) -> tuple[Expected, ...]:
    """The agencies that were asked, from the questionnaires issued to them."""
    return tuple(Expected(returned.agency, returned.agency_code) for returned in read_files(folders, rubric).returns)


def compare(
    returns: Sequence[Path],
    rubric: Rubric,
    passwords: Sequence[str] = (),
    issued: Path | None = None,
    prefer: Sequence[str] = (),
    review: str = "",
    partnership: str = "",
    asked: Sequence[Expected] = (),
) -> Comparison:
    """The returns read and compared; who was expected is said by `asked`, else comes from `issued`, or from what lies
    beside the returns."""
    folders = [issued] if issued else issued_beside(returns_in(returns))
    expected = asked or expected_agencies(folders, rubric)
    return consolidate(read_returns(returns, rubric, passwords), rubric, expected, prefer, review, partnership)
