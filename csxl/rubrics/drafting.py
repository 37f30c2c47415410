"""A rubric made from its files' tables, as far as possible: what is missing or of the wrong kind is left empty."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.model.rubric import Abstention, Criterion, Domain, Level, Rating, Rubric, Stage
from csxl.rubrics.shape import TABLES, TEXTS, Table, fits
from csxl.rubrics.words_check import COLOUR, contrast
from csxl.writing import theme

RED, AMBER, GREEN = "#BF242A", "#FABE28", "#4BB393"
FILLS = {2: (RED, GREEN), 3: (RED, AMBER, GREEN)}  # for a scale of that length that gives no colours of its own


def drafted(main: Table, domains: Sequence[Table]) -> Rubric:
    """The rubric in these tables, fit for use if no fault was found in them."""
    levels = tuple(
        Level(_text(entry, "ref"), _text(entry, "name"), _text(entry, "title")) for entry in _tables(main, "levels")
    )
    stages = tuple(
        Stage(_text(entry, "letter"), _text(entry, "name"), _text(entry, "definition"))
        for entry in _tables(main, "stages")
    )
    scale = _scale(_tables(main, "scale"))
    return Rubric(
        title=_text(main, "title"),
        version=_text(main, "version"),
        language=_text(main, "language"),
        credit=_text(main, "credit"),
        levels=levels,
        stages=stages,
        scale=scale,
        key=tuple((_text(entry, "term"), _text(entry, "meaning")) for entry in _tables(main, "key")),
        abstentions=tuple(
            Abstention(_word(entry), _texts(entry, "synonyms"), _text(entry, "meaning"))
            for entry in _tables(main, "abstentions")
        ),
        domains=tuple(_domain(table, levels, stages, scale) for table in domains),
    )


def _scale(entries: Sequence[Table]) -> tuple[Rating, ...]:
    """The ratings in order; colours that are not given come from the palette, if it has any for that many ratings."""
    fills = FILLS.get(len(entries), ("",) * len(entries))
    ratings = []
    for entry, default in zip(entries, fills, strict=True):
        fill = _text(entry, "fill") or default
        ratings.append(Rating(_word(entry), _texts(entry, "synonyms"), fill, _text(entry, "ink") or _ink(fill)))
    return tuple(ratings)


def _ink(fill: str) -> str:
    """csxl's dark or light ink, whichever reads better on a fill."""
    if not COLOUR.fullmatch(fill):
        return theme.INK
    return max(theme.INK, theme.PAPER, key=lambda ink: contrast(fill, ink))


def _domain(table: Table, levels: Sequence[Level], stages: Sequence[Stage], scale: Sequence[Rating]) -> Domain:
    letter, name = _text(table, "letter"), _text(table, "name")
    words = [rating.word.strip() for rating in scale]
    criteria = []
    for level in levels:
        for stage in stages:
            ref = f"{letter}{level.ref}-{stage.letter}"
            found = table[ref] if isinstance(table.get(ref), dict) else {}
            criteria.append(Criterion(ref, name, level, stage, {word: _text(found, word) for word in words}))
    return Domain(letter, name, _text(table, "statement"), tuple(criteria))


def _word(entry: Table) -> str:
    """A word as written: a space at its end is a fault to name, not to correct."""
    word = entry.get("word")
    return word if isinstance(word, str) else ""


def _text(table: Table, key: str) -> str:
    text = table.get(key)
    return text.strip() if isinstance(text, str) else ""


def _texts(table: Table, key: str) -> tuple[str, ...]:
    return tuple(table[key]) if fits(table.get(key), TEXTS) else ()


def _tables(table: Table, key: str) -> Sequence[Table]:
    return table[key] if fits(table.get(key), TABLES) else ()
