"""A rubric made from its tables, as far as possible: what is missing or of the wrong kind is left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from csxl.model.rubric import Abstention, Criterion, Domain, Level, Rating, Rubric, Stage, base_tag
from csxl.rubrics.ref_rule import letters, level_refs, ref
from csxl.rubrics.shape import TABLES, TEXTS, Table, by_told, fits
from csxl.rubrics.telling import Telling, is_language, languages_in, told
from csxl.text.records import dataclass

COLOURS = "csxl.rubrics.colours"  # loaded for a scale that leaves some to csxl


@dataclass(frozen=True)
class Lettered:
    """The tables of a rubric, and what its refs are made of, as given or by rule."""

    main: Table
    domains: Sequence[Table]
    level_refs: Sequence[str]
    stage_letters: Sequence[str]
    domain_letters: Sequence[str]

    def entries(self, name: str) -> Sequence[Table]:
        """The entries of one of the main table's lists."""
        found = self.main.get(name)
        return found if isinstance(found, list) and fits(found, TABLES) else ()


def drafted(main: Table, domains: Sequence[Table]) -> Rubric:
    """The rubric in these tables with its translations, fit for use if no fault was found in them."""
    language = _plain(main, "language")
    original = base_tag(language) if is_language(language) else ""
    tables = _with_refs(Lettered(main, domains, (), (), ()), Telling(original, original))
    rubric = replace(_told(tables, Telling(original, original)), language=language)
    others = languages_in(main, domains) if original else {}
    translations = []
    for base, tag in others.items():
        if base != original:
            telling = Telling(base, original)
            lacking = frozenset(telling.text(value).strip() for _, value in told(main, domains) if telling.lacks(value))
            translations.append(replace(_told(tables, telling), language=tag, borrowed=lacking, original=language))
    return replace(rubric, translations=tuple(translations))


def _with_refs(tables: Lettered, original: Telling) -> Lettered:
    """The tables with every digit and letter of its refs."""

    def _lettered(named: Sequence[Table]) -> tuple[str, ...]:
        names = [original.text(table.get("name")) for table in named]
        return letters(names, [_plain(table, "letter") for table in named])

    return replace(
        tables,
        level_refs=level_refs([_plain(entry, "ref") for entry in tables.entries("levels")]),
        stage_letters=_lettered(tables.entries("stages")),
        domain_letters=_lettered(tables.domains),
    )


def _told(tables: Lettered, telling: Telling) -> Rubric:
    """The rubric in one language."""
    levels = tuple(
        Level(digit, _text(entry, "name", telling), _text(entry, "title", telling), len(tables.level_refs) == 1)
        for entry, digit in zip(tables.entries("levels"), tables.level_refs, strict=True)
    )
    stages = tuple(
        Stage(letter, _text(entry, "name", telling), _text(entry, "definition", telling))
        for entry, letter in zip(tables.entries("stages"), tables.stage_letters, strict=True)
    )
    return Rubric(
        title=_text(tables.main, "title", telling),
        version=_plain(tables.main, "version"),
        language="",
        credit=_text(tables.main, "credit", telling),
        levels=levels,
        stages=stages,
        scale=_scale(tables.entries("scale"), telling),
        key=tuple((_text(entry, "term", telling), _text(entry, "meaning", telling)) for entry in tables.entries("key")),
        abstentions=tuple(
            Abstention(_word(entry, telling), _synonyms(entry, telling), _text(entry, "meaning", telling))
            for entry in tables.entries("abstentions")
        ),
        domains=tuple(
            _domain(tables, table, letter, levels, stages, telling)
            for table, letter in zip(tables.domains, tables.domain_letters, strict=True)
        ),
    )


def _scale(entries: Sequence[Table], telling: Telling) -> tuple[Rating, ...]:
    """The ratings in order; colours that are not given come from the palette, if it has any for that many ratings."""
    given = [(_plain(entry, "fill"), _plain(entry, "ink")) for entry in entries]
    colours = given if all(map(all, given)) else import_module(COLOURS).completed(given)
    return tuple(
        Rating(_word(entry, telling), _synonyms(entry, telling), fill, ink)
        for entry, (fill, ink) in zip(entries, colours, strict=True)
    )


def _domain(
    tables: Lettered, table: Table, letter: str, levels: Sequence[Level], stages: Sequence[Stage], telling: Telling
) -> Domain:
    """A domain in one language, with the criteria that its table has."""
    name = _text(table, "name", telling)
    scale = tables.entries("scale")
    original = Telling(telling.original, telling.original)
    words = by_told((_word(entry, original), _word(entry, telling)) for entry in scale)
    criteria = []
    for level in levels:
        for stage in stages:
            key = ref(letter, level.ref, stage.letter)
            found = table.get(key)
            if isinstance(found, dict):
                said = {told: _text(found, word, telling) for told, word in words.items()}
                descriptors = {word: text for word, text in said.items() if text}
                criteria.append(Criterion(key, name, level, stage, descriptors))
    return Domain(letter, name, _text(table, "statement", telling), tuple(criteria))


def _word(entry: Table, telling: Telling) -> str:
    """A word as written: a space at its end is a fault to name, not to correct."""
    return telling.text(entry.get("word"))


def _text(table: Table, key: str, telling: Telling) -> str:
    return telling.text(table.get(key)).strip()


def _synonyms(entry: Table, telling: Telling) -> tuple[str, ...]:
    """What else is read as a word, in this language alone."""
    own = telling.own(entry.get("synonyms"))
    return tuple(own) if isinstance(own, list) and fits(own, TEXTS) else ()


def _plain(table: Table, key: str) -> str:
    """What stands for all languages alike."""
    text = table.get(key)
    return text.strip() if isinstance(text, str) else ""
