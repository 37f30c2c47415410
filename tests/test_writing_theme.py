"""The palette: every text can be read on its fill, and fills differ for every eye and in grey print."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from csxl.rubrics.loading import load_rubric
from csxl.rubrics.sights import contrast
from csxl.writing import theme

SIGHTS = {  # Machado, Oliveira and Fernandes 2009, full severity, on linear light
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "without red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "without green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "without blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
FILLS = [rating.fill for rating in load_rubric().scale]


def times(matrix: Any, vector: Any) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def lab(fill: str, sight: str = "normal") -> tuple[float, float, float]:
    """A colour in CIE Lab as an eye sees it."""
    shares = [int(fill[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    seen = [min(1.0, max(0.0, one)) for one in times(SIGHTS[sight], light)]
    x, y, z = (
        (one / white) ** (1 / 3) if one / white > 0.008856 else 7.787 * one / white + 16 / 116
        for one, white in zip(times(XYZ, seen), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, sight: str) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5)


def test_every_text_can_be_read_on_its_fill() -> None:
    looks = [(rating.fill, rating.ink) for rating in load_rubric().scale]
    looks += [(str(look["bg_color"]), str(look["font_color"])) for look in theme.ABSTENTIONS]
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in looks), looks


@pytest.mark.parametrize("sight", SIGHTS)
def test_ratings_differ_for_every_eye(sight: str) -> None:
    assert min(apart(one, other, sight) for one, other in combinations(FILLS, 2)) >= 35


def test_green_weighs_as_much_as_amber() -> None:
    red, amber, green = (apart(fill, theme.PAPER, "normal") for fill in FILLS)
    assert red > amber and green >= 0.5 * amber  # from white paper; the former green was at 0.3


def test_ratings_and_abstentions_differ_in_grey_print() -> None:
    greys = [lab(fill)[0] for fill in (*FILLS, str(theme.abstention(0)["bg_color"]), theme.PAPER)]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) >= 8


def test_abstentions_are_told_apart_by_more_than_a_grey() -> None:
    first, second, *more = (theme.abstention(number) for number in range(5))
    assert "border" not in first and second["border"]
    assert first["bg_color"] != second["bg_color"]
    assert all(look == theme.ABSTENTIONS[2] for look in more)
