"""What a person added: it is kept beside, under or in place of the questionnaire's own texts, and those are not."""

from __future__ import annotations

import datetime

import pytest

from csxl.sheets.cells import Cell, Flag
from tests.helpers.returned_cells import filled, kept

OURS = "Agency"  # a label of Start


@pytest.mark.parametrize(
    ("where", "cell", "expected"),
    [
        ("Start!H3", Cell(OURS, OURS), []),
        ("Start!H3", Cell("Their own", "Their own"), ["Start!H3 Their own"]),
        ("Start!H3", Cell(OURS, OURS, comment="Who?"), ["Start!H3 Who?"]),
        ("Start!H3", Cell(OURS, OURS, Flag.TWICE, others=("Another",)), ["Start!H3 Another"]),
        ("Start!H3", Cell(OURS, OURS, Flag.SHOWN, shown="What is seen"), ["Start!H3 What is seen"]),
        ("Start!H3", Cell("Their own", "Their own", Flag.SHOWN, shown=OURS), []),
        ("Start!H3", Cell(datetime.time(), "0"), ["Start!H3 00:00:00"]),
        ("Start!H3", Cell(None, "", Flag.FORMULA, "1+1"), ["Start!H3 =1+1"]),
        ("Target!L2", Cell("Their own", "Their own"), ["Target!L2 Their own"]),
        ("Target!L2", Cell("Red", "Red"), ["Target!L2 Red"]),
        ("Target!G5", Cell("Red", "Red", comment="Why?"), ["Target!G5 Why?"]),
        ("Target!D5", Cell("Why?", "Why?"), ["Target!D5 Why?"]),
        ("Target!L5", Cell("Beside", "Beside"), ["Target!L5 Beside"]),
        ("Notes!A1", Cell(OURS, OURS), [f"Notes!A1 {OURS}"]),
        ("Notes!A1", Cell("Police", "Police"), ["Notes!A1 Police"]),
        ("Target!A2", Cell("Police", "Police"), []),
    ],
)
def test_what_is_in_a_cell_is_kept_unless_it_is_ours(where: str, cell: Cell, expected: list[str]) -> None:
    assert kept(filled({where: cell})) == expected
