"""What a file is, judged by its bytes and never by its name."""

from __future__ import annotations

import re

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.member import Kind, Wrapping
from csxl.unwrap.compound import SIGNATURE, Compound, open_compound
from csxl.unwrap.hulls import sniff_hull, sniff_packed
from csxl.unwrap.pointers import sniff_pointer
from csxl.unwrap.text_kinds import sniff_text
from csxl.unwrap.uploads import is_upload
from csxl.unwrap.zip_kinds import open_zip, sniff_zip

Sniffed = Kind | Wrapping | Code

# fmt: off
BINARY: tuple[tuple[bytes, Kind | Code], ...] = (
    (rb"%PDF-", FileCode.PDF),
    (rb"\{\\rtf", FileCode.DOCUMENT),
    (rb"\x78\x9f\x3e\x22", FileCode.WINMAIL),
    (rb"\x76\xe8\x04\x60\xc4\x11\xe3\x86|\.pfile", FileCode.RIGHTS_MANAGED),  # a protected mail's body; a wrapped file
    (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|MSCF|(?s:.{257})ustar|\x1f[\x9d\xa0]|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18|LZIP|"
     rb"..-l[hz][0-7]-|\x60\xea|!<arch>\n|xar!\0|(?s:.{7})\*\*ACE\*\*|07070[17]|StuffIt |SIT!", FileCode.OTHER_ARCHIVE),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0|II\*\0|MM\0\*|RIFF|ID3|\0\0\0.ftyp|\x01\0\0\0.{36} EMF|\xd7\xcd\xc6\x9a|"
     rb"\0\0\0\x0cjP  |AT&TFORM|8BPS|OggS|fLaC|\x1aE\xdf\xa3|\xff\x4f\xff\x51", FileCode.PICTURE),
    (rb"%!PS|\xc5\xd0\xd3\xc6|\x1b%-12345X", FileCode.PRINTED),
    # an .xls with nothing round it
    (rb"\x09(?:[\0\x02\x04][\x04\x06\x08]\0[\x02-\x04]\0\x10\0|\x08[\x08\x10]\0\0[\x05\x06]\x05\0)", Kind.XLS),
    (rb"\x09[\0\x02\x04\x08].\0[\0-\x0f]|\0\0\x02\0[\x04\x06\x10\x20]|\0\0\x1a\0|ID;P", FileCode.OLD_WORKBOOK),
)
# fmt: on
FIRST_BYTES = tuple((re.compile(pattern, re.S), code) for pattern, code in BINARY)
PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")  # of Windows, Linux and Macs
MAY_HOLD_ONE = {None, FileCode.TEXT, FileCode.CSV, FileCode.WEB_PAGE}  # or be a link
STREAMS: tuple[tuple[str, Wrapping | Code], ...] = (
    ("EncryptionInfo", Wrapping.ENCRYPTED),
    ("EncryptedPackage", FileCode.RIGHTS_MANAGED),
    ("__properties_version1.0", Wrapping.OUTLOOK),
    ("WordDocument", FileCode.DOCUMENT),
    ("PowerPoint Document", FileCode.PRESENTATION),
    ("WksSSWorkBook", FileCode.OLD_WORKBOOK),
    ("NativeContent_MAIN", FileCode.OLD_WORKBOOK),
)
FILEPASS, BOUND_SHEET, END = 0x2F, 0x85, 0x0A  # records of an .xls
FAR = 1 << 22  # bytes before which a lock or the list of sheets must come


def sniff(data: bytes) -> Sniffed:
    """The kind of workbook, the kind of wrapping, or the code for a file that is neither."""
    if not data:
        return FileCode.EMPTY_FILE
    if not data[:4096].strip(b"\0") and not data.strip(b"\0"):
        return FileCode.BLANK_FILE
    if data.startswith(SIGNATURE):
        return sniff_compound(data)
    for pattern, code in FIRST_BYTES:
        if pattern.match(data):
            return code
    if data.startswith(PROGRAMS):
        return FileCode.PROGRAM if isinstance(open_zip(data), Code) else Wrapping.ZIP  # one that unpacks itself
    return sniff_packed(data) or sniff_zip(data) or sniff_rest(data)


def sniff_rest(data: bytes) -> Sniffed:
    """What bytes are that begin as no workbook does."""
    if is_upload(data):
        return Wrapping.UPLOAD
    found = sniff_text(data)
    if found in MAY_HOLD_ONE:
        found = sniff_pointer(data) or sniff_hull(data) or found
    return found or FileCode.NOT_A_WORKBOOK


def sniff_compound(data: bytes) -> Sniffed:
    """What a compound file is, judged by the streams in it."""
    compound = open_compound(data)
    if compound is None or not compound.sizes:
        return FileCode.CUT_SHORT
    if any("drm" in path.lower() for path in compound.sizes):
        return FileCode.RIGHTS_MANAGED
    if book := compound.find("Workbook", "Book"):
        if compound.circles(book):
            return FileCode.CUT_SHORT
        return Wrapping.ENCRYPTED if is_locked(compound, book) else Kind.XLS
    return next((found for stream, found in STREAMS if compound.find(stream)), FileCode.NOT_A_WORKBOOK)


def is_locked(compound: Compound, book: str) -> bool:
    """Whether the workbook stream of an .xls says, before its list of sheets, that the rest is encrypted."""
    return says_locked(compound.read(book))


def says_locked(stream: bytes) -> bool:
    """The same of the stream itself, or of a single sheet."""
    position = 0
    while position + 4 <= min(len(stream), FAR):
        record = int.from_bytes(stream[position : position + 2], "little")
        if record == FILEPASS:
            return True
        if record in (BOUND_SHEET, END):
            return False
        position += 4 + int.from_bytes(stream[position + 2 : position + 4], "little")
    return False
