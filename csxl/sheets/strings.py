"""Texts as OOXML stores them: escapes, rich text, and the table of texts that cells share."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from xml.etree.ElementTree import Element

from csxl.sheets.elements import Elements
from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.fonts import Font, dress
from csxl.sheets.known_parts import sole
from csxl.sheets.limits import STRINGS
from csxl.sheets.plain_xml import contents, read_each
from csxl.sheets.rich_text import LOOKS, FontLook, Runs, font_look, look_of, plain_runs
from csxl.text.memo import Memo

ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
CLOSED = frozenset({"row", "c", "v", "f", "is", "si"})  # elements that no text contains
SKIPPED = ("extLst", "rPh")
OPEN, CLOSE = b"<si>", b"</si>"
# A text without markup but these entities, and without any signs that XML may not allow: some of those begin with \xef.
PLAIN = rb'<t(?: xml:space="preserve")?>((?:[^<>&\x00-\x08\x0b-\x1f\xef]++|&(?:amp|lt|gt|quot|apos|#10);)*+)</t>'
PLAIN_ITEM = re.compile(PLAIN)
Said = tuple[str, Runs | None]  # a text, and how its runs look if that is not as its cell does


def unescaped(text: str) -> str:
    """A text with its _xHHHH_ escapes turned into characters, once; half a pair of surrogates becomes U+FFFD."""
    if "_x" not in text:
        return text
    plain = ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def said(element: Element, names: Mapping[str, str]) -> Said:
    """What an `is` or `si` says: its runs joined, without phonetic guides, and how they look if that is not as its cell
    does. Raises PartFault if there is another such element inside it."""
    if len(element) == 1 and names[(part := element[0]).tag] == "t" and not len(part):  # as nearly all are
        return unescaped(part.text or ""), None
    if plain := plain_runs(element, names):
        return unescaped("".join(text for text, _ in plain)), look_of(plain)
    texts: list[tuple[str, FontLook | None]] = []
    font: Font | None = None
    for part in _runs(element, names):
        name = names[part.tag]
        if name == "t":
            texts.append((whole_text(part, names), None if font is None else font_look(font)))
        elif name in {"r", "rPr"}:
            font = Font() if name == "rPr" else None
        else:
            font = font or Font()
            dress(font, name, part.attrib)
    return unescaped("".join(text for text, _ in texts)), look_of(texts)


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
    return PartFault(Harm.BROKEN_OFF, "from some point on, its texts run into each other")


def _runs(element: Element, names: Mapping[str, str]) -> Iterator[Element]:
    """The texts in an element and what is said of their looks, at any depth, each run before what is in it."""
    inner = [iter(element)]
    while inner:
        part = next(inner[-1], None)
        if part is None:
            inner.pop()
        elif (name := names[part.tag]) == "t" or name in LOOKS:
            yield part
            if len(part) and name != "t":
                inner.append(iter(part))
        elif name in CLOSED:
            raise _within()
        elif name not in SKIPPED and len(part):
            inner.append(iter(part))


class Strings:
    """The table of texts that cells share: each with its looks if its runs have looks of their own. What came before a
    fault is kept."""

    def __init__(self) -> None:
        self.items: list[Said] = []

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read the part. Raises PartFault."""
        self.items = cut(sole(chunks) or b"")
        if not self.items:
            self.read_whole(chunks)

    def read_whole(self, chunks: Iterable[bytes]) -> None:
        """Read the part as any part is read. Raises PartFault."""
        self.elements = Elements({"si": self._item}, {"si"}, SKIPPED)
        self.elements.read(chunks)

    def _item(self, element: Element) -> None:
        if len(self.items) >= STRINGS:
            raise too_much(f"more than {STRINGS:,} texts")
        self.items.append(said(element, self.elements.names))


def plainly_said(text: bytes) -> Said:
    """What a text says that PLAIN found. Raises UnicodeDecodeError."""
    return unescaped(html.unescape(text.decode())), None


def _read(items: Sequence[bytes]) -> list[Said]:
    """What items say. Raises PartFault, as well where one is not a whole item, or UnicodeDecodeError."""
    return read_each(items, PLAIN_ITEM, lambda plain: plainly_said(plain[1]), _parsed)


def _parsed(items: Sequence[bytes]) -> list[Said]:
    """What items say, in a part of their own. Raises PartFault, as well where one is not a whole item."""
    joined, alone = OPEN + (CLOSE + OPEN).join(items) + CLOSE, Strings()
    if joined.count(b"<si") == joined.count(CLOSE) == len(items):  # so none lies in another
        alone.read_whole([b"<sst>", joined, b"</sst>"])
    if len(alone.items) != len(items):
        raise _within()
    return alone.items


_known = Memo[bytes, Said](lambda item: _read([item])[0], most=4_000, longest=2_000)


def cut(data: bytes) -> list[Said]:
    """What the items of a part say, each known by its own bytes; nothing unless every byte is in one of its items."""
    within = contents(data, "sst") if Memo.remembers else None
    inside = data[slice(*within)] if within else b""
    items = inside.removeprefix(OPEN).removesuffix(CLOSE).split(CLOSE + OPEN)
    if not (inside.startswith(OPEN) and inside.endswith(CLOSE)) or len(items) > _known.most:
        return []
    try:
        _known.learn(items, _read)
        return [_known[item] for item in items]
    except (PartFault, UnicodeDecodeError):
        return []
