"""Plain English made from numbers, names and texts: plurals, lists with "and", quotations, long texts cut short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from csxl.text.folding import visible
from csxl.text.formula_forms import seen_formula

LONGEST = 8  # names in one list: nobody reads more than a line of them
MOST_REFS = 40  # in one sentence
MOST_CELLS = 200  # in one diagnostic


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
    """The text with a capital letter at the start."""
    return text[:1].upper() + text[1:]


def listed(names: Sequence[str], longest: int = LONGEST) -> str:
    """The names as a list: "A", "A and B", "A, B and C", or the first few of a long one: "A, B and 12 more"."""
    if len(names) > longest + 1:
        names = (*names[:longest], f"{len(names) - longest} more")
    return _joined(names, "and")


class ListedRefs(str):
    """A list of refs as a sentence gives it, which still knows each of them."""

    refs: tuple[str, ...]


def listed_refs(refs: Sequence[str]) -> ListedRefs:
    """Refs as a sentence lists them, each once, "T1-R, T1-A and T1-P": more of them than of names, since each needs an
    answer."""
    once = tuple(dict.fromkeys(refs))
    said = ListedRefs(listed(once, MOST_REFS))
    said.refs = once
    return said


def some(cells: Sequence[str]) -> str:
    """The cells of a diagnostic about several: "G5, G6", or only the first if there are very many."""
    return ", ".join(cells[:MOST_CELLS])


def one_line(text: str) -> str:
    """The text on one line, without unprintable characters."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())


def quote(text: str, most: int = 80) -> str:
    """The text as a sentence quotes it: on one line, cut short, in quotation marks."""
    line = " ".join(visible(text).split())
    return f"“{line[: most - 1]}…”" if len(line) > most else f"“{line}”"


def quoted_formula(formula: str) -> str:
    """A formula as a sentence quotes it, with its "="; some programs' cannot be read."""
    return quote("=" + seen) if (seen := seen_formula(formula)) else "text unknown"


def shortened(text: str, longest: int) -> str:
    """A text cut at a limit, with an ellipsis if anything is missing."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def one_of(names: Sequence[str]) -> str:
    """The names as a choice: "A", "A or B", "A, B or C"."""
    return _joined(names, "or")


def _joined(names: Sequence[str], word: str) -> str:
    return f" {word} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def distinct(names: Sequence[str]) -> Iterator[str]:
    """The names, with a number after each that has come before, in whatever case."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name.casefold()] += 1
        yield name if seen[name.casefold()] == 1 else f"{name} [{seen[name.casefold()]}]"
