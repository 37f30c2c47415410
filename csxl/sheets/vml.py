"""The old kind of drawing, which still holds form controls, labels and the frames of embedded objects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from xml.etree.ElementTree import Element

from csxl.sheets.anchors import number
from csxl.sheets.elements import Elements
from csxl.sheets.limits import CELL_CHARACTERS
from csxl.text.records import dataclass

MOST = 5_000  # shapes of one sheet, the frames of its comments not counted
FRAMES = ("shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc", "image")
NEVER_CLOSED = re.compile(rb"<(br|BR)((?:\s[^<>/]{0,200})?)>|&nbsp;")
NO_NOTE = re.compile(rb"ObjectType=[\"'](?!Note)\w")
TAIL = 256  # bytes of a chunk that may be the beginning of such a tag
COMMENT = "note"


@dataclass
class OldShape:
    """A shape as an old drawing has it; `numbers` are the columns, rows and pixels of its corners, and `said` holds
    what is stored about it beside its text, by name."""

    ids: tuple[str, ...]
    kind: str
    numbers: list[int]
    text: str
    described: str
    said: Mapping[str, str] = field(default_factory=dict)
    is_line: bool = False
    is_ink: bool = False
    is_picture: bool = False


class OldDrawing:
    """An old drawing while it is read. What came before a fault is kept."""

    def __init__(self) -> None:
        self.shapes: list[OldShape] = []
        self.beyond = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        wanted = dict.fromkeys(FRAMES, self._shape)
        self.elements = Elements(wanted, wanted, ("shapetype", "shapelayout"))
        self.names = self.elements.names
        self.elements.read(closed(chunks))

    def _shape(self, shape: Element) -> None:
        data = next((part for part in shape if self.names[part.tag] == "ClientData"), None)
        kind = (data.get("ObjectType", "") if data is not None else "").casefold()
        if kind == COMMENT:
            return
        if len(self.shapes) >= MOST:
            self.beyond += 1
            return
        said = {} if data is None else {self.names[part.tag]: "".join(part.itertext()).strip() for part in data}
        corners = [number(text) for text in said.get("Anchor", "")[:200].split(",")]
        ids = [value for name, value in shape.items() if name in {"id", "ID"} or name.endswith(":spid")]
        inside = {self.names[part.tag]: part for part in shape}
        titles = [value for name, value in shape.items() if name in {"alt", "title", "href"}]
        if "imagedata" in inside:  # the name of the picture's file
            titles += [value for name, value in inside["imagedata"].items() if name.endswith(":title")]
        self.shapes.append(
            OldShape(
                tuple(ids),
                kind,
                corners if len(corners) == 8 else [],
                self._text(shape),
                "\n".join(dict.fromkeys(filter(None, titles)))[:999],
                said,
                self.names[shape.tag] in {"line", "polyline", "curve", "arc"} or kind in {"linea", "line"},
                "ink" in inside,
                "imagedata" in inside,
            )
        )

    def _text(self, shape: Element) -> str:
        """What is written in a shape, a paragraph a line; how the file's own lines are broken says nothing."""
        lines: list[str] = []
        for box in shape:
            if self.names[box.tag] != "textbox":
                continue
            for part in box:
                text = " ".join("".join(_with_breaks(part, self.names)).split(" "))
                lines += [" ".join(line.split()) for line in text.split("\v")]
        return "\n".join(lines).strip()[:CELL_CHARACTERS]


def _with_breaks(element: Element, names: Mapping[str, str]) -> Iterator[str]:
    """The text within an element, with a vertical tab at each break."""
    yield element.text or ""
    for part in element.iter():
        if part is not element:
            if names[part.tag].casefold() == "br":
                yield "\v"
            yield part.text or ""
            yield part.tail or ""


def holds_more_than_notes(chunks: Iterable[bytes]) -> bool:
    """Whether an old drawing that cannot be read has anything in it but the frames of comments. Raises PartFault."""
    kept = b""
    for chunk in chunks:
        if NO_NOTE.search(kept + chunk):
            return True
        kept = chunk[-40:]
    return False


def closed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The part with its line breaks closed: Excel writes them as HTML does, which is no XML."""
    kept = b""
    for chunk in chunks:
        data = NEVER_CLOSED.sub(_closed, kept + chunk)
        cut = max(data.rfind(b"<"), data.rfind(b"&"))
        cut = cut if cut >= len(data) - TAIL and b">" not in data[cut:] else len(data)
        kept = data[cut:]
        yield data[:cut]
    yield kept


def _closed(match: re.Match[bytes]) -> bytes:
    return b"<br" + match[2] + b"/>" if match[1] else b"&#160;"
