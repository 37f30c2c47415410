"""What is wrong with the possible answers, in each language and between them."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.languages import LANGUAGES
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE
from csxl.model.rubric import Abstention, Rating, Rubric
from csxl.rubrics.flaws import Flaw, Path
from csxl.rubrics.shape import Placed, shown, told_at, twice_told
from csxl.text.folding import fold
from csxl.text.measures import LIST_LIMIT, units

WORD_LIMIT = 30
NOT_IN_WORD = ',"*?~–\n\t'  # the list's comma, the formulas' quote and wildcards, the dash of a range of ratings
NOT_FIRST = "=+-@#<>'"  # read as a formula, an error, a comparison or a mark of text
HEADINGS = tuple(text for language in LANGUAGES for text in language.headings.values())
STATUSES = (RATED, TO_SETTLE, BLANK, NOT_RETURNED)  # what coverage counts besides the abstentions

OWNER = 2  # the steps of a path that say whose word it is


def word_faults(rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the possible answers and their synonyms, in each language and between them."""
    taken = {fold(text): f"the column heading {text}" for text in HEADINGS}
    taken |= {fold(text): f"what csxl calls a criterion that is {text}" for text in STATUSES}
    tellings = []
    for telling in (rubric, *rubric.translations):
        words = list(_words(telling))
        for path, word in words:
            if telling is rubric or word not in rubric.words:
                yield from _one_word_faults(path, word)
        yield from _dropdown_faults(telling)
        tellings.append([*words, *_synonyms(telling)])
    yield from twice_told(tellings, OWNER, taken)


def _words(telling: Rubric) -> Iterator[Placed]:
    for path, choice in _numbered(telling):
        if choice.word.strip():
            yield told_at((*path, "word"), telling), choice.word


def _synonyms(telling: Rubric) -> Iterator[Placed]:
    for path, choice in _numbered(telling):
        yield from ((told_at((*path, "synonyms"), telling), text) for text in choice.synonyms)


def _numbered(telling: Rubric) -> Iterator[tuple[Path, Rating | Abstention]]:
    """Each rating and abstention with its path."""
    yield from ((("scale", number), rating) for number, rating in enumerate(telling.scale, 1))
    yield from ((("abstentions", number), other) for number, other in enumerate(telling.abstentions, 1))


def _dropdown_faults(telling: Rubric) -> Iterator[Flaw]:
    listed = ",".join(choice.word for _, choice in _numbered(telling) if choice.word.strip())
    if units(listed) > LIST_LIMIT:
        yield Flaw(
            told_at(("scale",), telling),
            f"all its words and the abstentions are {units(listed)} characters long with commas; "
            f"a dropdown holds {LIST_LIMIT}, so shorten some.",
        )


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
