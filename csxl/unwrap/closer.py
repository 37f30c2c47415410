"""What more is to be said of a file that is no workbook, by where it lies and what it is called."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.unwrap.source import Source

SMALLEST_PAGE = 1_000  # bytes of a picture of a page
IN_REVIEW = ("folder", "archive")  # where what came back is put together
NOT_WHOLE = {FileCode.CUT_SHORT, FileCode.EMPTY_FILE, FileCode.BLANK_FILE, FileCode.NOT_A_WORKBOOK}
PIECES = {*NOT_WHOLE, FileCode.OTHER_ARCHIVE}
UNFINISHED = re.compile(r"\.(crdownload|part|partial|download|opdownload|filepart|tmp)", re.I)
ONE_OF_SEVERAL = re.compile(r"\.(z\d\d|\d{3}|part\d{1,3}\.\w{2,4}|[rs]\d\d)\Z", re.I)


def closer(source: Source, code: Code) -> Code:
    """The code that says more of a file than the one for its bytes does, or that one."""
    name = PurePosixPath(source.file)
    if code in NOT_WHOLE and UNFINISHED.fullmatch(name.suffix):
        return FileCode.UNFINISHED
    if code in PIECES and ONE_OF_SEVERAL.search(name.name):
        return FileCode.SPLIT
    if source.within in IN_REVIEW and code is FileCode.SHORTCUT:
        return FileCode.SHORTCUT_BESIDE
    if source.within in IN_REVIEW and code is FileCode.PICTURE and len(source.data) >= SMALLEST_PAGE:
        return FileCode.PICTURE_BESIDE
    return code
