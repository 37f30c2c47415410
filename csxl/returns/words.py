"""Reading a text as a rating or an abstention: folded and looked up, never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_answer import AnswerCode
from csxl.text.folding import fold, visible

if TYPE_CHECKING:
    from csxl.returns.lookup import Lookup

# The names that a rubric may give an emoji's colour; 🟡 is yellow, which is not taken for amber.
EMOJI = {
    "🔴": ("red",),
    "🟥": ("red",),
    "🟠": ("orange", "amber"),
    "🟧": ("orange", "amber"),
    "🟢": ("green",),
    "🟩": ("green",),
    "🟡": ("yellow",),
    "🟨": ("yellow",),
    "🔵": ("blue",),
    "🟦": ("blue",),
    "🟣": ("purple",),
    "🟪": ("purple",),
    "⚪": ("white",),
    "⬜": ("white",),
    "⚫": ("black",),
    "⬛": ("black",),
    "✅": ("tick",),
    "❌": ("cross",),
    "⚠": ("warning",),
}
_EMOJI = re.compile("|".join(EMOJI))
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", '"': '"', "'": "'", "*": "*", "_": "_"}
MARKS = frozenset((*"x×✕✖✗✘☒✓✔☑✅√*•●■üûy1", "xx", "xxx", "yes", "tick", "ticked", "this", "this one", "us", "here"))

LONGEST_MARK = 100  # characters, brackets and blanks included
SHORT = 20  # characters: a text no longer than this in place of a descriptor is a mark, not an edited descriptor


class Word(NamedTuple):
    """What a text says: a word of the rubric, or None; whether folding or a synonym was needed; and, where there is
    no word, why not (None for a blank)."""

    word: str | None
    interpreted: bool = False
    code: Code | None = None


def read_word(text: str, lookup: Lookup) -> Word:
    """The word that a cell's text says, if it says exactly one and nothing else."""
    if text in lookup.exact_words:
        return Word(lookup.exact_words[text])
    folded = _unwrapped(fold(visible(text)))
    if not folded:
        return Word(None) if not visible(text) else Word(None, code=AnswerCode.NOT_A_RATING)
    if word := _one_of(folded, lookup):
        return Word(word, True)
    if _EMOJI.search(folded):
        said = _with_emoji(folded, lookup)
        return Word(said, True) if said else Word(None, code=AnswerCode.NOT_A_RATING)
    named = {lookup.words[form] for form in lookup.mentioned.findall(folded)}
    if len(named) > 1:
        return Word(None, code=AnswerCode.TWO_RATINGS)
    return Word(None, code=AnswerCode.HEDGED if named else AnswerCode.NOT_A_RATING)


def is_mark(text: str) -> bool:
    """Whether a text is a mark that people put over the descriptor of their choice."""
    return len(text) <= LONGEST_MARK and fold(text).strip("()[]") in MARKS


def _unwrapped(text: str) -> str:
    """A folded text without the brackets, quotes or stars around it."""
    text = text.removeprefix("'") if not text.endswith("'") else text  # Excel's mark for a text, taken for part of it
    while 2 < len(text) <= LONGEST_MARK and _BRACKETS.get(text[0]) == text[-1]:
        text = fold(text[1:-1])
    return text


def _one_of(folded: str, lookup: Lookup) -> str | None:
    """The word that a folded text is, in one language or as two languages have it side by side."""
    if folded in lookup.words or not lookup.paired or len(folded) > lookup.short + LONGEST_MARK:
        return lookup.words.get(folded)
    if (bare := folded.strip(" /|")) in lookup.words:  # what is left of one where the other was deleted
        return lookup.words[bare]
    pair = lookup.paired.fullmatch(folded)
    said = {lookup.words[form] for form in pair.groups()} if pair else set()
    return said.pop() if len(said) == 1 and pair and pair[1] != pair[2] else None


def _with_emoji(folded: str, lookup: Lookup) -> str | None:
    """The one word that a text's coloured circles, and the word beside them if any, agree on."""
    said = {
        next((lookup.words[name] for name in EMOJI[mark] if name in lookup.words), None)
        for mark in _EMOJI.findall(folded)
    }
    if rest := _unwrapped(fold(_EMOJI.sub(" ", folded))):
        said.add(_one_of(rest, lookup))
    return said.pop() if len(said) == 1 else None
