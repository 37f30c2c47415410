"""The records that the parts of an `.xlsb` are made of, walked without trusting their sizes, and what is in them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from csxl.sheets.cells import Area, Place
from csxl.sheets.faults import Harm, PartFault, too_much
from csxl.sheets.limits import COLUMNS, ROWS, Watch

Record = tuple[int, bytes]
Runs = tuple[tuple[int, int], ...]  # from which character on a text has which font
# What a record that is too short for its kind causes; OverflowError where Python counts places in 32 bits.
SENSELESS = (struct.error, IndexError, ValueError, OverflowError)
BLANK, SHORT_BLANK, BLANK_RUN, SHORT_BLANK_RUN = 1, 12, -1, -2
# Blank cells one after the other, as they mostly come, and the numbers under which they are handed on, all at once and
# with their heads.
RUNS = {
    BLANK: (BLANK_RUN, re.compile(rb"(?:\x01\x08.{8}){1,16384}+", re.S)),
    SHORT_BLANK: (SHORT_BLANK_RUN, re.compile(rb"(?:\x0c\x04.{4}){1,16384}+", re.S)),
}
NO_RUN = 0, None
LOOK_EVERY = 1 << 18  # of what records cost, between two looks at the clock
COST = 64  # of a record, besides its bytes
MOST_RECORDS = 2_000_000  # in one part, where a run of blank cells counts as one for every ten: some 2 s
A_RUN = 100  # bytes of such a run that count as one record
NOUGHT_TEXT = 0xFFFFFFFF  # in place of the length of a text that is not there
AREA = struct.Struct("<4I")
MOST_RUNS = 32_768


class Rich(NamedTuple):
    """A text, and the fonts of its runs."""

    text: str
    runs: Runs = ()


def records(data: bytes, watch: Watch) -> Iterator[Record]:
    """Each record's number and body; blank cells that follow each other are one. Raises
    PartFault where a record would end beyond the part, past the limit, or when the time is up."""
    position, end, cost, count = 0, len(data), 0, 0
    while position < end:
        before = position
        run, blanks = RUNS.get(data[position], NO_RUN)
        if blanks is not None and (match := blanks.match(data, position)):
            position = match.end()
            count += (position - before) // A_RUN
            yield run, match[0]
        else:
            kind, position, after = _head(data, position)
            if after > end:
                raise broken_off()
            yield kind, data[position:after]
            position = after
        count += 1
        cost += COST + position - before
        if cost > LOOK_EVERY:
            cost = 0
            if count > MOST_RECORDS:
                raise too_much("more rows and cells than can be looked at")
            watch.look()


def broken_off() -> PartFault:
    """The fault of a part whose records do not reach its end."""
    return PartFault(Harm.BROKEN_OFF, "from some point on, its contents are missing or make no sense")


def _head(data: bytes, position: int) -> tuple[int, int, int]:
    """A record's number, and where its body begins and ends; both number and size take seven bits of a byte, while the
    eighth is set."""
    try:
        kind, position = data[position], position + 1
        if kind > 0x7F:
            kind, position = kind & 0x7F | (data[position] & 0x7F) << 7, position + 1
        size, position = data[position], position + 1
        if size > 0x7F:
            size &= 0x7F
            for shift in (7, 14, 21):
                byte, position = data[position], position + 1
                size |= (byte & 0x7F) << shift
                if byte < 0x80:
                    break
    except IndexError:
        raise broken_off() from None
    return kind, position, position + size


def text_at(body: bytes, position: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends. Raises one of SENSELESS."""
    count = int.from_bytes(body[position : position + 4], "little")
    position += 4
    if count == NOUGHT_TEXT:
        return "", position
    end = position + 2 * count
    if end > len(body) or position > len(body):
        raise ValueError
    return body[position:end].decode("utf-16-le", "replace"), end


def rich_at(body: bytes, position: int) -> tuple[Rich, int]:
    """A text with runs of fonts, and where its runs end. Raises one of SENSELESS."""
    text, end = text_at(body, position + 1)
    if not body[position] & 1:
        return Rich(text), end
    count = struct.unpack_from("<I", body, end)[0]
    runs = body[end + 4 : end + 4 + 4 * count]
    if len(runs) != 4 * count or count > MOST_RUNS:
        raise ValueError
    return Rich(text, tuple(struct.iter_unpack("<2H", runs))), end + 4 + 4 * count


def area_at(body: bytes, position: int = 0) -> Area:
    """A block of cells, as much of it as lies in the grid. Raises one of SENSELESS."""
    top, bottom, left, right = AREA.unpack_from(body, position)
    if top > bottom or left > right or top >= ROWS or left >= COLUMNS:
        raise ValueError
    return Area(top + 1, left + 1, min(bottom + 1, ROWS), min(right + 1, COLUMNS))


def place_at(body: bytes, position: int) -> Place:
    """The first cell of a block. Raises one of SENSELESS."""
    return Place(*area_at(body, position)[:2])
