"""Likely personal data in what people write, told by its kind and never repeated. It is better to miss some than to
warn of an honest sentence."""

from __future__ import annotations

import re

from csxl.model.personal import PersonalKind
from csxl.returns.personal_ages import AGE_AT_A_FIGURE, tells_name_and_age
from csxl.returns.personal_contact import LONG_AT_A_FIGURE, tells_mailbox, tells_nhs_number, tells_telephone
from csxl.returns.personal_dates import DAY_AT_A_FIGURE, tells_birth
from csxl.returns.personal_places import PLACE_AT_A_FIGURE, tells_home
from csxl.returns.personal_words import at_a_figure
from csxl.text.folding import evened

_FIGURE = re.compile(
    r"[\d@＠]"
)  # without which, or a mailbox, a text holds nothing of the kind: not with a footnote's "²"
_AT_A_FIGURE = (DAY_AT_A_FIGURE, PLACE_AT_A_FIGURE, LONG_AT_A_FIGURE, AGE_AT_A_FIGURE)
_DAY, _PLACE, _LONG, _AGE = map(at_a_figure, _AT_A_FIGURE)
_WIDE_GAP = r"(?<=\s{3}\d)|\d*\s{3}"  # what is beside it may be nearer once the gap is narrow
_ANY = re.compile(at_a_figure(_WIDE_GAP, *_AT_A_FIGURE))
_WIDE = re.compile(r"\s{3,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+")


def personal_kinds(text: str, of_sender: bool = False) -> tuple[PersonalKind, ...]:
    """The kinds of personal data that a text is likely to hold; what is `of_sender` may give their own address and
    number, as a letter does."""
    plain = evened(text)
    if "://" in plain or "www." in plain:
        plain = _LINK.sub(" ", plain)
    folded = plain.casefold()
    if not ("@" in folded or _ANY.search(folded)) or not _FIGURE.search(text):
        return ()
    plain = _WIDE.sub(_narrow, plain)
    folded = plain.casefold()
    long = re.search(_LONG, folded)
    looked = (
        (PersonalKind.BORN, re.search(_DAY, folded) and tells_birth(plain)),
        (PersonalKind.HOME, re.search(_PLACE, folded) and tells_home(plain)),
        (PersonalKind.TELEPHONE, long and tells_telephone(plain, of_sender)),
        (PersonalKind.NHS_NUMBER, long and tells_nhs_number(plain)),
        (PersonalKind.MAILBOX, not of_sender and "@" in folded and tells_mailbox(plain)),
        (PersonalKind.AGED, re.search(_AGE, folded) and tells_name_and_age(plain)),
    )
    return tuple(kind for kind, found in looked if found)


def _narrow(gap: re.Match[str]) -> str:
    """A wide gap as a narrow one, so that what is looked for in a text costs no more than its letters."""
    return "\n" if "\n" in gap.group() else "  "
