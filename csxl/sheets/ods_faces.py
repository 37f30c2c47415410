"""How letters look in an `.ods`: what a style says of them, and what stretches of text do to a cell's look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from csxl.sheets.cells import Flag, Look
from csxl.sheets.ods_lengths import length
from csxl.sheets.seen import PAPER, SHORT, SIGNS, TINY, looking, same_colour, sign_font
from csxl.sheets.style_colours import colour, told_from_black
from csxl.sheets.xml import Attributes

BLACK = "#000000"
TOO_SMALL = 2.0  # points
NONE = "none"


class Face(NamedTuple):
    """How letters look; None where that is left to what is around them. An ink of "" is the usual one."""

    ink: str | None = None
    font: str | None = None
    signs: bool | None = None  # whether the file says that its font is one of signs
    struck: bool | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    behind: str | None = None  # a colour behind these letters alone
    hidden: bool | None = None
    size: str | None = None

    def over(self, other: Face) -> Face:
        """This face where it says something, else the other."""
        if self == NO_FACE:
            return other
        return Face._make(mine if mine is not None else its for mine, its in zip(self, other, strict=True))

    @property
    def stress(self) -> str:
        """How these letters stand out, as a `Look` says it."""
        named = {"bold": self.bold, "italic": self.italic, "underlined": self.underlined}
        return " ".join(word for word, has in named.items() if has)

    @property
    def symbols(self) -> str:
        """The font's name, if it shows signs in place of letters."""
        return self.font if self.font and sign_font(self.font, bool(self.signs)) else ""


NO_FACE = Face()
Piece = tuple[str, Face]  # some text and how it looks beside the rest of its cell


def face_of(attributes: Attributes, fonts: Mapping[str, str]) -> Face:
    """What an element of text properties says; `fonts` gives the families by the names that the file has for them."""
    get = attributes.get
    font = get("fo:font-family") or fonts.get(get("style:font-name", ""), get("style:font-name"))
    weight, style = get("fo:font-weight"), get("fo:font-style")
    line = get("style:text-line-through-style") or get("style:text-line-through-type")
    under = get("style:text-underline-style") or get("style:text-underline-type")
    return Face(
        _ink(attributes),
        font.strip("'\" ") if font else None,
        get("style:font-charset") == "x-symbol" or None,
        line != NONE if line else None,
        weight == "bold" or weight in {"600", "700", "800", "900"} if weight else None,
        style in {"italic", "oblique"} if style else None,
        under != NONE if under else None,
        _background(attributes),
        get("text:display") == NONE if get("text:display") else None,
        get("fo:font-size"),
    )


def _ink(attributes: Attributes) -> str | None:
    size = length(attributes.get("fo:font-size", ""))
    if size is not None and size <= TOO_SMALL:
        return TINY
    if attributes.get("style:use-window-font-color") == "true":
        return ""
    written = attributes.get("fo:color")
    if not written:
        return None
    ink = colour({"rgb": written})
    return "" if ink == BLACK else ink


def _background(attributes: Attributes) -> str | None:
    written = attributes.get("fo:background-color")
    return None if not written else "" if written == "transparent" else colour({"rgb": written})


class Dress(NamedTuple):
    """How a cell's style looks: the look, the same without its number format, and the face of its letters."""

    look: Look
    bare: Look
    face: Face


def dressed(pieces: Sequence[Piece], dress: Dress) -> tuple[Look, Look, int]:
    """Both looks of a cell whose text has these pieces, and the flags that they give it."""
    written = [(text, face.over(dress.face)) for text, face in pieces if text.strip()]
    if not written:
        return dress.look, dress.bare, Flag.NONE
    faces = [face for _, face in written]
    flags = Flag.STRUCK if any(face.struck for face in faces) else Flag.NONE
    if len({(face.stress, _told_apart(face.ink), face.behind or "") for face in faces}) > 1:
        flags |= Flag.STRESSED
    if any(face.symbols and SIGNS.search(text) for text, face in written):
        flags |= Flag.SYMBOLS
    unseen = [face for face in faces if is_unseen(face, dress.look.fill)]
    short = sum(len(text) for text, _ in written) <= SHORT
    if unseen and (short or len(unseen) == len(faces)):
        flags |= Flag.UNSEEN
        ink = TINY if unseen[0].ink == TINY else unseen[0].behind or dress.look.fill or PAPER
    else:
        ink = faces[0].ink or "" if len({face.ink for face in faces}) == 1 else ""
    symbols = next(filter(None, (face.symbols for face in faces)), "")
    stress = faces[0].stress if len({face.stress for face in faces}) == 1 else ""
    struck = all(face.struck for face in faces)
    look = looking(dress.look._replace(ink=ink, symbols=symbols, stress=stress, struck=struck))
    return look, looking(look._replace(format="", date=False)), flags


def _told_apart(ink: str | None) -> str:
    """An ink as people tell it from others: what is nearly black is black."""
    return "" if not ink or same_colour(ink, BLACK) else told_from_black(ink)


def is_unseen(face: Face, fill: str) -> bool:
    """Whether nobody sees letters of this face in a cell with this fill."""
    return bool(face.hidden) or same_colour(face.ink or "", face.behind or fill)
