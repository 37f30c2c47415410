"""What is found at a glance to hold no personal data holds none: held against the full search over made texts."""

from __future__ import annotations

import random
import re

from csxl.returns import personal_ages, personal_contact, personal_dates, personal_places
from csxl.returns.personal_data import is_plain_at_a_glance, personal_kinds
from csxl.text.folding import evened
from tests.test_returns_personal_data import texts

MOST_ALIKE = "aeiouyAEIOUYc"
ACCENTED = "áéíôúŷÁÉÎÔÛŶç"
SWAPS = (
    " ",
    "  ",
    "   ",
    "\n",
    "\x1c",
    "\u00a0",
    "-",
    "–",
    "‑",
    ", ",
    ". ",
    "(",
    ") ",
    ": ",
    "’",
    "“",
    "½",
    "£",
    "…",
    "\u200b",
)


def fully(text: str) -> bool:
    """Whether the full search finds anything, in the text as it stands or with its links left out."""
    plain = re.sub(r"(?:https?://|www\.)\S+", " ", evened(text))
    narrow = re.sub(r"\s{3,}", lambda gap: "\n" if "\n" in gap[0] else "  ", plain)
    return bool(re.search(r"[\d@＠]", text)) and (
        personal_dates.tells_birth(narrow)
        or personal_places.tells_home(narrow)
        or personal_contact.tells_telephone(narrow)
        or personal_contact.tells_nhs_number(narrow)
        or personal_contact.tells_mailbox(narrow)
        or personal_ages.tells_name_and_age(narrow)
    )


def changed(text: str, chance: random.Random) -> str:
    """A text with some of its letters, figures and gaps as another keyboard or program writes them."""
    letters = list(text)
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        at = chance.randrange(len(letters))
        if letters[at] in MOST_ALIKE:
            letters[at] = ACCENTED[MOST_ALIKE.index(letters[at])]
        elif letters[at].isdecimal():
            letters[at] = chance.choice((chr(0xFF10 + int(letters[at])), chr(0x660 + int(letters[at])), "7", "", "12"))
        else:
            letters[at] = chance.choice((letters[at].swapcase(), chance.choice(SWAPS), ""))
    return "".join(letters)


def made(count: int) -> list[str]:
    """Texts with and without personal data, cut, put together and changed."""
    chance = random.Random(16)
    told = [
        line.split("\t")[1]
        for name in ("personal", "personal_blind", "personal_third")
        for line in texts(f"{name}.txt")
    ]
    honest = [line for name in ("honest", "honest_blind", "honest_third") for line in texts(f"{name}.txt")]
    found = []
    for _ in range(count):
        one, other = chance.choice(told), chance.choice(honest)
        start, end = one[chance.randrange(len(one)) :], other[: chance.randrange(len(other))]
        found.append(changed(chance.choice((one, other, end + one, start, one[: len(one) // 2] + end)), chance))
    return found


def test_nothing_that_the_full_search_finds_is_missed_at_a_glance() -> None:
    found = made(3_000)
    told = [text for text in found if fully(text)]
    assert [text for text in found if bool(personal_kinds(text)) != (text in told)] == []
    assert [text for text in told if is_plain_at_a_glance(["Train 159 staff", text, "7 cases"])] == []
    assert len(told) > 1_000
    assert len([text for text in found if is_plain_at_a_glance([text])]) > 500


def test_ordinary_texts_are_plain_at_a_glance_and_unknown_letters_are_not() -> None:
    assert is_plain_at_a_glance(["Café £5 – “14 of 76” cases’", "", "minute 138/10", "since July 2026"])
    assert not is_plain_at_a_glance(["Train 159 staff", "sam77@example.org"])
    assert not is_plain_at_a_glance(["Train 159 staff", "½ of 7"])
    assert not is_plain_at_a_glance(["Train 159 staff", "…"])
    assert is_plain_at_a_glance([])
