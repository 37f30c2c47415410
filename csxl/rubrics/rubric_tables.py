"""A rubric as the tables that its files hold: a text as it is, or by language where it has translations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from csxl.model.rubric import Criterion, Rubric, base_tag
from csxl.rubrics.shape import ONE_FOR_ALL

Telling = tuple[str, Any]  # a language's tag, and what stands in it


def rubric_tables(rubric: Rubric) -> tuple[dict[str, Any], tuple[dict[str, Any], ...]]:
    """What rubric.toml holds but the list of domains, and what each domain's file does; nothing that is empty
    but the abstentions, which must be there."""
    tellings = [(base_tag(rubric.language), rubric), *((one.language, one) for one in rubric.translations)]
    main = _merged([(tag, _main(one)) for tag, one in tellings])
    main.setdefault("abstentions", [])
    return main, tuple(
        _merged([(tag, _domain(one, number, rubric)) for tag, one in tellings]) for number in range(len(rubric.domains))
    )


def _main(one: Rubric) -> dict[str, Any]:
    return {
        "title": _own(one, one.title),
        "version": one.version,
        "language": one.language,
        "credit": _own(one, one.credit),
        "key": [{"term": _own(one, term), "meaning": _own(one, meaning)} for term, meaning in one.key],
        "levels": [
            {"ref": level.ref, "name": _own(one, level.name), "title": _own(one, level.title)} for level in one.levels
        ],
        "stages": [
            {"letter": stage.letter, "name": _own(one, stage.name), "definition": _own(one, stage.definition)}
            for stage in one.stages
        ],
        "scale": [
            {
                "word": _own(one, rating.word),
                "synonyms": list(rating.synonyms),
                "fill": rating.fill,
                "ink": rating.ink,
            }
            for rating in one.scale
        ],
        "abstentions": [
            {
                "word": _own(one, abstention.word),
                "synonyms": list(abstention.synonyms),
                "meaning": _own(one, abstention.meaning),
            }
            for abstention in one.abstentions
        ],
    }


def _domain(one: Rubric, number: int, original: Rubric) -> dict[str, Any]:
    domain = one.domains[number]
    return {
        "letter": domain.letter,
        "name": _own(one, domain.name),
        "statement": _own(one, domain.statement),
        **{criterion.ref: _descriptors(one, criterion, original) for criterion in domain.criteria},
    }


def _descriptors(one: Rubric, criterion: Criterion, original: Rubric) -> dict[str, str]:
    """A criterion's descriptors, by the words of the original."""
    return {
        word: _own(one, criterion.descriptors.get(rating.word, ""))
        for word, rating in zip(original.ratings, one.scale, strict=True)
    }


def _own(one: Rubric, text: str) -> str:
    """A text, or "" where it is borrowed from the original."""
    return "" if text in one.borrowed else text


def _merged(tellings: Sequence[Telling]) -> dict[str, Any]:
    """One table out of the same in each language, the original's first."""
    found = {}
    for key in tellings[0][1]:
        value = _one_value(key, [(tag, table[key]) for tag, table in tellings])
        if value or isinstance(tellings[0][1][key], dict):  # a criterion without any descriptor is one
            found[key] = value
    return found


def _one_value(key: str, tellings: Sequence[Telling]) -> Any:
    """One value out of the same in each language."""
    (original, first), *_ = tellings
    if isinstance(first, dict):
        return _merged(tellings)
    if isinstance(first, list) and any(isinstance(item, dict) for item in first):
        rows = zip(*(value for _, value in tellings), strict=True)
        return [_merged([(tag, row) for (tag, _), row in zip(tellings, items, strict=True)]) for items in rows]
    told: Mapping[str, Any] = {tag: value for tag, value in tellings if value}
    return first if key in ONE_FOR_ALL or not told.keys() - {original} else told
