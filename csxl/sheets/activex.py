"""ActiveX controls: whether they are ticked and what they say, from their own parts."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

from csxl.sheets.xml import Attributes, local_names, walk

CLASS_BYTES = 16
CHECK, OPTION, TOGGLE = (f"{{8bd21d{number}0-ec42-11ce-9e0d-00aa006002f3}}" for number in (4, 5, 6))
TEXT, LIST, COMBO = (f"{{8bd21d{number}0-ec42-11ce-9e0d-00aa006002f3}}" for number in (1, 2, 3))
LABEL, BUTTON = "{978c9e23-d4b0-11ce-bf2d-00aa003f40d0}", "{d7053240-ce69-11cd-a777-00dd01143c57}"
TICKED, HOLDING = frozenset({CHECK, OPTION, TOGGLE}), frozenset({TEXT, LIST, COMBO})
FIELDS = (4, 4, 4, 4, 1, 1, 1, 1, 0, 2, 4, 2, 2, 2, 2, 2, 1, 1, 1, 0, 1, 1, 4, 4, 4, 4, 4, 2, 2, 2, 0, 0, 4)
SIZE, VALUE, CAPTION = 8, 22, 23  # bits of what is stored; each field but the size has a width in FIELDS
NARROW = 1 << 31  # a text of one byte a letter
CAPTION_OF_OTHERS = 3  # the bit of a label's and a button's text


class Stored(NamedTuple):
    """What a control's own parts say: whether it is ticked (None for one that cannot be), and what it shows."""

    ticked: bool | None = None
    text: str = ""


class ActiveX:
    """A control's part while it is read: its class, the relation to its bytes, and its properties."""

    def __init__(self) -> None:
        self.kind = self.relation = ""
        self.properties: dict[str, str] = {}

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        walk(chunks, {"ocx": self._control, "ocxPr": self._property}, {})

    def _control(self, attributes: Attributes) -> None:
        own = local_names(attributes)
        self.kind, self.relation = own.get("classid", "").casefold(), own.get("id", "")

    def _property(self, attributes: Attributes) -> None:
        own = local_names(attributes)
        if len(self.properties) < 200:
            self.properties[own.get("name", "").casefold()] = own.get("value", "")[:1000]

    def stored(self, data: bytes) -> Stored:
        """What it says, given its bytes if it has any."""
        value, caption = self.properties.get("value", ""), self.properties.get("caption", "")
        if data:
            value, caption = _texts(data, self.kind)
        if self.kind in TICKED:
            return Stored(value.strip() not in {"", "0", "False", "false"}, caption)
        return Stored(None, value if self.kind in HOLDING else caption)


def _texts(data: bytes, kind: str) -> tuple[str, str]:
    """The value and the caption in a control's bytes, each "" where they are not there or make no sense."""
    try:
        if kind in TICKED | HOLDING:
            return _morph(data)
        return "", _caption(data) if kind in {LABEL, BUTTON} else ""
    except (struct.error, IndexError, OverflowError):  # the latter where Python counts places in 32 bits
        return "", ""


def _morph(data: bytes) -> tuple[str, str]:
    """The value and caption of a check box and its like, whose fields are there if their bits are set."""
    (mask,) = struct.unpack_from("<Q", data, CLASS_BYTES + 4)
    start = at = CLASS_BYTES + 12
    counts = {}
    for bit, width in enumerate(FIELDS):
        if mask >> bit & 1 and width:
            at += -(at - start) % width
            if bit in {VALUE, CAPTION}:
                (counts[bit],) = struct.unpack_from("<I", data, at)
            at += width
    at += -(at - start) % 4 + (8 if mask >> SIZE & 1 else 0)
    texts = {}
    for bit in (VALUE, CAPTION):
        length = counts.get(bit, 0) & ~NARROW
        texts[bit] = _text(data[at : at + length], counts.get(bit, 0))
        at += length + -length % 4
    return texts[VALUE], texts[CAPTION]


def _caption(data: bytes) -> str:
    """The caption of a label or button, which comes last but for its size."""
    (size, mask) = struct.unpack_from("<HI", data, CLASS_BYTES + 2)
    if not mask >> CAPTION_OF_OTHERS & 1:
        return ""
    before = sum(4 for bit in range(CAPTION_OF_OTHERS) if mask >> bit & 1)
    (count,) = struct.unpack_from("<I", data, CLASS_BYTES + 8 + before)
    length = count & ~NARROW
    end = CLASS_BYTES + 4 + size - 8
    start = end - length - -length % 4
    return _text(data[start : start + length], count) if start > CLASS_BYTES else ""


def _text(raw: bytes, count: int) -> str:
    return raw[:2000].decode("cp1252" if count & NARROW else "utf-16-le", "replace")
