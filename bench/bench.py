"""`make bench`: how fast csxl reads honest returns, as ratios in one run, and what whole commands take.

No two returns are alike: an answer sheet that came twice would be known by its bytes, and only that would be measured.
What counts is the ratio, never the time. Each part runs in a process of its own, and this one stays small, since Linux
counts a parent's memory as its child's; cores and memory are told apart as Linux does, too.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SHAPES, READ = ("openpyxl", "Excel", "LibreOffice"), 60
SIZES, MANY, VERY_MANY = (1, 30, 300), 1_000, 10_000
ROUNDS = 3
CORES = sorted(os.sched_getaffinity(0))[:2]
HERE = Path(__file__).parent
RESULTS, README = HERE / "RESULTS.md", HERE.parent / "README.md"
FIGURES = re.compile(r"(?<=## Figures\n\n).*?(?=\n\nThe page)", re.S)
INTRODUCTION = """\
From one run of `make bench` on two cores, over returns that are all filled in differently (all of it is in
[bench/RESULTS.md](bench/RESULTS.md)): the processor's time, and what matters, how many times csxl's that is:"""
WAYS = {
    "csxl": "csxl: bytes to answers and diagnostics",
    "pandas": "pandas: bytes to cells",
    "floor": "the floor: inflate the parts, parse the XML, do nothing",
}


class Spent(NamedTuple):
    """What a command took: seconds by the clock, and MiB at most in one of its processes."""

    seconds: float
    peak: int


class Timed(NamedTuple):
    """Medians of what a command took in seconds, on one core (None: not tried) and on two, their ratio, and MiB."""

    one: float | None
    two: float
    ratio: float | None
    peak: int


def run(command: Sequence[str], cores: Sequence[int] = CORES) -> Spent:
    """Run a command on these cores, in silence."""
    os.sched_setaffinity(0, cores)  # which a child inherits
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds, process.returncode = time.perf_counter() - start, os.waitstatus_to_exitcode(status)
    os.sched_setaffinity(0, CORES)
    if process.returncode not in (0, 1):  # 1: something is to be looked at in a return
        sys.exit(f"{' '.join(command)[:200]} ended with {process.returncode}")
    return Spent(seconds, used.ru_maxrss // 1024)


def told(script: str, *words: object) -> Any:
    """What a script of this folder prints."""
    command = [sys.executable, str(HERE / script), *map(str, words)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def write(folder: Path, shape: str, first: int, last: int) -> subprocess.Popen[bytes]:
    """The process that writes returns into a folder."""
    return subprocess.Popen([sys.executable, str(HERE / "shapes.py"), str(folder), shape, str(first), str(last)])


def prepare(folder: Path) -> None:
    """Returns in each shape, and a folder of returns for each size of command."""
    middle = VERY_MANY // 2
    many = folder / str(VERY_MANY)
    writing = [write(many, "Excel", 1, middle), write(many, "Excel", middle + 1, VERY_MANY)]
    writing += [write(folder / "shapes" / shape, shape, 1, READ) for shape in SHAPES]
    if any(process.wait() for process in writing):
        sys.exit("the returns could not be written")
    for size in (*SIZES, MANY):
        (folder / str(size)).mkdir()
        for path in sorted(many.iterdir())[:size]:
            shutil.copy(path, folder / str(size))


def commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """The whole commands that are timed on one core and on two, by what they do."""
    csxl = [sys.executable, "-m", "csxl"]
    agencies = [word for number in range(30) for word in ("-a", f"Agency {number}")]
    return {
        **{f"check {size}": [*csxl, "check", str(folder / str(size))] for size in SIZES},
        "generate 30": [*csxl, "generate", *agencies, "-o", str(folder / "issued"), "--force"],
        **{f"consolidate {size}": consolidate(folder, size) for size in SIZES[1:]},
    }


def consolidate(folder: Path, size: int) -> Sequence[str]:
    out = str(folder / f"summary{size}.xlsx")
    return [sys.executable, "-m", "csxl", "consolidate", str(folder / str(size)), "-o", out, "--force"]


def timed(folder: Path) -> dict[str, Timed]:
    """Every command, those over very many returns once and on two cores alone."""
    spent: dict[str, list[tuple[Spent, Spent]]] = {name: [] for name in commands(folder)}
    for turn in range(ROUNDS + 1):
        for name, command in commands(folder).items():
            both = run(command, CORES[:1]), run(command)
            spent[name] += [both] if turn else []  # the first round warms up
    middle = statistics.median
    found = {
        name: Timed(
            middle(one.seconds for one, _ in times),
            middle(two.seconds for _, two in times),
            middle(two.seconds / one.seconds for one, two in times),
            max(two.peak for _, two in times),
        )
        for name, times in spent.items()
    }
    for size in (MANY, VERY_MANY):
        once = run(consolidate(folder, size))
        found[f"consolidate {size}"] = Timed(None, once.seconds, None, once.peak)
    return found


def whole_table(whole: Mapping[str, Timed]) -> Iterator[str]:
    """The table of whole commands."""
    yield "| command and number of agencies | one core, s | two cores, s | two of one | MiB of one process |"
    yield "|---|---:|---:|---:|---:|"
    for name, (one, two, ratio, peak) in whole.items():
        first, of_one = (f"{value:.2f}" if value else "" for value in (one, ratio))
        yield f"| `{name}` | {first} | {two:.2f} | {of_one} | {peak} |"


def reading_table(shapes: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The table of ways to read a return, a column for each shape."""
    yield f"| way, for each return | {' | '.join(f'{shape}’s shape, ms' for shape in shapes)} |"
    yield f"|---|{'---:|' * len(shapes)}"
    for way, name in WAYS.items():
        cells = (f"{times[way]:.1f} ({times[f'{way} / csxl']:.2f} ×)" for times in shapes.values())
        yield f"| {name} | {' | '.join(cells)} |"


def in_short(whole: Mapping[str, Timed]) -> str:
    """The whole commands in one sentence."""
    check, together = (
        [whole[f"{name} {size}"] for size in sizes]
        for name, sizes in (("check", (1, 300)), ("consolidate", (30, 300, MANY, VERY_MANY)))
    )
    return (
        f"On two cores, `csxl check` takes {check[0].two:.2f} s for one return and {check[1].two:.1f} s for 300"
        f" ({check[1].ratio:.2f} of what it takes on one),\n`csxl generate` {whole['generate 30'].two:.1f} s for 30"
        f" questionnaires, and `csxl consolidate` {together[0].two:.1f} s for 30 returns,\n{together[1].two:.1f} s for"
        f" 300, {together[2].two:.0f} s for 1,000, and {together[3].two:.0f} s and {together[3].peak} MiB for 10,000."
    )


def main() -> None:
    """Measure, print, and leave the figures in RESULTS.md and, the most telling of them, in README.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        shapes = told("reading.py", folder / "shapes")
        few, all_ = told("memory.py", folder / str(VERY_MANY), MANY)
        whole = timed(folder)
    machine = f"{len(CORES)} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    reading = "\n".join(reading_table({shape: shapes[shape] for shape in SHAPES if shape in shapes}))
    memory = f"Reading returns one by one takes {few} MiB of memory for 1,000, and {all_} MiB for 10,000."
    heading = f"# Figures from `make bench`\n\nOn {machine}: medians of interleaved rounds, over returns all filled in"
    table = "\n".join(whole_table(whole))
    results = f"{heading} differently.\n\n{reading}\n\n{memory}\n\n{table}\n"
    RESULTS.write_text(results, encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    figures = f"{INTRODUCTION}\n\n{reading}\n\n{memory}\n{in_short(whole)}"
    README.write_text(FIGURES.sub(lambda _: figures, text), encoding="utf-8")
    print(results)


if __name__ == "__main__":
    main()
