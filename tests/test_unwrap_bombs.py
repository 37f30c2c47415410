"""Files that ask for much: none takes long, none takes much memory, and each is named or read."""

from __future__ import annotations

import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from csxl.model.member import Member, Parcel
from csxl.text.written import written
from csxl.unwrap import zip_methods
from csxl.unwrap.unwrapping import unwrap
from csxl.unwrap.zip_kinds import open_zip
from tests.helpers.raw_mails import HEAD, LETTER, in_parts, part
from tests.helpers.wrapped_files import workbook, zipped

BOOK = workbook()
CODE = b"UEsDB" + b"A" * 45
SECONDS = 3.0  # of the processor; each took more than ten
MUCH = 80 << 20  # bytes


def found(data: bytes, file: str = "m.eml") -> list[str]:
    """What is in a file: each workbook's kind and each code."""
    items = list(unwrap([Parcel(file, data)]))
    return [item.kind.name if isinstance(item, Member) else getattr(item, "code", "") for item in items]


MAILS: dict[str, Callable[[], bytes]] = {
    "blanks in the first line of uuencode": lambda: (b"begin 644" + b" " * 600 + b"x" * 300 + b"\r\n") * 2_000,
    "starts of base64 in one line": lambda: b"x\n" + CODE * 100_000 + b"!\r\n",
    "what is no base64": lambda: b"begin-base64 644 a.txt\n" + b"!A" * 5_000_000 + b"A\n====\n",
    "short lines of uuencode": lambda: (b"begin 644 a.txt\n" + b"!\n" * 990_000 + b"end\n") * 12,
}


@pytest.mark.parametrize("what", MAILS)
def test_a_letter_takes_no_long_time_and_hides_nothing(what: str) -> None:
    began = time.process_time()
    assert "OOXML" in found(in_parts(b"Content-Type: text/plain\r\n\r\n" + MAILS[what](), part(BOOK)))
    assert time.process_time() - began < SECONDS


def test_values_of_a_winmail_take_no_long_time() -> None:
    values = bytes(4) + (struct.pack("<HHI", 0x101E, 0x3001, 500) + bytes(2000)) * 500
    block = struct.pack("<BII", 2, 0x69005, len(values)) + values + bytes(2)
    begin = struct.pack("<BII", 2, 0x69002, 1) + bytes(3)
    began = time.process_time()
    assert found(b"\x78\x9f\x3e\x22" + bytes(2) + begin + block * 60, "winmail.dat") == ["F015"]
    assert time.process_time() - began < SECONDS / 3


def test_fields_of_the_same_name_take_no_long_time() -> None:
    many = (b"Content-Disposition: attachment" + b"; a=b" * 200 + b"\r\n") * 50 + b"\r\nx"
    began = time.process_time()
    assert "OOXML" in found(in_parts(LETTER, part(BOOK), *[many] * 300))
    assert time.process_time() - began < SECONDS


def test_lines_like_boundaries_behind_the_last_take_no_long_time() -> None:
    like = b"--b--\r\n" + (b"--" + b" " * 199 + b"x" * 10 + b"\n") * 1230
    head = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
    began = time.process_time()
    assert "OOXML" in found(head + part(BOOK) + b"\r\n" + like * 20)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_few_bytes_that_stand_for_gigabytes_take_no_memory(method: int) -> None:
    types = zipped({"[Content_Types].xml": bytes(MUCH), "xl/workbook.xml": b""}, method)
    many = zipped({"a.xlsx": BOOK, "b.bin": bytes(MUCH)}, method)
    tracemalloc.start()
    try:
        assert found(many, "a.zip") == ["OOXML", "F027"]
        assert found(types, "a.xlsx") == ["OOXML"]
        assert tracemalloc.get_traced_memory()[1] < MUCH
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("size", [0, 1, 100_000])
def test_members_packed_otherwise(method: int, size: int) -> None:
    data = bytes(number * number % 251 for number in range(size))
    archive = open_zip(zipped({"first": b"x", "a": data}, method))
    assert isinstance(archive, zipfile.ZipFile)
    assert b"".join(zip_methods.chunks(archive, archive.getinfo("a"), None, 1000)) == data
    archive.getinfo("a").CRC ^= 1
    with pytest.raises(zipfile.BadZipFile):
        list(zip_methods.chunks(archive, archive.getinfo("a"), None, 1000))


def test_damaged_members_packed_otherwise_are_named() -> None:
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        data = zipped({"a.xlsx": BOOK}, method)
        start = 30 + len("a.xlsx")
        for at in (start, start + 4, start + 20):
            assert found(data[:at] + b"\xff" * 8 + data[at + 8 :], "a.zip") == ["F032"]


def test_a_list_of_members_that_is_far_too_long_is_not_looked_at() -> None:
    inner = zipped({f"{number}": b"" for number in range(50_000)})
    began = time.process_time()
    assert found(zipped({"a.xlsx": BOOK, **{f"{number}.zip": inner for number in range(10)}}), "a.zip") == [
        "OOXML",
        *["F027"] * 10,
    ]
    assert time.process_time() - began < SECONDS


def test_what_the_workbooks_of_one_file_hold_together_is_bounded() -> None:
    data = zipped({f"{letter}.xlsx": BOOK for letter in "abcd"})
    codes = []
    for item in unwrap([Parcel("a.zip", data)]):
        codes.append(item.kind.name if isinstance(item, Member) else getattr(item, "code", ""))
        if isinstance(item, Member):
            item.together.characters -= 10_000_000  # as one who reads it does
    assert codes == ["OOXML", "OOXML", "F060"]


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("Red", 3), ("a\nb", 4), ("ŵ", 6), ("🟢", 10), ("\ud800", 6), ("\x07", 4)]
)
def test_how_long_a_text_is_once_it_is_written_out(text: str, length: int) -> None:
    assert written(text) == length
