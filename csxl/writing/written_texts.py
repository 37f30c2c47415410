"""The texts of a workbook as XML. It holds each of them once, and its cells refer to them by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from csxl.text.memo import Memo
from csxl.writing import theme
from csxl.writing.storable import storable
from csxl.writing.theme import Look

START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="{}" count="{}" uniqueCount="{}">'
SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # how a program would write a character as a code


class WrittenTexts:
    """The numbers of the texts, of one in pieces by its XML, and how many cells refer to them."""

    def __init__(self) -> None:
        self.numbers: dict[str | bytes, int] = {}
        self.used = 0

    def plain(self, text: str, times: int = 1) -> int:
        """The number of a text, to which so many cells refer."""
        return self._number(text if text in self.numbers else storable(text), times)

    def rich(self, runs: Iterable[tuple[str, Look]]) -> int:
        """The number of a text in pieces, each with its own look."""
        return self._number(f"<si>{''.join(_run(text, look) for text, look in runs)}</si>".encode())

    def _number(self, text: str | bytes, times: int = 1) -> int:
        self.used += times
        return self.numbers.setdefault(text, len(self.numbers))

    def parts(self) -> Iterator[bytes]:
        """The XML of all of them."""
        yield START.format(SPACE, self.used, len(self.numbers)).encode()
        yield from (_PLAIN[one].encode() if isinstance(one, str) else one for one in self.numbers)
        yield b"</sst>"


def _plain(text: str) -> str:
    return f"<si>{_inner(text)}</si>"


def _run(text: str, look: Look) -> str:
    """A piece of a text, with the weight, the size and the colour of a look."""
    face = dict(look)
    return (
        f'<r><rPr>{"<b/>" if face.get("bold") else ""}<sz val="{face["font_size"]}"/>'
        f'<color rgb="FF{face["font_color"][1:]}"/><rFont val="{theme.FONT}"/><family val="2"/><scheme val="minor"/>'
        f"</rPr>{_inner(text)}</r>"
    )


def _inner(text: str) -> str:
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{kept}>{CODE.sub('_x005F_', escape(text, quote=False))}</t>"


_PLAIN = Memo(_plain, 20_000, 1_000)  # every questionnaire of a review has the same texts
