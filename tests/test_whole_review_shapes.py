"""A round on rubrics of other shapes: two words or five, four levels, criteria that not all domains have, and words
without a descriptor."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from csxl import agenda_document, board_document, board_page, write_summary
from csxl.board.page_columns import place_width, places, widths
from csxl.compare.consolidation import consolidate
from csxl.compare.movement import Movement, movements
from csxl.languages import LANGUAGES, Language
from csxl.model.member import Kind
from csxl.model.rubric import Rubric
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.toml_writing import toml_files
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import column_letter
from tests.helpers.filled_forms import blank, cell_of, filled
from tests.helpers.opened_summaries import MADE, opened, table
from tests.helpers.readings_by_hand import many
from tests.helpers.returned_cells import filled as typed_over
from tests.helpers.returned_cells import line, read
from tests.helpers.rubric_shapes import Shape, shaped
from tests.helpers.summaries_before import before_in

GAPS = shaped(Shape(words=2, levels=4, stages=3, domains=3, lacking=("T1-R", "L4-P"), untold=("T1-A Yes", "P2-R No")))
UNTOLD = {"T1-A": "Yes", "P2-R": "No"}
SHAPES = {
    "two words, four levels, gaps": GAPS,
    "five words": shaped(Shape(words=5, untold=("T1-R Weak", "O2-S Good"))),
    "four words, one level, six stages": shaped(
        Shape(words=4, levels=1, stages=6, domains=6, lacking=("T1-R", "O1-C"))
    ),
    "one criterion": shaped(Shape(words=3, levels=1, stages=1, domains=1)),
    "twenty domains": shaped(Shape(words=2, levels=1, stages=2, domains=20)),
}
each_shape = pytest.mark.parametrize("rubric", SHAPES.values(), ids=SHAPES)


def form(rubric: Rubric, data: bytes | None = None, language: Language | None = None) -> Book:
    """A questionnaire of this rubric as it is read."""
    book, said = read_book(data or blank(rubric, **({"language": language} if language else {})), Kind.OOXML, "a.xlsx")
    assert book and not said
    return book


def at(rubric: Rubric, ref: str, heading: str) -> str:
    """ "Target!E5"."""
    sheet, row, column = cell_of(rubric, ref, heading)
    return f"{sheet}!{column_letter(column)}{row}"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_a_word_without_a_descriptor_says_so_and_is_nothing_that_was_typed(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank(GAPS, language=language)))
    for ref, word in UNTOLD.items():
        sheet, row, column = cell_of(GAPS, ref, word)
        assert book[sheet].cell(row, column).value == language.no_descriptor
    returned, said = read(form(GAPS, language=language), GAPS)
    assert {answer.found_by for answer in returned.answers} == {"ref"} and not returned.kept
    assert [line(one) for one in said if one.code not in ("A001", "A024")] == []


def test_it_may_be_chosen_and_an_x_in_its_place_is_asked_about() -> None:
    chosen, _ = read(form(GAPS, filled(UNTOLD, GAPS)), GAPS)
    assert {answer.ref: answer.rating for answer in chosen.answers if answer.rating} == UNTOLD
    _, said = read(typed_over({at(GAPS, "T1-A", "Yes"): "X"}, form(GAPS)), GAPS)
    assert f"{at(GAPS, 'T1-A', 'Yes')} A006" in [line(one) for one in said]
    _, said = read(typed_over({at(GAPS, "T1-A", "Yes"): "Agreed at panel each time"}, form(GAPS)), GAPS)
    assert f"{at(GAPS, 'T1-A', 'Yes')} G012" in [line(one) for one in said]


def test_a_row_is_known_by_the_descriptors_that_it_has() -> None:
    book = form(GAPS, filled({"T1-A": "Yes", "T1-P": "No"}, GAPS))
    returned, _ = read(typed_over({at(GAPS, "T1-A", "Ref"): None, at(GAPS, "T1-P", "Ref"): None}, book), GAPS)
    found = {answer.ref: (answer.rating, answer.found_by) for answer in returned.answers if answer.rating}
    assert found == {"T1-A": ("Yes", "descriptors"), "T1-P": ("No", "descriptors")}


@each_shape
def test_it_is_a_rubric_without_a_fault(rubric: Rubric, tmp_path: Path) -> None:
    for name, data in toml_files(rubric).items():
        (tmp_path / name).write_bytes(data)
    assert load_rubric(tmp_path) == rubric


@each_shape
def test_what_is_written_of_any_shape_shows_every_criterion_and_no_other(rubric: Rubric) -> None:
    comparison = consolidate(many(5, rubric), rubric)
    book = opened(comparison)
    matrix = [row["Ref"] for row in table(book["Matrix"]) if row["Ref"]]
    assert [ref for ref in matrix if ref in rubric.criteria] == [*rubric.criteria]
    none = LANGUAGES[0].no_descriptor
    for domain in rubric.domains:
        told = {
            (row["Ref"], row["Position or rating"]): row["Counts, descriptor or evidence"]
            for row in table(book[domain.name])
            if row["Who"] == "Descriptor"
        }
        assert told == {
            (criterion.ref, word): criterion.descriptors.get(word, none)
            for criterion in domain.criteria
            for word in rubric.ratings
        }
    for page in (
        board_page(comparison, MADE),
        str(board_document(comparison, MADE)),
        str(agenda_document(comparison, MADE)),
    ):
        assert page


@each_shape
def test_a_summary_of_any_shape_is_the_review_before(rubric: Rubric) -> None:
    comparison = consolidate(many(5, rubric), rubric)
    before, said = before_in(write_summary(comparison, MADE), rubric)
    assert (before.same, before.changed | before.untold, said) == (frozenset(rubric.criteria), frozenset(), ())
    again = replace(comparison, before=before)
    assert {one.movement for one in movements(again, before)} <= {Movement.SAME, Movement.NOT_RATED}
    found = table(opened(again)["Movement"])
    assert [row["Ref"] for row in found if row["Ref"] in rubric.criteria] == [*rubric.criteria]


def test_page_one_grows_with_the_places_of_the_grid_no_more_than_their_words_need() -> None:
    four_levels = shaped(Shape(words=2, levels=4, stages=4, domains=4, lacking=("T4-S", "L4-S", "P4-S", "O4-S")))
    plan = SummaryPlan(consolidate(many(3, four_levels), four_levels), MADE)
    assert len(places(plan)) == 15  # no domain has Level 4, Support
    assert 9 < place_width(plan) < 12 and sum(widths(plan)) < 215


@pytest.mark.parametrize(
    ("shape", "below"), [(Shape(), False), (Shape(words=5), True), (Shape(words=2, levels=4), True)]
)
def test_a_grid_whose_words_are_too_wide_stands_below_its_question(shape: Shape, below: bool) -> None:
    rubric = shaped(shape)
    page = board_page(consolidate(many(3, rubric), rubric), MADE)
    queries = re.findall(r"@media ([^{]*)\{ section:has\(\.grid\) \{ display: block; \}", page)
    assert any("max-width" not in query for query in queries) is below  # else in narrow windows alone
    assert [query for query in queries if "min-width" not in query] == []
