"""Letters in two languages: whole in the first and, below a rule, whole in the second."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from csxl.languages import Language
from csxl.languages.both import RULE
from csxl.model.bilingual import BESIDE
from csxl.model.rubric import Rubric

JOINT = f"\n\n{RULE}\n\n"
_RULED = re.compile(rf"\s*\n[ \t]*{RULE}[ \t]*\n(?:[ \t]*\n)*")


def in_each(language: Language, rubric: Rubric, write: Callable[[Language, Rubric], str]) -> str:
    """What is written in a language, by the rubric as it is told in that one; of two in one, in each of them."""
    told = [write(one, rubric.said_in(one.tag)) for one in language.tellings]
    return JOINT.join(told) if any(told) else ""


def bodies(text: str, language: Language) -> tuple[str, ...]:
    """A letter's text in each of the languages, or the whole where it stands in one, as a coordinator may write it."""
    return _pieces(tuple(_RULED.split(text)), text, language)


def subjects(text: str, language: Language) -> tuple[str, ...]:
    """The same of a letter's subject."""
    return _pieces(tuple(text.split(BESIDE)), text, language)


def marked_halves(text: str, languages: Sequence[str]) -> list[tuple[str, str]]:
    """The halves of a letter that is written, each with the tag of its language, the rule at the end of the first; none
    of one that is written in one language."""
    found = text.split(JOINT)
    if len(found) != len(languages):
        return []
    return [*zip(languages, (*(f"{half}{JOINT}" for half in found[:-1]), found[-1]), strict=True)]


def _pieces(found: tuple[str, ...], whole: str, language: Language) -> tuple[str, ...]:
    return found if len(found) == len(language.tellings) else (whole,)
