"""A rubric with two of its languages side by side, as a bilingual questionnaire says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from csxl.model.rubric import Abstention, Criterion, Domain, Level, Rating, Rubric, Stage
from csxl.text.measures import SHEET_NAME_LIMIT, units
from csxl.text.records import dataclass

BESIDE, BELOW, IN_NAMES = " / ", "\n", " · "  # between two short texts, two long ones, two names of sheets


def side_by_side(rubric: Rubric, second: Rubric) -> Rubric:
    """The rubric with another of its languages beside each short text and below each long one; a text that is missing
    in that language, or is the same, stands once. Refs, levels and letters are the same; its words are "Red / Coch"."""
    return _Both(rubric, second).rubric()


def tellings(rubric: Rubric) -> tuple[Rubric, ...]:
    """Every way in which a questionnaire says a rubric: itself, each of its translations, and each two side by side."""
    each = (rubric, *rubric.translations)
    return (*each, *(side_by_side(one, other) for one, other in permutations(each, 2)))


def told_in(rubric: Rubric, tags: Sequence[str]) -> Rubric:
    """The rubric as a questionnaire says it in the language with this tag, or in the two with these; the original where
    it is not told in one."""
    told = [rubric.said_in(tag) for tag in tags]
    return side_by_side(told[0], told[1]) if len(told) > 1 and told[0].title else told[0]


def titles_of_domains(rubric: Rubric, second: Rubric) -> tuple[str, ...]:
    """Each domain's name over its table: in both languages, also where its tab has no room for them."""
    both = _Both(rubric, second)
    return tuple(map(both.title, rubric.domains, second.domains))


def spellings(words: Sequence[str], told: Sequence[Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    """What counts as each of some words that stand in two languages: both together, and each alone unless it is another
    of the words too; `told` are the same words in each language."""
    every = [{text.casefold(): text for text in texts} for texts in zip(words, *told, strict=True)]
    often = Counter(text for texts in every for text in texts)
    return {
        word: (word, *(text for folded, text in texts.items() if often[folded] == 1 and text != word))
        for word, texts in zip(words, every, strict=True)
    }


def texts_of(rubric: Rubric) -> Iterator[str]:
    """Every text of a rubric that a questionnaire shows, in one order for all of its languages."""
    yield from (rubric.title, rubric.credit)
    yield from (text for pair in rubric.key for text in pair)
    for level in rubric.levels:
        yield from (level.name, level.title)
    for stage in rubric.stages:
        yield from (stage.name, stage.definition)
    yield from (rating.word for rating in rubric.scale)
    for abstention in rubric.abstentions:
        yield from (abstention.word, abstention.meaning)
    for domain in rubric.domains:
        yield from (domain.name, domain.statement)
        for criterion in domain.criteria:
            yield from criterion.descriptors.values()


@dataclass(frozen=True)
class _Both:
    """Two languages of one rubric, to be put side by side."""

    first: Rubric
    second: Rubric

    def rubric(self) -> Rubric:
        first, second = self.first, self.second
        return Rubric(
            title=self._beside(first.title, second.title),
            version=first.version,
            language=first.language,
            credit=self._below(first.credit, second.credit),
            key=tuple(
                (self._beside(a, b), self._below(c, d)) for (a, c), (b, d) in zip(first.key, second.key, strict=True)
            ),
            levels=tuple(map(self._level, first.levels, second.levels)),
            stages=tuple(map(self._stage, first.stages, second.stages)),
            scale=tuple(
                Rating(self._beside(a.word, b.word), _either(a, b), a.fill, a.ink)
                for a, b in zip(first.scale, second.scale, strict=True)
            ),
            abstentions=tuple(
                Abstention(self._beside(a.word, b.word), _either(a, b), self._below(a.meaning, b.meaning))
                for a, b in zip(first.abstentions, second.abstentions, strict=True)
            ),
            domains=tuple(map(self._domain, first.domains, second.domains)),
        )

    def _joined(self, between: str, first: str, second: str) -> str:
        only_one = not second or second == first or second in self.second.borrowed
        return first if only_one else f"{first}{between}{second}" if first else second

    def _beside(self, first: str, second: str) -> str:
        return self._joined(BESIDE, first, second)

    def _below(self, first: str, second: str) -> str:
        return self._joined(BELOW, first, second)

    def _level(self, first: Level, second: Level) -> Level:
        name, title = self._beside(first.name, second.name), self._below(first.title, second.title)
        return Level(first.ref, name, title, first.only)

    def _stage(self, first: Stage, second: Stage) -> Stage:
        name = self._beside(first.name, second.name)
        return Stage(first.letter, name, self._below(first.definition, second.definition))

    def title(self, first: Domain, second: Domain) -> str:
        """A domain's name as its tab has it or, where that has no room for both, with the second beside it."""
        name = self._domain(first, second).name
        return name if name != first.name else self._beside(first.name, second.name)

    def _domain(self, first: Domain, second: Domain) -> Domain:
        both = self._joined(IN_NAMES, first.name, second.name)
        name = both if units(both) <= SHEET_NAME_LIMIT else first.name
        pairs = zip(first.criteria, second.criteria, strict=True)
        criteria = tuple(self._criterion(name, one, other) for one, other in pairs)
        return Domain(first.letter, name, self._below(first.statement, second.statement), criteria)

    def _criterion(self, domain: str, first: Criterion, second: Criterion) -> Criterion:
        level, stage = self._level(first.level, second.level), self._stage(first.stage, second.stage)
        return Criterion(first.ref, domain, level, stage, dict(self._descriptors(first, second)))

    def _descriptors(self, first: Criterion, second: Criterion) -> Iterator[tuple[str, str]]:
        """Each descriptor by the word of the scale in both languages."""
        for a, b in zip(self.first.scale, self.second.scale, strict=True):
            if a.word in first.descriptors:
                text = self._below(first.descriptors[a.word], second.descriptors.get(b.word, ""))
                yield self._beside(a.word, b.word), text


def _either(first: Rating | Abstention, second: Rating | Abstention) -> tuple[str, ...]:
    """All that is read as a word in either language."""
    return tuple(dict.fromkeys((first.word, *first.synonyms, second.word, *second.synonyms)))
