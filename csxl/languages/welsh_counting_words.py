"""How Welsh counts: a noun is singular after its number, and some change after 2. Names stand where nothing changes
them: after a colon, between commas, in brackets."""

from __future__ import annotations

from collections.abc import Sequence


def criteria(number: int) -> str:
    """ "1 maen prawf", "2 faen prawf", "32 maen prawf"."""
    return f"{number:,} {'faen' if number == 2 else 'maen'} prawf"


def on_criteria(number: int, total: int) -> str:
    """On so many of all criteria: "ar 5 o’r 32 maen prawf"."""
    if total == number == 1:
        return "ar yr unig faen prawf"
    if number in (0, total):
        return f"ar {'bob' if number else 'ddim'} un o’r {criteria(total)}"
    return f"ar {number:,} o’r {criteria(total)}"


def actions(number: int) -> str:
    """ "1 cam gweithredu", "5 o gamau gweithredu"."""
    return "1 cam gweithredu" if number == 1 else f"{number:,} o gamau gweithredu"


def listed(names: Sequence[str], longest: int = 8) -> str:
    """Names with commas alone, since "a" would change the one after it: "A, B, C", "A, B a 12 arall"."""
    if len(names) > longest + 1:
        return f"{', '.join(names[:longest])} a {len(names) - longest} arall"
    return ", ".join(names)
