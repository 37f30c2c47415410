"""What judging one workbook may cost: work is counted, so that the same file gives the same answer on any machine."""

from __future__ import annotations

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_added import AddedCode
from csxl.diagnostics.of_grid import GridCode
from csxl.model.diagnostic import Diagnostic

MOST_LINES = 10_000  # rows of criteria in one workbook: a questionnaire has one for each
MOST_COMPARED = 5_000  # pairs of texts compared letter by letter; a rewritten questionnaire needs about 300
LONG = 500  # characters of a text that counts once: comparing takes the square of its length
MOST_LOOKED = 10_000  # texts of which it is asked whether they are a changed descriptor
MOST_READ = 500_000  # characters that are looked through for personal data; a whole return holds about 20,000
NEAR_ROWS = 2_000  # that hold text: on a longer sheet only exact descriptors are looked for


class Effort:
    """How much may still be done for one workbook."""

    def __init__(self) -> None:
        self.lines, self.compared, self.looked, self.read = MOST_LINES, MOST_COMPARED, MOST_LOOKED, MOST_READ

    def said(self, file: str) -> tuple[Diagnostic, ...]:
        """What is to be said of it in the end."""
        codes: list[Code] = [GridCode.TOO_MANY_TEXTS] if min(self.compared, self.looked) < 0 else []
        codes += [AddedCode.TOO_MUCH_TO_READ] if self.read < 0 else []
        return tuple(code.about(file) for code in codes)

    def takes_line(self) -> bool:
        """Count a row of a criterion; False if there have been too many."""
        self.lines -= 1
        return self.lines >= 0

    def looks(self) -> bool:
        """Count a text that may be a changed descriptor; False if there have been too many."""
        self.looked -= 1
        return min(self.looked, self.compared) >= 0

    def compares(self, length: int) -> bool:
        """Count two texts of this length compared letter by letter; False if there have been too many."""
        self.compared -= (1 + length // LONG) ** 2
        return self.compared >= 0

    def can_read(self, *texts: str) -> bool:
        """Whether texts may still be looked through for personal data; they are not counted."""
        return sum(map(len, texts)) <= self.read

    def reads(self, *texts: str) -> bool:
        """Count texts that are looked through for personal data; False if there has been too much."""
        self.read -= sum(map(len, texts))
        return self.read >= 0
