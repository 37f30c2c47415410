"""Letters that look like others: which of a text's letters are not what they seem to be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from csxl.text.wording import either, listed

MOST_LETTERS = 40  # of a text that is looked at: what is longer is not one word with a strange letter in it
MOST_NAMED = 3
MADE_ALIKE = ("LATIN SMALL LETTER SCRIPT", "LATIN LETTER SMALL CAPITAL", "LATIN SMALL LETTER ALPHA", "DOTLESS")


def strange_letters(text: str, words: Iterable[str]) -> str:
    """What is said behind a quotation of a text that has letters of other alphabets than the words that are looked for,
    such as \" (its 3rd letter is the Cyrillic “е”)\"; "" for any other text."""
    if len(text) > MOST_LETTERS or text.isascii():
        return ""
    letters = [letter for letter in unicodedata.normalize("NFKC", text) if letter.isalpha()]
    usual = {_alphabet(letter) for word in words for letter in word if letter.isalpha()}
    strange: dict[tuple[str, str], list[int]] = {}
    for place, letter in enumerate(letters, 1):
        if (alphabet := _alphabet(letter)) not in usual:
            strange.setdefault((alphabet, letter), []).append(place)
    if sum(map(len, strange.values())) == len(letters):
        return f" (its letters are {listed(sorted({alphabet for alphabet, _ in strange}))})" if letters else ""
    said = [
        f"its {listed([_ordinal(place) for place in places])} {either(len(places), 'letter is', 'letters are')} "
        f"the {alphabet} “{letter}”"
        for (alphabet, letter), places in strange.items()
    ]
    return f" ({listed(said, MOST_NAMED)})" if said else ""


def _alphabet(letter: str) -> str:
    """The first word of a letter's name, which is its alphabet's, such as "Cyrillic"; a Latin letter that is made to
    look like one of the usual ones (ɡ for g) is "unusual"."""
    name = unicodedata.name(letter, "unknown")
    if any(word in name for word in MADE_ALIKE):
        return "unusual"
    return name.partition(" ")[0].capitalize()


def _ordinal(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
