"""Texts as OOXML stores them: escapes, rich text, and the table of texts that cells share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from xml.etree.ElementTree import Element

from csxl.sheets.elements import Elements
from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.limits import STRINGS
from csxl.sheets.xml import TRUE

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
CLOSED = frozenset({"row", "c", "v", "f", "is", "si"})  # elements that no text contains
SKIPPED = ("extLst", "rPh")


def unescaped(text: str) -> str:
    """A text with its _xHHHH_ escapes turned into characters, once; half a pair of surrogates becomes U+FFFD."""
    if "_x" not in text:
        return text
    plain = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def said(element: Element, names: Mapping[str, str]) -> tuple[str, bool]:
    """What an `is` or `si` says: its runs joined, without phonetic guides, and whether one is crossed out. Raises
    PartFault if there is another such element inside it."""
    if len(element) == 1 and names[(part := element[0]).tag] == "t" and not len(part):  # as nearly all are
        return unescaped(part.text or ""), False
    runs: list[str] = []
    struck = False
    for part in _runs(element, names):
        if names[part.tag] == "t":
            runs.append(whole_text(part, names))
        else:
            struck = struck or part.get("val", "1") in TRUE
    return unescaped("".join(runs)), struck


def whole_text(element: Element, names: Mapping[str, str]) -> str:
    """All the text between an element's tags. Raises PartFault if another text or cell begins there."""
    if len(element):
        return _mixed_text(element, names)
    return element.text or ""


def _mixed_text(element: Element, names: Mapping[str, str]) -> str:
    if any(names[part.tag] in CLOSED for part in islice(element.iter(), 1, None)):
        raise _within()
    return "".join(element.itertext())


def _within() -> PartFault:
    """The fault of a text within a text: from here on the numbers that cells give would mean other texts."""
    return PartFault(Harm.BROKEN_OFF, "from some point on, one text is inside another")


def _runs(element: Element, names: Mapping[str, str]) -> Iterator[Element]:
    """The texts and the marks of crossed-out text in an element, at any depth."""
    inner = [iter(element)]
    while inner:
        part = next(inner[-1], None)
        if part is None:
            inner.pop()
        elif (name := names[part.tag]) in {"t", "strike"}:
            yield part
        elif name in CLOSED:
            raise _within()
        elif name not in SKIPPED and len(part):
            inner.append(iter(part))


class Strings:
    """The table of texts that cells share, by number, with the numbers of those that have a run crossed out.
    What came before a fault is kept."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        self.elements = Elements({"si": self._item}, {"si"}, SKIPPED)
        self.elements.read(chunks)

    def _item(self, element: Element) -> None:
        if len(self.texts) >= STRINGS:
            raise too_much(f"more than {STRINGS:,} texts")
        text, struck = said(element, self.elements.names)
        if struck:
            self.struck.add(len(self.texts))
        self.texts.append(text)
