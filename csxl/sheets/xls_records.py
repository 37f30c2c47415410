"""The records that the stream of an `.xls` is made of, walked without trusting what they say of their own sizes."""

from __future__ import annotations

import struct
from collections.abc import Container, Iterator

from csxl.sheets.faults import Harm, PartFault
from csxl.sheets.limits import Watch

BOF, END, CONTINUE = 0x809, 0x0A, 0x3C
REMOVED = 0  # what unlocking puts in place of the record that says how a workbook is locked; its body is empty
HEAD = struct.Struct("<HH")
# What a record that is too short for its kind causes; OverflowError where Python counts places in 32 bits.
SENSELESS = (struct.error, IndexError, ValueError, OverflowError)
LOOK_EVERY = 2_048  # records between two looks at the clock
BEGINNINGS = frozenset({0x09, 0x209, 0x409, BOF})
WITHIN = frozenset(
    {0x201, 0x203, 0x204, 0x205, 0x06, 0x207, 0x208, 0x27E, 0xBD, 0xBE, 0xD6, 0xD7, 0xFD, 0xEC, 0x5D, 0x1C}
)
BROKEN_OFF = "it breaks off in the middle"
SENSELESS_FROM_HERE = "from some point on, its contents make no sense"


class Records:
    """The records from one beginning to its end, with how deep each lies in others (charts lie within sheets);
    afterwards `end` is where they end."""

    def __init__(self, stream: bytes, start: int, watch: Watch, elsewhere: Container[int] = ()) -> None:
        self.stream, self.start, self.watch = stream, start, watch
        self.elsewhere = elsewhere  # where other sheets begin
        self.end = start

    def __iter__(self) -> Iterator[tuple[int, bytes, int]]:
        """Each record's kind, body and depth. Raises PartFault where they stop before their end."""
        stream, position, depth, count, counted = self.stream, self.start, 0, 0, self.start
        while True:
            kind, size = HEAD.unpack_from(stream, position) if position + 4 <= len(stream) else (0, 0)
            after = position + 4 + size
            if after > len(stream) or (not kind and (not size or any(stream[position + 4 : after]))):
                raise _broken_off(stream, position)
            if depth and kind == BOF and position in self.elsewhere:
                raise PartFault(Harm.BROKEN_OFF, "its end is not where it should be")
            if kind == BOF:
                depth += 1
            elif kind == END:
                depth -= 1
                if depth < 1:
                    break
            if kind not in {END, REMOVED}:
                yield kind, stream[position + 4 : after], depth
            position = after
            count += 1
            if not count % LOOK_EVERY:
                self.watch.unpacked(position - counted)
                counted = position
        self.watch.unpacked(after - counted)
        self.end = after
        if self._goes_on():
            raise PartFault(Harm.BROKEN_OFF, SENSELESS_FROM_HERE)

    def _goes_on(self) -> bool:
        """Whether records of a sheet follow the end, which then is none."""
        follows = HEAD.unpack_from(self.stream, self.end)[0] if self.end + 4 <= len(self.stream) else 0
        return follows in WITHIN


def _broken_off(stream: bytes, position: int) -> PartFault:
    rest = stream[position + 4 : position + 68].strip(b"\0")
    return PartFault(Harm.BROKEN_OFF, SENSELESS_FROM_HERE if rest else BROKEN_OFF)


def begins(stream: bytes, position: int) -> int:
    """The kind of what begins there (0x05 a workbook, 0x10 a worksheet …), -1 if nothing does."""
    if position + 8 > len(stream) or HEAD.unpack_from(stream, position)[0] not in BEGINNINGS:
        return -1
    return int(HEAD.unpack_from(stream, position + 4)[1])
