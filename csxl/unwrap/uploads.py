"""The files in what a web form sends: each between lines that divide them, with a few header lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.unwrap.source import Allowance, Labels, Source

BEGIN = re.compile(
    rb"\s{0,8}(--[^\r\n]{1,200})\r?\n(?:[\w-]{1,80}:[^\r\n]{0,2000}\r?\n){0,20}?Content-Disposition: *form-data", re.I
)
HEADER = re.compile(rb"(?:[^\r\n]+\r?\n){0,40}\r?\n")
NAME = re.compile(rb"""filename="?([^"\r\n;]*)"?""", re.I)
MOST_PARTS = 5_000


def is_upload(data: bytes) -> bool:
    """Whether the bytes begin as what a web form sends does."""
    return BEGIN.match(data) is not None


def uploaded(source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic]:
    """The files, one at a time; what was typed into the form's fields is none."""
    begin = BEGIN.match(source.data)
    pieces = source.data.split(begin[1], MOST_PARTS + 1)[1:] if begin else []
    if len(pieces) > MOST_PARTS:
        yield FileCode.BOMB.about(source.file, why=f"it has more than {MOST_PARTS:,} files in it")
        return
    labels = Labels(source.file)
    for piece in pieces:
        header = HEADER.match(piece.lstrip(b"\r\n")[:20_000])
        name = NAME.search(header.group()) if header else None
        if header is None or name is None:
            continue
        file = labels.give(name[1].decode("utf-8", "replace") or "file without a name")
        if allowance.leaves(file):
            continue
        yield source.inner(file, without_line_end(piece.lstrip(b"\r\n")[header.end() :]), "archive")


def without_line_end(piece: bytes) -> bytes:
    """A file's bytes without the line end before the next dividing line."""
    return piece[: len(piece) - (2 if piece.endswith(b"\r\n") else 1 if piece.endswith(b"\n") else 0)]
