"""What a row says besides its answers is judged once for each distinct one: what differs in any part is another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from csxl.sheets.cells import Area, Cell, Drawn, Flag, Look, Rule
from csxl.text.memo import without_memory
from tests.helpers.returned_cells import RUBRIC, filled, form, kept, lines, place, ratings, read

ANSWERED: dict[str, Any] = {f"Target!G{row}": "Red" for row in range(5, 13)}
BLANK = ANSWERED | {"Target!G6": None}  # T1-A
TARGET = next(sheet for sheet in form().sheets if sheet.name == "Target")
GREEN = Look(fill="#00B050")


def cell(address: str, **changes: Any) -> Cell:
    return TARGET.cells[place(address)]._replace(**changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"Target!E6": cell("E6", look=Look(stress="bold"))}, ["Target!E6 A047"]),
        ({"Target!E6": cell("E6", flags=Flag.STRUCK)}, ["Target!E6 A020"]),
        ({"Target!E6": cell("E6", comment="Amber", flags=Flag.COMMENTED)}, ["Target!E6 A007"]),
        ({"Target!B6": cell("B6", look=GREEN, flags=Flag.FILLED)}, ["Target!B6 A048"]),
        ({"Target!H6": Cell(look=GREEN, flags=Flag.FILLED)}, ["Target!H6 A048"]),
        ({"Target!I6": "amber"}, ["Target!I6 A018"]),
        ({"Target!B6": cell("B6", comment="amber", flags=Flag.COMMENTED)}, ["Target!B6 A007"]),
        ({"Target!M6": "x"}, ["Target!M6 A018"]),
        ({"Target!A6": cell("A6", others=("L1-R",), flags=Flag.TWICE)}, ["Target!G6 G030"]),
    ],
)
def test_what_differs_in_a_row_met_before_is_seen(changes: dict[str, Any], said: list[str]) -> None:
    assert lines(filled(BLANK)) == []
    found = lines(filled(BLANK | changes))
    assert found == said
    with without_memory():
        assert lines(filled(BLANK | changes)) == found
    assert lines(filled(BLANK)) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"drawn": (Drawn.at(place("E6"), "x"),)}, "Target!E6 A045"),
        ({"merges": (Area(5, 7, 6, 7),)}, "Target!G6 A015"),
        ({"rules": (Rule((Area(6, 1, 6, 1),), "expression", "", ("TRUE",), "#00B050"),)}, "Target!A6 A049"),
    ],
)
def test_what_lies_over_a_row_or_colours_it_by_a_rule_is_seen_in_a_row_met_before(
    changes: dict[str, Any], said: str
) -> None:
    book = filled(BLANK)
    assert lines(book) == []
    sheets = tuple(replace(page, **changes) if page.name == "Target" else page for page in book.sheets)
    assert lines(replace(book, sheets=sheets)) == [said]


def test_a_comment_in_a_row_of_which_all_was_read_is_kept() -> None:
    assert kept(filled(ANSWERED)) == []
    said = {"Target!D6": "as the police see it", "Target!H6": "see the minutes"}
    cells = {at: cell(at.removeprefix("Target!"), comment=text, flags=Flag.COMMENTED) for at, text in said.items()}
    assert kept(filled(ANSWERED | cells)) == [f"{at} {text}" for at, text in said.items()]


def test_a_form_with_last_time_beside_it_is_read_by_descriptors_there_too() -> None:
    """A descriptor under a heading about last time counts as anywhere else; other texts there say nothing."""
    header = {"Target!L4": "Last time"}
    descriptor = RUBRIC.criteria["T1-A"].descriptors["Red"]
    assert ratings(filled(ANSWERED | header | {"Target!L6": "Amber"}))["T1-A"] == "Red"
    other = {f"Target!{column}6": None for column in "ADEF"}
    returned, _ = read(filled(ANSWERED | header | other | {"Target!L6": descriptor}))
    assert [(one.cell, one.found_by) for one in returned.answers if one.ref == "T1-A"] == [("G6", "descriptors")]
