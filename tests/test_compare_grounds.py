"""What a decision rests on, in words that any program gives back."""

from __future__ import annotations

from dataclasses import replace

from csxl.compare.grounds import LONGEST_GROUND, settled_ground
from csxl.model.comparison import TO_SETTLE, View
from tests.helpers.readings_by_hand import small_reading


def test_what_stands_in_a_cell_is_kept_as_it_comes_back() -> None:
    answer = small_reading().returns[0].answers[0]
    for raw, ground in (("Amber\r\n or  Red ", "Amber or Red"), ("x" * 3_000, "x" * LONGEST_GROUND)):
        assert settled_ground(View("Police", TO_SETTLE, None, replace(answer, raw=raw))) == ground
