"""Workbooks in, answers out: each answer is either read rightly or named in a diagnostic with its cell."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from csxl.model.answers import Reading, Return
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.model.rubric import Rubric
from csxl.returns.book_reading import read_workbook
from csxl.returns.conflicts import compare_returns
from csxl.returns.in_parts import together
from csxl.sheets.books import read_book
from csxl.unwrap.files import files_in
from csxl.unwrap.unwrapping import unwrap

__all__ = ["compare_returns", "read_files", "read_return"]


def read_return(member: Member, rubric: Rubric) -> tuple[Return | None, tuple[Diagnostic, ...]]:
    """The return that one workbook holds and every diagnostic about it; None where it cannot be read or is none."""
    with _no_cycles():
        book, diagnostics = read_book(member.data, member.kind, member.file)
        if book is None:
            return None, diagnostics
        returned, said = read_workbook(book, member, rubric)
        return returned, (*diagnostics, *said)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """No search for cycles meanwhile: a file's many small objects hold none, and it costs a tenth of the time."""
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def read_files(
    paths: Iterable[Path],
    rubric: Rubric,
    passwords: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> Reading:
    """All returns in files, folders, archives and mails; one bad file never stops the others.

    `progress` is told how many files are done, and of how many.
    """
    paths = list(paths)
    total = sum(1 for path in paths for _ in files_in(path)) if progress else 0
    returns: list[Return] = []
    diagnostics: list[Diagnostic] = []
    members: dict[str, str] = {}
    for found in unwrap(paths, passwords):
        if isinstance(found, Diagnostic):
            diagnostics.append(found)
            continue
        returned, said = read_return(found, rubric)
        members[found.file] = found.sha256
        diagnostics += said
        returns += [returned] if returned else []
        if progress:
            progress(min(len(members), total), total)
    if progress:
        progress(total, total)
    return Reading(tuple(returns), together(returns, diagnostics, rubric), tuple(members.items()))
