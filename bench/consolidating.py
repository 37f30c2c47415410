"""The consolidating part of `make bench`: many returns into one summary workbook, and what each step takes."""

from __future__ import annotations

import datetime
import resource
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from csxl.api import write_summary
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric

MADE = datetime.date(2026, 11, 25)


def consolidating(paths: Sequence[Path], *numbers: int) -> list[str]:
    """A table with a row for each number of returns, each measured in a process of its own."""
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        rows = [pool.submit(_row, paths[:number]).result() for number in numbers]
    return [
        "| returns consolidated | seconds | reading | merging | writing | peak MiB | MB of summary |",
        "|---:|---:|---:|---:|---:|---:|---:|",
        *rows,
    ]


def _row(paths: Sequence[Path]) -> str:
    start = time.perf_counter()
    reading = read_files(paths, load_rubric())
    marks = [start, time.perf_counter()]
    comparison = consolidate(_apart(reading), load_rubric())
    marks.append(time.perf_counter())
    size = len(write_summary(comparison, MADE)) / 1e6
    marks.append(time.perf_counter())
    whole = marks[-1] - start
    shares = " | ".join(f"{share:.0%}" for share in _shares(marks))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"| {len(paths):,} | {whole:.1f} | {shares} | {peak} | {size:.1f} |"


def _apart(reading: Reading) -> Reading:
    """The returns as if each were another agency's: the files are copies of a few agencies' returns."""
    return replace(
        reading,
        returns=tuple(
            replace(returned, agency=f"{returned.agency} {number}", agency_code=f"{returned.agency_code}-{number}")
            for number, returned in enumerate(reading.returns, 1)
        ),
    )


def _shares(marks: Sequence[float]) -> Iterator[float]:
    """The part of the whole time between each mark and the next."""
    for before, after in pairwise(marks):
        yield (after - before) / (marks[-1] - marks[0])
