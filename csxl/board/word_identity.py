"""How a Word document says that csxl wrote it, which it is and for which review; written and read back here."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Mapping

from csxl.board.word_file import CUSTOM, MADE
from csxl.model.own_documents import DOCUMENTS, PROPERTY, REVIEW
from csxl.text.records import dataclass

MOST = 1 << 16  # bytes of the properties
# What a file that is no zip raises, or a damaged one.
_DAMAGE = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, EOFError, RuntimeError, OverflowError)
_VALUE = re.compile(r'<property\b[^>]*\bname="([^"]*)"[^>]*>\s*<vt:lpwstr>([^<]*)</vt:lpwstr>')


@dataclass(frozen=True)
class DocumentIdentity:
    """Which of csxl's documents a file is and of which review; `is_as_written` unless a program has saved it since."""

    kind: str
    review: str
    is_as_written: bool


def identity_properties(kind: str, review: str) -> Mapping[str, str]:
    """The properties that name a document."""
    return {PROPERTY: kind, REVIEW: review}


def document_identity(data: bytes) -> DocumentIdentity | None:
    """What a file says it is; None if csxl did not write it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(CUSTOM) as part:
            text = part.read(MOST).decode("utf-8", "replace")
            dates = {info.date_time for info in archive.infolist()}
    except _DAMAGE:
        return None
    found = {html.unescape(name): html.unescape(value) for name, value in _VALUE.findall(text)}
    kind = found.get(PROPERTY, "")
    return DocumentIdentity(kind, found.get(REVIEW, ""), dates == {MADE}) if kind in DOCUMENTS else None
