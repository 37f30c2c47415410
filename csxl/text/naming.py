"""Return codes and file names for agencies, made from names that may contain anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

LONGEST_CODE, LONGEST_STEM = 20, 75  # characters; a file name has 80 with its ending
NAMELESS_CODE, NAMELESS_FILE = "AGENCY", "Agency"
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
        "þ": "th",
        "Þ": "Th",
        "ð": "d",
        "Ð": "D",
        "&": " and ",
    }
)
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(\..*)?")  # Windows keeps these for devices


def agency_codes(names: Sequence[str], given: Sequence[str] = ()) -> tuple[str, ...]:
    """A code for each agency: the given one where it is not empty, else made from the name; all different.

    Codes contain A to Z, 0 to 9 and "-", at most 20 characters. Codes that would be the same get "-2", "-3"; a made
    code gives way to a given one, so the same agencies keep the same codes in every round.
    """
    wanted = [code_from(code or name) for name, code in zip(names, [*given, *[""] * len(names)], strict=False)]
    fixed = {code for code, own in zip(wanted, given, strict=False) if own}
    taken: set[str] = set()
    codes = []
    for number, code in enumerate(wanted):
        own = number < len(given) and bool(given[number])
        free = code if own and code not in taken else unused(code, taken | (set() if own else fixed), LONGEST_CODE, "-")
        taken.add(free)
        codes.append(free)
    return tuple(codes)


def code_from(name: str) -> str:
    """The code made from a name alone: as many of its words as fit, or as much of the first as fits."""
    words = re.findall(r"[A-Z0-9]+", re.sub(r"['’ʼ`]", "", ascii_letters(name)).upper())
    while len(words) > 1 and len("-".join(words)) > LONGEST_CODE:
        words.pop()
    return "-".join(words)[:LONGEST_CODE] or NAMELESS_CODE


def file_names(names: Sequence[str], ending: str = ".xlsx") -> tuple[str, ...]:
    """A file name for each agency that Windows, Macs and mail accept; all different, even in lower case."""
    taken: set[str] = set()
    stems = []
    for name in names:
        stem = unused(stem_from(name), taken, LONGEST_STEM, "-")
        taken.add(stem.casefold())
        stems.append(stem)
    return tuple(f"{stem}{ending}" for stem in stems)


def stem_from(name: str) -> str:
    """A file name without its ending: letters, digits and single hyphens, with capitals kept."""
    words = re.findall(r"[A-Za-z0-9]+", re.sub(r"['’ʼ`]", "", ascii_letters(name)))
    stem = "-".join(words)[:LONGEST_STEM].strip("-") or NAMELESS_FILE
    return f"{stem}-agency" if RESERVED.fullmatch(stem) else stem


def ascii_letters(name: str) -> str:
    """The name without accents, and with letters such as "ß" spelt out in ASCII."""
    plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def unused(wanted: str, taken: Collection[str], longest: int, joint: str) -> str:
    """The wanted name, or the wanted name with the first free number after it, within the length."""
    free, number = wanted, 1
    while free in taken or free.casefold() in taken:
        number += 1
        tail = f"{joint}{number}"
        free = wanted[: longest - len(tail)].rstrip(joint) + tail
    return free
