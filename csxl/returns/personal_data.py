"""Likely personal data in what people write, told by its kind and never repeated. It is better to miss some than to
warn of an honest sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import ascii_lowercase, ascii_uppercase, digits

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
_ANY = at_a_figure(_WIDE_GAP, *_AT_A_FIGURE)
_WIDE = re.compile(r"\s{3,}")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
# A text as it is seen at a glance: each figure a 0, which a search finds five times sooner than any of ten; each letter
# small, and a z where it has an accent.
_ACCENTED = "".join(letter for letter in map(chr, range(0xC0, 0x100)) if letter.isalpha() and letter != "ß")
_SEEN = bytes.maketrans(
    f"{digits}{ascii_uppercase}{_ACCENTED}£\x1c\x1d\x1e\x1f".encode("latin-1"),
    f"{'0' * 10}{ascii_lowercase}{'z' * len(_ACCENTED)}$    ".encode(),
)
_ANY_SEEN = re.sub(f"[{_ACCENTED}]", "z", _ANY.replace(r"\d", "0")).encode()


def is_plain_at_a_glance(texts: Iterable[str]) -> bool:
    """Whether one look at some texts together shows that none holds anything of the kind; if not, each must be looked
    at."""
    together = "|".join(texts).replace("’", "'").replace("–", "-").replace("“", '"').replace("”", '"')
    if "@" in together or "://" in together or "www." in together:
        return False
    try:
        seen = together.encode("latin-1").translate(_SEEN)
    except UnicodeEncodeError:
        return False
    return seen.isascii() and not re.search(_ANY_SEEN, seen)


def personal_kinds(text: str, of_sender: bool = False) -> tuple[PersonalKind, ...]:
    """The kinds of personal data that a text is likely to hold; what is `of_sender` may give their own address and
    number, as a letter does."""
    plain = evened(text)
    if "://" in plain or "www." in plain:
        plain = _LINK.sub(" ", plain)
    folded = plain.casefold()
    if not ("@" in folded or re.search(_ANY, folded)) or not _FIGURE.search(text):
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
