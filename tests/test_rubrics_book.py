"""A rubric as a workbook: there and back without loss, whatever people and programs did to it that changes no text."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from csxl.model.member import Kind
from csxl.model.rubric import Rubric
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_book, rubric_in_cells
from csxl.rubrics.shipped import shipped
from csxl.rubrics.toml_writing import toml_files
from csxl.sheets.books import read_book
from csxl.sheets.cells import Flag, Place
from tests.helpers.folders import ROOT, WELSH
from tests.helpers.wrapped_files import locked

PUBLISHED = load_rubric()
FILE = "my.xlsx"
Change = Callable[[openpyxl.Workbook], object]


def read(book: openpyxl.Workbook) -> Rubric:
    held = io.BytesIO()
    book.save(held)
    return rubric_in_book(FILE, held.getvalue())


def workbook(rubric: Rubric = PUBLISHED, more: Iterable[str] = ()) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_rubric_book(rubric, tuple(more))))


@pytest.mark.parametrize("more", [(), ("cy",)])
@pytest.mark.parametrize("place", [None, WELSH, shipped("section-11")], ids=["published", "welsh", "section-11"])
def test_a_rubric_comes_back_from_its_workbook_whole(place: Path | None, more: tuple[str, ...]) -> None:
    rubric = load_rubric(place)
    back = rubric_in_book(FILE, write_rubric_book(rubric, more))
    assert back == rubric
    assert toml_files(back) == toml_files(rubric)


def test_the_published_rubric_comes_back_byte_for_byte() -> None:
    back = rubric_in_book(FILE, write_rubric_book(PUBLISHED))
    assert toml_files(back) == {path.name: path.read_bytes() for path in (ROOT / "rubric").glob("*.toml")}


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_it_comes_back_after_libreoffice_saved_it(
    kind: str, tmp_path: Path, office: Callable[[Path, str], Path]
) -> None:
    (tmp_path / FILE).write_bytes(write_rubric_book(PUBLISHED))
    saved = office(tmp_path / FILE, kind)
    assert toml_files(load_rubric(saved)) == toml_files(PUBLISHED)


def typed(cells: Mapping[str, str | float | None], tab: str = "Scale") -> Change:
    """Writes over cells of a tab."""

    def change(book: openpyxl.Workbook) -> None:
        for cell, text in cells.items():
            book[tab][cell] = text

    return change


def levels_merged(book: openpyxl.Workbook) -> None:
    for first, last in ((10, 13), (14, 17)):
        for row in range(first + 1, last + 1):
            book["Target"][f"B{row}"] = None
        book["Target"].merge_cells(f"B{first}:B{last}")


def places_typed(book: openpyxl.Workbook) -> None:
    """Level and stage by their refs, and no ref."""
    for sheet in book.worksheets[6:]:
        for row in range(10, 18):
            sheet[f"A{row}"], sheet[f"B{row}"] = None, 1 if row < 14 else 2
            sheet[f"C{row}"] = "RAPS"[(row - 10) % 4].lower()


def places_by_ref(book: openpyxl.Workbook) -> None:
    """A ref alone, in some other spelling."""
    for row, criterion in enumerate(PUBLISHED.domains[0].criteria, 10):
        book["Target"][f"A{row}"] = criterion.ref.replace("-", " – ").lower()
        book["Target"][f"B{row}"] = book["Target"][f"C{row}"] = None


def one_table_a_level(book: openpyxl.Workbook) -> None:
    """A row of headings above each level's criteria."""
    sheet = book["Target"]
    sheet.insert_rows(14, 3)
    for column in range(1, 7):
        sheet.cell(16, column).value = ("Ref", "Level", "Stage", "Red", "Amber", "Green")[column - 1]


SAME = {
    "a step as a text": typed({"A5": "1", "A6": "2", "A7": "3"}),
    "no steps": typed({"A5": None, "A6": None, "A7": None}),
    "codes without #": typed({"D5": "BF242A", "E5": "FFFFFF"}),
    "synonyms with line breaks": typed({"C5": "R\nCoch", "C6": "A; Ambr"}),
    "a level's ref as a number": typed({"A5": 1.0, "A6": 2}, "Levels"),
    "letters by rule": typed({"D5": None}, "Outcomes"),
    "a small letter": typed({"D5": "t"}, "Target"),
    "the language by its name": typed({"B7": "english"}, "Rubric"),
    "levels merged": levels_merged,
    "level and stage by their refs": places_typed,
    "refs alone": places_by_ref,
    "a table for each level": one_table_a_level,
    "the name by the tab": typed({"D6": None}, "Target"),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_what_says_the_same_reads_the_same(change: Change) -> None:
    book = workbook()
    change(book)
    assert toml_files(read(book)) == toml_files(PUBLISHED)


def test_a_word_a_level_and_a_stage_are_renamed_once() -> None:
    book = workbook()
    for change in (typed({"B5": "Not met"}), typed({"B5": "Our agency"}, "Levels"), typed({"B8": "Reply"}, "Stages")):
        change(book)
    found = read(book)
    assert (found.criteria["T1-S"].in_words, [*found.criteria["T1-S"].descriptors]) == (
        "Target, Our agency, Reply (T1-S)",
        ["Not met", "Amber", "Green"],
    )


def test_a_colour_is_painted_where_its_code_is_cleared() -> None:
    book = workbook()
    book["Scale"]["D5"], book["Scale"]["E5"] = None, None
    book["Scale"]["F5"].fill = PatternFill("solid", fgColor="FF8F1019")
    assert (read(book).scale[0].fill, read(book).scale[0].ink) == ("#8F1019", "#FFFFFF")


def test_another_code_counts_though_the_sample_is_painted_as_before() -> None:
    book = workbook()
    book["Scale"]["D5"] = "#8F1019"
    assert read(book).scale[0].fill == "#8F1019"
    book["Scale"]["D5"] = None  # and with none, csxl's own colour, not the old paint
    book["Scale"]["F5"].value = book["Scale"]["F5"].value.replace("#BF242A", "#8F1019")
    book["Scale"]["F5"].fill = PatternFill("solid", fgColor="FF8F1019")
    assert read(book).scale[0].fill == "#BF242A"


def test_a_text_in_another_language_stands_beside_it() -> None:
    book = workbook(more=("cy",))
    for tab, cell, text in (("Rubric", "C5", "Adolygiad"), ("Scale", "C5", "Coch"), ("Target", "E10", "Dim cofnod")):
        book[tab][cell] = text
    book["Scale"]["D5"] = "R"  # Coch is the word now
    welsh = read(book).said_in("cy")
    assert (welsh.title, welsh.scale[0].word, welsh.criteria["T1-R"].descriptors["Coch"]) == (
        *("Adolygiad", "Coch", "Dim cofnod"),
    )
    assert welsh.language_of(welsh.criteria["T1-A"].descriptors["Amber"]) == "en-GB"
    files = toml_files(read(book))
    assert b'[T1-R]\nRed.en = "Contexts' in files["target.toml"]
    assert toml_files(rubric_in_book(FILE, write_rubric_book(read(book)))) == files


def test_the_value_of_a_formula_is_its_text() -> None:
    cells, _ = read_book(write_rubric_book(PUBLISHED), Kind.OOXML, FILE)
    assert cells
    first, *others = cells.sheets
    title = first.cells[Place(5, 2)]._replace(formula="=A1&B1", flags=Flag.FORMULA)
    changed = replace(first, cells={**first.cells, Place(5, 2): title})
    assert rubric_in_cells(FILE, replace(cells, sheets=(changed, *others))) == PUBLISHED


def test_a_workbook_with_a_password_says_so() -> None:
    with pytest.raises(RubricFault, match=r"my\.xlsx: is protected by a password") as found:
        rubric_in_book(FILE, locked(write_rubric_book(PUBLISHED), "secret"))
    assert len(found.value.faults) == 1
