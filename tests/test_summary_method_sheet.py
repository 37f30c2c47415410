"""Method: everything that stands out, and every word as it looks and what it means."""

from __future__ import annotations

from csxl.compare.patterns import patterns
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.opened_summaries import opened, small, table
from tests.helpers.readings_by_hand import small_review


def test_every_pattern_is_there_with_the_criteria_it_rests_on() -> None:
    rows = [row for row in table(small()["Method"]) if row["About"] == "What stands out"]
    found = patterns(small_review())
    assert len(rows) == len(found) > 4
    for row, pattern in zip(rows, found, strict=True):
        told = str(row["What it means"])
        assert told.startswith(pattern.sentence)
        assert [ref for ref in pattern.refs if ref not in told] == []


def test_the_words_of_how_divided_and_of_spread_stand_side_by_side() -> None:
    words: dict[object, list[object]] = {}
    for row in table(small()["Method"]):
        words.setdefault(row["About"], []).append(row["Word or figure"])
    assert words["How divided"] == [
        "split",
        "a few differ",
        "lone voice",
        "one step apart",
        "all agree",
        "one view only",
        "not rated",
    ]
    assert words["Spread"] == ["polarised", "adjacent", "agreed", "single view", "not rated"]


def test_words_look_as_they_do_elsewhere_but_not_where_they_only_name_a_pattern() -> None:
    sheet = opened(decided_review())["Method"]
    about = {number: row[0].value for number, row in enumerate(sheet.iter_rows(min_row=6), 6)}
    coloured = {str(area.sqref) for area in sheet.conditional_formatting}
    first = min(row for row, text in about.items() if text == "Ratings")
    last = max(row for row, text in about.items() if text == "Colours and greys")
    assert coloured == {f"B{first}:B{last}"}


def test_the_figures_of_single_criteria_and_pairs_are_not_printed() -> None:
    sheet = small()["Method"]
    about = {number: row[0].value for number, row in enumerate(sheet.iter_rows(min_row=6), 6)}
    last = max(row for row, text in about.items() if text == "Agreement over all")
    assert sheet.print_area == f"'Method'!$A$1:$D${last}"
    assert {about[row] for row in about if row > last} == {"Agreement by criterion", "Agreement by pair"}
