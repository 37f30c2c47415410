"""A dropped file once it was looked at: what it is, and what was read in it, kept for when it is needed again."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import chain, count
from typing import Any

from csxl.diagnostics.of_file import LOCKED
from csxl.model.answers import Return
from csxl.model.diagnostic import Diagnostic
from csxl.returns.book_reading import BookReading
from csxl.returns.reading import FileReading
from csxl.review.folder import QUESTIONNAIRES, RETURNS, SUMMARY
from csxl.text.records import dataclass

NOTHING_READ = FileReading()


class Role(StrEnum):
    """What a dropped file is to a review."""

    RETURN = "return"
    QUESTIONNAIRE = "questionnaire"  # a blank one, as it was issued
    REVIEW = "review"
    SUMMARY = "summary"
    RUBRIC = "rubric"  # its workbook, or one file of its folder
    LEFT = "left"  # nothing to be read


@dataclass(frozen=True)
class Dropped:
    """One dropped file, or one file in a zipped folder of a review. `reading` is what it holds as a return, by the
    rubric with this mark and with the passwords that were `tried`; `data` are its bytes where they are needed again,
    and `saved` is when they were last saved, as the workbook itself says."""

    sha256: str
    path: str
    role: Role
    reading: FileReading = NOTHING_READ
    data: bytes = b""
    rubric: str = ""
    tried: tuple[str, ...] = ()  # the passwords
    saved: str = ""

    @property
    def key(self) -> str:
        """What the page knows it by."""
        return f"{self.sha256}:{self.path}"

    @property
    def was_issued(self) -> bool:
        """Whether it lay among the questionnaires as csxl issued them."""
        return QUESTIONNAIRES in self.path.lower().split("/")[:-1]

    @property
    def is_unread_summary(self) -> bool:
        """Whether it is called as a summary is, and could not be read, whatever it holds."""
        *folders, name = self.path.lower().split("/")
        return self.role is Role.RETURN and name == SUMMARY and RETURNS not in folders and not returns_in(self)

    @property
    def of(self) -> str:
        """The SHA-256 of the file that was dropped, which may be a zip that holds this one."""
        return self.sha256.partition(".")[0]

    @property
    def locked(self) -> bool:
        """Whether something in it needs a password that was not given."""
        return any(isinstance(one, Diagnostic) and one.code in LOCKED for one in self.reading.found)

    def packed(self) -> bytes:
        """The record as bytes, for the page to keep."""
        return pickle.dumps(self, protocol=5)


def returns_in(record: Dropped) -> Sequence[Return]:
    """The returns in a dropped file, each as it is by itself."""
    return [one.returned for one in record.reading.found if isinstance(one, BookReading) and one.returned]


def in_order_of_saving(records: Iterable[Dropped]) -> list[Dropped]:
    """Workbooks of one kind, the one that counts last: a folder's files come in no order that means anything."""
    return sorted(records, key=lambda record: record.saved)


def as_folders_are_read(records: Iterable[Dropped]) -> list[Dropped]:
    """What was dropped in the order of a folder's files, whenever each was dropped."""
    return sorted(records, key=lambda record: record.path.split("/"))


def free_label(path: str, is_taken: Callable[[str], bool]) -> str:
    """What a file under this path is called: its path, or with a number where that is another's."""
    labels = chain([path], (f"{path} ({number})" for number in count(2)))
    return next(label for label in labels if not is_taken(label))


def unpacked(data: bytes) -> Dropped:
    """A record that the page kept: only what `packed` gave in this same page."""
    found: Any = pickle.loads(data)
    if not isinstance(found, Dropped):
        raise TypeError("what was kept is no record")
    return found
