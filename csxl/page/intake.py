"""What a dropped file is to a review: judged by what it holds and, for a review's own folders, by where it lay."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import PurePosixPath
from zipfile import ZipFile

from csxl.decisions.summary_reader import read_summary
from csxl.diagnostics.of_file import FileCode
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import GivenFile, Member, Parcel, Wrapping
from csxl.model.own_workbooks import FEEDBACK, RUBRIC, STATUS
from csxl.model.progress import Progress
from csxl.model.rubric import Rubric
from csxl.page.dropped import Dropped, Role, returns_in
from csxl.returns.book_reading import BookReading
from csxl.returns.reading import FileReading, ReturnReader
from csxl.returns.saved_order import latest_believed
from csxl.review.attachments import is_blank
from csxl.review.folder import DRAFTS, EARLIER, QUESTIONNAIRES, RETURNS, REVIEW_BOOK, SUMMARY
from csxl.review.reader import read_review
from csxl.rubrics.shape import ENDING, MAIN
from csxl.sheets.books import read_properties
from csxl.text.own_pages import is_own_page
from csxl.text.records import dataclass
from csxl.unwrap.archive import members
from csxl.unwrap.sniff import sniff
from csxl.unwrap.source import LEFT_FOLDERS, Allowance, Source, is_dropping
from csxl.unwrap.unwrapping import one_workbook
from csxl.unwrap.zip_kinds import open_zip

LEFT = (".sha256", ".py", ".pyc")  # the hash of the page itself; what lies beside a rubric
OWN_FILES = {REVIEW_BOOK, SUMMARY, MAIN}  # by which a zip is known as a review's folder, or a rubric's


@dataclass(frozen=True)
class Reader:
    """How dropped files are read: by which rubric, with which passwords, as seen on which day, and who is told."""

    rubric: Rubric
    mark: str
    passwords: Sequence[str]
    day: datetime.date
    progress: Progress


def looked_at(path: str, sha256: str, data: bytes, reader: Reader) -> Iterator[Dropped]:
    """What a dropped file is; a zipped folder of a review is as many files as it holds."""
    if not any(map(_is_reviews_own, _names(data))):
        yield _one(Parcel(path, data, "folder" if "/" in path else ""), sha256, reader)
        return
    inside = members(Source(path, data), Allowance(tuple(reader.passwords)))
    for number, one in enumerate(inside):
        if isinstance(one, Diagnostic):
            said = FileReading((one,))
            yield Dropped(f"{sha256}.{number}", one.file, Role.RETURN, said, b"", reader.mark, tuple(reader.passwords))
        else:
            yield _one(Parcel(one.file, one.data, one.within), f"{sha256}.{number}", reader)


def _names(data: bytes) -> Sequence[str]:
    """The names of the files in a zip; none if it is no zip."""
    archive = open_zip(data) if sniff(data) is Wrapping.ZIP else None
    return archive.namelist() if isinstance(archive, ZipFile) else ()


def _is_reviews_own(path: str) -> bool:
    """Whether a file can only lie in a folder of csxl's: one of its questionnaires, or a workbook by its name."""
    *folders, name = path.lower().split("/")
    return name in OWN_FILES or QUESTIONNAIRES in folders


def _one(file: Parcel, sha256: str, reader: Reader) -> Dropped:
    """One file, whatever it holds."""
    *folders, name = file.file.lower().split("/")
    left = Dropped(sha256, file.file, Role.LEFT)
    if not LEFT_FOLDERS.isdisjoint(folders) or name.endswith(LEFT) or is_dropping(name) or _is_own_paper(file.data):
        return left
    among_returns = RETURNS in folders
    if PurePosixPath(name).suffix == ENDING and not among_returns:
        return replace(left, role=Role.RUBRIC, data=file.data)
    one_more = partial(_one_more, count(1), len(_names(file.data)), reader.progress)
    returns_reader = ReturnReader(reader.rubric, tuple(reader.passwords), latest_believed(reader.day))
    reading = returns_reader.read(GivenFile(file), one_more)
    record = Dropped(sha256, file.file, Role.RETURN, reading, b"", reader.mark, tuple(reader.passwords))
    returns = returns_in(record)
    blank = all(map(is_blank, returns))
    if blank and not among_returns and not {DRAFTS, EARLIER}.isdisjoint(folders):
        return left
    if returns:
        return replace(record, role=Role.QUESTIONNAIRE, data=file.data) if blank and record.was_issued else record
    if _is_own(file.file, reading, RUBRIC) and not among_returns:
        return replace(left, role=Role.RUBRIC, data=file.data)
    own = _of_coordinator(file, sha256, reader) if len(reading.members) == 1 else None
    return own or (left if _is_to_look_at(file.file, reading) and not among_returns else record)


def _is_own_paper(data: bytes) -> bool:
    """Whether a file is a page or a Word document that csxl wrote."""
    return is_own_page(data) or sniff(data) is FileCode.OWN_DOCUMENT


def _is_to_look_at(path: str, reading: FileReading) -> bool:
    """Whether a file is a status that csxl wrote, or what an agency is told, to be looked at."""
    return _is_own(path, reading, STATUS, FEEDBACK)


def _is_own(path: str, reading: FileReading, *kinds: str) -> bool:
    """Whether a file is a workbook of one of these kinds that csxl wrote."""
    said = [(IdentityCode.OUR_OWN.about(path, what=what),) for what in kinds]
    return any(isinstance(one, BookReading) and one.diagnostics in said for one in reading.found)


def _of_coordinator(file: Parcel, sha256: str, reader: Reader) -> Dropped | None:
    """The coordinator's workbook or a summary, None if the file is neither."""
    member = one_workbook(file, reader.passwords)
    role = _role_of(member, reader) if isinstance(member, Member) else None
    if not role or not isinstance(member, Member):
        return None
    saved = read_properties(member.data, member.kind, file.file).get("modified", "")
    return Dropped(sha256, file.file, role, data=file.data, saved=saved)


def _one_more(number: Iterator[int], most: int, progress: Progress) -> None:
    """Say that one more workbook of a zip was read."""
    done = next(number)
    progress(done, max(most, done))


def _role_of(workbook: Member, reader: Reader) -> Role | None:
    """Whether a workbook without answers is the coordinator's, or a summary; None if it is neither."""
    if read_review(workbook)[0] is not None:
        return Role.REVIEW
    return Role.SUMMARY if read_summary(workbook, reader.rubric, reader.day)[0] else None
