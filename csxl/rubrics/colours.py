"""The colours that ratings are shown in: csxl's own, and what is wrong with a rubric's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from csxl.model.rubric import Rating, Rubric
from csxl.rubrics.flaws import Flaw, FlawKind, Path
from csxl.rubrics.shape import shown, twice
from csxl.rubrics.sights import EYES, apart, contrast
from csxl.writing import theme

COLOUR = re.compile("#[0-9A-Fa-f]{6}")
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
LEAST_APART = 20  # Delta E: Excel's own red, orange and green are 25 apart for those who see no red, ours 32 or more
RED, AMBER, GREEN = "#BF242A", "#FABE28", "#4BB393"
# For a scale of that length that gives no colours of its own, worst first; 25 or more apart in CAM02-UCS for every eye.
FILLS = {
    2: (RED, GREEN),
    3: (RED, AMBER, GREEN),
    4: ("#95100D", "#F2A518", "#9EECDA", "#1F7A7A"),
    5: ("#7D0A12", "#E55222", "#F3EB54", "#32C6AB", "#0E6D72"),
}


def completed(given: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The fill and ink of each rating, worst first: what is "" is csxl's own, if it has any for that many ratings."""
    fills = [fill or own for (fill, _), own in zip(given, FILLS.get(len(given), ("",) * len(given)), strict=True)]
    return [(fill, ink or readable_ink(fill)) for fill, (_, ink) in zip(fills, given, strict=True)]


def readable_ink(fill: str) -> str:
    """csxl's dark or light ink, whichever reads better on a fill."""
    if not COLOUR.fullmatch(fill):
        return theme.INK
    return max(theme.INK, theme.PAPER, key=lambda ink: contrast(fill, ink))


def colour_faults(rubric: Rubric) -> Iterator[Flaw]:
    """What is wrong with the ratings' colours, each by itself and compared with the others."""
    for number, rating in enumerate(rubric.scale, 1):
        yield from _one_colour_faults(("scale", number), rating)
    fills = [(("scale", number, "fill"), rating.fill) for number, rating in enumerate(rubric.scale, 1)]
    yield from twice(fills)
    sound = [(path, fill) for path, fill in fills if COLOUR.fullmatch(fill)]
    for (path, fill), (other_path, other) in combinations(sound, 2):
        if fill.upper() != other.upper():
            yield from _likeness(other_path, other, path, fill)


def _likeness(path: Path, fill: str, other_path: Path, other: str) -> Iterator[Flaw]:
    """That two fills look much the same to somebody; once, for the eye to which they look most so."""
    eye = min(EYES, key=lambda eye: apart(fill, other, eye))
    if apart(fill, other, eye) < LEAST_APART:
        yield Flaw(
            path,
            f"{fill} looks much like {other} to {eye}; make one of them lighter or darker. The other stands at",
            other_path,
            ".",
        )


def _one_colour_faults(path: Path, rating: Rating) -> Iterator[Flaw]:
    wrong = [(name, text) for name, text in (("fill", rating.fill), ("ink", rating.ink)) if not COLOUR.fullmatch(text)]
    for name, text in wrong:
        if text:
            yield Flaw((*path, name), f"“{shown(text)}” is not a colour; write it like #BF242A.")
        else:
            yield Flaw(
                (*path, name), "is missing; a scale of this length needs colours of its own, written like #BF242A."
            )
    if not wrong and contrast(rating.fill, rating.ink) < LEAST_CONTRAST:
        is_mended = contrast(rating.fill, readable_ink(rating.fill)) >= LEAST_CONTRAST
        yield Flaw(
            (*path, "ink"),
            f"{rating.ink} on {rating.fill} is hard to read, with a contrast of "
            f"{contrast(rating.fill, rating.ink):.2f}; choose two colours with {LEAST_CONTRAST} or more.",
            kind=FlawKind.CONTRAST if is_mended else FlawKind.OTHER,
        )
