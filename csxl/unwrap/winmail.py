"""The attachments in winmail.dat, in which Outlook wraps a mail (TNEF) so that nobody else can read it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import islice

from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.text.records import dataclass
from csxl.unwrap.source import Allowance, Labels, Source

TITLE, CONTENT, BEGINS, PROPERTIES = 0x18010, 0x6800F, 0x69002, 0x69005
LONG_NAME, SHORT_NAME, DATA = 0x3707, 0x3704, 0x3701
MOST_ATTRIBUTES, MOST_PROPERTIES = 20_000, 500
MOST_STEPS = 500_000  # properties and values in one file
SIZES = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}  # of a property's value, by its type
TEXT_8, TEXT_16, OBJECT, BYTES = 0x1E, 0x1F, 0x0D, 0x102
MESSAGE = bytes.fromhex("0703020000000000c000000000000046")  # before a message that is itself attached


@dataclass
class Attached:
    """One attachment so far."""

    name: str = ""
    data: bytes = b""


def attachments_of(source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic]:
    """The attachments in a winmail.dat, one at a time."""
    labels = Labels(source.file)
    for one in attached(source.data):
        if one.data:
            allowance.left -= len(one.data)
            if allowance.spent:
                yield FileCode.BOMB.about(source.file, why="its parts are larger than the file")
                return
            yield source.inner(labels.give(one.name or "attachment without a name"), one.data, "mail")


def attached(data: bytes) -> Iterator[Attached]:
    """Each attachment, once all that is said of it was read."""
    at, current = 6, None
    steps = iter(range(MOST_STEPS))
    for _ in range(MOST_ATTRIBUTES):
        if at + 9 > len(data):
            break
        _, kind, length = struct.unpack_from("<BII", data, at)
        start, at = at + 9, at + 9 + length + 2
        if kind == BEGINS:
            if current:
                yield current
            current = Attached()
        elif current is None:
            continue
        elif kind == TITLE and not current.name:
            current.name = _text(data[start : start + length])
        elif kind == CONTENT and not current.data:
            current.data = data[start : start + length]
        elif kind == PROPERTIES:
            _described(current, data, start, min(start + length, len(data)), steps)
    if current:
        yield current


def _described(current: Attached, data: bytes, at: int, end: int, steps: Iterator[int]) -> None:
    """What the properties of an attachment say of it: its long name, and a message that it is; `steps` are what may
    still be walked over."""
    for tag, kind, value in _properties(data, at, end, steps):
        if tag == LONG_NAME and value:
            current.name = _text(value) if kind == TEXT_8 else value.decode("utf-16-le", "replace").rstrip("\0").strip()
        elif tag == DATA and value[16:] and not current.data:
            current.data = value[16:] if value.startswith(MESSAGE) or kind == OBJECT else value


def _properties(data: bytes, at: int, end: int, steps: Iterator[int]) -> Iterator[tuple[int, int, bytes]]:
    """Each property with its type and, where it is text or bytes, its first value."""
    at += 4
    for _ in islice(steps, MOST_PROPERTIES):
        if at + 8 > end:
            return
        kind, tag = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4, end) if tag >= 0x8000 else at + 4
        kind, several = kind & 0xEFFF, kind & 0x1000
        if kind in SIZES and not several:
            at += SIZES[kind]
            continue
        if at + 8 > end or kind not in (*SIZES, TEXT_8, TEXT_16, OBJECT, BYTES):
            return
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
        if kind in SIZES:
            at += SIZES[kind] * count
            continue
        yield tag, kind, _value(data, at, end)
        for _ in islice(steps, min(count, MOST_PROPERTIES)):
            at = _after_value(data, at, end)


def _value(data: bytes, at: int, end: int) -> bytes:
    """The text or bytes at a place, after their length."""
    (length,) = struct.unpack_from("<I", data, at)
    return data[at + 4 : min(at + 4 + length, end)]


def _after_value(data: bytes, at: int, end: int) -> int:
    """Where the value after that at a place begins."""
    if at + 4 > end:
        return end
    length = int.from_bytes(data[at : at + 4], "little")
    return at + 4 + length + -length % 4


def _after_name(data: bytes, at: int, end: int) -> int:
    """Where the value of a property with a name of its own begins, after that name."""
    if at + 24 > end:
        return end
    kind, length = data[at + 16], int.from_bytes(data[at + 20 : at + 24], "little")
    return at + 24 + (length + -length % 4 if kind else 0)


def _text(data: bytes) -> str:
    return data.partition(b"\0")[0].decode("cp1252", "replace").strip()
