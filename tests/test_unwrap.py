"""Files, folders, archives and passwords: which workbooks come out, and what is said of the rest."""

from __future__ import annotations

import hashlib
import io
import math
import os
import random
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from csxl.model.member import Kind, Member
from csxl.unwrap import archive, source
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.systems import needs_links, needs_pipes
from tests.helpers.wrapped_files import CSV, PNG, lines, workbook, zipped


def test_a_member_has_its_hash_and_no_date_of_its_disk(written: Callable[[str, bytes], Path]) -> None:
    path = written("police.xlsx", workbook())
    os.utime(path, (1_772_443_800, 1_772_443_800))
    [member] = unwrap([path])
    assert isinstance(member, Member)
    assert (member.file, member.kind, member.data) == (str(path), Kind.OOXML, workbook())
    assert member.sha256 == hashlib.sha256(workbook()).hexdigest()
    assert member.mailed == ""


def test_a_folder_in_order_with_droppings_skipped_and_the_rest_named(
    written: Callable[[str, bytes], Path], tmp_path: Path
) -> None:
    for name, data in {
        "returns/b/police.xlsx": workbook(),
        "returns/a.xlsx": workbook(),
        "returns/~$a.xlsx": b"\x04Jane",
        "returns/.~lock.a.xlsx#": b",jane",
        "returns/__MACOSX/._a.xlsx": b"\0\5\x16\7",
        "returns/._a.xlsx": b"\0\5",
        "returns/Thumbs.db": b"\xd0\xcf\x11\xe0",
        "returns/desktop.ini": b"[x]",
        "returns/.DS_Store": b"\0\0\0\1",
        "returns/letter.pdf": b"%PDF-1.7",
        "returns/log.txt": b"fine",
        "returns/crest.png": PNG,
        "returns/c.xlsx": b"fine",
        "returns/values.csv": CSV,
    }.items():
        written(name, data)
    assert lines(tmp_path / "returns") == [
        "returns/a.xlsx: OOXML",
        "returns/b/police.xlsx: OOXML",
        "returns/c.xlsx: F012",
        "returns/crest.png: F023",
        "returns/letter.pdf: F016",
        "returns/log.txt: F023",
        "returns/values.csv: F011",
    ]


@needs_links
def test_a_folder_that_holds_itself_ends(written: Callable[[str, bytes], Path], tmp_path: Path) -> None:
    written("returns/a.xlsx", workbook())
    (tmp_path / "returns" / "again").symlink_to(tmp_path / "returns", target_is_directory=True)
    (tmp_path / "returns" / "gone.xlsx").symlink_to(tmp_path / "nowhere")
    assert lines(tmp_path / "returns") == ["returns/a.xlsx: OOXML", "returns/gone.xlsx: F024"]


def test_what_is_not_there_or_cannot_be_opened_is_said(
    written: Callable[[str, bytes], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr("csxl.unwrap.files.MOST_FILE", 100)
    large = written("large.xlsx", workbook())
    assert lines(tmp_path / "none.xlsx", tmp_path / "empty", large) == [
        "none.xlsx: F024",
        "empty: empty",
        "large.xlsx: F026",
    ]


@needs_pipes
def test_what_is_neither_a_file_nor_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert lines(tmp_path / "pipe") == ["pipe: F025"]


def test_one_file_is_in_memory_at_a_time(written: Callable[[str, bytes], Path], tmp_path: Path) -> None:
    for number in range(8):
        written(f"returns/{number}.bin", os.urandom(1 << 20))
    tracemalloc.start()
    assert len(list(unwrap([tmp_path / "returns"]))) == 9
    assert tracemalloc.get_traced_memory()[1] < 4 << 20
    tracemalloc.stop()


def test_an_archive_within_an_archive(written: Callable[[str, bytes], Path]) -> None:
    inner = zipped({"police.xlsx": workbook(), "read me.txt": b"hello"})
    path = written(
        "all.zip",
        zipped(
            {
                "returns/": b"",
                "returns/inner.zip": inner,
                "__MACOSX/returns/._x.xlsx": b"\0\5",
                "returns/schools.xlsx": workbook("schools"),
            }
        ),
    )
    found = list(unwrap([path]))
    assert lines(path) == [
        "all.zip/returns/inner.zip/police.xlsx: OOXML",
        "all.zip/returns/inner.zip/read me.txt: F023",
        "all.zip/returns/schools.xlsx: OOXML",
    ]
    assert isinstance(found[0], Member)
    assert found[0].mailed == ""


def test_names_in_an_archive_are_labels(written: Callable[[str, bytes], Path]) -> None:
    names = ["../../etc/police.xlsx", "C:\\Users\\Jo\\police.xlsx", "/police.xlsx", "po\u202ex.xlsx", "café.xlsx"]
    path = written("all.zip", zipped([(name, workbook()) for name in names]))
    assert lines(path) == [
        "all.zip/etc/police.xlsx: OOXML",
        "all.zip/C/Users/Jo/police.xlsx: OOXML",
        "all.zip/police.xlsx: OOXML",
        "all.zip/po_x.xlsx: OOXML",
        "all.zip/café.xlsx: OOXML",
    ]


def test_a_member_without_a_name(written: Callable[[str, bytes], Path]) -> None:
    nameless = zipped({"": workbook()})
    assert lines(written("all.zip", nameless)) == ["all.zip/no name: OOXML"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_told_apart(written: Callable[[str, bytes], Path]) -> None:
    path = written("all.zip", zipped([("police.xlsx", workbook("one")), ("police.xlsx", workbook("two"))]))
    assert lines(path) == ["all.zip/police.xlsx: OOXML", "all.zip/police.xlsx (2): OOXML"]


def test_utf_8_names_that_do_not_say_so(written: Callable[[str, bytes], Path]) -> None:
    data = zipped({"caf__.xlsx": workbook()}).replace(b"caf__", "café".encode())
    assert lines(written("mac.zip", data)) == ["mac.zip/café.xlsx: OOXML"]


def test_archives_that_hold_nothing_or_lie_too_deep(written: Callable[[str, bytes], Path]) -> None:
    deep = workbook()
    for _ in range(source.MOST_DEPTH + 1):
        deep = zipped({"in.zip": deep})
    assert lines(written("empty.zip", zipped({}))) == ["empty.zip: F030"]
    notes = written("notes.zip", zipped({"notes.txt": b"hello"}))
    assert lines(notes) == ["notes.zip/notes.txt: F023", "notes.zip: F030"]
    assert lines(written("deep.zip", deep)) == ["deep.zip" + "/in.zip" * source.MOST_DEPTH + ": F028"]


def test_a_damaged_member_leaves_the_others(written: Callable[[str, bytes], Path]) -> None:
    data = bytearray(zipped([("a.xlsx", workbook("a" * 500)), ("b.xlsx", workbook())]))
    data[60:70] = b"\xff" * 10
    assert lines(written("all.zip", bytes(data))) == ["all.zip/a.xlsx: F032", "all.zip/b.xlsx: OOXML"]


def test_bombs_cost_little(written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "FREE", 1000)
    monkeypatch.setattr(source, "MOST_MEMBER", 200_000)
    ratio = written("ratio.zip", zipped({"a.xlsx": b"A" * 150_000, "b.xlsx": workbook()}))
    assert lines(ratio) == ["ratio.zip/a.xlsx: F027", "ratio.zip/b.xlsx: OOXML"]
    assert lines(written("large.zip", zipped({"a.xlsx": os.urandom(200_001)}))) == ["large.zip/a.xlsx: F027"]
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    assert lines(written("many.zip", zipped({f"{n}.xlsx": workbook() for n in range(4)}))) == ["many.zip: F027"]


def test_all_that_an_archive_unpacks_to_is_counted(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    little = partial(source.Allowance, left=len(workbook()) * 2, until=math.inf)
    monkeypatch.setattr("csxl.unwrap.unwrapping.Allowance", little)
    path = written("all.zip", zipped({f"{n}.xlsx": workbook() for n in range(9)}))
    assert lines(path) == ["all.zip/0.xlsx: OOXML", "all.zip/1.xlsx: OOXML", "all.zip: F027"]


def test_a_list_of_members_out_of_proportion_is_not_read(written: Callable[[str, bytes], Path]) -> None:
    data = bytearray(zipped({"police.xlsx": workbook()}))
    end = data.rfind(b"PK\5\6")
    data[end + 12 : end + 16] = (100 << 20).to_bytes(4, "little")
    assert lines(written("all.zip", bytes(data))) == ["all.zip: F027"]


LARGER = workbook(random.Random(1).randbytes(5000).hex())  # msoffcrypto damages smaller ones


def locked(password: str) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(LARGER)).encrypt(password, out)
    return out.getvalue()


def test_a_password_is_tried_and_asked_for(written: Callable[[str, bytes], Path]) -> None:
    path = written("police.xlsx", locked("Sésame 1"))
    assert lines(path) == ["police.xlsx: F004"]
    assert lines(path, passwords=("wrong",)) == ["police.xlsx: F005"]
    [member] = unwrap([path], ["wrong", "Sésame 1"])
    assert isinstance(member, Member)
    assert (member.data, member.sha256) == (LARGER, hashlib.sha256(path.read_bytes()).hexdigest())


def test_excels_own_password_is_tried(written: Callable[[str, bytes], Path]) -> None:
    assert lines(written("police.xlsx", locked("VelvetSweatshop"))) == ["police.xlsx: OOXML"]


def test_locked_archives(written: Callable[[str, bytes], Path]) -> None:
    data = bytearray(zipped({"police.xlsx": workbook()}))
    listed = data.rfind(b"PK\1\2")
    data[6], data[listed + 8] = 1, 1
    path = written("all.zip", bytes(data))
    assert lines(path) == ["all.zip/police.xlsx: F004"]
    assert lines(path, passwords=("wrong",)) == ["all.zip/police.xlsx: F005"]
    data[8], data[listed + 10] = 99, 99  # AES, which zipfile does not undo
    assert lines(written("aes.zip", bytes(data)), passwords=("any",)) == ["aes.zip/police.xlsx: F006"]


def test_a_place_that_python_cannot_count_to_is_damage(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Python counts in 32 bits, as in a browser, a zip can name places beyond."""

    def beyond(*_: object, **__: object) -> None:
        raise OverflowError("Python int too large to convert to C ssize_t")

    path = written("all.zip", zipped({"police.xlsx": workbook()}))
    monkeypatch.setattr(zipfile.ZipFile, "open", beyond)
    assert lines(path) == ["all.zip/police.xlsx: F032"]


def test_a_link_to_where_nobody_may_look_is_named_and_stops_nothing(
    written: Callable[[str, bytes], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written("returns/a.xlsx", workbook())
    written("returns/link.xlsx", workbook())
    look = Path.stat

    def refused(path: Path, **options: Any) -> os.stat_result:
        if path.name == "link.xlsx":
            raise PermissionError(13, "Permission denied")
        return look(path, **options)

    monkeypatch.setattr(Path, "stat", refused)
    monkeypatch.setattr(Path, "is_dir", lambda path: stat.S_ISDIR(path.stat().st_mode))
    assert lines(tmp_path / "returns") == ["returns/a.xlsx: OOXML", "returns/link.xlsx: F025"]
    assert lines(tmp_path / "returns" / "link.xlsx") == ["link.xlsx: F025"]
