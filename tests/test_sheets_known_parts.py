"""A part that was met before is known by its exact bytes: it is not read again, and nothing else changes by that."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import cast

import pytest

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind
from csxl.sheets import limits
from csxl.sheets.books import read_book, read_properties
from csxl.sheets.cells import PLAIN, Cell, Place
from csxl.sheets.limits import Watch
from csxl.sheets.package import Package
from csxl.sheets.parts import Parts
from csxl.sheets.styles import read_styles
from csxl.sheets.xml import Parser
from csxl.text.memo import without_memory
from tests.helpers.ooxml_packages import (
    SHEET,
    book,
    by_address,
    cells,
    codes,
    package,
    parts,
    read,
    relations,
    styles,
    workbook,
    worksheet,
    zipped,
)

RED = '<row r="1"><c r="A1" t="str"><v>Red</v></c></row>'
STYLED = '<row r="1"><c r="A1" s="1" t="str"><v>Red</v></c></row>'
CORE, RELATIONS = "docProps/core.xml", "xl/_rels/workbook.xml.rels"


def core(creator: str) -> str:
    return f"<coreProperties><creator>{creator}</creator></coreProperties>"


def filled(colour: str) -> str:
    fill = f'<fill/><fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/></patternFill></fill>'
    return styles('<xf/><xf fillId="1"/>', fills=fill)


def properties(data: bytes) -> Mapping[str, str]:
    return read_properties(data, Kind.OOXML, "a.xlsx")


def test_a_part_met_before_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    data = package("", {CORE: core("Once")})
    assert properties(data)["creator"] == "Once"

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Parser, "feed", refuse)
    assert properties(data)["creator"] == "Once"
    assert properties(zipped(parts("", {CORE: core("Once")}), zipfile.ZIP_STORED))["creator"] == "Once"
    with without_memory(), pytest.raises(AssertionError):
        Parts(Package(data, Watch()))


def test_what_is_done_with_what_one_workbook_says_is_not_seen_in_another() -> None:
    data = package(STYLED, {CORE: core("Once"), "xl/styles.xml": filled("FFC000")})
    first, again = book(data), book(data)
    assert first == again
    cast(dict[str, str], first.properties).clear()
    cast(dict[Place, Cell], first.sheets[0].cells).clear()
    assert book(data) == again


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA])
def test_a_part_that_differs_by_one_byte_is_read_anew(method: int) -> None:
    for _ in range(2):
        for name in ("Anna", "Anne"):
            assert properties(zipped(parts("", {CORE: core(name)}), method))["creator"] == name
        for colour in ("FFC000", "FFC001"):
            data = zipped(parts(STYLED, {"xl/styles.xml": filled(colour)}), method)
            assert cells(data)["A1"].fill == f"#{colour}"


def test_what_a_relation_means_depends_on_the_other_parts() -> None:
    gone = {RELATIONS: relations(s1="worksheet worksheets/sheet9.xml"), SHEET: None}
    for _ in range(2):
        for where in ("xl/worksheets/sheet9.xml", "xl/elsewhere/sheet9.xml"):
            assert cells(package("", {**gone, where: worksheet(RED)}))["A1"].text == "Red"
        assert codes(package("", gone)) == ["ERROR Target W013", "ERROR W004"]


def test_what_is_said_of_one_workbook_is_said_of_no_other() -> None:
    without, unused = package(STYLED), package(RED)
    empty = package(STYLED, {"xl/styles.xml": styles("")})
    for _ in range(2):
        assert codes(without) == ["WARNING W018"]
        assert codes(unused) == []
        assert codes(empty) == ["WARNING W018"]
        assert codes(package(RED, {"xl/styles.xml": styles("")})) == []


def test_sheets_that_one_workbook_finds_by_their_names_are_not_in_the_next() -> None:
    listed = workbook('name="Target" r:id="s1"')
    more = {"xl/worksheets/sheet2.xml": worksheet(RED)}
    for _ in range(2):
        for xml, names in (
            (listed, ["Target"]),
            (listed[:-20], ["Target", "Sheet 2"]),
            (workbook(), ["Sheet 1", "Sheet 2"]),
        ):
            found, _ = read(package(RED, {**more, "xl/workbook.xml": xml}))
            assert found and [sheet.name for sheet in found.sheets] == names


def test_equal_looks_are_one_object_whatever_else_the_part_says() -> None:
    amber, same = filled("FFC000"), filled("FFC000").replace("</styleSheet>", "<colors/></styleSheet>")
    looks = [read_styles((xml.encode(),), lambda: ()) for xml in (amber, same, filled("FFC001"))]
    assert looks[0] is looks[1]
    assert looks[0] != looks[2]
    assert looks[0]["7"] == PLAIN
    assert not looks[0].missed


def test_colours_chosen_lately_are_those_of_no_font() -> None:
    lately = '<colors><mruColors><color rgb="FF{}"/></mruColors></colors>'
    looks = [
        read_styles(
            (filled("FFC000").replace("</styleSheet>", f"{lately.format(rgb)}</styleSheet>").encode(),), lambda: ()
        )
        for rgb in ("111111", "222222")
    ]
    assert looks[0] is looks[1]
    fonts = styles('<xf fontId="0"/>', fonts=f"<font/>{lately.format('FF0000')}")
    assert read_styles((fonts.encode(),), lambda: ())["0"] == PLAIN


def test_what_differs_with_each_save_of_a_workbook_does_not_matter() -> None:
    def listed(save: str, name: str, more: str = "") -> str:
        of_a_save = f'<fileVersion rupBuild="{save}"/><xr:revisionPtr documentId="{save}"/>{more}'
        return workbook(f'name="{name}" r:id="s1"').replace("<sheets>", f"{of_a_save}<sheets>")

    for _ in range(2):
        for save, name in (("1", "One"), ("2", "One"), ("2", "Two"), ("1", "Two")):
            found, said = read(package(RED, {"xl/workbook.xml": listed(save, name)}))
            assert found and [sheet.name for sheet in found.sheets] == [name]
            assert said == ()
            assert codes(package(RED, {"xl/workbook.xml": listed(save, name, '<calcPr a="1" a="2"/>')})) == [
                "WARNING W026"
            ]


def stated(data: bytes, name: str, crc: int | None = None) -> bytes:
    """The zip with another checksum in the list of its members for one of them."""
    changed = bytearray(data)
    at = data.rindex(name.encode()) - 46
    changed[at + 16 : at + 20] = (crc or 0).to_bytes(4, "little")
    return bytes(changed)


def test_a_part_whose_checksum_is_wrong_is_damaged_each_time() -> None:
    data = package(STYLED, {"xl/styles.xml": filled("FFC000")})
    wrong = stated(data, "xl/styles.xml", 1)
    for _ in range(2):
        assert codes(data) == []
        assert codes(wrong) == ["WARNING W018"]
        assert codes(stated(data, SHEET, 1)) == ["ERROR Target W010"]


def test_a_part_that_breaks_off_does_so_each_time() -> None:
    data = package("", {"xl/styles.xml": filled("FFC000")[:-5]})
    first, second = read(data), read(data)
    assert first == second
    assert [line.code for line in first[1]] == ["W018"]


def said(data: bytes) -> list[Diagnostic]:
    return list(read_book(data, Kind.OOXML, "a.xlsx")[1])


def test_bytes_that_are_known_count_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same sheet or styles once more, and the same workbook: what they unpack to is counted each time."""
    monkeypatch.setattr(limits, "TOTAL_BYTES", 900_000)
    names = "".join(f'<sheet name="S{number}" r:id="s1"/>' for number in range(9))
    wide = worksheet(RED + " " * 100_000)
    sheets = package("", {SHEET: wide, "xl/workbook.xml": workbook().replace("<sheets>", f"<sheets>{names}")})
    first = said(sheets)
    assert {line.code for line in first} == {"W011"}
    assert 0 < len(first) < 9
    assert said(sheets) == first
    with without_memory():
        assert said(sheets) == first


def test_a_known_part_counts_what_it_unpacks_to() -> None:
    data = package("", {CORE: core("Once")})
    spent = []
    for _ in range(3):
        watch = Watch()
        found = Package(data, watch)
        for entry in (*found.copies("docprops/core.xml"), *found.copies("xl/workbook.xml")):
            found.chunks(entry, often=True)
        spent.append(watch.bytes)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert spent == [sum(archive.getinfo(name).file_size for name in (CORE, "xl/workbook.xml"))] * 3


def test_the_time_counts_where_all_is_known() -> None:
    data = package(STYLED, {"xl/styles.xml": filled("FFC000")})
    assert by_address(read(data)[0])["A1"].text == "Red"
    _, late = read_book(data, Kind.OOXML, "a.xlsx", limits.Budget(seconds=-1.0))
    assert [line.code for line in late] == ["W002"]
