"""What stands before or round a workbook, what was taken apart, and what came in place of one."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import io
import json
import lzma
import plistlib
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from csxl.model.member import Member
from csxl.unwrap.unwrapping import unwrap
from csxl.unwrap.uploads import MOST_PARTS
from tests.helpers.compound_files import compound_file
from tests.helpers.wrapped_files import CSV, PNG, lines, workbook, zipped

BOOK = workbook("police " * 40)
XLS = compound_file({"Workbook": b"\x09\x08\x10\x00" + bytes(16) + b"\x0a\0\0\0"})
LETTERS = base64.b64encode(BOOK)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n"
STUB = b"MZ" + bytes(range(1, 120)) * 900  # the program in front of a zip that unpacks itself
PAGE = PNG + bytes(range(256)) * 12


def uuencoded(data: bytes) -> bytes:
    pieces = [data[at : at + 45] for at in range(0, len(data), 45)]
    return b"begin 644 police.xlsx\n" + b"".join(map(binascii.b2a_uu, pieces)) + b"`\nend\n"


def in_pieces(data: bytes) -> bytes:
    pieces = [data[at : at + 200] for at in range(0, len(data), 200)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def upload(*files: tuple[str, bytes], boundary: bytes = b"------FormBoundaryabc", end: bytes = b"\r\n") -> bytes:
    field = b'Content-Disposition: form-data; name="agency"' + end + end + b"Police"
    head = b'Content-Disposition: form-data; name="file"; filename="%s"' + end + b"Content-Type: x/y" + end + end
    parts = [field, *(head % name.encode() + data for name, data in files)]
    return b"".join(boundary + end + part + end for part in parts) + boundary + b"--" + end


ONE_WORKBOOK = {
    "behind a web server's answer": ANSWER + b"\r\n" + BOOK,
    "behind one with bare line ends": ANSWER.replace(b"\r\n", b"\n") + b"\n" + BOOK,
    "in the pieces of one": ANSWER + b"Transfer-Encoding: chunked\r\n\r\n" + in_pieces(BOOK),
    "compressed in one": ANSWER + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(BOOK),
    "behind a mark for UTF-8": b"\xef\xbb\xbf" + BOOK,
    "behind a blank line": b"\r\n" + BOOK,
    "behind a program's warning": b"<br />\n<b>Warning</b>: Undefined index in export.php on line 7<br />\n" + BOOK,
    "behind a MacBinary header": b"\0\x0bpolice.xlsx" + bytes(115) + BOOK,
    "with a line end behind it": BOOK + b"\r\n\r\n",
    "gzip": gzip.compress(BOOK),
    "gzip in two streams": gzip.compress(BOOK[:100]) + gzip.compress(BOOK[100:]),
    "gzip twice": gzip.compress(gzip.compress(BOOK)),
    "bz2": bz2.compress(BOOK),
    "xz": lzma.compress(BOOK),
    "zlib": zlib.compress(BOOK),
    "base64": LETTERS,
    "base64 in lines": base64.encodebytes(BOOK),
    "base64 without padding": LETTERS.rstrip(b"="),
    "base64 for addresses": base64.urlsafe_b64encode(BOOK),
    "an address that is the data": b"data:application/octet-stream;base64," + LETTERS,
    "a flow's JSON": json.dumps({"$content-type": "application/octet-stream", "$content": LETTERS.decode()}).encode(),
    "armoured base64": b"-----BEGIN FILE-----\n" + base64.encodebytes(BOOK) + b"-----END FILE-----\n",
    "base64 in quotes": b'"' + LETTERS + b'"',
    "base64 of gzip": base64.b64encode(gzip.compress(BOOK)),
    "uuencode": uuencoded(BOOK),
}


@pytest.mark.parametrize("what", ONE_WORKBOOK)
def test_a_hull_comes_off_and_the_file_keeps_its_name(what: str, written: Callable[[str, bytes], Path]) -> None:
    path = written("police.xlsx", ONE_WORKBOOK[what])
    assert lines(path) == ["police.xlsx: OOXML"]


@pytest.mark.parametrize("how", ["base64", "gzip", "a mark"])
def test_so_it_does_round_an_xls(how: str, written: Callable[[str, bytes], Path]) -> None:
    data = {"base64": base64.b64encode(XLS), "gzip": gzip.compress(XLS), "a mark": b"\xef\xbb\xbf" + XLS}[how]
    [member] = unwrap([written("police.xls", data)])
    assert isinstance(member, Member)
    assert member.data == XLS


WRAPPINGS = {
    "a zip marked as split that is whole": (b"PK00" + zipped({"a.xlsx": BOOK}), ["/a.xlsx: OOXML"]),
    "one marked the other way": (b"PK\7\x08" + zipped({"a.xlsx": BOOK}), ["/a.xlsx: OOXML"]),
    "the first part of a split zip": (b"PK\7\x08" + zipped({"a.xlsx": BOOK})[:-90], [": F062"]),
    "the last part of one": (
        zipped({"a.xlsx": BOOK})[40:-18] + struct.pack("<2H", 2, 0) + zipped({"a.xlsx": BOOK})[-14:],
        [": F062"],
    ),
    "a zip that unpacks itself": (STUB + zipped({"a.xlsx": BOOK, "b.xls": XLS}), ["/a.xlsx: OOXML", "/b.xls: XLS"]),
    "a program": (STUB, [": F069"]),
    "a zip in base64": (base64.b64encode(zipped({"a.xlsx": BOOK})), ["/a.xlsx: OOXML"]),
    "a zip in gzip": (gzip.compress(zipped({"a.xlsx": BOOK})), ["/a.xlsx: OOXML"]),
    "an upload": (upload(("Police.xlsx", BOOK)), ["/Police.xlsx: OOXML"]),
    "an upload with bare line ends": (upload(("Police.xlsx", BOOK), end=b"\n"), ["/Police.xlsx: OOXML"]),
    "an upload of two": (
        upload(("a.xlsx", BOOK), ("a.xlsx", XLS), ("b.txt", b"hello")),
        ["/a.xlsx: OOXML", "/a.xlsx (2): XLS", "/b.txt: F023"],
    ),
    "an upload of nothing": (upload(), [": F030"]),
    "values in gzip": (gzip.compress(CSV), [": F011"]),
    "a tape archive in gzip": (gzip.compress(bytes(257) + b"ustar" + bytes(300)), [": F020"]),
    "gzip cut short": (gzip.compress(BOOK)[:-40], [": F061"]),
    "xz cut short": (lzma.compress(BOOK)[:-40], [": F061"]),
    "two workbooks in base64": (base64.b64encode(BOOK[:-1] + b"\0") + b"\n" + LETTERS, [": F073"]),
    "two workbooks joined": (BOOK + workbook("fire"), [": F073"]),
    "two workbooks and a line between": (BOOK + b"\r\n" + workbook("fire"), [": F073"]),
    "a workbook with bytes put into it": (BOOK[:60] + b"\r\r\r" + BOOK[60:], [": OOXML"]),
    "two zips joined": (zipped({"a.xlsx": BOOK}) + zipped({"b.xlsx": BOOK}), [": F073"]),
    "two uuencoded files": (uuencoded(BOOK) + uuencoded(XLS), [": F012"]),
    "a text about a workbook in base64": (b"It began with UEsDBBQA and went on.\n" * 9, [": F012"]),
}


@pytest.mark.parametrize("what", WRAPPINGS)
def test_what_comes_of_it_otherwise(what: str, written: Callable[[str, bytes], Path]) -> None:
    data, wanted = WRAPPINGS[what]
    assert lines(written("police.bin", data)) == [f"police.bin{line}" for line in wanted]


def test_a_file_that_unpacks_to_far_more_is_stopped(written: Callable[[str, bytes], Path]) -> None:
    assert lines(written("a.gz", gzip.compress(bytes(120 << 20)))) == ["a.gz: F027"]


def test_an_upload_of_more_files_than_are_read_is_named(written: Callable[[str, bytes], Path]) -> None:
    files = [(f"{number}.txt", b"hello") for number in range(MOST_PARTS)]
    assert lines(written("form.bin", upload(*files, ("Police.xlsx", BOOK)))) == ["form.bin: F027"]


def taken_apart(data: bytes, folder: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {f"{folder}/{name}": parts.read(name) for name in parts.namelist()}


def test_workbooks_taken_apart_in_a_zip_beside_others(written: Callable[[str, bytes], Path]) -> None:
    data = zipped(
        {
            **taken_apart(BOOK, "all/Police"),
            **taken_apart(workbook("fire"), "all/Fire"),
            "__MACOSX/all/Police/._[Content_Types].xml": b"\0\5\x16\7",
            **{f"Mail.numbers/{name}": b"" for name in ("Index/Document.iwa", "preview.jpg", "Data/preview.jpg")},
            "all/schools.xlsx": BOOK,
        }
    )
    assert lines(written("all.zip", data)) == [
        "all.zip/all/schools.xlsx: OOXML",
        "all.zip/all/Police: OOXML",
        "all.zip/all/Fire: OOXML",
        "all.zip/Mail.numbers: F013",
    ]


def test_workbooks_taken_apart_on_the_disk(written: Callable[[str, bytes], Path], tmp_path: Path) -> None:
    for name, part in {**taken_apart(BOOK, "returns/Police"), "returns/a.xlsx": BOOK}.items():
        written(name, part)
    assert lines(tmp_path / "returns") == ["returns/Police: OOXML", "returns/a.xlsx: OOXML"]
    [whole] = unwrap([tmp_path / "returns" / "Police"])
    assert isinstance(whole, Member)
    with zipfile.ZipFile(io.BytesIO(whole.data)) as parts:
        assert "xl/workbook.xml" in parts.namelist()


def test_a_way_of_packing_that_is_not_known_is_named(written: Callable[[str, bytes], Path]) -> None:
    for method in (9, 98, 77):
        data = bytearray(zipped({"a.xlsx": BOOK}))
        listed = data.rfind(b"PK\1\2")
        data[8], data[listed + 10] = method, method
        assert lines(written("all.zip", bytes(data))) == ["all.zip/a.xlsx: F063"]


IN_ITS_PLACE = {
    "a Windows shortcut": (b"\x4c\0\0\0\x01\x14\x02\0" + bytes(60), "F065"),
    "a Mac's alias": (b"book\0\0\0\0mark\0\0\0\0" + bytes(60), "F065"),
    "a link of another system": (b"XSym\n0011\nabc\n../a.xlsx\n", "F065"),
    "a web query": (b"WEB\r\n1\r\nhttps://council.example/a\r\n\r\n", "F065"),
    "a query": (b"XLODBC\r\n1\r\nDSN=a\r\n", "F065"),
    "a library": (b'<?xml version="1.0"?>\n<libraryDescription xmlns="x">', "F065"),
    "a web shortcut": (
        b"[{000214A0-0000-0000-C000-000000000046}]\r\n[InternetShortcut]\r\nURL=x",
        "F014",
    ),
    "a Mac's web shortcut": (plistlib.dumps({"URL": "https://a.example/b"}), "F014"),
    "a binary one": (plistlib.dumps({"URL": "https://a.example/b"}, fmt=plistlib.FMT_BINARY), "F014"),
    "a desktop's link": (b"[Desktop Entry]\nType=Link\nURL=https://a.example/b\n", "F014"),
    "a bare address": (b"\xef\xbb\xbfhttps://council.example/:x:/s/Police.xlsx?e=abc\r\n", "F014"),
    "a path on a network": (b"\\\\council\\shared\\Returns\\Police form.xlsx\r\n", "F014"),
    "what iCloud leaves": (plistlib.dumps({"NSURLNameKey": "a.xlsx"}, fmt=plistlib.FMT_BINARY), "F064"),
    "the same as text": (plistlib.dumps({"NSURLNameKey": "a.xlsx", "NSURLFileSizeKey": 9}), "F064"),
    "XPS": (zipped({"[Content_Types].xml": b"<Types/>", "FixedDocSeq.fdseq": b"", "Documents/1/1.fpage": b""}), "F067"),
    "PostScript": (b"%!PS-Adobe-3.0\n", "F067"),
    "Gnumeric": (gzip.compress(b'<gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd">'), "F068"),
    "Gnumeric not compressed": (b'<?xml?>\n<gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd">', "F068"),
    "OpenOffice 1": (zipped({"mimetype": b"application/vnd.sun.xml.calc", "content.xml": b""}), "F021"),
    "a Word document with a workbook": (
        zipped({"word/document.xml": b"", "word/embeddings/Microsoft_Excel_Worksheet.xlsx": BOOK}),
        "F071",
    ),
    "a Word document with a chart": (
        zipped({"word/document.xml": b"", "word/charts/chart1.xml": b"", "word/embeddings/Book1.xlsx": BOOK}),
        "F017",
    ),
    "an Apple web archive": (plistlib.dumps({"WebMainResource": {}}, fmt=plistlib.FMT_BINARY), "F008"),
    "a text with a link in it": (b"Dear all,\nour form is at https://a.example/b\nSam\n", "F012"),
}


@pytest.mark.parametrize("what", IN_ITS_PLACE)
def test_what_came_in_place_of_a_workbook_is_called_what_it_is(
    what: str, written: Callable[[str, bytes], Path]
) -> None:
    data, code = IN_ITS_PLACE[what]
    assert lines(written("police.xlsx", data)) == [f"police.xlsx: {code}"]


def test_beside_returns_what_may_be_one_is_a_warning(written: Callable[[str, bytes], Path], tmp_path: Path) -> None:
    files = {
        "Education.xlsx": BOOK,
        "Police - Shortcut.lnk": IN_ITS_PLACE["a Windows shortcut"][0],
        "Police.iqy": IN_ITS_PLACE["a web query"][0],
        "Police.url": IN_ITS_PLACE["a web shortcut"][0],
        "icon.png": PNG,
        "page 1.png": PAGE,
        "summary.xlsx.crdownload": BOOK[:20],
        "x.zip.003": bytes(range(256)),
        "y.part1.rar": b"Rar!\x1a\x07\x01\0" + bytes(100),
        "z.paper": b'{"url": "https://paper.example/doc/a"}',
        "z.xlsx.cloud": b"",
        "$RECYCLE.BIN/$R1.xlsx": BOOK,
        "@eaDir/Education.xlsx@SynoEAStream": BOOK[:20],
        ".Police form-ab12_cd9.part": BOOK[:20],
    }
    for name, data in files.items():
        written(f"returns/{name}", data)
    inside = [
        "Education.xlsx: OOXML",
        "Police - Shortcut.lnk: F072",
        "Police.iqy: F072",
        "Police.url: F014",
        "icon.png: F023",
        "page 1.png: F066",
        "summary.xlsx.crdownload: F070",
        "x.zip.003: F062",
        "y.part1.rar: F062",
        "z.paper: F014",
        "z.xlsx.cloud: F001",
    ]
    assert lines(tmp_path / "returns") == [f"returns/{line}" for line in inside]
    assert lines(written("all.zip", zipped(files))) == [f"all.zip/{line}" for line in inside]
