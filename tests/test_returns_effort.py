"""What judging one workbook may cost is counted, and what was left undone is said."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from csxl.returns import effort
from csxl.returns.lookup import lookup_for
from csxl.returns.merged_columns import MergedColumn
from csxl.returns.words import read_word
from csxl.sheets.areas import hiding
from csxl.sheets.cells import Area, Book, Cell, Flag, Look, Place
from csxl.text.folding import fold
from tests.helpers.returned_cells import RUBRIC, filled, lines, ratings, read

ROWS = {f"Target!A{row}": "T1-R" for row in range(20, 40)}


def reworded() -> Book:
    """A form without refs on one sheet, each descriptor a little changed."""
    texts = {
        f"Target!{column}{row}": criterion.descriptors[word] + " indeed"
        for row, criterion in enumerate((one for one in RUBRIC.criteria.values() if one.ref.startswith("T")), 5)
        for column, word in zip("DEF", RUBRIC.ratings, strict=True)
    }
    gone = {f"Target!{column}{row}": "" for column in "ABC" for row in range(5, 13)}
    return filled(texts | gone | {f"Target!G{row}": "Red" for row in range(5, 13)})


def test_rows_past_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [one for one in lines(filled(ROWS)) if "G042" in one]
    monkeypatch.setattr(effort, "MOST_LINES", 10)
    assert "Target!G22 G042" in lines(filled(ROWS))


def test_texts_past_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(ratings(reworded())) == 8
    monkeypatch.setattr(effort, "MOST_LOOKED", 12)
    assert "G043" in lines(reworded())
    monkeypatch.setattr(effort, "MOST_LOOKED", 10_000)
    monkeypatch.setattr(effort, "MOST_COMPARED", 6)
    assert "G043" in lines(reworded())


def test_rows_without_text_do_not_make_a_sheet_long() -> None:
    book = reworded()
    bare = {Place(row, 2): Cell(None, "", Flag.FILLED, look=Look("#FFFFFE")) for row in range(100, 100 + 3_000)}
    sheets = (replace(page, cells={**page.cells, **bare}) if page.name == "Target" else page for page in book.sheets)
    assert len(ratings(replace(book, sheets=tuple(sheets)))) == 8


def test_many_rows_of_no_criterion_are_named_together() -> None:
    cells = {f"Target!{column}{row}": text for row in range(20, 1_120) for column, text in (("A", "Z9"), ("G", "Red"))}
    found = [one.code for one in read(filled(cells))[1] if one.severity == "ERROR"]
    assert (found.count("G007"), found.count("G006")) == (1_000, 1)


@pytest.mark.parametrize("seed", range(5))
def test_a_column_of_merged_blocks_hides_what_each_block_hides(seed: int) -> None:
    chance = random.Random(seed)
    merges, row = [], 1
    while row < 200:
        height, left = chance.randrange(1, 6), chance.randrange(1, 8)
        merges.append(Area(row, left, row + height - 1, left + chance.randrange(0, 4)))
        row += height + chance.randrange(0, 3)
    for column in range(1, 12):
        found = MergedColumn(merges, column)
        assert [found.hiding(row) for row in range(1, 210)] == [hiding(merges, row, column) for row in range(1, 210)]


def test_long_and_swelling_texts_are_folded_without_growing() -> None:
    assert len(fold("\ufdfa" * 3_000)) == 3_000
    assert fold("\uff32" * 5_000) == "r" * 2_000 + "\uff52" * 3_000
    assert fold("ﬁne Ｒｅｄ") == "fine red"
    assert read_word("(" * 9_000 + "Red" + ")" * 9_000, lookup_for(RUBRIC)).word is None
