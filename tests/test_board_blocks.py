"""What is said of lines that are not shown, and which cells nobody should miss."""

from __future__ import annotations

import pytest

from csxl.board.blocks import BoardCell, filled, is_alert, rest_beyond
from csxl.summary.formulas import Formula


@pytest.mark.parametrize(
    ("rest", "lines", "said"),
    [
        ("and 52 more on Actions", 17, "and 35 more on Actions"),
        ("and 1,306 more on Actions", 18, "and 1,288 more on Actions"),
        ("and 2 more on Matrix", 2, ""),
        ("and 2 more on Matrix", 3, ""),
        (Formula("=A1", "and 3 more on Matrix"), 0, "and 3 more on Matrix"),
        ("", 4, ""),
    ],
)
def test_what_is_left_is_less_by_what_is_shown(rest: str | Formula, lines: int, said: str) -> None:
    assert rest_beyond(rest, lines) == said


def test_an_empty_line_is_room_in_a_workbook_alone() -> None:
    told = (BoardCell("Target"), BoardCell(""))
    assert filled([(BoardCell(""), BoardCell(Formula("=A1", ""))), told]) == [told]


def test_a_cell_is_an_alert_while_it_begins_with_the_word() -> None:
    assert is_alert(BoardCell(Formula("=A1", "overdue, not begun"), alert="overdue"))
    assert not is_alert(BoardCell("open", alert="overdue"))
    assert not is_alert(BoardCell("open"))
