"""The published rubric with a second language of about the same length, which is made up and means nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from csxl.model.rubric import Abstention, Criterion, Domain, Level, Rubric, Stage
from csxl.rubrics.loading import load_rubric

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHERS = "wbdthfgcyjnlmraprswnoluwia"  # each vowel stays one, so that the lines look like a language's
_TABLE = str.maketrans(LETTERS + LETTERS.upper(), _OTHERS + _OTHERS.upper())
SAID = {
    "Red": "Coch",
    "Amber": "Ambr",
    "Green": "Gwyrdd",
    "Cannot judge": "Methu barnu",
    "Not applicable": "Amherthnasol",
}


def welsh(text: str) -> str:
    """A text of the same length that nobody can read, or the Welsh of an answer."""
    return SAID.get(text, text.translate(_TABLE))


@cache
def told_twice(first: str = "en") -> Rubric:
    """The published rubric in English and in what looks like Welsh, as told in the language with this tag."""
    rubric = load_rubric()
    return replace(rubric, translations=(in_welsh(rubric),)).said_in(first)


def in_welsh(rubric: Rubric, borrowed: frozenset[str] = frozenset()) -> Rubric:
    """A rubric in what looks like Welsh, but for the texts that are borrowed."""

    def say(text: str) -> str:
        return text if text in borrowed else welsh(text)

    levels = {one.ref: Level(one.ref, say(one.name), say(one.title), one.only) for one in rubric.levels}
    stages = {one.letter: Stage(one.letter, say(one.name), say(one.definition)) for one in rubric.stages}

    def criterion(one: Criterion, domain: str) -> Criterion:
        descriptors = {say(word): say(text) for word, text in one.descriptors.items()}
        return Criterion(one.ref, domain, levels[one.level.ref], stages[one.stage.letter], descriptors)

    def domain(one: Domain) -> Domain:
        name = say(one.name)
        return Domain(one.letter, name, say(one.statement), tuple(criterion(each, name) for each in one.criteria))

    return replace(
        rubric,
        title=say(rubric.title),
        language="cy",
        credit=say(rubric.credit),
        key=tuple((term, say(meaning)) for term, meaning in rubric.key),
        levels=tuple(levels.values()),
        stages=tuple(stages.values()),
        scale=tuple(replace(one, word=say(one.word), synonyms=(say(one.word)[0],)) for one in rubric.scale),
        abstentions=tuple(Abstention(say(one.word), (), say(one.meaning)) for one in rubric.abstentions),
        domains=tuple(map(domain, rubric.domains)),
        translations=(),
        borrowed=borrowed,
        original=rubric.language if borrowed else "",
    )
