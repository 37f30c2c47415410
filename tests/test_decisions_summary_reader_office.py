"""A summary that LibreOffice saved: its words are csxl's own still, and what was typed is found wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from csxl.model.decisions import DecisionKind
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.typed_summaries import as_read, read, review, sixty, summary, typed, values

pytestmark = pytest.mark.office

Moving = Callable[[bytes, Sequence[Sequence[object]]], bytes]


def test_an_untouched_summary_says_nothing_new(moving: Moving) -> None:
    former, diagnostics = read(moving(summary(decided_review()), []))
    expected = {key: entry.value for key, entry in decided_review().decisions.entries.items()}
    assert (values(former), diagnostics) == (expected, ())


def test_sixty_entries_sorted_and_moved_are_all_there_once(moving: Moving) -> None:
    steps: Sequence[Sequence[object]] = [
        ["column", "Matrix", 4],
        ["sort", "Matrix", "A6:Y37", 0],
        ["column", "Actions", 2],
        ["sort", "Actions", "A6:R44", 1],
        ["row", "Disagreement", 3],
        ["column", "Disagreement", 0],
        ["column", "Issues", 0],
        ["rename", "Returns", "Register"],
    ]
    former, diagnostics = read(moving(typed(summary(), sixty()), steps))
    assert (values(former), diagnostics) == (as_read(sixty()), ())
    once = summary(review(former.decisions))
    again, diagnostics = read(once)
    assert (values(again), diagnostics) == (as_read(sixty()), ())
    assert summary(review(again.decisions)) == once


def test_what_stands_elsewhere_is_listed(moving: Moving) -> None:
    steps: Sequence[Sequence[object]] = [
        ["type", "Disagreement", "E8", "Typed over"],
        ["note", "Returns", "A6", "Ring them"],
        ["box", "Board summary", "A box of text"],
        ["new", "Matrix", "Minutes", "Met on Friday"],
    ]
    former, diagnostics = read(moving(summary(), steps))
    found = {text for key, text in values(former).items() if key.kind is DecisionKind.TYPED}
    assert found == {"Typed over", "Ring them", "A box of text", "Met on Friday"}
    assert [one.code for one in diagnostics] == ["D005"]
