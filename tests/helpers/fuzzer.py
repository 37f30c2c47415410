"""Filled questionnaires mutated and read: `python -m tests.helpers.fuzzer 100000` says how each kind of it ended.

A mutation fails where reading it raises or takes too long, where an answer comes out that the file does not truly hold,
or where one is lost of which nothing is said.
"""

from __future__ import annotations

import datetime
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from csxl.demo.filling import fill_return
from csxl.demo.people import Given, Respondent
from csxl.model.answers import Answer, Return
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from csxl.returns.reading import read_return
from csxl.rubrics.loading import load_rubric
from csxl.unwrap.sniff import sniff
from tests.helpers.blind_mutations import Mutation, Parts, mutated_xml, mutated_zip, unzipped, zipped
from tests.helpers.filled_forms import blank, cell_of
from tests.helpers.folders import WELSH
from tests.helpers.plain_reading import Holding, letters, sheets_in, untrue
from tests.helpers.row_mutations import mutated_cells

FIRST_DOMAIN = "xl/worksheets/sheet2.xml"
SLOW = 5  # seconds
EVERY = 5_000  # mutations between two lines of progress
DAY = datetime.date(2026, 10, 1)


@dataclass(frozen=True)
class Base:
    """A questionnaire filled in, with what was typed: a rating by ref, and texts."""

    rubric: Rubric
    data: bytes
    parts: Parts
    truth: dict[str, str | None]
    texts: tuple[str, ...]


@dataclass
class Tally:
    """How mutations ended, by kind; `faults` are those that failed, as "seed: name: what"."""

    tried: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def bases(rubric: Rubric) -> tuple[Base, ...]:
    """The same answers typed with openpyxl, which writes texts into the cells, and as Excel stores them, apart."""
    given = {
        ref: Given(rubric.words[n % len(rubric.words)], f"Cofnod {n}: gwelwyd hyn" * (n % 2))
        for n, ref in enumerate(rubric.criteria)
    }
    given |= {ref: Given() for ref in list(given)[3::5]}
    person = Respondent("Police", "Sam", "Manager", DAY, given)
    truth = {ref: one.rating or None for ref, one in given.items()}
    texts = tuple(one.evidence for one in given.values() if one.evidence)
    issued = blank(rubric)
    return tuple(
        Base(rubric, data, unzipped(data), truth, texts)
        for data in (fill_return(issued, person, rubric), _as_excel(issued, given, rubric))
    )


def _as_excel(issued: bytes, given: dict[str, Given], rubric: Rubric) -> bytes:
    """The questionnaire with the answers among the texts that cells share."""
    parts = unzipped(issued)
    shared = parts["xl/sharedStrings.xml"].decode()
    number = shared.count("<si>")
    for ref, one in given.items():
        for heading, text in (("Your rating", one.rating), ("Evidence", one.evidence)):
            sheet, row, column = cell_of(rubric, ref, heading)
            part = f"xl/worksheets/sheet{2 + [domain.name for domain in rubric.domains].index(sheet)}.xml"
            if text:
                address = f"{chr(64 + column)}{row}"
                typed = rf'<c r="{address}" s="\1" t="s"><v>{number}</v></c>'
                parts[part] = re.sub(rf'<c r="{address}" s="(\d+)"/>', typed, parts[part].decode()).encode()
                shared = shared.replace("</sst>", f"<si><t>{text}</t></si></sst>")
                number += 1
    parts["xl/sharedStrings.xml"] = shared.encode()
    return zipped(parts)


def mutation(base: Base, rng: random.Random) -> Mutation:
    """One mutation of the form, of a kind chosen at random."""
    chance = rng.random()
    if chance < 0.2:
        return mutated_zip(base.data, rng)
    if chance < 0.6:
        return mutated_xml(base.parts, rng)
    return mutated_cells(base.parts, FIRST_DOMAIN, base.truth, base.rubric, rng)


def run(count: int, seed: int, progress: bool = False) -> Tally:
    """`count` mutations and how they ended; the same seed gives the same ones."""
    forms, tally = bases(load_rubric(WELSH)), Tally()
    for number in range(count):
        name = f"{seed}.{number}"
        rng = random.Random(name)
        base, before = rng.choice(forms), len(tally.faults)
        try_one(base, mutation(base, rng), name, tally)
        if progress:
            print(*tally.faults[before:], sep="\n", end="\n" * (len(tally.faults) > before), flush=True)
            if (number + 1) % EVERY == 0:
                print(summed_up(tally), flush=True)
    return tally


def summed_up(tally: Tally) -> str:
    """The tally on one line."""
    return (
        f"{tally.tried.total():,} mutations {dict(tally.tried)}, answers {dict(tally.answers)}, "
        f"codes {len(tally.codes)}, slowest {tally.slowest:.2f} s, faults {len(tally.faults)}"
    )


def try_one(base: Base, mutated: Mutation, name: str, tally: Tally) -> None:
    """Read one mutation and judge what comes of it."""
    tally.tried[mutated.name.split()[0]] += 1
    began = time.perf_counter()
    try:
        sniff(mutated.data)
        returned, said = read_return(Member("form.xlsx", mutated.data, Kind.OOXML, ""), base.rubric)
    except Exception:  # which is what this is here to find
        tally.faults.append(f"{name}: {mutated.name}: {traceback.format_exc()}")
        return
    taken = time.perf_counter() - began
    tally.slowest = max(tally.slowest, taken)
    tally.codes.update({diagnostic.code for diagnostic in said})
    judge = by_knowledge if mutated.expected else by_holdings
    faults = [*judge(base, mutated, returned, said, tally), *([f"took {taken:.1f} s"] if taken > SLOW else [])]
    faults += ["F036 the reader stopped"] if any(one.code == "F036" for one in said) else []
    tally.faults += [f"{name}: {mutated.name}: {fault}" for fault in faults]


def by_knowledge(
    base: Base, mutated: Mutation, returned: Return | None, said: Iterable[Diagnostic], tally: Tally
) -> Iterator[str]:
    """What is wrong with a return of which every answer is known."""
    found = {answer.ref: answer for answer in returned.answers} if returned else {}
    for ref, expected in (mutated.expected or {}).items():
        got = found[ref].rating if ref in found else None
        diagnostics = [one for one in said if is_about(one, ref, found.get(ref))]
        asked = any(one.severity is Severity.ERROR for one in diagnostics)
        if got is not None and got != expected:
            yield f"{ref} reads {got}, is {expected}"
        elif got is None and (not diagnostics or (expected and not asked) or (ref in mutated.doubtful and not asked)):
            yield f"{ref} is lost, is {expected}"
        tally.answers["right" if got == expected else "asked"] += 1
    sheets = sheets_in(mutated.data)
    yield from untrue(returned, sheets, base.rubric) if returned else ()
    yield from lost_texts(base, returned, sheets, said)


def by_holdings(
    base: Base, mutated: Mutation, returned: Return | None, said: Iterable[Diagnostic], tally: Tally
) -> Iterator[str]:
    """What is wrong with a return held against what its file holds."""
    sheets = sheets_in(mutated.data)
    found = {answer.ref: answer for answer in returned.answers} if returned else {}
    yield from untrue(returned, sheets, base.rubric) if returned else ()
    whole = any(one.severity is Severity.ERROR and not one.cell for one in said)
    for ref, expected in base.truth.items():
        got = found[ref].rating if ref in found else None
        if expected and got is None and not whole and not any(is_about(one, ref, found.get(ref)) for one in said):
            yield f"{ref} is lost, was {expected}"
        tally.answers["right" if got == expected else "other" if got else "asked"] += 1
    yield from lost_texts(base, returned, sheets, said)


def lost_texts(
    base: Base, returned: Return | None, sheets: Iterable[Holding], said: Iterable[Diagnostic]
) -> Iterator[str]:
    """The texts that the file still holds and of which nothing came out, not even a complaint."""
    held = " ".join(letters(cell.text) for sheet in sheets for cells in sheet.values() for cell in cells)
    report = " ".join(map(letters, _strings(returned, said)))
    for text in base.texts:
        if letters(text) in held and letters(text) not in report and all(one.severity is Severity.NOTE for one in said):
            yield f"{text!r} is lost"


def is_about(one: Diagnostic, ref: str, answer: Answer | None) -> bool:
    """Whether a diagnostic names a ref, or its answer's cell."""
    by_cell = answer is not None and one.sheet == answer.sheet and answer.cell in one.cell.split(", ")
    return by_cell or one.ref == ref or bool(re.search(rf"(?<!\w){ref}(?!\w)", one.message))


def _strings(returned: Return | None, said: Iterable[Diagnostic]) -> Iterator[str]:
    yield from (one.message for one in said)
    if returned:
        yield from (kept.text for kept in returned.kept)
        for answer in returned.answers:
            yield from (answer.raw, answer.evidence, answer.action, answer.owner, answer.by_when)


if __name__ == "__main__":
    wanted, start = [*map(int, sys.argv[1:3]), *(100_000, 1)[len(sys.argv) - 1 :]]
    outcome = run(wanted, start, progress=True)
    print(summed_up(outcome), dict(outcome.codes.most_common()))
    sys.exit(bool(outcome.faults))
