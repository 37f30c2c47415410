"""Three hundred mangled workbooks of rubrics: each reads the same, or says where not; none ends in a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csxl.model.member import Kind
from csxl.model.rubric import Rubric
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_cells
from csxl.rubrics.shipped import shipped
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from tests.helpers.rubric_manglings import HARMFUL, HARMLESS, mangled

FILE, SEEDS = "my.xlsx", range(150)
RUBRICS = (load_rubric(), load_rubric(shipped("section-11")))


def as_read(rubric: Rubric) -> Book:
    book, _ = read_book(write_rubric_book(rubric), Kind.OOXML, FILE)
    assert book
    return book


BOOKS = tuple(map(as_read, RUBRICS))


def texts(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Every descriptor with the ref and the step that it is for, and all other texts."""
    for one in (rubric, *rubric.translations):
        yield from (("", text) for text in (one.title, one.credit))
        for criterion in one.criteria.values():
            yield from ((f"{criterion.ref} {one.steps[word]}", text) for word, text in criterion.descriptors.items())
        yield from (("", text) for domain in one.domains for text in (domain.name, domain.statement))
        yield from (("", text) for pair in one.key for text in pair)


def test_what_changes_no_text_changes_nothing() -> None:
    wrong = []
    for seed in SEEDS:
        rubric, book = RUBRICS[seed % 2], BOOKS[seed % 2]
        other, _, done = mangled(book, seed, HARMLESS)
        try:
            found = rubric_in_cells(FILE, other)
        except RubricFault as fault:
            wrong.append(f"{seed}: {done}: {fault.faults[:3]}")
            continue
        if replace(found, domains=(), translations=()) != replace(rubric, domains=(), translations=()):
            wrong.append(f"{seed}: {done}: reads otherwise")
        elif sorted(texts(found)) != sorted(texts(rubric)):
            wrong.append(f"{seed}: {done}: has other texts")
    assert wrong == []


def test_what_is_lost_was_taken_away_and_all_else_is_named() -> None:
    wrong = []
    for seed in SEEDS:
        rubric, book = RUBRICS[seed % 2], BOOKS[seed % 2]
        other, touched, done = mangled(book, seed, (*HARMLESS, *HARMFUL, *HARMFUL))
        try:
            found = rubric_in_cells(FILE, other)
        except RubricFault as fault:
            wrong += [f"{seed}: {done}: {line}" for line in fault.faults if not line.startswith(FILE)]
            continue
        there = {*texts(found)}
        if any(len(text) == 1 for text in touched):  # a part of refs was taken away, and is made by rule
            there |= {(place, text) for place, _ in texts(rubric) for _, text in there}
        if unsaid := [pair for pair in texts(rubric) if pair not in there and pair[1] not in touched]:
            wrong.append(f"{seed}: {done}: {unsaid[:3]}")
    assert wrong == []
