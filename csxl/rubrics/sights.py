"""How far apart two colours are, for eyes that lack one kind of cone too.

What such an eye sees: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
deficiency" (IEEE Transactions on Visualization and Computer Graphics 15, 2009), their matrices for full severity, on
linear light. The distance is CIE 1976 Delta E in L*a*b* under D65; that of two colours just told apart is about 2.3.
"""

from __future__ import annotations

from collections.abc import Sequence

Matrix = Sequence[tuple[float, float, float]]

EYES: dict[str, Matrix] = {
    "everybody": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "people who see no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "people who see no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))  # of linear sRGB
WHITE = (0.9505, 1.0, 1.089)  # D65


def apart(one: str, other: str, eye: str) -> float:
    """How far apart two colours #RRGGBB look."""
    pairs = zip(_lab(one, EYES[eye]), _lab(other, EYES[eye]), strict=True)
    return float(sum((first - second) ** 2 for first, second in pairs) ** 0.5)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours #RRGGBB, 1 to 21: WCAG 2.2, "contrast ratio" and "relative luminance"."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True))


def _linear(colour: str) -> list[float]:
    """The red, green and blue light of a colour, each 0 to 1."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def _lab(colour: str, eye: Matrix) -> tuple[float, float, float]:
    seen = [min(1.0, max(0.0, light)) for light in _times(eye, _linear(colour))]
    x, y, z = (
        share ** (1 / 3) if share > 0.008856 else 7.787 * share + 16 / 116
        for share in (light / white for light, white in zip(_times(XYZ, seen), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(weight * share for weight, share in zip(row, vector, strict=True)) for row in matrix]
