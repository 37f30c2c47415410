"""Rubrics of any shape, made by hand: as many words, levels, stages and domains as asked, with gaps."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from csxl.model.rubric import Abstention, Criterion, Domain, Level, Rating, Rubric, Stage

WORDS = {
    2: ("No", "Yes"),
    3: ("Red", "Amber", "Green"),
    4: ("Not in place", "Starting", "Mostly in place", "Embedded"),
    5: ("Inadequate", "Weak", "Requires improvement", "Good", "Outstanding"),
}
COLOURS = {
    2: ("#BF242A", "#4BB393"),
    3: ("#BF242A", "#FABE28", "#4BB393"),
    4: ("#8F1019", "#F2A64A", "#C9E8F2", "#2874A6"),
    5: ("#8F1019", "#E07A1F", "#FBE3A2", "#C9E8F2", "#2874A6"),
}
DARK = ("#BF242A", "#8F1019", "#2874A6")  # that take white letters
STAGES = ("Referral", "Assessment", "Planning", "Support", "Closure", "Learning")
DOMAINS = ("Target", "Legal & policy framework", "Partnerships", "Outcomes", "Voice of the child", "Workforce")
TEXT = "On {place}, what agencies find is {word} in most of the work that was looked at this year"


class Shape(NamedTuple):
    """How many there are of each; `lacking` are refs that are no criterion, and `untold` "T1-R Yes" a word of one that
    has no descriptor."""

    words: int = 3
    levels: int = 2
    stages: int = 4
    domains: int = 4
    lacking: Collection[str] = ()
    untold: Collection[str] = ()


def shaped(shape: Shape) -> Rubric:
    """A rubric of this shape."""
    words = WORDS[shape.words]
    levels = tuple(
        Level(str(number), f"Level {number}", f"What is asked at level {number}", shape.levels == 1)
        for number in range(1, shape.levels + 1)
    )
    stages = tuple(Stage(name[0], name, f"The point of {name.lower()}") for name in _named(STAGES, shape.stages))
    return Rubric(
        title="An audit of another shape",
        version="1",
        language="en-GB",
        credit="",
        key=(),
        levels=levels,
        stages=stages,
        scale=tuple(
            Rating(word, (), fill, "#FFFFFF" if fill in DARK else "#0B0C0C")
            for word, fill in zip(words, COLOURS[shape.words], strict=True)
        ),
        abstentions=(
            Abstention("Cannot judge", ("CJ",), "We do not see it"),
            Abstention("Not applicable", ("N/A",), "It is not our work"),
        ),
        domains=tuple(_domain(name, shape, levels, stages) for name in _named(DOMAINS, shape.domains)),
    )


def _named(names: tuple[str, ...], number: int) -> list[str]:
    """So many names, each with a first letter of its own."""
    letters = [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in {name[0] for name in names}]
    return [*names, *(f"{letter}th of many" for letter in letters)][:number]


def _domain(name: str, shape: Shape, levels: tuple[Level, ...], stages: tuple[Stage, ...]) -> Domain:
    refs = {f"{name[0]}{level.ref}-{stage.letter}": (level, stage) for level in levels for stage in stages}
    criteria = tuple(
        Criterion(ref, name, level, stage, _descriptors(ref, f"{name}, {level.name}, {stage.name}", shape))
        for ref, (level, stage) in refs.items()
        if ref not in shape.lacking
    )
    return Domain(name[0], name, f"What agencies do about {name.lower()}", criteria)


def _descriptors(ref: str, place: str, shape: Shape) -> dict[str, str]:
    words = [word for word in WORDS[shape.words] if f"{ref} {word}" not in shape.untold]
    return {word: TEXT.format(place=place, word=word.lower()) for word in words}
