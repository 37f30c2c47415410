"""Compound files whose tables lie: what is read of them, and that it costs no more than their bytes."""

from __future__ import annotations

import base64
import io
import random
import struct
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from csxl.unwrap.compound import open_compound
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.compound_files import SECTOR, compound_file
from tests.helpers.wrapped_files import lines, workbook

LONG = bytes(range(250)) * 40  # in 20 sectors, from the first
BOOK = b"\x09\x08\x10\x00" + bytes(16) + b"\x0a\0\0\0"
HUGE = 0xFFFFFFF0
DIRECTORY, SMALL_TABLE, MORE_TABLES, FIRST_TABLE = 48, 60, 68, 76  # where the header names them
PACKAGE = b"\x10" + bytes(5007)
SALT, LONG_SALT = (base64.b64encode(bytes(length)).decode() for length in (16, 64))
LOCK = "http://schemas.microsoft.com/office/2006/"


def put(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + struct.pack("<I", number) + data[at + 4 :]


def number(data: bytes, at: int) -> int:
    (found,) = struct.unpack_from("<I", data, at)
    return int(found)


def followed_by(data: bytes, sector: int, following: int) -> bytes:
    """The file with another sector said to follow one."""
    table = (number(data, FIRST_TABLE) + 1) * SECTOR
    return put(data, table + sector * 4, following)


def entry(data: bytes, name: str) -> int:
    """Where the entry of the directory with this name begins."""
    return data.index(name.encode("utf-16-le") + b"\0\0")


def claiming(data: bytes, name: str, size: int) -> bytes:
    """The file with another size said of a stream."""
    return put(data, entry(data, name) + 120, size)


@pytest.fixture(autouse=True)
def little_memory() -> Iterator[None]:
    tracemalloc.start()
    yield
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 40 << 20


PLAIN = compound_file({"Workbook": LONG, "a/small": b"abc" * 40, "a/b/c": b"x"})


def test_streams_long_and_small_are_read_whole() -> None:
    compound = open_compound(PLAIN)
    assert compound is not None
    assert compound.sizes == {"Workbook": len(LONG), "a/b/c": 1, "a/small": 120}
    assert [compound.read(compound.find(path)) for path in ("WORKBOOK", "A/Small", "none")] == [LONG, b"abc" * 40, b""]
    assert compound.read("Workbook", 700) == LONG[:700]
    assert compound.is_sound()


LIES = {
    "a chain that goes in a circle": (followed_by(PLAIN, 3, 1), LONG[: 4 * SECTOR]),
    "a sector that follows itself": (claiming(followed_by(PLAIN, 0, 0), "Workbook", HUGE), LONG[:SECTOR]),
    "a size that is far too large": (claiming(PLAIN, "Workbook", HUGE), LONG.ljust(20 * SECTOR, b"\0")),
    "a chain that leads out of the file": (followed_by(PLAIN, 5, 70_000), LONG[: 6 * SECTOR]),
}


@pytest.mark.parametrize("what", LIES)
def test_a_stream_is_read_as_far_as_it_is_there(what: str) -> None:
    data, wanted = LIES[what]
    compound = open_compound(data)
    assert compound is not None
    assert compound.read("Workbook") == wanted
    assert not compound.is_sound()


CIRCLES = {
    "the directory": followed_by(PLAIN, number(PLAIN, DIRECTORY), number(PLAIN, DIRECTORY)),
    "the table of tables": put(put(PLAIN, MORE_TABLES, 0), SECTOR * 2 - 4, 0),
    "the small table": followed_by(PLAIN, number(PLAIN, SMALL_TABLE), number(PLAIN, SMALL_TABLE)),
    "a storage in itself": put(PLAIN, entry(PLAIN, "a") + 76, 2),
    "a stream beside itself": put(PLAIN, entry(PLAIN, "Workbook") + 72, 1),
}


@pytest.mark.parametrize("what", CIRCLES)
def test_what_goes_in_circles_ends(what: str) -> None:
    compound = open_compound(CIRCLES[what])
    assert compound is not None
    assert compound.sizes["Workbook"] == len(LONG)
    assert len(compound.read("Workbook")) == len(LONG)


def test_a_table_is_no_longer_than_the_file() -> None:
    one = number(PLAIN, FIRST_TABLE)
    many = PLAIN[:FIRST_TABLE] + struct.pack("<109I", *[one] * 109) + PLAIN[FIRST_TABLE + 436 :]
    compound = open_compound(put(many, 44, 1 << 30))
    assert compound is not None
    assert compound.read("Workbook") == LONG
    assert not compound.is_sound()


@pytest.mark.parametrize("shift", [0, 5, 31, 65_535])
def test_sectors_of_no_size_are_refused(shift: int) -> None:
    assert open_compound(PLAIN[:30] + struct.pack("<H", shift) + PLAIN[32:]) is None


def test_streams_in_the_same_place_are_read_so_often_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csxl.unwrap.compound.MOST_READ", 3 * len(LONG))
    compound = open_compound(PLAIN)
    assert compound is not None
    assert [len(compound.read("Workbook")) for _ in range(6)] == [*[len(LONG)] * 4, 0, 0]


def test_an_xls_that_goes_in_circles_is_named(written: Callable[[str, bytes], Path]) -> None:
    data = compound_file({"Workbook": BOOK + bytes(5000)})
    assert lines(written("police.xls", claiming(followed_by(data, 0, 0), "Workbook", HUGE))) == ["police.xls: F003"]


def test_a_compound_file_of_nothing_is_named(written: Callable[[str, bytes], Path]) -> None:
    assert lines(written("police.xls", compound_file({}))) == ["police.xls: F003"]


def described(spins: str = 'spinCount="100000"', before: str = "", more: str = "") -> bytes:
    """What a workbook with a password says of its lock."""
    sizes = (
        'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" hashAlgorithm="SHA512" '
        f'cipherChaining="ChainingModeCBC" saltValue="{SALT}"'
    )
    key = f'encryptedVerifierHashInput="{SALT}" encryptedVerifierHashValue="{LONG_SALT}" encryptedKeyValue="{SALT}"'
    return (
        b"\4\0\4\0\x40\0\0\0"
        + (
            f'{before}<encryption xmlns="{LOCK}encryption" xmlns:p="{LOCK}keyEncryptor/password"><keyData {sizes}/>'
            f'<dataIntegrity encryptedHmacKey="{LONG_SALT}" encryptedHmacValue="{LONG_SALT}"/>{more}<keyEncryptors>'
            f"<keyEncryptor><p:encryptedKey {spins} {sizes} {key}/></keyEncryptor></keyEncryptors></encryption>"
        ).encode()
    )


LOCKS = {
    "an honest one": (described(), "F004"),
    "too many turns": (described('spinCount="9999999"'), "F006"),
    "too many in single quotes": (described("spinCount='9999999'"), "F006"),
    "too many as numbers of letters": (described('spinCount="&#57;999999"'), "F006"),
    "too many after a few": (described(more='<x spinCount="9999999"/>'), "F006"),
    "too many for a number": (described(f'spinCount="{"9" * 5000}"'), "F006"),
    "an entity": (described(before='<!DOCTYPE l [<!ENTITY a "b">]>', more="<x>&a;</x>"), "F006"),
    "no end": (described()[:-20], "F006"),
    "far too long": (described(more="<x/>" * 20_000), "F006"),
}


@pytest.mark.parametrize("what", LOCKS)
def test_what_a_lock_says_of_itself_is_read_as_xml(what: str, written: Callable[[str, bytes], Path]) -> None:
    said, code = LOCKS[what]
    data = compound_file({"EncryptionInfo": said, "EncryptedPackage": PACKAGE})
    assert lines(written("police.xlsx", data)) == [f"police.xlsx: {code}"]


def test_a_lock_whose_description_goes_in_circles(written: Callable[[str, bytes], Path]) -> None:
    data = compound_file({"EncryptionInfo": described(more="<x/>" * 1000), "EncryptedPackage": PACKAGE})
    circling = followed_by(data, 0, 0)
    assert lines(written("police.xlsx", claiming(circling, "EncryptionInfo", HUGE))) == ["police.xlsx: F003"]


def test_no_password_is_tried_when_the_time_is_up(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook(random.Random(1).randbytes(5000).hex()))).encrypt("spring", out)
    path = written("police.xlsx", out.getvalue())
    monkeypatch.setattr("csxl.unwrap.source.SECONDS", -1.0)
    [said] = unwrap([path], ["spring"])
    assert getattr(said, "code", "") == "F060"
