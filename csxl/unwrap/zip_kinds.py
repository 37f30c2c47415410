"""What a zip file is: a workbook, a document, or an archive."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.member import Kind, Wrapping
from csxl.model.own_documents import PROPERTY
from csxl.unwrap.zip_methods import chunks

LOCAL, CENTRAL_END, CENTRAL_END_64 = b"PK\3\4", b"PK\5\6", b"PK\6\6"
SPLIT_MARKS = (b"PK\7\x08PK\3\4", b"PK00PK\3\4")  # a part of a split zip; one that was to be split and was not
MOST_DIRECTORY = 2 << 20  # bytes; zipfile turns the 46 bytes of an entry into 600, which takes a second for 8 MB
LONGEST_END = (1 << 16) + 22  # bytes of a zip's end with a comment
MOST_BETWEEN = 1000  # bytes looked at before the second of two zips
MOST_DISKS = 1000  # parts of a split zip
SEE_64 = 0xFFFFFFFF
# What reading a damaged member raises; RuntimeError: a wrong password, or a way of packing that is not known.
# The last is what a place beyond 2 GiB is where numbers have 32 bits, as in a browser.
DAMAGE = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, OverflowError)
HEAD = 1 << 16
PARTS_OF_OFFICE = ("[content_types].xml", "_rels/", "xl/", "docprops/")
MAIN_PARTS: tuple[tuple[str, Kind | Code], ...] = (
    ("ms-excel.sheet.binary.macroenabled.main", Kind.XLSB),
    ("spreadsheetml.sheet.main+xml", Kind.OOXML),
    ("spreadsheetml.template.main+xml", Kind.OOXML),
    ("ms-excel.sheet.macroenabled.main+xml", Kind.OOXML),
    ("ms-excel.template.macroenabled.main+xml", Kind.OOXML),
    ("ms-excel.addin.macroenabled.main+xml", Kind.OOXML),
    ("wordprocessingml.", FileCode.DOCUMENT),
    ("ms-word.", FileCode.DOCUMENT),
    ("presentationml.", FileCode.PRESENTATION),
    ("ms-powerpoint.", FileCode.PRESENTATION),
)
OPEN_OFFICE_1 = re.compile(r"vnd\.sun\.xml\.(calc|writer|impress|draw|math)")
BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
OVERRIDE = re.compile(r"<(?:\w+:)?override\b[^>]*>")
PART_NAMES: tuple[tuple[str, Kind | Code], ...] = (
    ("xl/workbook.bin", Kind.XLSB),
    ("xl/workbook.xml", Kind.OOXML),
    ("xl/worksheets/", Kind.OOXML),
    ("word/", FileCode.DOCUMENT),
    ("ppt/", FileCode.PRESENTATION),
)


def sniff_zip(data: bytes) -> Kind | Wrapping | Code | None:
    """What a zip file is, or None if the bytes are not a zip."""
    if not data.startswith((LOCAL, CENTRAL_END, *SPLIT_MARKS)):
        return FileCode.SPLIT if is_last_part(data) else None
    archive = open_zip(data)
    if isinstance(archive, Code):
        if data.startswith(SPLIT_MARKS) or is_last_part(data):
            return FileCode.SPLIT
        # A workbook cut short goes to the sheet reader, which can still say what was in it.
        if archive in (FileCode.BOMB, FileCode.JOINED):
            return Wrapping.ZIP if archive is FileCode.BOMB else archive
        return Kind.OOXML if begins_as_office(data) else archive
    with archive:
        names = {name.lower().replace("\\", "/").lstrip("/"): name for name in archive.namelist()}
        found = sniff_office(archive, names) or sniff_opendocument(archive, names) or sniff_print(names)
    return found or (FileCode.NUMBERS if is_numbers(names) else Wrapping.ZIP)


def open_zip(data: bytes) -> zipfile.ZipFile | Code:
    """The open archive, or why it is not opened."""
    if directory_size(data) > MOST_DIRECTORY:
        return FileCode.BOMB
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, UnicodeError, OSError):
        return FileCode.CUT_SHORT
    # An archive cut short may end with the end of a member that is an archive; it must not be taken for that member.
    start = min((info.header_offset for info in archive.infolist()), default=0)
    if start <= 0 or not data.startswith(LOCAL):
        return archive
    return FileCode.JOINED if is_end_of_zip(data[max(0, start - MOST_BETWEEN) : start]) else FileCode.CUT_SHORT


def is_end_of_zip(piece: bytes) -> bool:
    """Whether bytes are the end of a zip, and not that of a member of one, behind which the next begins."""
    end = piece.rfind(CENTRAL_END)
    return end >= 0 and LOCAL not in piece[end:]


def begins_as_office(data: bytes) -> bool:
    """Whether the first member of a zip is a part of a workbook or the like."""
    return data[30:60].lower().replace(b"\\", b"/").decode("latin-1").startswith(PARTS_OF_OFFICE)


def directory_size(data: bytes) -> int:
    """How many bytes a zip says its list of members has, 0 if it does not say."""
    end, end64 = data.rfind(CENTRAL_END), data.rfind(CENTRAL_END_64)
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    size64 = int.from_bytes(data[end64 + 40 : end64 + 48], "little") if end64 >= 0 else 0
    return max(size if size != SEE_64 else 0, size64)


def is_last_part(data: bytes) -> bool:
    """Whether these bytes end as the last part of a zip that was split into several."""
    end = data.rfind(CENTRAL_END, max(0, len(data) - LONGEST_END))
    disk = int.from_bytes(data[end + 4 : end + 6], "little") if 0 <= end <= len(data) - 22 else 0
    return 0 < disk < MOST_DISKS and data[end + 4 : end + 6] != data[end + 6 : end + 8]


def head(archive: zipfile.ZipFile, name: str) -> str:
    """The beginning of a part as text, in lower case; "" where it cannot be unpacked."""
    try:
        first = next(chunks(archive, archive.getinfo(name), None, HEAD), b"")
        return first.replace(b"\0", b"").decode("utf-8", "replace").lower()
    except DAMAGE:
        return ""


def sniff_office(archive: zipfile.ZipFile, names: dict[str, str]) -> Kind | Code | None:
    """The kind of a Microsoft package by the type of its main part, failing that by the names of its parts."""
    types = head(archive, names["[content_types].xml"]) if "[content_types].xml" in names else ""
    # Types by extension come last: SheetJS lists that of a binary workbook in every package.
    found = (
        by_type("".join(OVERRIDE.findall(types)))
        or next((kind for start, kind in PART_NAMES if any(name.startswith(start) for name in names)), None)
        or by_type(types)
    )
    if found is not FileCode.DOCUMENT:
        return found
    if is_own_document(archive, names):
        return FileCode.OWN_DOCUMENT
    return FileCode.DOCUMENT_WITH_BOOK if holds_book(names) else found


def is_own_document(archive: zipfile.ZipFile, names: dict[str, str]) -> bool:
    """Whether a Word document says that csxl wrote it."""
    said = head(archive, names["docprops/custom.xml"]) if "docprops/custom.xml" in names else ""
    return f'name="{PROPERTY}"' in said


def holds_book(names: dict[str, str]) -> bool:
    """Whether a document has a workbook in it besides those that its charts keep their figures in."""
    books = sum("/embeddings/" in name and name.endswith(BOOKS) for name in names)
    charts = sum(name.startswith("word/charts/chart") and name.endswith(".xml") for name in names)
    return books > charts


def by_type(types: str) -> Kind | Code | None:
    """The kind of a package by the first known type of a main part in a list of types."""
    return next((kind for word, kind in MAIN_PARTS if word in types), None)


def sniff_opendocument(archive: zipfile.ZipFile, names: dict[str, str]) -> Kind | Code | None:
    """The kind of an OpenDocument package by its mimetype or its manifest."""
    manifest = head(archive, names["meta-inf/manifest.xml"]) if "meta-inf/manifest.xml" in names else ""
    kind = (head(archive, names["mimetype"]) if "mimetype" in names else "") + manifest
    if old := OPEN_OFFICE_1.search(kind):
        return FileCode.OLD_WORKBOOK if old[1] == "calc" else FileCode.DOCUMENT
    if "opendocument" not in kind:
        return None
    if "encryption-data" in manifest:
        return FileCode.PASSWORD_UNKNOWN
    return Kind.ODS if "opendocument.spreadsheet" in kind else FileCode.DOCUMENT


def sniff_print(names: dict[str, str]) -> Code | None:
    """The code for a print that was saved as a file (XPS)."""
    return FileCode.PRINTED if any(name.endswith((".fdseq", ".fpage")) for name in names) else None


def is_numbers(names: dict[str, str]) -> bool:
    """Whether a package is a document of Apple Numbers, or of Pages or Keynote."""
    outer = {name.partition("/")[0] for name in names} - {"__macosx"}
    alone = len(outer) == 1  # its folder, and nothing beside that
    return "index.zip" in names or any(name.endswith(".iwa") and (alone or name.startswith("index/")) for name in names)
