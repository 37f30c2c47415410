"""What is wrong with the possible answers and the colours they are shown in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from csxl.languages import LANGUAGES
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE
from csxl.model.rubric import Abstention, Rating, Rubric
from csxl.rubrics.flaws import Flaw, Path
from csxl.rubrics.shape import shown, twice
from csxl.text.folding import fold
from csxl.text.measures import LIST_LIMIT, units

WORD_LIMIT = 30
NOT_IN_WORD = ',"*?~–\n\t'  # the list's comma, the formulas' quote and wildcards, the dash of a range of ratings
NOT_FIRST = "=+-@#<>'"  # read as a formula, an error, a comparison or a mark of text
HEADINGS = tuple(text for language in LANGUAGES for text in language.headings.values())
STATUSES = (RATED, TO_SETTLE, BLANK, NOT_RETURNED)  # what coverage counts besides the abstentions

COLOUR = re.compile("#[0-9A-Fa-f]{6}")
Choice = TypeVar("Choice", Rating, Abstention)
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3


def word_faults(rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the possible answers and their synonyms."""
    choices = _numbered("scale", rubric.scale) + _numbered("abstentions", rubric.abstentions)
    words = [((*path, "word"), choice.word) for path, choice in choices if choice.word.strip()]
    for path, word in words:
        yield from _one_word_faults(path, word)
    listed = ",".join(word for _, word in words)
    if units(listed) > LIST_LIMIT:
        yield Flaw(
            ("scale",),
            f"all its words and the abstentions are {units(listed)} characters long with commas; "
            f"a dropdown holds {LIST_LIMIT}, so shorten some.",
        )
    taken = {fold(text): f"the column heading {text}" for text in HEADINGS}
    taken |= {fold(text): f"what csxl calls a criterion that is {text}" for text in STATUSES}
    synonyms = [((*path, "synonyms"), text) for path, choice in choices for text in choice.synonyms]
    yield from twice([*words, *synonyms], taken)


def _numbered(name: str, choices: Sequence[Choice]) -> list[tuple[Path, Choice]]:
    """Each rating or abstention with its path."""
    return [((name, number), choice) for number, choice in enumerate(choices, 1)]


def _one_word_faults(path: Path, word: str) -> Iterator[Flaw]:
    """What is wrong with one word, above all where Excel would take it for something else."""
    bare = word.strip()
    if word != bare:
        yield Flaw(path, f"“{shown(word)}” begins or ends with a space; remove it.")
    if units(word) > WORD_LIMIT:
        yield Flaw(path, f"is {units(word)} characters long; shorten it to {WORD_LIMIT}.")
    if found := [repr(character) for character in NOT_IN_WORD if character in bare]:
        yield Flaw(
            path, f"“{shown(word)}” holds {' '.join(found)}, which dropdowns and formulas misread; leave it out."
        )
    if bare[0] in NOT_FIRST:
        yield Flaw(path, f"“{shown(word)}” begins with {bare[0]}, which is not text to Excel; begin with a letter.")
    elif not any(map(str.isalpha, bare)) or bare.upper() in ("TRUE", "FALSE"):
        yield Flaw(path, f"“{shown(word)}” is a number or a logical value to Excel; use a word.")


def colour_faults(rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the ratings' colours, each by itself and compared with the others."""
    for path, rating in _numbered("scale", rubric.scale):
        yield from _one_colour_faults(path, rating)
    yield from twice(((*path, "fill"), rating.fill) for path, rating in _numbered("scale", rubric.scale))


def _one_colour_faults(path: Path, rating: Rating) -> Iterator[Flaw]:
    wrong = [(name, text) for name, text in (("fill", rating.fill), ("ink", rating.ink)) if not COLOUR.fullmatch(text)]
    for name, text in wrong:
        if text:
            yield Flaw((*path, name), f"“{shown(text)}” is not a colour; write it like #BF242A.")
        else:
            yield Flaw(
                (*path, name), "is missing; a scale of this length needs colours of its own, written like #BF242A."
            )
    if not wrong and contrast(rating.fill, rating.ink) < LEAST_CONTRAST:
        yield Flaw(
            (*path, "ink"),
            f"{rating.ink} on {rating.fill} has a contrast of "
            f"{contrast(rating.fill, rating.ink):.2f}; choose two colours with {LEAST_CONTRAST} or more.",
        )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours #RRGGBB, 1 to 21: WCAG 2.2, "contrast ratio" and "relative luminance"."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
