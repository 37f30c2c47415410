"""What a file is, told from its bytes alone: every one here is named police.xlsx."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.helpers.compound_files import compound_file
from tests.helpers.wrapped_files import BINARY, CSV, HTML, MAIN, OVERRIDE, PNG, TYPES, lines, workbook, zipped

BOF = b"\x09\x08\x10\x00" + bytes(16)
KINDS = {
    "a workbook": (workbook(), "OOXML"),
    "with macros": (workbook(main="application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "OOXML"),
    "a template": (workbook(main=MAIN.replace("sheet.main", "template.main")), "OOXML"),
    "binary": (workbook(main=BINARY, part="xl/workbook.bin"), "XLSB"),
    "binary types by extension only": (
        zipped(
            {
                "[Content_Types].xml": TYPES.format(
                    f'<Default Extension="bin" ContentType="{BINARY}"/>'
                    + OVERRIDE.format(part="xl/workbook.xml", main=MAIN)
                ).encode(),
                "xl/workbook.xml": b"",
            }
        ),
        "OOXML",
    ),
    "parts in capitals with backslashes": (zipped({"XL\\Workbook.xml": b"", "XL\\worksheets\\s.xml": b""}), "OOXML"),
    "types in UTF-16": (
        zipped({"[Content_Types].xml": TYPES.format(OVERRIDE.format(part="b.xml", main=MAIN)).encode("utf-16")}),
        "OOXML",
    ),
    "cut short": (workbook()[:-60], "OOXML"),  # the sheet reader says what is still in it
    "a cut archive": (zipped({"a.xlsx": workbook(), "b.xlsx": workbook()})[:-60], "F003"),
    "an archive cut where a member ends": (
        zipped({"a.xlsx": workbook(), "b.xlsx": workbook()}, zipfile.ZIP_STORED)[:-150],
        "F003",
    ),
    "OpenDocument": (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "ODS"),
    "OpenDocument without mimetype": (
        zipped({"content.xml": b"", "META-INF/manifest.xml": b'"application/vnd.oasis.opendocument.spreadsheet"'}),
        "ODS",
    ),
    "OpenDocument with password": (
        zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"opendocument <manifest:encryption-data/>",
            }
        ),
        "F006",
    ),
    "OpenDocument text": (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "F017"),
    "Word": (zipped({"[Content_Types].xml": b"<Override ContentType='x.wordprocessingml.document.main'/>"}), "F017"),
    "PowerPoint": (zipped({"ppt/presentation.xml": b""}), "F018"),
    "Numbers": (zipped({"Index/Document.iwa": b"", "Metadata/x": b""}), "F013"),
    "old Numbers": (zipped({"Index.zip": zipped({"Document.iwa": b""})}), "F013"),
    "Excel 97": (compound_file({"Workbook": BOF + b"\x0a\0\0\0"}), "XLS"),
    "Excel 5": (compound_file({"BOOK": BOF + b"\x0a\0\0\0"}), "XLS"),
    "Excel 97 with password": (compound_file({"Workbook": BOF + b"\x2f\0\4\0abcd"}), "F006"),
    "rights managed": (
        compound_file({"EncryptedPackage": b"x", "\x06DataSpaces/TransformInfo/DRMEncryptedTransform/x": b"y"}),
        "F007",
    ),
    "Word 97": (compound_file({"WordDocument": b"x"}), "F017"),
    "a broken compound file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "F003"),
    "empty": (b"", "F001"),
    "zeros": (bytes(9000), "F002"),
    "a web page": (HTML, "F008"),
    "a web page in UTF-16": (HTML.decode().encode("utf-16"), "F008"),
    "a table of Excel's as web page": (b'<meta http-equiv=Content-Type content="text/html">\n<table>', "F008"),
    "XML 2003": (b'<?xml?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Style/>', "F009"),
    "flat OpenDocument": (b'<?xml?><office:document xmlns:office="urn:oasis:names:tc:opendocument:x"/>', "F010"),
    "CSV": (CSV, "F011"),
    "values with tabs in UTF-16": (CSV.decode().replace(",", "\t").encode("utf-16-le"), "F011"),
    "text": (b"Dear all,\nour form is on its way.\n", "F012"),
    "Google's pointer": (b'{"url": "https://docs.google.com/open?id=x", "doc_id": "x"}', "F014"),
    "a shortcut": (b"[InternetShortcut]\r\nURL=https://council.example\r\n", "F014"),
    "winmail.dat": (b"\x78\x9f\x3e\x22" + bytes(30), "F015"),
    "PDF": (b"%PDF-1.7\n", "F016"),
    "rich text": (rb"{\rtf1 hello}", "F017"),
    "a picture": (PNG, "F019"),
    "damaged gzip": (b"\x1f\x8b\x08" + bytes(20), "F061"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(20), "F020"),
    "RAR": (b"Rar!\x1a\x07\x01\x00" + bytes(20), "F020"),
    "Excel 2": (b"\x09\0\x04\0\x07\0\x10\0" + bytes(20), "F021"),
    "something else": (bytes(range(256)), "F022"),
}


@pytest.mark.parametrize("what", KINDS)
def test_a_file_is_what_its_bytes_say(what: str, tmp_path: Path) -> None:
    data, found = KINDS[what]
    (tmp_path / "police.xlsx").write_bytes(data)
    assert lines(tmp_path / "police.xlsx") == [f"police.xlsx: {found}"]
