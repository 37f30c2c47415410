"""Return codes and file names for agencies, made from names that may contain anything."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

from csxl.text.code_words import LONGEST_CODE, codes_for, fitted

LONGEST_STEM = 75  # characters; a file name has 80 with its ending
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


def agency_codes(names: Sequence[str], given: Sequence[str] = (), others: Collection[str] = ()) -> tuple[str, ...]:
    """A code for each agency: the given one where it is not empty, else one that its name suggests; all different.

    Codes contain A to Z, 0 to 9 and "-", at most 20 characters. A made code gives way to a given one; where two names
    suggest the same, both get one that tells more, and where nothing tells them apart, "-2", "-3". Which code a name
    gets does not depend on the order of the names. Codes that `others` have are made for none."""
    own = [code_from(code) if code else "" for code, _ in zip([*given, *[""] * len(names)], names, strict=False)]
    fixed = {*others, *filter(None, own)}
    suggested = [_suggested(name, fixed) for name, code in zip(names, own, strict=True) if not code]
    made = iter(_told_apart(suggested, [name for name, code in zip(names, own, strict=True) if not code], fixed))
    taken: set[str] = set()
    codes = []
    for code in own:
        free = unused(code, taken, LONGEST_CODE, "-") if code else next(made)
        taken.add(free)
        codes.append(free)
    return tuple(codes)


def _suggested(name: str, fixed: Collection[str]) -> list[str]:
    """The codes that a name suggests, the best first, without those that are taken."""
    found = list(dict.fromkeys(filter(None, codes_for(_words(name))))) or [NAMELESS_CODE]
    return [code for code in found if code not in fixed] or found[-1:]


def _told_apart(suggested: Sequence[Sequence[str]], names: Sequence[str], fixed: Collection[str]) -> list[str]:
    """One of the codes that each name suggests, so that all differ; with a number where that is impossible."""
    steps = [0] * len(suggested)
    while True:
        chosen = [codes[step] for codes, step in zip(suggested, steps, strict=True)]
        times = Counter(chosen)
        stuck = [at for at, code in enumerate(chosen) if times[code] > 1 and steps[at] + 1 < len(suggested[at])]
        if not stuck:
            break
        for at in stuck:
            steps[at] += 1
    once = {code for code in chosen if times[code] == 1 and code not in fixed}
    taken = {*fixed, *once}
    for at in sorted(range(len(chosen)), key=lambda at: (names[at].casefold(), names[at])):
        if chosen[at] not in once:
            chosen[at] = unused(chosen[at], taken, LONGEST_CODE, "-")
            taken.add(chosen[at])
    return chosen


def telling_code(name: str) -> str:
    """The code of an agency of which it is not known beside whom it will stand: with its place, if it has one."""
    found = [*filter(None, codes_for(_words(name)))][:2]
    return found[-1] if found else NAMELESS_CODE


def code_from(text: str) -> str:
    """A code that was typed, as codes are written."""
    return fitted(_words(text)) or NAMELESS_CODE


def _words(name: str) -> list[str]:
    return re.findall(r"[A-Z0-9]+", re.sub(r"['’ʼ`]", "", ascii_letters(name)).upper())


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
