"""What stands out across the returns, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from csxl.languages.narrative_words import Parts
from csxl.text.records import dataclass

DOMAIN, LEVEL, STAGE = "domain", "level", "stage"  # what a place is


@dataclass(frozen=True)
class Concentration:
    """What a sentence says of a place that holds most of the criteria on which agencies see opposites: `here` of the
    `size` that it has, `rest` of `others`, `opposed` in all; `ends` are the scale's, () where opposites are others."""

    kind: str
    name: str
    here: int
    size: int
    opposed: int
    rest: int
    others: int
    ends: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PatternWords:
    """One language's sentences. {names} is a list already, and so is what {criteria} stands for."""

    kinds: Mapping[str, str]  # how a kind of pattern is called
    concentrated: Callable[[Concentration], str]
    below: Callable[[str, int, int], str]  # an agency, on how many of how many criteria
    above: Callable[[str, int, int], str]
    beyond: Callable[[str, str, int, int], str]  # one of these two, and the end it alone sees on how many of them
    alone: Callable[[str, str, int, str], str]  # an agency, an end of the scale, on how many criteria, which
    without_evidence: Callable[[int, int, str, str], str]  # how many of how many ratings, of which word, from whom
    without_action: Callable[[int, int, str, str], str]
    to_settle: Callable[[int, str], str]  # how many answers, from whom
    abstains: Callable[[str, int, int, Parts], str]  # an agency, on how many of how many, with which words
    blank: Callable[[str, int, int], str]  # an agency, and how many of how many
    unseen: Callable[[int, str], str]  # how many criteria, which
    more_agencies: str  # "{number}" of a kind that is told already, "{names}"
    and_more: Callable[[Sequence[str], int], str]  # criteria by name, and how many more there are
    with_number: str  # an agency and how often: "{name} ({number})"
