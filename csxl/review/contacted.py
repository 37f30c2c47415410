"""Which letters each agency was written: drafted for the coordinator to send, or sent by csxl, and when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from csxl.model.letter import Letter
from csxl.text.british_time import in_britain
from csxl.text.records import dataclass
from csxl.text.wording import many

LAST_LETTER = "Last letter"
UNSENT = "csxl cannot see whether you sent it"
DRAFTED = "drafted"
LETTERS = {
    Letter.QUERY.value: "questions",
    Letter.ACTIONS.value: "letter about actions",
}  # where the kind's name is none
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Contact:
    """One letter to one agency; `step` is what was done with it: drafted, sent, or in doubt. What was drafted may never
    have been sent: only the coordinator knows."""

    letter: str
    step: str
    when: datetime.datetime
    to: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The day by a British calendar."""
        return in_britain(self.when).date()

    @property
    def named(self) -> str:
        """What was written, within a sentence: "reminder"."""
        return LETTERS.get(self.letter, self.letter.lower())

    @property
    def as_contract(self) -> Mapping[str, object]:
        """The same as other programs get it."""
        when = self.when.isoformat(timespec="seconds")
        return {"letter": self.letter, "when": when, "step": self.step, "to": list(self.to)}


Contacts = Mapping[str, tuple[Contact, ...]]  # by agency code, each agency's in the order of their times
NOBODY: Contacts = {}


def last_letter(contacts: Contacts, code: str, today: datetime.date) -> str:
    """What an agency was written last: "reminder drafted 3 Dec"; "" for nothing."""
    found = contacts.get(code, ())
    return f"{found[-1].named} {found[-1].step} {short_day(found[-1].day, today)}" if found else ""


def in_a_sentence(contacts: Contacts, today: datetime.date) -> str:
    """What was written last, and to how many: "Written last: reminder to 3 agencies, sent 3 Dec."; "" for nothing."""
    every = [(one, code) for code, mine in contacts.items() for one in mine]
    if not every:
        return ""
    last, _ = max(every, key=lambda pair: pair[0].when)
    alike = {code for one, code in every if (one.letter, one.step, one.day) == (last.letter, last.step, last.day)}
    whom, day = many(len(alike), "agency", "agencies"), short_day(last.day, today)
    return f"Written last: {last.named} to {whom}, {last.step} {day}" + (
        f"; {UNSENT}." if last.step == DRAFTED else "."
    )


def short_day(day: datetime.date, today: datetime.date) -> str:
    """A day as a column has room for it, with its year where that is another: "3 Dec"."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")
