"""Plain words made of numbers and names: plurals, lists with "and", long lists cut short."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 8  # names in one list: more than a line of them is not read


def many(number: int, one: str, more: str = "") -> str:
    """A number with its noun: "1 agency", "3 agencies"; `more` is the plural where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def either(number: int, one: str, more: str) -> str:
    """The form of a word that goes with a number: either(1, "has", "have") is "has"."""
    return one if number == 1 else more


def share(number: int, total: int, one: str, more: str = "") -> str:
    """So many of a total: "none of the 32 criteria", "5 of 32 criteria", "all 32 criteria", "the only criterion"."""
    if total == number == 1:
        return f"the only {one}"
    if number in (0, total):
        return f"{'all' if number else 'none of the'} {many(total, one, more)}"
    return f"{number:,} of {many(total, one, more)}"


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str], longest: int = LONGEST) -> str:
    """The names as a list: "A", "A and B", "A, B and C", and of a long one the first few: "A, B and 12 more"."""
    if len(names) > longest + 1:
        names = (*names[:longest], f"{len(names) - longest} more")
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def one_of(names: Sequence[str]) -> str:
    """The names as a choice: "A", "A or B", "A, B or C"."""
    return " or ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
