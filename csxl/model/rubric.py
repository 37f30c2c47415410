"""The rubric: domains × levels × stages, each criterion with one published descriptor for every rating of the scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from csxl.text.records import dataclass


@dataclass(frozen=True)
class Rating:
    """One word of the scale, with the other words that mean the same and the colours that show it."""

    word: str
    synonyms: tuple[str, ...]
    fill: str
    ink: str


@dataclass(frozen=True)
class Abstention:
    """An answer that is not a rating, such as "Cannot judge"."""

    word: str
    synonyms: tuple[str, ...]
    meaning: str


@dataclass(frozen=True)
class Level:
    """Whom the system responds to; `ref` is the digit in a criterion's ref. Where it is the rubric's `only` one, nobody
    needs its name to tell criteria apart."""

    ref: str
    name: str
    title: str
    only: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Stage:
    """A point in the system's response; `letter` is the last letter of a criterion's ref."""

    letter: str
    name: str
    definition: str


def names_of(level: Level, stage: Stage) -> tuple[str, ...]:
    """What tells a criterion from the others of its domain: its level, unless there is only one, and its stage."""
    return (stage.name,) if level.only else (level.name, stage.name)


@dataclass(frozen=True)
class Criterion:
    """One domain, level and stage; `descriptors` maps each word of the scale that has one to its published sentence."""

    ref: str
    domain: str
    level: Level
    stage: Stage
    descriptors: Mapping[str, str]

    @property
    def place(self) -> str:
        """Where it stands, in words: "Target, Level 2, Planning"."""
        return f"{self.domain}, {self.within}"

    @property
    def within(self) -> str:
        """Where it stands in its domain: "Level 2, Planning"."""
        return ", ".join(names_of(self.level, self.stage))

    @property
    def in_words(self) -> str:
        """What people call it, with its ref: "Target, Level 2, Planning (T2-P)"."""
        return f"{self.place} ({self.ref})"


@dataclass(frozen=True)
class Domain:
    """A domain and its criteria in reading order: level by level, stage by stage; it need not have all of them."""

    letter: str
    name: str
    statement: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Rubric:
    """A rubric as loaded, in one language. `scale` is ordered from worst to best; `key` holds (term, meaning).

    `translations` are the same rubric in its other languages: the same refs, levels, stages, ratings and domains in the
    same order, and no translations of their own. `borrowed` are the texts that stand in the original language,
    `original`, because this translation lacks them; `original` is "" where this is the original."""

    title: str
    version: str
    language: str
    credit: str
    key: tuple[tuple[str, str], ...]
    levels: tuple[Level, ...]
    stages: tuple[Stage, ...]
    scale: tuple[Rating, ...]
    abstentions: tuple[Abstention, ...]
    domains: tuple[Domain, ...]
    translations: tuple[Rubric, ...] = ()
    borrowed: frozenset[str] = frozenset()
    original: str = ""

    def said_in(self, tag: str) -> Rubric:
        """The rubric in a language, by its tag ("cy", "cy-GB"), with all others as its translations; itself where it
        is not told in that one."""
        tellings = (self, *self.translations)
        found = next((one for one in tellings if base_tag(one.language) == base_tag(tag)), self)
        others = tuple(replace(one, translations=()) for one in tellings if one is not found)
        return self if found is self else replace(found, translations=others)

    def language_of(self, text: str) -> str:
        """The tag of the language in which one of its texts stands."""
        return self.original if text in self.borrowed else self.language

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """Every criterion by its ref, in the order of the questionnaire."""
        return {criterion.ref: criterion for domain in self.domains for criterion in domain.criteria}

    @cached_property
    def ratings(self) -> Mapping[str, Rating]:
        """The scale by word, from worst to best."""
        return {rating.word: rating for rating in self.scale}

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """The place of each word on the scale, 0 for the worst: an order to sort by, never a number of points."""
        return {rating.word: step for step, rating in enumerate(self.scale)}

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every allowed answer: the scale's words, then the abstentions'."""
        return (*self.ratings, *(abstention.word for abstention in self.abstentions))


def base_tag(tag: str) -> str:
    """A language's tag without its region: "en" of "en-GB"."""
    return tag.partition("-")[0].casefold()
