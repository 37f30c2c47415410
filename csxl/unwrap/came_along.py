"""What is said of a mail's contents, as far as that depends on whether a workbook came with them."""

from __future__ import annotations

from typing import NamedTuple

from csxl.model.diagnostic import Diagnostic
from csxl.model.mailed import Sender
from csxl.text.records import dataclass


class CameAlong(NamedTuple):
    """What is said of something that came in a mail: where no workbook came with it, and where one did."""

    file: str
    alone: Diagnostic
    beside: Diagnostic | None = None


@dataclass(frozen=True)
class LetterAlone(Diagnostic):
    """What is said of a mail that no workbook came with; its letter, since that may hold answers, and who sent it,
    which is nobody where a program did."""

    letter: str = ""
    sender: Sender | None = None
