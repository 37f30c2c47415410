"""The published rubric told in a made-up second language, and its questionnaires in either or in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csxl.model.rubric import Abstention, Criterion, Domain, Level, Rating, Rubric, Stage
from csxl.rubrics.loading import load_rubric

WORDS = {
    "Red": "Coch",
    "Amber": "Ambr",
    "Green": "Gwyrdd",
    "Cannot judge": "Methu barnu",
    "Not applicable": "Ddim yn berthnasol",
}
LETTERS = str.maketrans("aeiouAEIOU", "wyâêîWYÂÊÎ")


def in_second(text: str) -> str:
    """A text as the made-up language has it: as long, of other words."""
    return " ".join(word[::-1] for word in text.translate(LETTERS).split(" "))


def told_in_two(words: Mapping[str, str] = WORDS) -> Rubric:
    """The published rubric with a second telling of all its texts, whose words for the answers are Welsh."""
    english = load_rubric()
    return replace(english, translations=(_second(english, words),))


def _second(one: Rubric, words: Mapping[str, str]) -> Rubric:
    levels = {level.ref: Level(level.ref, in_second(level.name), in_second(level.title)) for level in one.levels}
    stages = {
        stage.letter: Stage(stage.letter, in_second(stage.name), in_second(stage.definition)) for stage in one.stages
    }

    def criterion(known: Criterion, domain: str) -> Criterion:
        texts = {words[word]: in_second(text) for word, text in known.descriptors.items()}
        return Criterion(known.ref, domain, levels[known.level.ref], stages[known.stage.letter], texts)

    def domain(known: Domain) -> Domain:
        name = in_second(known.name)
        criteria = tuple(criterion(each, name) for each in known.criteria)
        return Domain(known.letter, name, in_second(known.statement), criteria)

    return replace(
        one,
        title=in_second(one.title),
        language="cy",
        credit=in_second(one.credit),
        key=tuple((term, in_second(meaning)) for term, meaning in one.key),
        levels=tuple(levels.values()),
        stages=tuple(stages.values()),
        scale=tuple(Rating(word := words[each.word], (word[0],), each.fill, each.ink) for each in one.scale),
        abstentions=tuple(Abstention(words[each.word], (), in_second(each.meaning)) for each in one.abstentions),
        domains=tuple(map(domain, one.domains)),
        original=one.language,
    )
