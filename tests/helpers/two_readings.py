"""Files read with everything remembered and with nothing: `python -m tests.helpers.two_readings 5000` compares as many
mutations, and every file that lies at hand.

What was met before is not worked out again, and that must never show: whatever was read first, in whatever order, each
file reads as it does alone.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind, Member, Parcel
from csxl.model.rubric import Rubric
from csxl.returns.book_reading import read_workbook
from csxl.returns.reading import read_files
from csxl.rubrics.loading import load_rubric
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from csxl.text.memo import without_memory
from csxl.unwrap.sniff import sniff
from tests.helpers import folders, fuzzer
from tests.helpers.blind_mutations import Mutation
from tests.helpers.fuzzer import Base
from tests.helpers.part_mutations import mutated_parts
from tests.helpers.stored_mutations import mutated_storing

LARGEST = 20_000  # bytes of a file that nobody here made: there are many more of them than returns


@dataclass(frozen=True)
class Given:
    """A file to read."""

    name: str
    data: bytes
    rubric: Rubric


def at_hand() -> list[Given]:
    """The files from the field and those that nobody here made, as far as they are beside this checkout."""
    rubric = load_rubric()
    paths = [path for folder in (folders.DATA, folders.FIELD) for path in sorted(folder.rglob("*"))]
    foreign = [path for path in sorted(folders.CORPUS.rglob("*")) if path.is_file() and _small(path)]
    return [Given(path.name, path.read_bytes(), rubric) for path in (*paths, *foreign) if path.is_file()]


def _small(path: Path) -> bool:
    return path.stat().st_size <= LARGEST


def mutations(count: int, seed: int) -> Iterator[Given]:
    """Filled questionnaires changed: how cells are stored, which parts there are, and what the fuzzer does to them."""
    forms = [form for folder in (None, folders.WELSH) for form in fuzzer.bases(load_rubric(folder))]
    for number in range(count):
        rng = random.Random(f"{seed}.{number}")
        form = rng.choice(forms)
        mutated = mutation(form, rng.choice(forms), rng)
        yield Given(f"{seed}.{number} {mutated.name}", mutated.data, form.rubric)


def mutation(form: Base, other: Base, rng: random.Random) -> Mutation:
    """One mutation of the form, most often of how its cells are stored."""
    chance = rng.random()
    if chance < 0.6:
        return mutated_storing(form.parts, rng)
    return mutated_parts(form.parts, other.parts, rng) if chance < 0.8 else fuzzer.mutation(form, rng)


def differing(files: Sequence[Given]) -> list[str]:
    """The names of the files that read otherwise where others were read before, in this order or in the reverse."""
    with without_memory():
        alone = [(file, everything_read(file)) for file in files]
    found = []
    for order in (alone, alone[::-1]):
        found += [file.name for file, read in order if everything_read(file) != read]
        with without_memory():
            pass  # what was remembered in this order is forgotten before the next
    return found


def everything_read(given: Given) -> object:
    """All that is read of a file, for comparing: cell by cell of a workbook, then the answers and what is said."""
    kind = sniff(given.data)
    if not isinstance(kind, Kind):
        reading = read_files([Parcel(given.name, given.data)], given.rubric)
        return reading, told(reading.diagnostics)
    book, said = read_book(given.data, kind, given.name)
    if book is None:
        return told(said)
    found = read_workbook(book, Member(given.name, given.data, kind, ""), given.rubric)
    return list(cells_of(book)), book, told(said), found, told(found.diagnostics), told(found.at_end)


def cells_of(book: Book) -> Iterator[object]:
    """The cells in the order in which they come; a number that equals another, or True, is told by its type."""
    for sheet in book.sheets:
        for place, cell in sheet.cells.items():
            yield place, cell, type(cell.value)


def told(said: Iterable[Diagnostic]) -> list[object]:
    """The diagnostics with what only csxl itself needs of them."""
    return [(one, one.several, one.details) for one in said]


def main(count: int, seed: int = 1) -> None:
    files = at_hand()
    wrong = differing(files)
    for begin in range(0, count, 500):
        wrong += differing(list(mutations(min(500, count - begin), seed + begin)))
    print(f"{len(files)} files and {count} mutations read twice in two orders; {len(wrong)} read otherwise")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
