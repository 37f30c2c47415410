"""The properties that an `.xls` keeps in streams of their own: title, author, times, and custom ones."""

from __future__ import annotations

import datetime
import struct
from collections.abc import Iterator, Mapping

from csxl.unwrap.compound import Compound

STREAMS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
TITLES = {2: "title", 4: "creator", 8: "lastModifiedBy", 12: "created", 13: "modified"}
SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
OWN = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
DICTIONARY, CODE_PAGE = 0, 1
NARROW, WIDE, SHORT, LONG, TIME = 0x1E, 0x1F, 2, 3, 0x40
UTF_16, UTF_8 = 1200, 65001
TICKS, LATEST = 10_000_000, 1 << 60  # ticks in a second; a time beyond the year 5000
EPOCH = datetime.datetime(1601, 1, 1)
MOST = 1000


def read_property_sets(compound: Compound) -> Mapping[str, str]:
    """The texts, whole numbers and times among the properties; none where they make no sense."""
    found: dict[str, str] = {}
    for stream in STREAMS:
        data = compound.read(compound.find(stream))
        try:
            for identifier, start in _sections(data):
                found |= _section(data[start:], identifier)
        except (struct.error, LookupError, OverflowError):  # the latter where Python counts places in 32 bits
            continue
    return found


def _sections(data: bytes) -> Iterator[tuple[bytes, int]]:
    for number in range(min(struct.unpack_from("<I", data, 24)[0], 2)):
        at = 28 + number * 20
        yield data[at : at + 16], struct.unpack_from("<I", data, at + 16)[0]


def _section(section: bytes, identifier: bytes) -> dict[str, str]:
    """One section's properties by name."""
    count = min(struct.unpack_from("<I", section, 4)[0], MOST)
    places = dict(struct.unpack_from("<2I", section, 8 + number * 8) for number in range(count))
    page = struct.unpack_from("<H", section, places[CODE_PAGE] + 4)[0] if CODE_PAGE in places else 1252
    names = TITLES if identifier == SUMMARY else {}
    if identifier == OWN and DICTIONARY in places:
        names = dict(_names(section, places[DICTIONARY], page))
    values = {names[number]: _value(section, at, page) for number, at in places.items() if number in names}
    return {name: value for name, value in values.items() if value}


def _names(section: bytes, at: int, page: int) -> Iterator[tuple[int, str]]:
    """The names of properties by their numbers."""
    count = min(struct.unpack_from("<I", section, at)[0], MOST)
    at += 4
    for _ in range(count):
        number, length = struct.unpack_from("<2I", section, at)
        size = length * 2 if page == UTF_16 else length
        yield number, _decoded(section[at + 8 : at + 8 + size], page)
        at += 8 + (size + 3 & ~3 if page == UTF_16 else size)


def _value(section: bytes, at: int, page: int) -> str:
    kind = struct.unpack_from("<I", section, at)[0] & 0xFFFF
    if kind == LONG:
        return str(struct.unpack_from("<i", section, at + 4)[0])
    if kind == SHORT:
        return str(struct.unpack_from("<h", section, at + 4)[0])
    if kind == TIME:
        return _time(struct.unpack_from("<Q", section, at + 4)[0])
    if kind not in {NARROW, WIDE}:
        return ""
    length = struct.unpack_from("<I", section, at + 4)[0]
    size = length * 2 if kind == WIDE else length
    return _decoded(section[at + 8 : at + 8 + size], UTF_16 if kind == WIDE else page)


def _time(ticks: int) -> str:
    """A time as ISO in UTC, "" if it makes no sense."""
    return f"{(EPOCH + datetime.timedelta(seconds=ticks // TICKS)).isoformat()}Z" if 0 < ticks < LATEST else ""


def _decoded(data: bytes, page: int) -> str:
    code = {UTF_16: "utf-16-le", UTF_8: "utf-8"}.get(page, f"cp{page}")
    return data.decode(code, "replace").partition("\0")[0].strip()
