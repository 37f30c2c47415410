"""What is odd about a text whose letters do not all look alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.sheets.cells import Flag, Look
from csxl.sheets.seen import SHORT, SIGNS, looking, same_colour
from csxl.sheets.style_colours import told_from_black

Runs = Sequence[tuple[int, int]]  # from which character on (counted as UTF-16 does) a text has which font


def lettered(text: str, runs: Runs, fonts: Sequence[Look], look: Look) -> tuple[Look, int]:
    """The look of a cell as the fonts of its text's runs make it, and the text's flags."""
    found = [(piece, fonts[font] if 0 <= font < len(fonts) else look) for piece, font in _pieces(text, runs)]
    if not found:
        return look, Flag.NONE
    flags = Flag.STRUCK if any(letters.struck for _, letters in found) else Flag.NONE
    if any(letters.symbols and SIGNS.search(piece) for piece, letters in found):
        flags |= Flag.SYMBOLS
    unseen = [letters.ink for _, letters in found if same_colour(letters.ink, look.fill)]
    if len(unseen) == len(found) or (unseen and sum(len(piece) for piece, _ in found) <= SHORT):
        flags |= Flag.UNSEEN
    if len({(letters.stress, told_from_black(letters.ink)) for _, letters in found}) > 1:
        flags |= Flag.STRESSED
    inks = {letters.ink for _, letters in found} if not flags & Flag.UNSEEN else set(unseen[:1])
    symbols = {letters.symbols for _, letters in found}
    same = look._replace(
        struck=all(letters.struck for _, letters in found),
        ink=inks.pop() if len(inks) == 1 else "",
        symbols=symbols.pop() if len(symbols) == 1 else "",
    )
    return looking(same), flags


def _pieces(text: str, runs: Runs) -> Iterator[tuple[str, int]]:
    """Each run that has letters, with its font; -1 for the cell's own, which those before the first run have."""
    units = text.encode("utf-16-le", "surrogatepass")
    starts = [0, *(min(2 * start, len(units)) for start, _ in runs), len(units)]
    for font, start, end in zip((-1, *(font for _, font in runs)), starts, starts[1:], strict=False):
        piece = units[start:end].decode("utf-16-le", "replace")
        if piece.strip():
            yield piece, font
