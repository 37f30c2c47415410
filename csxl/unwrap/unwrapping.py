"""Taking workbooks out of folders, archives, mails and locked files, without ever writing to disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import Kind, Member, Parcel, Wrapping
from csxl.unwrap import archive, outlook, winmail
from csxl.unwrap import mail as mails
from csxl.unwrap.aside import Leaflet, leaflets_last, pointer
from csxl.unwrap.files import files_in, is_folder, load
from csxl.unwrap.left_out import Beside
from csxl.unwrap.passwords import decrypt
from csxl.unwrap.sniff import sniff
from csxl.unwrap.source import MOST_DEPTH, MOST_FILE, Allowance, Source, is_dropping

Found = TypeVar("Found", bound="Member | Diagnostic | Leaflet | Beside")
Complaint = TypeVar("Complaint", bound="Diagnostic | EmptyFolder")
Opener = Callable[[Source, Allowance], Iterator[Source | Diagnostic | Beside]]
OPENERS: Mapping[Wrapping, tuple[Opener, Code]] = {
    Wrapping.ZIP: (archive.members, FileCode.NO_WORKBOOK_IN_ZIP),
    Wrapping.MAIL: (mails.attachments, FileCode.NO_WORKBOOK_IN_MAIL),
    Wrapping.OUTLOOK: (outlook.attachments, FileCode.NO_WORKBOOK_IN_MAIL),
}
WORKBOOK_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm", ".fods", ".numbers"}
NO_ANSWERS = {FileCode.PICTURE, FileCode.TEXT, FileCode.NOT_A_WORKBOOK, FileCode.EMPTY_FILE, FileCode.BLANK_FILE}
MAY_ANSWER = {
    *(FileCode.PDF, FileCode.DOCUMENT, FileCode.PRESENTATION),
    *(FileCode.CSV, FileCode.WEB_PAGE, FileCode.WINMAIL),
}


class EmptyFolder(NamedTuple):
    """A folder with no workbook in it, nor anything that may hold one."""

    file: str


def unwrap(
    paths: Iterable[Path | Parcel], passwords: Sequence[str] = ()
) -> Iterator[Member | Diagnostic | EmptyFolder]:
    """The workbooks in files, folders, archives and mails, one at a time, and a diagnostic for whatever is not one."""
    for path in paths:
        if isinstance(path, Parcel):
            yield from from_parcel(path, passwords)
        elif is_folder(path):
            found = (item for file in files_in(path) for item in from_file(file, passwords, "folder"))
            yield from or_else(found, EmptyFolder(str(path)))
        else:
            yield from from_file(path, passwords)


def from_file(path: Path, passwords: Sequence[str], within: str = "") -> Iterator[Member | Diagnostic]:
    """The workbooks in one file on disk, and diagnostics about the rest."""
    if is_dropping(path.name):
        return
    source = load(path, within)
    if isinstance(source, Diagnostic):
        yield source
    else:
        yield from from_source(source, passwords)


def from_parcel(parcel: Parcel, passwords: Sequence[str]) -> Iterator[Member | Diagnostic]:
    """The same for a file given as bytes."""
    if is_dropping(parcel.file):
        return
    if len(parcel.data) > MOST_FILE:
        yield FileCode.TOO_LARGE.about(parcel.file, limit=MOST_FILE >> 20)
    else:
        yield from from_source(Source(parcel.file, parcel.data), passwords)


def from_source(source: Source, passwords: Sequence[str]) -> Iterator[Member | Diagnostic]:
    """The same for a file that has been loaded."""
    for item in workbooks(source, Allowance(tuple(passwords))):
        if isinstance(item, Beside):
            yield item.alone
        else:
            yield item.code.about(item.file) if isinstance(item, Leaflet) else item


def workbooks(source: Source, allowance: Allowance) -> Iterator[Member | Diagnostic | Leaflet | Beside]:
    """The workbook that a file is, the workbooks that it holds, or a diagnostic about it."""
    data, found = source.data, sniff(source.data)
    if found is Wrapping.ENCRYPTED:
        opened = decrypt(source, allowance)
        data, found = (b"", opened) if isinstance(opened, Code) else (opened, sniff(opened))
    if isinstance(found, Kind):
        yield Member(
            source.file,
            data,
            found,
            hashlib.sha256(source.data).hexdigest(),
            source.mailed,
            source.letter,
            allowance.until,
        )
    elif found is FileCode.WINMAIL:
        yield from in_winmail(source, allowance)
    elif isinstance(found, Code):
        yield from refusal(source, found)
    elif found not in OPENERS:
        yield FileCode.PASSWORD_UNKNOWN.about(source.file)
    elif source.depth >= MOST_DEPTH:
        yield FileCode.TOO_DEEP.about(source.file, limit=MOST_DEPTH)
    else:
        opener, complaint = OPENERS[found]
        inner = members(opener(source, allowance), allowance)
        if found is Wrapping.ZIP:
            yield from or_else(inner, complaint.about(source.file))
        else:
            yield from leaflets_last(inner, source)


def in_winmail(source: Source, allowance: Allowance) -> Iterator[Member | Diagnostic | Leaflet | Beside]:
    """The workbooks in a winmail.dat."""
    if source.depth >= MOST_DEPTH:
        yield FileCode.TOO_DEEP.about(source.file, limit=MOST_DEPTH)
        return
    empty = True
    for item in members(winmail.attachments_of(source, allowance), allowance):
        empty = False
        yield item
    if empty:
        yield from refusal(source, FileCode.WINMAIL)


def members(
    sources: Iterator[Source | Diagnostic | Beside], allowance: Allowance
) -> Iterator[Member | Diagnostic | Leaflet | Beside]:
    """The workbooks among the files in one archive or mail."""
    for source in sources:
        if isinstance(source, (Diagnostic, Beside)):
            yield source
        elif not is_dropping(source.file):
            yield from workbooks(source, allowance)


def refusal(source: Source, code: Code) -> Iterator[Diagnostic | Leaflet | Beside]:
    """The diagnostic for a file that is not a workbook: at most a note if it came with others and holds no answers."""
    named_as_workbook = PurePosixPath(source.file).suffix.lower() in WORKBOOK_SUFFIXES
    if source.within == "mail" and code is FileCode.POINTER:
        yield pointer(source, code)
    elif code in MAY_ANSWER:
        yield Leaflet(source.file, code)
    elif not source.within or named_as_workbook or code not in NO_ANSWERS:
        yield code.about(source.file)
    elif source.within != "mail":
        yield FileCode.LEFT_ASIDE.about(source.file)


def or_else(found: Iterator[Found], complaint: Complaint) -> Iterator[Found | Complaint]:
    """What was found in one wrapping, then the complaint if that was neither a workbook nor an ERROR."""
    empty = True
    for item in found:
        empty = empty and isinstance(item, Diagnostic) and item.severity is not Severity.ERROR
        yield item
    if empty:
        yield complaint
