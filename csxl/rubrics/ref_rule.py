"""A criterion's ref, and the letters and digits it is made of where a rubric leaves them to csxl."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

from csxl.text.folding import fold
from csxl.text.naming import ascii_letters

DIGITS = "1234567890"
_NUMBERED = re.compile(r"\s*([^\W\d][^\d]*)\d")  # words, then a number


def ref(letter: str, level: str, stage: str) -> str:
    """The ref of a criterion, by its domain's letter, its level's digit and its stage's letter."""
    return f"{letter}{level}-{stage}"


def level_refs(given: Sequence[str]) -> tuple[str, ...]:
    """A digit for each level: the given one or, for "", the lowest that is free."""
    return _filled(given, [DIGITS] * len(given))


def letters(names: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
    """A letter for each name: the given one or, for "", the first of the name's that is free, else of the alphabet; of
    the alphabet alone for "Question 1", "Question 2" and so on."""
    own = [""] * len(names) if _are_numbered(names) else map(_capitals, names)
    return _filled(given, [wished + ascii_uppercase for wished in own])


def _are_numbered(names: Sequence[str]) -> bool:
    """Whether several names begin alike and then have a number each."""
    begun = [_NUMBERED.match(name) for name in names]
    return len(names) > 1 and all(begun) and len({fold(found[1]) for found in begun if found}) == 1


def _capitals(name: str) -> str:
    return "".join(letter for letter in ascii_letters(name).upper() if letter in ascii_uppercase)


def _filled(given: Sequence[str], wishes: Sequence[str]) -> tuple[str, ...]:
    """What is given, and for each "" the first of its wishes that no other has; "" where all are taken."""
    taken = set(given)
    found = []
    for text, wished in zip(given, wishes, strict=True):
        free = text or next((letter for letter in wished if letter not in taken), "")
        taken.add(free)
        found.append(free)
    return tuple(found)
