"""A file without whatever stands round it as a whole: a password, compression, bytes before it."""

from __future__ import annotations

from csxl.model.member import Wrapping
from csxl.unwrap.hulls import peeled
from csxl.unwrap.passwords import decrypt
from csxl.unwrap.sniff import Sniffed, sniff
from csxl.unwrap.source import MOST_DEPTH, Allowance, Source

HULLS = {Wrapping.PACKED, Wrapping.CODED, Wrapping.PRECEDED}


def opened(source: Source, allowance: Allowance) -> tuple[bytes, Sniffed | None]:
    """The bytes of a file and what they are, without a password and whatever else stands round one file as a whole;
    None where there is no time to open it. Raises Stop."""
    data, found = source.data, sniff(source.data)
    for _ in range(MOST_DEPTH):
        if found is Wrapping.ENCRYPTED:
            inner = decrypt(data, allowance)
        elif isinstance(found, Wrapping) and found in HULLS:
            inner = peeled(data, found, allowance)
        else:
            break
        if not isinstance(inner, bytes):
            return b"", inner
        data, found = inner, sniff(inner)
    return data, found
