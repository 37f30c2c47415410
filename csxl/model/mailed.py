"""What came by mail without a workbook: the letter, who sent it, and which answers it seems to hold."""

from __future__ import annotations

from typing import NamedTuple

from csxl.text.records import dataclass


class Sender(NamedTuple):
    """Who sent a mail, as its head says. It only serves to know whose the letter is: no sheet and no line shows it."""

    address: str = ""
    name: str = ""


NOBODY = Sender()


@dataclass(frozen=True)
class MailedLetter:
    """The letter of a mail without a workbook in its sender's own words; `told` is (ref, the words about it) for each
    criterion that it seems to answer, and `key` what decisions know it by."""

    file: str
    text: str
    key: str
    sender: Sender = NOBODY
    told: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PlacedLetter:
    """The same in a comparison: `place` is the agency that wrote it among those compared, or None where nobody knows;
    `counts` is False once it was decided that it holds no answers."""

    letter: MailedLetter
    place: int | None = None
    counts: bool = True

    @property
    def answers(self) -> bool:
        """Whether it gives answers that are somebody's to record."""
        return self.counts and bool(self.letter.told)
