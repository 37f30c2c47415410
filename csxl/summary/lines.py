"""Lines of text: how high a row must be for them, and how a text is broken or continued where one is not enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csxl.writing import text_fit, theme
from csxl.writing.storable import storable
from csxl.writing.text_fit import CHARACTER, HIGHEST, MARGIN, text_width

AIR = 2.0  # points more than the text needs
CLOSE = 2.25  # points more than its lines need, in a row of a compact table
LEAST_HEIGHT = 21.0
SET_IN = 1.6  # characters of a column's width that the indent takes
NARROW = 0.38  # a text with fewer characters than this share of the width needs no measuring, even if all are emoji
LINE_HEIGHT = text_fit.line_height(theme.BODY)


def height(cells: Iterable[tuple[str, float, bool]], minimum: float = 0.0) -> float:
    """The height in points for texts in cells of these widths in characters, bold or not."""
    return points_of([line_count(*cell) if may_wrap(*cell[:2]) else 1 for cell in cells], minimum)


def points_of(counts: Sequence[int], minimum: float = 0.0, compact: bool = False) -> float:
    """The height in points of a row whose cells have these numbers of lines."""
    lines = max(counts, default=1) * LINE_HEIGHT
    points = lines + CLOSE if compact else max(lines + MARGIN + AIR, LEAST_HEIGHT)
    return min(max(points, minimum), HIGHEST)


def may_wrap(text: str, width: float) -> bool:
    """Whether a text may need more than one line in a column of that width."""
    return len(text) > width * NARROW or "\n" in text


def line_count(text: str, width: float, bold: bool) -> int:
    """The lines that a text takes in a cell that wraps."""
    return text_fit.line_count(text, width, theme.BODY, bold)


def broken(text: str, width: float, size: float = theme.BODY, most: int = 99) -> list[str]:
    """A text as lines that fit `width` characters, one a row; where `most` are too few, the last ends in "…"."""
    lines = [""]
    for word in (_shortened_to(word, width, size) for word in text.split()):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > width * CHARACTER:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _shortened_to(word: str, width: float, size: float) -> str:
    """The word, cut with an ellipsis if it is wider than a line."""
    if text_width(word, size) <= width * CHARACTER:
        return word
    return f"{word[: int(width * CHARACTER / (size * 1.3))]}…"  # the widest letters are nearly as wide as they are high


def split_text(text: str, width: float, most: int) -> list[str]:
    """A text in parts of at most `most` lines in a column of that width, cut between lines and words."""
    if not may_wrap(text, width):
        return [text]
    parts: list[str] = []
    used = most
    for line in storable(text).split("\n"):
        needed = line_count(line, width - SET_IN, False)
        if needed > most:
            parts += _cut(line, int(width * NARROW * most))
            used = most
        elif used + needed > most:
            parts.append(line)
            used = needed
        else:
            parts[-1] += f"\n{line}"
            used += needed
    return parts


def _cut(line: str, longest: int) -> list[str]:
    """A line in pieces of at most that many characters, cut after a space where there is one."""
    pieces = []
    while len(line) > longest:
        end = line.rfind(" ", longest // 2, longest) + 1 or longest
        pieces.append(line[:end])
        line = line[end:]
    return [*pieces, line]
