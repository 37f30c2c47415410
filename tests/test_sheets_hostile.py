"""Files made to do harm, or as large as if they were: bounded time and memory, and a sentence."""

import gc
import io
import time
import tracemalloc
import zipfile

import pytest

from csxl.model.member import Kind
from csxl.sheets import areas, limits, spare
from csxl.sheets.books import read_book
from csxl.sheets.cells import Place
from csxl.sheets.faults import PartFault
from csxl.sheets.limits import Watch
from csxl.sheets.second_opinion import read_with_openpyxl
from csxl.sheets.shared_formulas import moved
from csxl.sheets.strings import Strings
from csxl.sheets.worksheet import Worksheet
from csxl.text.folding import fold
from tests.helpers.ooxml_packages import (
    SHEET,
    by_address,
    codes,
    package,
    parts,
    read,
    relations,
    strings,
    workbook,
    worksheet,
    zipped,
)

RED = '<row r="1"><c r="A1" t="str"><v>Red</v></c></row>'
TWO = {
    "xl/workbook.xml": workbook('name="Bomb" r:id="s2"', 'name="Target" r:id="s1"'),
    "xl/_rels/workbook.xml.rels": relations(
        s1="worksheet worksheets/sheet1.xml",
        s2="worksheet worksheets/sheet2.xml",
        t="sharedStrings sharedStrings.xml",
        f="styles styles.xml",
    ),
}
OPEN, CLOSE = worksheet("|").split("|")


def beside(bomb: str | bytes) -> bytes:
    """A workbook of which one sheet is a bomb and the other holds Red in A1."""
    return package(RED, {**TWO, "xl/worksheets/sheet2.xml": bomb})


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits so low that a test reaches them at once."""
    for name, limit in {
        "PART_BYTES": 300_000,
        "TOTAL_BYTES": 900_000,
        "SHEET_CELLS": 1_000,
        "SHEET_CHARACTERS": 20_000,
        "AREAS": 50,
        "MEMBERS": 40,
        "CHUNK_BYTES": 4_096,
    }.items():
        monkeypatch.setattr(limits, name, limit)


@pytest.mark.parametrize(
    "bomb",
    [
        OPEN + " " * 400_000 + CLOSE,
        OPEN + "<c/>" * 90_000 + CLOSE,
        OPEN + '<row><c t="str"><v>x</v></c></row>' * 2_000 + CLOSE,
        OPEN + f'<row r="1"><c t="str"><v>{"x" * 30_000}</v></c></row>' + CLOSE,
        OPEN.replace("<sheetData>", '<mergeCell ref="A1:XFD1048576"/>' * 60 + "<sheetData>") + CLOSE,
    ],
)
def test_a_bomb_in_one_sheet_leaves_the_others(small: None, bomb: str) -> None:
    found, said = read(beside(bomb))
    assert [(line.code, line.sheet) for line in said] == [("W011", "Bomb")]
    assert by_address(found, 1)["A1"].text == "Red"


def test_a_bomb_in_the_shared_texts_refuses_the_workbook(small: None) -> None:
    assert codes(package(RED, {"xl/sharedStrings.xml": strings("<t>" + "x" * 400_000 + "</t>")})) == ["ERROR W002"]


def test_too_many_parts(small: None) -> None:
    assert codes(zipped({**parts(RED), **{f"x{number}.xml": "" for number in range(50)}})) == ["ERROR W002"]


def test_a_size_in_the_header_is_not_believed(small: None) -> None:
    data = bytearray(beside(OPEN + " " * 400_000 + CLOSE))
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/worksheets/sheet2.xml")
    entry = data.rindex(info.filename.encode()) - 46
    data[entry + 24 : entry + 28] = b"\1\0\0\0"
    assert codes(bytes(data)) == ["ERROR Bomb W011"]


def test_the_time_for_a_workbook() -> None:
    _, said = read_book(package(RED), Kind.OOXML, "a.xlsx", limits.Budget(seconds=-1.0))
    assert [line.code for line in said] == ["W002"]


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


def test_a_document_type_is_refused() -> None:
    assert codes(beside(DOCTYPE + worksheet(RED))) == ["ERROR Bomb W012"]
    assert codes(package(RED, {"xl/sharedStrings.xml": DOCTYPE + strings("<t>&c;</t>")})) == ["ERROR W003"]
    assert codes(package(RED, {"xl/workbook.xml": DOCTYPE + workbook('name="T" r:id="s1"')})) == ["ERROR W003"]
    assert codes(package(RED, {"xl/styles.xml": DOCTYPE + "<styleSheet/>"})) == ["WARNING W018"]


@pytest.mark.parametrize(
    "bomb",
    [
        OPEN + "<a>" * 300_000 + "</a>" * 300_000 + CLOSE,
        OPEN + "<row><c " + " ".join(f"a{number}=''" for number in range(200_000)) + "/></row>" + CLOSE,
        OPEN + "".join(f"<a{number}/>" for number in range(200_000)) + CLOSE,
        OPEN + f'<row r="1"><c r="{"A" * 3_000_000}1"/></row>' + CLOSE,
        OPEN + "&#65;" * 500_000 + CLOSE,
        OPEN + "<extLst>" + "<a/>" * 500_000 + "</extLst>" + CLOSE,
        OPEN + "<row/>" * 500_000 + CLOSE,
    ],
)
def test_strange_shapes_cost_little(bomb: str) -> None:
    data = beside(bomb)
    tracemalloc.start()
    began = time.monotonic()
    found, said = read(data)
    took, most = time.monotonic() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert by_address(found, 1)["A1"].text == "Red"
    assert {line.code for line in said} <= {"W011", "W024"}
    assert took < 20
    assert most < 100_000_000


def test_members_that_point_outside_are_only_names() -> None:
    assert codes(zipped({**parts(RED), "../../etc/passwd": "x", "C:\\x.xml": "x"})) == []


def test_entries_that_lie_over_each_other_are_counted_each_time(small: None) -> None:
    names = "".join(f'<sheet name="S{number}" r:id="s1"/>' for number in range(30))
    wide = worksheet(RED + " " * 100_000)
    data = package("", {SHEET: wide, "xl/workbook.xml": workbook().replace("<sheets>", f"<sheets>{names}")})
    assert {line.code for line in read(data)[1]} == {"W011"}


def test_what_was_read_is_freed_without_a_search_for_cycles() -> None:
    data = package('<row><c r="A1" t="s"><v>0</v></c></row>', {"xl/sharedStrings.xml": strings("<t>Red</t>")})
    gc.collect()
    gc.disable()
    try:
        assert by_address(read(data)[0])["A1"].text == "Red"
        assert not [left for left in gc.get_objects() if isinstance(left, Worksheet | Strings)]
    finally:
        gc.enable()


def test_a_sheet_that_takes_too_long_is_said_so_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once while it is read, and not again because no time is left to look at its merged cells."""
    monkeypatch.setattr(limits.Watch, "next_sheet", lambda watch: setattr(watch, "sheet_deadline", 0.0))
    assert codes(package(RED)) == ["ERROR Target W011"]


@pytest.mark.parametrize("row", ['<row r="{}"/>', '<row r="{}"><c r="A{}" s="1"/></row>', "<row/>"])
def test_rows_without_a_text_are_counted_and_the_rest_of_the_book_is_read(
    monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    monkeypatch.setattr(limits, "SHEET_LOOKED_AT", 4_000)
    empty = "".join(row.replace("{}", str(number)) for number in range(10, 2_000))
    text = '<row r="1"><c r="A1"><v>1</v></c></row>'
    more = {
        "xl/worksheets/sheet2.xml": worksheet(text),
        "xl/workbook.xml": workbook('name="Target" r:id="s1"', 'name="Other" r:id="s2"'),
        "xl/_rels/workbook.xml.rels": relations(
            s1="worksheet worksheets/sheet1.xml", s2="worksheet worksheets/sheet2.xml"
        ),
    }
    found, _ = read(package(text + empty, more))
    assert codes(package(text + empty, more)) == ["ERROR Target W011"]
    assert found and [len(sheet.cells) for sheet in found.sheets] == [1, 1]


def test_more_cells_than_are_kept_leave_room_for_the_sheets_behind() -> None:
    watch = Watch()
    shares = []
    for _ in range(3):
        watch.next_sheet()
        with pytest.raises(PartFault):
            watch.kept(limits.CELLS, 0)
        shares.append(watch.most_cells)
        watch.cells = watch.most_cells
    assert shares == [200_000, 300_000, 350_000]


@pytest.mark.parametrize("piece", ["[", "'", '"', "[a]", "A1+"])
def test_a_shared_formula_is_moved_in_time_that_grows_with_its_length(piece: str) -> None:
    formula = (piece * 8_000)[:8_000]
    assert len(moved(formula, Place(1, 1), Place(1, 1))) == 8_000


def test_long_shared_formulas_count_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEET_CHARACTERS", 5_000)
    first = f'<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A99">{"+".join(["B1"] * 400)}</f><v>1</v></c></row>'
    rows = "".join(f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/><v>1</v></c></row>' for row in range(2, 100))
    assert codes(package(first + rows)) == ["ERROR Target W011"]


def test_letters_that_are_written_out_as_escapes_count_as_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHEET_CHARACTERS", 5_000)
    monkeypatch.setattr(limits, "UNWEIGHED", 0)
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'
    assert not codes(package(row % ("a" * 4_000)))
    assert codes(package(row % ("\N{LARGE GREEN CIRCLE}" * 4_000))) == ["ERROR Target W011"]


def test_a_sheet_of_which_merging_takes_too_long_keeps_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areas, "STEPS", 10)
    merges = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(1, 20))
    row = '<row r="1"><c r="A1"><v>1</v></c></row>'
    data = package("", {SHEET: worksheet(row, after=f"<mergeCells>{merges}</mergeCells>")})
    found, _ = read(data)
    assert codes(data) == ["ERROR Target W011"]
    assert found and found.sheets[0].cells[Place(1, 1)].text == "1"


def test_a_ligature_of_eighteen_letters_does_not_grow_without_bound() -> None:
    assert len(fold("\ufdfa" * 32_767)) < 100_000
    assert fold("\ufdfa") == fold("\ufdfa ")


def test_the_second_opinion_ends_when_the_time_is_up() -> None:
    assert read_with_openpyxl(package('<row r="1"><c r="A1"><v>1</v></c></row>'), "a.xlsx", 0.0) == (None, ())


def test_one_drawing_of_many_sheets_is_read_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spare, "BYTES", 1_000)
    counted = spare.Spare()
    assert list(counted.counted([b"x" * 900])) == [b"x" * 900]
    with pytest.raises(PartFault):
        list(counted.counted([b"x" * 900]))
