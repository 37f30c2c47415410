"""What a file turned out to be."""

from __future__ import annotations

import math
from dataclasses import field
from enum import Enum, StrEnum, auto
from pathlib import Path
from typing import NamedTuple

from csxl.text.records import dataclass


class Kind(StrEnum):
    """The kinds of workbook that are read."""

    OOXML = "Excel workbook (.xlsx or .xlsm)"
    XLSB = "Excel binary workbook (.xlsb)"
    XLS = "Excel 97 workbook (.xls)"
    ODS = "OpenDocument spreadsheet (.ods)"


class Wrapping(Enum):
    """The kinds of file that hold workbooks."""

    ZIP = auto()
    MAIL = auto()  # .eml
    OUTLOOK = auto()  # .msg
    ENCRYPTED = auto()  # a workbook with a password to open it
    UPLOAD = auto()  # what a web form sends: files, and lines that divide them
    PACKED = auto()  # one file, compressed
    CODED = auto()  # one file, written as text
    PRECEDED = auto()  # one file, with other bytes before it


@dataclass(frozen=True)
class Parcel:
    """A file given as bytes rather than as a path; `within` is what it came in: "" (it was given by itself), "folder"
    or "archive"."""

    file: str
    data: bytes
    within: str = ""


class GivenFile(NamedTuple):
    """One file that was given; `within` is "folder" if it lies in one, "" if it was named itself."""

    path: Path | Parcel
    within: str = ""


@dataclass
class Together:
    """How many characters the workbooks in one file given may still hold together, before no further one is begun."""

    characters: int = 16_000_000


@dataclass(frozen=True)
class Member:
    """A workbook without its wrappings: `file` is the name given, with members as "outer.zip/inner.xlsx"; `data` is
    decrypted; `sha256` is of the bytes as they came; `mailed` is when the innermost mail around it was sent, ISO, or
    "", and `letter` what that mail says in its sender's own words; `until` is when reading it must end, as the
    processor's time is counted, since a file may cost only so much however much it holds, and `together` what else
    is counted for all that it holds."""

    file: str
    data: bytes
    kind: Kind
    sha256: str
    mailed: str = ""
    letter: str = ""
    until: float = field(default=math.inf, compare=False)
    together: Together = field(default_factory=Together, compare=False)
