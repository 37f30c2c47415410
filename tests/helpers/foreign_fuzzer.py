"""Filled returns of other formats mutated and read: `python -m tests.helpers.foreign_fuzzer 10000 1 a.xls b.eml …`.

A mutation fails where reading it raises or costs too much, where an answer comes out that was not given and that
another reader does not find in the file either, or where one is lost of which nothing is said.
"""

from __future__ import annotations

import io
import os
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import python_calamine

from csxl.model.answers import Answer, Reading
from csxl.model.diagnostic import Severity
from csxl.model.member import Member, Parcel
from csxl.model.rubric import Rubric
from csxl.returns.lookup import lookup_for
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric
from csxl.text.folding import fold
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.blind_mutations import Mutation
from tests.helpers.foreign_mutations import MUTATED

SLOW = 9.0  # seconds of the processor
MEMORY = 1 << 20  # kilobytes of the whole process
EVERY = 1_000


@dataclass(frozen=True)
class Sample:
    """A filled return as it came: its format, and what is in it by ref."""

    kind: str
    data: bytes
    rubric: Rubric
    truth: Mapping[str, str | None]


@dataclass
class Outcome:
    """How mutations ended, by kind; `faults` are those that failed, as "seed: name: what"."""

    tried: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def sample(kind: str, data: bytes, rubric: Rubric) -> Sample:
    """A return that is read without any ERROR. Raises ValueError for any other."""
    reading = read_files([Parcel(f"sample.{kind}", data)], rubric)
    if not reading.returns or any(one.severity is Severity.ERROR for one in reading.diagnostics):
        raise ValueError(f"this .{kind} is not read cleanly: {reading.diagnostics[:3]}")
    return Sample(kind, data, rubric, {answer.ref: answer.rating for answer in reading.returns[0].answers})


def run(samples: list[Sample], count: int, seed: int, progress: bool = False) -> Outcome:
    """`count` mutations of each sample and how they ended; the same seed gives the same ones."""
    outcome = Outcome()
    for one in samples:
        for number in range(count):
            name = f"{seed}.{number}"
            before = len(outcome.faults)
            try_one(one, MUTATED[one.kind](one.data, random.Random(f"{one.kind}.{name}")), name, outcome)
            if progress:
                print(*outcome.faults[before:], sep="\n", end="\n" * (len(outcome.faults) > before), flush=True)
                if (number + 1) % EVERY == 0:
                    print(one.kind, number + 1, summed_up(outcome), flush=True)
    return outcome


def summed_up(outcome: Outcome) -> str:
    """The outcome on one line."""
    return (
        f"{outcome.tried.total():,} mutations {dict(outcome.tried)}, answers {dict(outcome.answers)}, "
        f"slowest {outcome.slowest:.2f} s, most memory {_memory() >> 10} MiB, faults {len(outcome.faults)}"
    )


def try_one(one: Sample, mutated: Mutation, name: str, outcome: Outcome) -> None:
    """Read one mutation and judge what comes of it."""
    outcome.tried[mutated.name.split()[0]] += 1
    parcel, before, began = Parcel(f"form.{one.kind}", mutated.data), _memory(), time.process_time()
    faults: list[str] = []
    try:
        reading = read_files([parcel], one.rubric)
    except Exception:  # which is what this is here to find
        faults.append(traceback.format_exc())
    else:
        faults += judged(one, reading, parcel, outcome)
    taken = time.process_time() - began
    outcome.slowest = max(outcome.slowest, taken)
    grown = _memory() > max(before, MEMORY)  # what came before in this process may have had more
    faults += [f"took {taken:.1f} s"] * (taken > SLOW) + [f"{_memory() >> 10} MiB"] * grown
    outcome.faults += [f"{one.kind} {name}: {mutated.name}: {fault}" for fault in faults]


def _memory() -> int:
    """The most memory that this process has had; 0 where the system does not say."""
    if os.name != "posix":
        return 0
    resource = import_module("resource")
    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most


def judged(one: Sample, reading: Reading, parcel: Parcel, outcome: Outcome) -> Iterator[str]:
    """What is wrong with what was read."""
    said = reading.diagnostics
    if not reading.returns and not any(found.severity is Severity.ERROR for found in said):
        yield "nothing came out and nothing is wrong"
    if any(found.code == "F036" for found in said):
        yield "F036 the reader stopped"
    whole = any(found.severity is not Severity.NOTE and not found.refs for found in said)
    named = {ref for found in said for ref in found.refs} | {cell for found in said for cell in found.cells}
    answers = {answer.ref: answer for returned in reading.returns for answer in returned.answers}
    for ref, given in one.truth.items():
        answer = answers.get(ref)
        got = answer.rating if answer else None
        outcome.answers["right" if got == given else "other" if got else "asked"] += 1
        about = (
            whole
            or ref in named
            or any(ref in found.message for found in said)
            or (answer is not None and answer.cell in named)
        )
        if got == given or about:
            continue
        if answer and got and fold(got) not in _second_readings(parcel, answer, one.rubric):
            yield f"{ref} reads {got}, was {given}, and nothing is said"
        elif not got and given and not (answer and "" in _second_readings(parcel, answer, one.rubric)):
            yield f"{ref} is lost, was {given}, and nothing is said"


def _second_readings(parcel: Parcel, answer: Answer, rubric: Rubric) -> set[str]:
    """What another reader finds in an answer's cell, as a word of the rubric if it is one, folded; a damaged file may
    be read in several ways."""
    words = lookup_for(rubric).words
    row, column = int(answer.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), ord(answer.cell[0]) - ord("A") + 1
    found = set()
    for member in unwrap([parcel]):
        if isinstance(member, Member):
            try:
                book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(member.data))
                rows = book.get_sheet_by_name(answer.sheet).to_python(skip_empty_area=False)
                said = fold(str(rows[row - 1][column - 1]))
                found.add(fold(words.get(said, said)))
            except BaseException:  # calamine's panics are not Exceptions
                continue
    return found


if __name__ == "__main__":
    wanted, start, *files = sys.argv[1:]
    english = load_rubric()
    kept = [sample(Path(file).suffix[1:], Path(file).read_bytes(), english) for file in files]
    result = run(kept, int(wanted), int(start), progress=True)
    print(summed_up(result))
    sys.exit(bool(result.faults))
