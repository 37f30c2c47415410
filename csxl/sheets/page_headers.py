"""The texts of printed headers and footers, without the codes that stand among them."""

from __future__ import annotations

import re

CODE = re.compile(r'&(?:"[^"]{0,200}"|K[0-9A-Fa-f]{2}[+-]\d{3}|K[0-9A-Fa-f]{6}|[PNpn](?:[+-]\d{1,5})?|\d{1,3}|.)', re.S)
SECTIONS = frozenset("LCRlcr")
NUMBERING = frozenset("PNpn")
PAGES = "page pages pg p of o tudalen tud seite seiten von s sur de di pagina página pagine side av af sida str strony"
ABOUT_PAGES = frozenset(PAGES.split())


def printed(text: str) -> list[str]:
    """The pieces of a header or footer that somebody wrote, as Excel stores it: left, centre and right are one each.
    A piece that only counts pages is left out."""
    pieces: list[list[str]] = [[]]
    counts = [False]
    end = 0
    for match in CODE.finditer(text):
        pieces[-1].append(text[end : match.start()])
        end = match.end()
        letter = match[0][1]
        if letter == "&":
            pieces[-1].append("&")
        elif letter in SECTIONS:
            pieces.append([])
            counts.append(False)
        counts[-1] = counts[-1] or letter in NUMBERING
    pieces[-1].append(text[end:])
    return [said for piece, count in zip(pieces, counts, strict=True) if (said := _said("".join(piece), count))]


def _said(text: str, counts: bool) -> str:
    """A piece as it is read, "" if nothing is said in it."""
    said = text.strip()
    words = re.findall(r"[^\W_]+", said)
    if not words or (counts and all(word.casefold() in ABOUT_PAGES for word in words)):
        return ""
    return said
