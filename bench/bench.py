"""`make bench`: csxl's reading against the loops that people write today and against the floor, as ratios in one run.

(a) csxl: read_files over N returns. (b) the loops: pandas.read_excel(sheet_name=None) and openpyxl alone, which
give cells and no answers. (c) the floor: inflate the same parts and run them through expat with empty handlers.
Every figure is a median of interleaved rounds; what counts is the ratio, never the time.
"""

from __future__ import annotations

import functools
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.parsers import expat

import openpyxl
import pandas as pd
from consolidating import consolidating

from csxl.demo import complete, example_review, issue
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric

ROUNDS = 5
SAMPLE = 20  # files per round for the slow ways; their time grows in proportion
MANY, VERY_MANY = 1_000, 10_000
RESULTS = Path(__file__).parent / "RESULTS.md"


published = functools.cache(load_rubric)


def write_returns(folder: Path, number: int) -> list[Path]:
    """That many returns of the example review's agencies, each in a file of its own."""
    rubric, review = published(), example_review()
    filled = [sent.data for sent in complete(issue(review, rubric), review, rubric)]
    paths = [folder / f"{count:05}.xlsx" for count in range(number)]
    for count, path in enumerate(paths):
        path.write_bytes(filled[count % len(filled)])
    return paths


def by_csxl(paths: Sequence[Path]) -> int:
    """Answers read."""
    return sum(len(returned.answers) for returned in read_files(paths, published()).returns)


def by_pandas(paths: Iterable[Path]) -> int:
    """Cells read."""
    return sum(frame.size for path in paths for frame in pd.read_excel(path, sheet_name=None, header=None).values())


def by_openpyxl(paths: Iterable[Path]) -> int:
    """Cells read."""
    return sum(
        1
        for path in paths
        for sheet in openpyxl.load_workbook(path, data_only=True)
        for row in sheet.iter_rows(values_only=True)
        for _ in row
    )


def by_expat(paths: Iterable[Path]) -> int:
    """Bytes parsed: nothing that reads XML in Python can be faster."""
    size = 0
    for path in paths:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                parser = expat.ParserCreate()
                parser.StartElementHandler = lambda name, attributes: None
                parser.EndElementHandler = lambda name: None
                parser.CharacterDataHandler = lambda data: None
                data = package.read(name)
                parser.Parse(data, True)
                size += len(data)
    return size


WAYS: Mapping[str, Callable[[Sequence[Path]], int]] = {
    "csxl, answers": by_csxl,
    "pandas, cells": by_pandas,
    "openpyxl, cells": by_openpyxl,
    "inflate and expat": by_expat,
}


def milliseconds(way: Callable[[Sequence[Path]], int], paths: Sequence[Path]) -> float:
    """Per file."""
    start = time.perf_counter()
    way(paths)
    return (time.perf_counter() - start) / len(paths) * 1000


def reading(paths: Sequence[Path]) -> list[str]:
    """The table of ways, each timed in turn in every round."""
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for turn in range(ROUNDS + 1):
        for name, way in WAYS.items():
            spent = milliseconds(way, paths[:SAMPLE])
            if turn:  # the first round warms up
                times[name].append(spent)
    medians = {name: statistics.median(spent) for name, spent in times.items()}
    whole = milliseconds(by_csxl, paths) * len(paths) / 1000
    return [
        "| way | ms a return | against csxl |",
        "|---|---:|---:|",
        *(f"| {name} | {spent:.1f} | {spent / medians['csxl, answers']:.2f} |" for name, spent in medians.items()),
        "",
        f"csxl reads {len(paths):,} returns in {whole:.1f} s in one process.",
    ]


def two_workers(paths: Sequence[Path]) -> list[str]:
    """Two processes against one, on the same returns."""
    one = milliseconds(by_csxl, paths)
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(by_csxl, (paths[::2], paths[1::2])))
    two = (time.perf_counter() - start) / len(paths) * 1000
    return [f"Two workers take {two / one:.2f} of one worker's time."]


def read_one_by_one(paths: Sequence[Path]) -> int:
    """The peak in MiB of a process that reads the returns one by one and keeps none."""
    for path in paths:
        read_files([path], published())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def memory(paths: Sequence[Path]) -> list[str]:
    """The peak over a tenth of the returns and over all of them, each in a new process."""
    with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
        few, all_ = (pool.submit(read_one_by_one, part).result() for part in (paths[:MANY], paths))
    return [f"Memory: at most {few} MiB over {MANY:,} returns, {all_} MiB over {len(paths):,}."]


def main() -> None:
    """Measure, print, and leave the figures in RESULTS.md."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_returns(Path(folder), VERY_MANY)
        machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {sys.version.split()[0]}"
        lines = [
            "# Figures from `make bench`",
            "",
            f"On {machine}; medians of {ROUNDS} interleaved rounds.",
            "",
            *reading(paths[:MANY]),
            "",
            *two_workers(paths[:MANY]),
            "",
            *memory(paths),
            "",
            *consolidating(paths, MANY, VERY_MANY),
        ]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
