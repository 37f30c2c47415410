"""The paragraphs of an `.ods`: which text belongs to a cell, and which to a comment, a shape or a note within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from csxl.sheets.limits import CELL_CHARACTERS
from csxl.sheets.ods_faces import NO_FACE, Face, Piece
from csxl.sheets.ods_styles import Styles
from csxl.sheets.xml import Attributes

WHITE = re.compile(r"[ \t\r\n]+")
MOST_PIECES = 2_000  # of one cell's text, told apart by their looks
MOST_SPACES = MOST_LINKS = 100
LONGEST_LINK = 2_083
HYPERLINK = re.compile(r'HYPERLINK\(\s{0,9}"([^"]{1,2083})"', re.I)


class Outer(NamedTuple):
    """What was being read when something else within it began."""

    lines: list[str] | None
    paragraph: list[str] | None
    styled: bool
    inner: int


class Texts:
    """Where the text that comes belongs. `lines` are the paragraphs read last, None where nobody asks for them; of the
    cell that is being read, `pieces` are those that look different, and `links` the addresses in it."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.lines: list[str] | None = None
        self.paragraph: list[str] | None = None
        self.outer: list[Outer] = []
        self.inner = 0  # paragraphs within the paragraph
        self.faces: list[Face] = []
        self.styled = False
        self.pieces: list[Piece] = []
        self.links: list[str] = []
        self.notes: list[str] = []
        aside = dict.fromkeys(("annotation", "text:note"), self._into_notes)
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "p": self._p,
            "text:h": self._p,
            "s": self._spaces,
            "span": self._span,
            "text:a": self._link,
            "tab": lambda _: self.add("\t"),
            "line-break": lambda _: self.add("\n"),
            "ruby-text": self._into_gloss,
            **aside,
        }
        self.ends: dict[str, Callable[[], None]] = {
            "p": self._p_end,
            "text:h": self._p_end,
            "span": self._span_end,
            **dict.fromkeys((*aside, "ruby-text"), self.leave),
        }

    def begin(self) -> list[str]:
        """Begin with a cell: its paragraphs, to be filled."""
        self.lines, self.paragraph, self.styled, self.inner = [], None, False, 0
        if self.pieces or self.links or self.notes or self.faces:
            self.pieces, self.links, self.notes, self.faces = [], [], [], []
        return self.lines

    def end(self) -> None:
        """End with a cell."""
        self.lines = self.paragraph = None
        self.outer.clear()

    def enter(self, lines: list[str] | None) -> None:
        """Put the paragraphs that come elsewhere, until `leave`."""
        self.outer.append(Outer(self.lines, self.paragraph, self.styled, self.inner))
        self.lines, self.paragraph, self.styled, self.inner = lines, None, False, 0

    def enter_words(self, lines: list[str] | None) -> None:
        """Put the text that comes elsewhere though it stands in no paragraph, until `leave`."""
        self.enter(lines)
        self.paragraph = []

    def leave(self) -> None:
        """Go on with what was read before `enter`."""
        if self.paragraph and self.lines is not None:
            self.lines.append("".join(self.paragraph))
        if self.outer:
            self.lines, self.paragraph, self.styled, self.inner = self.outer.pop()

    def text(self, characters: str) -> None:
        """Take the text between tags."""
        if self.paragraph is None:
            self.styles.text(characters)
            return
        if "\n" in characters or "\t" in characters:
            characters = WHITE.sub(_one_space, characters)
            if not self.paragraph or self.paragraph[-1][-1:] in {" ", ""}:
                characters = characters.removeprefix(" ")
        self.add(characters)

    def add(self, characters: str) -> None:
        """Add to the paragraph, as it is."""
        if self.paragraph is not None:
            self.paragraph.append(characters)
            if self.styled and len(self.pieces) < MOST_PIECES:
                self.pieces.append((characters, self.faces[-1] if self.faces else NO_FACE))

    def _p(self, attributes: Attributes) -> None:
        if self.paragraph is not None:
            self.inner += 1
            self.paragraph.append("\n")
        elif self.lines is not None:
            self.paragraph = []
            name = attributes.get("text:style-name")
            if name and not self.outer:
                self._face("paragraph", name)

    def _p_end(self) -> None:
        if self.inner:
            self.inner -= 1
        elif self.paragraph is not None and self.lines is not None:
            self.lines.append("".join(self.paragraph))
            self.paragraph = None
            if not self.outer:
                self.faces.clear()

    def _span(self, attributes: Attributes) -> None:
        if self.paragraph is not None and not self.outer:
            self._face("text", attributes.get("text:style-name", ""))

    def _span_end(self) -> None:
        if self.faces and not self.outer:
            self.faces.pop()

    def _face(self, family: str, name: str) -> None:
        """Go on in a style; from the first one on that says anything, a cell's pieces are told apart."""
        face = self.styles.face(family, name) if name else NO_FACE
        if face != NO_FACE and not self.styled:
            self.styled = True
            before = "\n".join((*(self.lines or ()), "".join(self.paragraph or ())))[:CELL_CHARACTERS]
            self.pieces.append((before, NO_FACE))
        self.faces.append(face.over(self.faces[-1]) if self.faces else face)

    def _link(self, attributes: Attributes) -> None:
        address = attributes.get("xlink:href", "").strip()
        where = self.lines if self.outer else self.links  # within a shape or a comment it is a line of that
        if address and not address.startswith("#") and where is not None and len(where) < MOST_LINKS:
            where.append(address[:LONGEST_LINK])

    def _spaces(self, attributes: Attributes) -> None:
        written = attributes.get("text:c", "1")
        many = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
        self.add(" " * min(many, MOST_SPACES))

    def _into_notes(self, _: Attributes) -> None:
        self.enter(self._aside())

    def _into_gloss(self, _: Attributes) -> None:
        self.enter_words(self._aside())

    def _aside(self) -> list[str] | None:
        """Where a comment or a gloss belongs: beside its cell's text, or to the shape that it stands in."""
        return self.notes if self.lines is not None and not self.outer else self.lines


def _one_space(white: re.Match[str]) -> str:
    """White space that a program laid its XML out with stands for one space; spaces alone stand for themselves."""
    return white[0] if white[0].strip(" ") == "" else " "


def linked_by(formula: str) -> str:
    """The address outside the workbook that a formula links to, or ""."""
    found = HYPERLINK.search(formula) if "(" in formula else None
    return found[1].strip() if found and not found[1].lstrip().startswith(("#", "[")) else ""
