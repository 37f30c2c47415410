"""The texts of headers and footers of an `.ods`, by the page style that a sheet is printed with."""

from __future__ import annotations

import re
from collections.abc import Callable

from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.xml import Attributes

PARTS = tuple(f"style:{part}{which}" for part in ("header", "footer") for which in ("", "-left", "-first"))
REGIONS = ("style:region-left", "style:region-center", "style:region-right")
PAGE_FIELDS = ("text:page-number", "text:page-count")
# fmt: off
FIELDS = (
    "text:sheet-name", "text:date", "text:time", "text:file-name", "text:title", "text:subject", "text:keywords",
    "text:description", "text:author-name", "text:author-initials", "text:creator", "text:initial-creator",
    "text:print-date", "text:print-time", "text:modification-date", "text:modification-time", "text:creation-date",
    "text:creation-time", "text:editing-cycles", "text:editing-duration", "text:chapter",
)
# fmt: on
MOST_PIECES = 200
PAGE = "\0"  # stands for a number of a page while a piece is read
WORD = re.compile(r"[^\W_]+")
LONGEST = 12  # letters of a word such as "page" in any language


class PrintedPages:
    """The pieces of each page style's headers and footers, gathered while styles.xml is walked through."""

    def __init__(self) -> None:
        self.pages: dict[str, dict[str, None]] = {}
        self.pieces: dict[str, None] = {}
        self.piece: list[str] | None = None
        self.fields = 0
        self.left_out = False
        fields = dict.fromkeys(FIELDS, self._field)
        pages = dict.fromkeys(PAGE_FIELDS, self._number)
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "style:master-page": self._page,
            **dict.fromkeys(PARTS, self._part),
            **dict.fromkeys(REGIONS, lambda _: self._next()),
            **fields,
            **pages,
            "text:s": lambda _: self.text(" "),
            "text:line-break": lambda _: self.text("\n"),
            "text:tab": lambda _: self.text("\t"),
            "text:p": lambda _: self._next(),
        }
        self.ends: dict[str, Callable[[], None]] = {
            **dict.fromkeys(PARTS, self._part_end),
            **dict.fromkeys(REGIONS, self._next),
            **dict.fromkeys((*fields, *pages), self._field_end),
        }

    def text(self, characters: str) -> None:
        """Take the text between tags."""
        if self.piece is not None and not self.fields:
            self.piece.append(characters)

    def _page(self, attributes: Attributes) -> None:
        self.pieces = self.pages.setdefault(attributes.get("style:name", ""), {})

    def _part(self, attributes: Attributes) -> None:
        self.piece, self.fields = [], 0
        self.left_out = attributes.get("style:display") == "false"

    def _part_end(self) -> None:
        self._next()
        self.piece = None

    def _next(self) -> None:
        """End with one piece and begin the next, if a header or footer is being read."""
        if self.piece is None:
            return
        said = "".join(self.piece)
        if not self.left_out and len(self.pieces) < MOST_PIECES and not _only_counts(said):
            self.pieces[" ".join(said.replace(PAGE, "").split())[:CELL_CHARACTERS]] = None
        self.piece = []

    def _field(self, _: Attributes) -> None:
        self.fields += 1

    def _number(self, _: Attributes) -> None:
        self.text(PAGE)
        self.fields += 1

    def _field_end(self) -> None:
        self.fields = max(0, self.fields - 1)


def _only_counts(said: str) -> bool:
    """Whether a piece says nothing, or only which page it is, such as "Page 1 of 3" in any language."""
    if PAGE not in said:
        return not WORD.search(said)
    before, *between, after = (WORD.findall(part) for part in said.split(PAGE))
    words = [*before, *(word for part in between for word in part)]
    return not after and len(before) < 2 and len(words) < 3 and all(len(word) <= LONGEST for word in words)
