"""Members of zips packed by bzip2 or LZMA, unpacked in bounded steps.

zipfile unpacks whatever it is fed at once, and a few bytes of these may stand for gigabytes.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from importlib import import_module
from typing import Any

BZIP2, LZMA = zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA
LOCAL_RECORD = struct.Struct("<26x2H")  # before a member: how long its name is, and what else stands there
PROPERTIES = struct.Struct("<2xHBI")  # before LZMA: their size, three numbers in one, bytes of the dictionary
MOST_DICTIONARY = 64 << 20
SMALL_DICTIONARY = 1 << 12


def chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, key: bytes | None, size: int) -> Iterator[bytes]:
    """A member unpacked, so many bytes at a time. Raises one of the errors in DAMAGE, and NotImplementedError for a
    member that is packed in a way that cannot be undone here."""
    if info.compress_type not in (BZIP2, LZMA):
        with archive.open(info, pwd=key) as part:
            while chunk := part.read(size):
                yield chunk
        return
    if key is not None or info.flag_bits & 1 or archive.fp is None:
        raise NotImplementedError("locked, and packed in an unusual way")
    archive.fp.seek(info.header_offset)
    name, extra = LOCAL_RECORD.unpack(archive.fp.read(LOCAL_RECORD.size).ljust(LOCAL_RECORD.size, b"\0"))
    archive.fp.seek(name + extra, 1)
    checksum = 0
    for chunk in unpacked(archive.fp.read(info.compress_size), info.compress_type, size):
        checksum = zlib.crc32(chunk, checksum)
        yield chunk
    if checksum != info.CRC:
        raise zipfile.BadZipFile("its contents are not as they were when it was packed")


def unpacked(packed: bytes, method: int, size: int) -> Iterator[bytes]:
    """What was packed by bzip2 or LZMA, so many bytes at a time. Raises OSError or ValueError where it is damaged, and
    NotImplementedError where Python lacks the library."""
    try:
        packer = import_module("bz2").BZ2Decompressor() if method == BZIP2 else _of_lzma(packed)
    except ImportError:  # a Python without that library, such as a browser's
        raise NotImplementedError from None
    rest = packed if method == BZIP2 else packed[4 + int.from_bytes(packed[2:4], "little") :]
    while not packer.eof:
        try:
            chunk = packer.decompress(rest, size)
        except Exception as error:  # each library raises errors of its own
            raise ValueError("its contents are damaged") from error
        rest = b""
        if chunk:
            yield chunk
        elif packer.needs_input:
            return


def _of_lzma(packed: bytes) -> Any:
    """What unpacks LZMA, by the numbers that stand before its bytes."""
    lzma = import_module("lzma")
    size, numbers, dictionary = PROPERTIES.unpack(packed[: PROPERTIES.size].ljust(PROPERTIES.size, b"\xff"))
    rest, lc = divmod(numbers, 9)
    pb, lp = divmod(rest, 5)
    if size != 5 or pb > 4 or lc + lp > 4 or dictionary > MOST_DICTIONARY:
        raise ValueError("no numbers of LZMA")
    how = {"id": lzma.FILTER_LZMA1, "dict_size": max(dictionary, SMALL_DICTIONARY), "lc": lc, "lp": lp, "pb": pb}
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[how])
