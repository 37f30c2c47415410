"""Taking workbooks out of folders, archives, mails and locked files, without ever writing to disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import NamedTuple, TypeVar

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.member import GivenFile, Kind, Member, Parcel, Wrapping
from csxl.unwrap import archive, uploads
from csxl.unwrap.aside import Leaflet, leaflets_last, pointer
from csxl.unwrap.came_along import CameAlong
from csxl.unwrap.closer import closer
from csxl.unwrap.files import files_in, is_folder, load
from csxl.unwrap.opened_file import opened
from csxl.unwrap.source import MOST_DEPTH, MOST_FILE, Allowance, Source, Stop, is_dropping
from csxl.unwrap.unpacked import is_taken_apart

Found = TypeVar("Found", bound="Member | Diagnostic | Leaflet | CameAlong")
Complaint = TypeVar("Complaint", bound="Diagnostic | EmptyFolder")
Opener = Callable[[Source, Allowance], Iterator[Source | Diagnostic | CameAlong]]


def _loaded(name: str) -> Opener:
    """A function of one of this room's modules, which is loaded once it is called: few files are mails."""
    module, _, function = name.partition(".")

    def opener(source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic | CameAlong]:
        found: Iterator[Source | Diagnostic | CameAlong] = getattr(import_module(f"{__package__}.{module}"), function)(
            source, allowance
        )
        return found

    return opener


OPENERS: Mapping[Wrapping, tuple[Opener, Code]] = {
    Wrapping.ZIP: (archive.members, FileCode.NO_WORKBOOK_IN_ZIP),
    Wrapping.UPLOAD: (uploads.uploaded, FileCode.NO_WORKBOOK_IN_ZIP),
    Wrapping.MAIL: (_loaded("mail.attachments"), FileCode.NO_WORKBOOK_IN_MAIL),
    Wrapping.OUTLOOK: (_loaded("outlook.attachments"), FileCode.NO_WORKBOOK_IN_MAIL),
}
WORKBOOK_SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx", ".xltm", ".fods", ".numbers"}
NO_ANSWERS = {FileCode.PICTURE, FileCode.TEXT, FileCode.NOT_A_WORKBOOK, FileCode.EMPTY_FILE, FileCode.BLANK_FILE}
MAY_ANSWER = {
    *(FileCode.PDF, FileCode.DOCUMENT, FileCode.PRESENTATION, FileCode.PRINTED),
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
        found = (item for given in files_of(path) for item in from_given(given, passwords))
        yield from or_else(found, EmptyFolder(str(path))) if is_opened_folder(path) else found


def is_opened_folder(path: Path | Parcel) -> bool:
    """Whether it is a folder that stands for the files in it."""
    return isinstance(path, Path) and is_folder(path) and not is_taken_apart(path)


def files_of(path: Path | Parcel) -> Iterator[GivenFile]:
    """The files that a path stands for, in order: itself, or all in a folder."""
    if isinstance(path, Path) and is_opened_folder(path):
        yield from (GivenFile(file, "folder") for file in files_in(path))
    else:
        yield GivenFile(path)


def one_workbook(given: Path | Parcel, passwords: Sequence[str] = ()) -> Member | Diagnostic | None:
    """The workbook that a file is by itself, or why it cannot be opened; None if it is none, or holds others."""
    file = given.file if isinstance(given, Parcel) else str(given)
    found = next(iter(unwrap([given], passwords)), None)
    return found if isinstance(found, Diagnostic) or (isinstance(found, Member) and found.file == file) else None


def from_given(given: GivenFile, passwords: Sequence[str]) -> Iterator[Member | Diagnostic]:
    """The workbooks in one file, and diagnostics about the rest."""
    if isinstance(given.path, Parcel):
        return from_parcel(given.path, passwords)
    return from_file(given.path, passwords, given.within)


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
        yield from from_source(Source(parcel.file, parcel.data, "", parcel.within), passwords)


def from_source(source: Source, passwords: Sequence[str]) -> Iterator[Member | Diagnostic]:
    """The same for a file that has been loaded."""
    allowance = Allowance(tuple(passwords))
    for item in workbooks(source, allowance):
        if isinstance(item, CameAlong):
            yield item.alone
        else:
            yield item.code.about(item.file) if isinstance(item, Leaflet) else item
    if allowance.unread:
        yield FileCode.TIME_UP.about(source.file, unread=allowance.named(source.file))


def workbooks(source: Source, allowance: Allowance) -> Iterator[Member | Diagnostic | Leaflet | CameAlong]:
    """The workbook that a file is, the workbooks that it holds, or a diagnostic about it."""
    try:
        data, found = opened(source, allowance)
    except Stop as stop:
        yield FileCode.BOMB.about(source.file, why=str(stop))
        return
    if isinstance(found, Kind):
        sha256 = hashlib.sha256(source.data).hexdigest()
        yield Member(
            source.file, data, found, sha256, source.mailed, source.letter, allowance.until, allowance.together
        )
    elif found is FileCode.WINMAIL:
        yield from in_winmail(replace(source, data=data), allowance)
    elif isinstance(found, Code):
        yield from refusal(source, found)
    elif found is None:
        allowance.unread.append(source.file)
    elif found is Wrapping.ENCRYPTED:
        yield FileCode.PASSWORD_UNKNOWN.about(source.file)
    elif found not in OPENERS or source.depth >= MOST_DEPTH:
        yield FileCode.TOO_DEEP.about(source.file, limit=MOST_DEPTH)
    else:
        opener, complaint = OPENERS[found]
        inner = members(opener(replace(source, data=data), allowance), allowance)
        if found in (Wrapping.ZIP, Wrapping.UPLOAD):
            yield from or_else(inner, complaint.about(source.file), allowance.unread)
        else:
            yield from leaflets_last(inner, source, allowance.unread)


def in_winmail(source: Source, allowance: Allowance) -> Iterator[Member | Diagnostic | Leaflet | CameAlong]:
    """The workbooks in a winmail.dat."""
    if source.depth >= MOST_DEPTH:
        yield FileCode.TOO_DEEP.about(source.file, limit=MOST_DEPTH)
        return
    empty = True
    for item in members(_loaded("winmail.attachments_of")(source, allowance), allowance):
        empty = False
        yield item
    if empty:
        yield from refusal(source, FileCode.WINMAIL)


def members(
    sources: Iterator[Source | Diagnostic | CameAlong], allowance: Allowance
) -> Iterator[Member | Diagnostic | Leaflet | CameAlong]:
    """The workbooks among the files in one archive or mail."""
    for source in sources:
        if isinstance(source, (Diagnostic, CameAlong)):
            yield source
        elif allowance.time_is_up:
            allowance.unread.append(source.file)
        elif not is_dropping(source.file):
            yield from workbooks(source, allowance)


def refusal(source: Source, code: Code) -> Iterator[Diagnostic | Leaflet | CameAlong]:
    """The diagnostic for a file that is not a workbook: at most a note if it came with others and holds no answers."""
    *before, suffix = ["", *(suffix.lower() for suffix in PurePosixPath(source.file).suffixes[-2:])]
    named_as_workbook = suffix in WORKBOOK_SUFFIXES
    if source.within == "mail" and code in (FileCode.POINTER, FileCode.SHORTCUT):
        yield pointer(source, code)
        return
    code = code if named_as_workbook else closer(source, code)
    if code in MAY_ANSWER:
        yield Leaflet(source.file, code)
    elif not source.within or named_as_workbook or code not in NO_ANSWERS or not WORKBOOK_SUFFIXES.isdisjoint(before):
        yield code.about(source.file)
    elif source.within != "mail":
        yield FileCode.LEFT_ASIDE.about(source.file)


def or_else(found: Iterator[Found], complaint: Complaint, left: Sequence[str] = ()) -> Iterator[Found | Complaint]:
    """What was found in one wrapping, then the complaint if that was neither a workbook nor an ERROR, and nothing was
    `left` for want of time."""
    empty = True
    for item in found:
        empty = empty and is_nothing(item)
        yield item
    if empty and not left:
        yield complaint


def is_nothing(item: object) -> bool:
    """Whether something found is neither a workbook nor an ERROR nor what came in place of one."""
    return isinstance(item, Diagnostic) and item.severity is not Severity.ERROR
