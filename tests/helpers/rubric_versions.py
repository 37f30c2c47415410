"""Other versions of a rubric: criteria reworded, taken out or put elsewhere, and words and letters renamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from csxl.model.rubric import Criterion, Rubric


def with_criteria(rubric: Rubric, change: Callable[[Criterion], Criterion | None]) -> Rubric:
    """The rubric with each criterion as `change` makes it, or without it."""
    domains = []
    for domain in rubric.domains:
        made = tuple(new for one in domain.criteria if (new := change(one)))
        domains.append(replace(domain, criteria=made))
    return replace(rubric, domains=tuple(domains))


def reworded(rubric: Rubric, ref: str, word: str, text: str) -> Rubric:
    return with_criteria(
        rubric, lambda one: replace(one, descriptors={**one.descriptors, word: text}) if one.ref == ref else one
    )


def renamed_words(rubric: Rubric, words: Mapping[str, str]) -> Rubric:
    scale = tuple(replace(one, word=words.get(one.word, one.word)) for one in rubric.scale)
    made = with_criteria(
        rubric,
        lambda one: replace(one, descriptors={words.get(word, word): text for word, text in one.descriptors.items()}),
    )
    return replace(made, scale=scale)


def with_stage_called(rubric: Rubric, letter: str, name: str) -> Rubric:
    """The rubric with another name for a stage."""
    stages = {one.letter: replace(one, name=name) if one.letter == letter else one for one in rubric.stages}
    made = with_criteria(rubric, lambda one: replace(one, stage=stages[one.stage.letter]))
    return replace(made, stages=tuple(stages.values()))


def with_one_more(rubric: Rubric, like: str, ref: str) -> Rubric:
    """The rubric with one more criterion at the end of the domain of another, that has its level and stage, and
    descriptors of its own."""
    one = rubric.criteria[like]
    more = replace(one, ref=ref, descriptors={word: f"{text}, and again" for word, text in one.descriptors.items()})
    domains = tuple(
        replace(domain, criteria=(*domain.criteria, more)) if domain.name == one.domain else domain
        for domain in rubric.domains
    )
    return replace(rubric, domains=domains)


def with_letter(rubric: Rubric, letter: str, other: str) -> Rubric:
    """The rubric with another letter for a stage, and so other refs for its criteria."""

    def change(one: Criterion) -> Criterion:
        if one.stage.letter != letter:
            return one
        return replace(one, stage=replace(one.stage, letter=other), ref=f"{one.ref[: -len(letter)]}{other}")

    stages = tuple(replace(one, letter=other) if one.letter == letter else one for one in rubric.stages)
    return replace(with_criteria(rubric, change), stages=stages)


def changed_places(rubric: Rubric, one: str, other: str) -> Rubric:
    """The rubric with the descriptors of two criteria under each other's refs."""
    texts = {one: rubric.criteria[other].descriptors, other: rubric.criteria[one].descriptors}
    return with_criteria(rubric, lambda at: replace(at, descriptors=texts[at.ref]) if at.ref in texts else at)
