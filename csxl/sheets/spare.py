"""What all that lies beside the sheets of one workbook may cost, so that it cannot crowd out their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csxl.sheets.faults import too_much

BYTES = 32 << 20  # of drawings, comments and charts, unpacked: about 5 s of shapes at their densest
OBJECT_BYTES = 32 << 20  # of embedded files that are looked into for their names
THINGS, CHARACTERS = 200_000, 10_000_000  # that are kept, with their texts


class Spare:
    """What is left of that."""

    def __init__(self) -> None:
        self.bytes, self.object_bytes, self.things, self.characters = BYTES, OBJECT_BYTES, THINGS, CHARACTERS

    def counted(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """A part's bytes as they come. Raises PartFault when there were too many in all."""
        for chunk in chunks:
            self.bytes -= len(chunk)
            if self.bytes < 0:
                raise too_much(f"more than {BYTES >> 20} MB of drawings and comments")
            yield chunk

    def keep(self, things: int, characters: int) -> None:
        """Count what is kept. Raises PartFault where it would be too much in all."""
        if things > self.things or characters > self.characters:
            raise too_much("more drawings, comments and links than can be kept")
        self.things -= things
        self.characters -= characters

    def first_bytes(self, chunks: Iterable[bytes], most: int) -> bytes:
        """The first bytes of an embedded file, fewer once many have been looked into."""
        found: list[bytes] = []
        most = min(most, self.object_bytes)
        for chunk in chunks:
            found.append(chunk)
            most -= len(chunk)
            self.object_bytes -= len(chunk)
            if most <= 0:
                break
        return b"".join(found)
