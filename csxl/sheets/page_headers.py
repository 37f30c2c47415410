"""The texts of printed headers and footers, without the codes that stand among them."""

from __future__ import annotations

import re
from functools import lru_cache

from csxl.sheets.strings import unescaped

COLOUR = r"K[0-9A-Fa-f]{2}[+-]\d{3}|K[0-9A-Fa-f]{6}"
CODE = re.compile(rf'&(?:"[^"]{{0,200}}"|{COLOUR}|[PNpn](?:[+-]\d{{1,5}})?|1#|\d{{1,3}}|.)', re.DOTALL)
SECTIONS = frozenset("LCRlcr")
NUMBERING = frozenset("PNpn")
COUNTED = "\0"  # stands for a number of pages
PAGE = frozenset({"page", "pages", "pg", "tudalen", "seite", "pagina", "página", "side", "sida", "strana", "strona"})
ABOUT_PAGES = PAGE | frozenset({"p", "of", "o", "tud", "seiten", "von", "s", "sur", "de", "di", "av", "af", "z", "/"})


@lru_cache(maxsize=64)  # the sheets of a form have the same ones
def printed(text: str) -> tuple[str, ...]:
    """The pieces of a header or footer that somebody wrote, as Excel stores it: left, centre and right are one each.
    A line that only counts pages is left out, and the sign that a label of secrecy leaves."""
    pieces: list[list[str]] = [[]]
    end = 0
    for match in CODE.finditer(text):
        pieces[-1].append(text[end : match.start()])
        end = match.end()
        letter = match[0][1]
        if letter == "&":
            pieces[-1].append("&")
        elif letter in SECTIONS:
            pieces.append([])
        elif letter in NUMBERING:
            pieces[-1].append(COUNTED)
    pieces[-1].append(text[end:])
    return tuple(said for piece in pieces if (said := _said(unescaped("".join(piece)))))


def _said(piece: str) -> str:
    """A piece as it is read, without the lines that only count pages; "" if nothing is said in it."""
    lines = []
    for line in piece.splitlines():
        words = {word.casefold() for word in re.findall(r"[^\W_]+", line)}
        counts = COUNTED in line or words & PAGE
        if words and not (counts and words <= ABOUT_PAGES):
            lines.append(line.replace(COUNTED, "").strip())
    return "\n".join(lines)
