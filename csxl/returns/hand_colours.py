"""Fills made by hand: which ones people chose themselves, and which rating such a colour seems to mean."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping

from csxl.model.rubric import Rubric
from csxl.text.memo import Memo
from csxl.writing import theme

OURS = (theme.ANSWER, theme.PAPER, theme.PANEL, theme.BRAND, theme.ABSTAINED)
ORDINARY = frozenset(("", *(fill.upper() for colour in OURS for fill in theme.ever(colour))))
COLOURFUL = 0.12  # of the range from grey to pure colour; below it a fill says nothing about a rating
NEAR_HUE, CLEAR_HUE = 25, 15  # degrees: how near one rating's hue must be, and how much further every other's
MOST_COLOURS, LONGEST_COLOUR = 1_024, 20  # remembered, and characters of one
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def by_hand(fill: str, column: Mapping[str, int]) -> bool:
    """Whether a fill was chosen by a person, given how often each fill stands in its column as it came back."""
    if is_ordinary(fill):
        return False
    return is_colourful(fill) or column.get(fill, 0) * 2 <= sum(column.values())


def is_ordinary(fill: str) -> bool:
    """Whether a cell has no fill, or one of the questionnaire's own."""
    return fill.upper() in ORDINARY


def is_colourful(colour: str) -> bool:
    """Whether a colour is more than white, grey, black or one of the questionnaire's own."""
    return not is_ordinary(colour) and CHROMAS[colour] >= COLOURFUL


def meant(fill: str, rubric: Rubric) -> str:
    """The word whose hue a colour is clearly near, or ""; it is only mentioned, never read as a rating."""
    if CHROMAS[fill] < COLOURFUL:
        return ""
    distances = sorted(
        (min(_apart(_hue(fill), _hue(own)) for own in owns), word)
        for word, rating in rubric.ratings.items()
        if (owns := [own for own in theme.ever(rating.fill) if CHROMAS[own] >= COLOURFUL])
    )
    if not distances or distances[0][0] > NEAR_HUE:
        return ""
    clear = len(distances) == 1 or distances[1][0] - distances[0][0] >= CLEAR_HUE
    return distances[0][1] if clear else ""


def _parts(fill: str) -> tuple[float, float, float]:
    if not _HEX.fullmatch(fill):
        return 0.0, 0.0, 0.0
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


CHROMAS: Memo[str, float] = Memo(lambda fill: max(_parts(fill)) - min(_parts(fill)), MOST_COLOURS, LONGEST_COLOUR)


def _hue(fill: str) -> float:
    return 360 * colorsys.rgb_to_hsv(*_parts(fill))[0]


def _apart(one: float, other: float) -> float:
    return min(abs(one - other), 360 - abs(one - other))
