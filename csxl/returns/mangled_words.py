"""Whether a printed text is still a known one with typing errors in it, or cut off, rather than one of other words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from csxl.text.folding import fold

LONGEST_CUT = 255  # characters: some programs cut a cell's text there
FEWEST = 20  # characters of a text that is known again by its beginning
LETTERS = 4  # of a word that may have a typing error in it: with fewer, one letter makes another word
_WORD = re.compile(r"\w+")
_DOTS = re.compile(r"(…|\.\.\.)\W*$")


def is_mangled(printed: str, descriptor: str) -> bool:
    """Whether a text is this descriptor apart from typing errors, or its beginning, cut off within a word, where
    programs do so, or with dots in place of the rest. A word more, fewer or replaced, or another number, makes it
    another text."""
    one, other = fold(_DOTS.sub("", printed)), fold(descriptor)
    if len(one) >= FEWEST and len(one) < len(other) and other.startswith(one):
        within = one[-1].isalnum() and other[len(one)].isalnum()
        return within or len(printed) >= LONGEST_CUT or bool(_DOTS.search(printed))
    return bool(one) and _has_typos(_WORD.findall(one), _WORD.findall(other))


def _has_typos(printed: list[str], words: list[str]) -> bool:
    """Whether some words are the others, each with one letter wrong at most."""
    for kind, first, last, start, end in SequenceMatcher(None, printed, words, autojunk=False).get_opcodes():
        ours, theirs = printed[first:last], words[start:end]
        if kind == "equal" or "".join(ours) == "".join(theirs):
            continue
        if len(ours) != len(theirs) or not all(map(_is_typo, ours, theirs)):
            return False
    return True


def _is_typo(printed: str, word: str) -> bool:
    """Whether a word has one letter too many, too few, wrong, or changed with its neighbour; not its first, which makes
    another word of many."""
    if printed == word:
        return True
    if min(len(printed), len(word)) < LETTERS or printed[0] != word[0] or not (printed + word).isalpha():
        return False
    start = next((at for at, pair in enumerate(zip(printed, word, strict=False)) if pair[0] != pair[1]), None)
    if start is None:
        return abs(len(printed) - len(word)) == 1
    one, other = printed[start:], word[start:]
    swapped = len(one) > 1 and one[1] + one[0] + one[2:] == other
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
