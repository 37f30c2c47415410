"""The zip and the parts in it: what other programs, mail systems and accidents make of them."""

import io
import struct
import warnings
import zipfile
from typing import Any

import pytest

from csxl.sheets import books, second_opinion
from csxl.sheets.cells import Flag, Place
from tests.helpers.ooxml_packages import (
    MAIN,
    SHEET,
    TYPES,
    book,
    by_address,
    cells,
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

ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
STRINGS = {"xl/sharedStrings.xml": strings("<t>Red</t>")}
RED = '<row r="1"><c r="A1" t="str"><v>Red</v></c></row>'
GREEN = '<row r="1"><c r="A1" t="str"><v>Green</v></c></row>'


def test_parts_in_another_case_with_backslashes_and_leading_slashes() -> None:
    members = {
        name.replace("xl/", "\\XL\\").replace("sheet1", "Sheet1"): content
        for name, content in parts(ROWS, STRINGS).items()
    }
    assert cells(zipped(members))["A1"].text == "Red"


@pytest.mark.parametrize(
    "target",
    [
        "worksheets/sheet1.xml",
        "/xl/worksheets/sheet1.xml",
        "./worksheets/../worksheets/sheet1.xml",
        "worksheets\\sheet1.xml",
        "WORKSHEETS/SHEET1.XML",
        "worksheets/sheet%31.xml",
        "/elsewhere/sheet1.xml",
    ],
)
def test_targets_of_relations(target: str) -> None:
    assert cells(package(RED, {"xl/_rels/workbook.xml.rels": relations(s1=f"worksheet {target}")}))["A1"].text == "Red"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing(method: int) -> None:
    assert cells(zipped(parts(RED), method))["A1"].text == "Red"


class Pipe(io.RawIOBase):
    """A stream that cannot go back, so that sizes are written behind each member."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.data += bytes(data)
        return len(bytes(data))


def piped() -> bytes:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(RED).items():
            archive.writestr(name, content)
    return bytes(pipe.data)


def test_sizes_written_behind_the_members() -> None:
    assert cells(piped())["A1"].text == "Red"


@pytest.mark.parametrize(("before", "after"), [(b"MZ" + b"\0" * 5_000, b""), (b"", b"\0" * 100_000), (b"x", b"\r\n")])
def test_bytes_before_and_after_the_zip(before: bytes, after: bytes) -> None:
    assert cells(before + package(RED) + after)["A1"].text == "Red"


def test_wide_sizes_of_zip64() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(RED).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content.encode() if isinstance(content, str) else content)
    assert cells(out.getvalue())["A1"].text == "Red"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    xml = f'<?xml version="1.0" encoding="{name}"?>' + worksheet(RED.replace("Red", "Gwyrdd £"))
    assert cells(package("", {SHEET: xml.encode(encoding)}))["A1"].text == "Gwyrdd £"


def test_an_encoding_that_nobody_knows() -> None:
    xml = '<?xml version="1.0" encoding="made-up"?>' + worksheet(RED)
    assert codes(package("", {SHEET: xml})) == ["ERROR Target W024"]


# finding the workbook and its sheets


@pytest.mark.parametrize(
    "changed",
    [
        {"_rels/.rels": None},
        {"_rels/.rels": "<broken", "[Content_Types].xml": None},
        {"_rels/.rels": relations(w="officeDocument gone.xml")},
        {
            "_rels/.rels": None,
            "xl/workbook.xml": None,
            "xl/book.xml": workbook('name="Target" r:id="s1"'),
            "xl/_rels/workbook.xml.rels": None,
            "xl/_rels/book.xml.rels": relations(s1="worksheet worksheets/sheet1.xml"),
            "[Content_Types].xml": TYPES.replace(
                "/>",
                '><Override PartName="/xl/book.xml" ContentType="application/vnd.'
                'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            ),
        },
        {
            "_rels/.rels": None,
            "xl/workbook.xml": None,
            "[Content_Types].xml": None,
            "odd.xml": workbook('name="Target" r:id="a"'),
            "_rels/odd.xml.rels": relations(a="worksheet xl/worksheets/sheet1.xml"),
        },
    ],
)
def test_the_workbook_is_found(changed: dict[str, str | None]) -> None:
    found = book(package(RED, changed))
    assert (found.sheets[0].name, by_address(found)["A1"].text) == ("Target", "Red")


def test_sheets_without_relations_are_taken_in_order() -> None:
    data = package(
        RED,
        {
            "xl/workbook.xml": workbook('name="One" r:id="a"', 'name="Two" r:id="b"'),
            "xl/_rels/workbook.xml.rels": None,
            "xl/worksheets/sheet10.xml": worksheet(GREEN),
        },
    )
    found, _ = read(data)
    assert codes(data) == ["WARNING One W014", "WARNING Two W014"]
    assert (by_address(found, 0)["A1"].text, by_address(found, 1)["A1"].text) == ("Red", "Green")


def test_a_sheet_whose_part_is_gone_is_said() -> None:
    data = package(RED, {"xl/workbook.xml": workbook('name="Target" r:id="s1"', 'name="Gone" r:id="s9"')})
    assert codes(data) == ["ERROR Gone W013"]


@pytest.mark.parametrize("broken", [None, "<workbook><sheets>", workbook('name="Target" r:id="s1"')[:-12]])
def test_a_lost_list_of_sheets(broken: str | None) -> None:
    data = package(RED, {"xl/workbook.xml": broken, "xl/worksheets/sheet2.xml": worksheet(GREEN)})
    found, _ = read(data)
    assert found is not None
    assert codes(data) == ["WARNING W026"]
    assert [sheet.cells[Place(1, 1)].text for sheet in found.sheets] == ["Red", "Green"]


def test_a_package_that_is_no_workbook() -> None:
    found, said = read(zipped({"word/document.xml": "<document/>"}))
    assert (found, [line.code for line in said]) == (None, ["W004"])


def test_no_sheets() -> None:
    assert codes(package("", {"xl/workbook.xml": workbook(), SHEET: None})) == ["ERROR W004"]


# damage


def test_xml_that_breaks_off_keeps_what_stood_before() -> None:
    data = package("", {SHEET: worksheet(RED)[:-30] + '<row r="2"><c r="A2" t="str"><v>Amb'})
    found, _ = read(data)
    assert codes(data) == ["ERROR Target W024"]
    assert list(by_address(found)) == ["A1"]


def test_a_table_of_texts_that_breaks_off_loses_only_the_rest() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    data = package(rows, {"xl/sharedStrings.xml": strings("<t>Red</t>", "<t>Green</t>")[:-22]})
    found, _ = read(data)
    assert codes(data) == ["ERROR Target B1 W015"]
    assert by_address(found)["A1"].text == "Red"


def flipped(data: bytes, name: str) -> bytes:
    """The package with one byte of a stored member changed."""
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(name)
    at = data.index(b"Red", info.header_offset)
    return data[:at] + b"B" + data[at + 1 :]


def test_a_sheet_whose_bytes_were_changed_is_left_out() -> None:
    data = flipped(zipped(parts(RED), zipfile.ZIP_STORED), SHEET)
    found, _ = read(data)
    assert codes(data) == ["ERROR Target W010"]
    assert by_address(found) == {}


def test_a_sheet_whose_bytes_were_changed_so_that_a_value_stands_alone_is_left_out_too() -> None:
    data = zipped(parts(RED + '<row r="2"><v>5</v></row>'), zipfile.ZIP_STORED)
    assert codes(data) == ["ERROR Target W024"]
    assert codes(flipped(data, SHEET)) == ["ERROR Target W010"]
    assert by_address(read(flipped(data, SHEET))[0]) == {}


def test_texts_whose_bytes_were_changed_are_not_trusted() -> None:
    data = flipped(zipped(parts(ROWS, STRINGS), zipfile.ZIP_STORED), "xl/sharedStrings.xml")
    assert codes(data) == ["ERROR W001"]


def test_damaged_packing() -> None:
    data = package(RED)
    info = zipfile.ZipFile(io.BytesIO(data)).getinfo(SHEET)
    at = info.header_offset + 30 + len(SHEET) + 20
    assert codes(data[:at] + b"\xff" * 20 + data[at + 20 :]) == ["ERROR Target W010"]


def test_a_part_packed_in_an_unknown_way_or_encrypted() -> None:
    data = package(RED)
    entry = data.rindex(SHEET.encode()) - 46
    assert codes(data[: entry + 10] + struct.pack("<H", 9) + data[entry + 12 :]) == ["ERROR Target W010"]
    assert codes(data[: entry + 8] + struct.pack("<H", 1) + data[entry + 10 :]) == ["ERROR Target W012"]


def twice(name: str, *contents: str) -> bytes:
    out = io.BytesIO(zipped({part: content for part, content in parts(ROWS, STRINGS).items() if part != name}))
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for content in contents:
            archive.writestr(name, content)
    return out.getvalue()


def test_a_part_that_is_there_twice() -> None:
    assert cells(twice(SHEET, worksheet(RED), worksheet(RED)))["A1"].flags == Flag.NONE
    different = twice(SHEET, worksheet(RED), worksheet(GREEN))
    found = by_address(read(different)[0])["A1"]
    assert (found.text, found.others, found.flags) == ("Red", ("Green",), Flag.TWICE)
    assert codes(different) == ["WARNING Target W028"]
    assert codes(twice("xl/sharedStrings.xml", strings("<t>Red</t>"), strings("<t>Amber</t>"))) == ["ERROR W001"]


def test_a_file_cut_short_is_said_and_read_as_far_as_it_goes() -> None:
    data = package(RED)
    found, _ = read(data[: data.index(b"PK\x01\x02")])
    assert codes(data[: data.index(b"PK\x01\x02")]) == ["ERROR W005"]
    assert by_address(found)["A1"].text == "Red"


def test_a_file_cut_short_before_its_first_sheet_is_one_line() -> None:
    data = package(RED)
    assert codes(data[: data.index(b"xl/workbook.xml")]) == ["ERROR W005"]


def test_a_file_cut_short_with_sizes_behind_the_members() -> None:
    data = piped()
    found, said = read(data[: data.index(b"PK\x01\x02")])
    assert [line.code for line in said] == ["W005"]
    assert by_address(found)["A1"].text == "Red"


def test_a_list_of_members_that_breaks_off_is_not_believed() -> None:
    data = package(RED)
    entry = data.rindex(b"PK\x01\x02")  # the sheet's, being the last
    broken = data[:entry] + b"XX" + data[entry + 2 :]
    assert codes(broken) == ["ERROR W005"]
    assert by_address(read(broken)[0])["A1"].text == "Red"


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_cut_anywhere_is_never_read_in_silence(share: float) -> None:
    data = package(RED, STRINGS)
    assert any(line.startswith("ERROR") for line in codes(data[: int(len(data) * share)]))


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04" * 1_000, b"\xd0\xcf\x11\xe0" * 99]
)
def test_what_is_no_package(data: bytes) -> None:
    assert read(data)[0] is None
    assert codes(data)[-1] == "ERROR W001"


def test_the_checksum_is_looked_at_when_xml_breaks() -> None:
    data = zipped(parts(RED), zipfile.ZIP_STORED)
    at = data.index(b"</sheetData>")
    assert codes(data[:at] + b"x" + data[at + 1 :]) == ["ERROR Target W010"]


def test_main_name_space_is_not_needed_for_relations() -> None:
    bare = workbook('name="Target" id="s1"').replace(f' xmlns="{MAIN}"', "")
    assert cells(package(RED, {"xl/workbook.xml": bare}))["A1"].text == "Red"


# whose turn it is


def test_openpyxl_is_asked_only_where_nothing_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def second(data: bytes, file: str, until: float) -> tuple[None, tuple[()]]:
        asked.append(file)
        return None, ()

    monkeypatch.setattr(second_opinion, "read_with_openpyxl", second)
    read(twice("xl/sharedStrings.xml", strings("<t>Red</t>"), strings("<t>Amber</t>")))
    read(package(RED)[:50])
    assert asked == []
    read(zipped({"a.xml": "<a/>"}))
    assert asked == ["Police.xlsx"]


def test_whatever_goes_wrong_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(data: bytes, file: str) -> None:
        raise RecursionError

    monkeypatch.setattr(books, "read_ooxml", stumble)
    assert codes(package(RED)) == ["ERROR F036"]
