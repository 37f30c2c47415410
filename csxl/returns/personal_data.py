"""Likely personal data in what people write, told by its kind and never repeated. It is better to miss some than to
warn of an honest sentence."""

from __future__ import annotations

import re

from csxl.model.personal import PersonalKind
from csxl.returns.personal_ages import tells_name_and_age
from csxl.returns.personal_contact import tells_mailbox, tells_nhs_number, tells_telephone
from csxl.returns.personal_dates import tells_birth
from csxl.returns.personal_places import tells_home
from csxl.text.folding import evened

_WORTH_A_LOOK = re.compile(r"[\d@＠]")  # without a figure or a mailbox a text holds nothing of the kind

_LONG_NUMBER = re.compile(r"\d(?:[ ().-]{0,3}\d){9}")
_WIDE = re.compile(r"\s{3,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+")


def personal_kinds(text: str, of_sender: bool = False) -> tuple[PersonalKind, ...]:
    """The kinds of personal data that a text is likely to hold; what is `of_sender` may give their own address and
    number, as a letter does."""
    if not _WORTH_A_LOOK.search(text):
        return ()
    plain = _WIDE.sub(_narrow, _LINK.sub(" ", evened(text)))
    long = _LONG_NUMBER.search(plain)
    looked = (
        (PersonalKind.BORN, tells_birth(plain)),
        (PersonalKind.HOME, tells_home(plain)),
        (PersonalKind.TELEPHONE, bool(long) and tells_telephone(plain, of_sender)),
        (PersonalKind.NHS_NUMBER, bool(long) and tells_nhs_number(plain)),
        (PersonalKind.MAILBOX, not of_sender and "@" in plain and tells_mailbox(plain)),
        (PersonalKind.AGED, tells_name_and_age(plain)),
    )
    return tuple(kind for kind, found in looked if found)


def _narrow(gap: re.Match[str]) -> str:
    """A wide gap as a narrow one, so that what is looked for in a text costs no more than its letters."""
    return "\n" if "\n" in gap.group() else "  "
