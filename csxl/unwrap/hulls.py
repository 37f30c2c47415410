"""What stands before or round one file that was saved or sent amiss: bytes before it, compression, letters for bytes.

A hull has no name of its own: what is in it keeps the name that the file has.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from csxl.diagnostics.code import Code
from csxl.diagnostics.of_file import FileCode
from csxl.model.member import Wrapping
from csxl.unwrap.compound import SIGNATURE, open_compound
from csxl.unwrap.source import Allowance, Stop
from csxl.unwrap.zip_kinds import LOCAL, sniff_zip

FURTHEST = 1 << 16  # bytes before a workbook: the answer of a web server, a mark, a program's warnings
CHUNK = 1 << 20
MOST_PIECES = 200_000  # that a server sends one file in
MOST_STREAMS = 20  # compressed or coded one after the other in one file
MOST_MEMORY = 64 << 20  # that unpacking may take, as the file itself decides
DEFLATE, GZIP = 15, 31  # zlib's numbers for a stream with its own header, and with that of gzip
PACKERS: tuple[tuple[bytes, str], ...] = ((b"\x1f\x8b\x08", "zlib"), (b"BZh", "bz2"), (b"\xfd7zXZ\0", "lzma"))
BARE_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
ANSWER = re.compile(rb"HTTP/\d(\.\d)? \d{3}\b")
CHUNKED = re.compile(rb"^Transfer-Encoding:[^\n]*\bchunked\b", re.I | re.M)
CHUNK_SIZE = re.compile(rb"\s*([0-9A-Fa-f]{1,7})[^\n]{0,80}\n")
CODED_STARTS = re.compile(rb"UEsDB|UEswM|0M8R4KGx|H4sI|VUVzREJ")  # zips, compound files, gzip; twice
MOST_AROUND = 600  # bytes before and after the letters: quotes, a form of envelope
MOST_LETTERS = 40 << 20
MOST_LINES = 2_500_000  # of uuencode, each 45 bytes of a file
ALPHABET = re.compile(rb"[A-Za-z0-9+/=_\-\s\\]*")  # line ends may be written as \n in JSON
UU_BEGIN = re.compile(rb"(?:\A|\n)begin [0-7]{3,4} [^\n]*\n")


def sniff_packed(data: bytes) -> Wrapping | None:
    """Whether the bytes are compressed as a whole."""
    if data.startswith(tuple(mark for mark, _ in PACKERS)):
        return Wrapping.PACKED
    if data.startswith(BARE_ZLIB):
        try:
            head = zlib.decompressobj().decompress(data[:4096], 16)
        except zlib.error:
            return None
        return Wrapping.PACKED if head.startswith((LOCAL, SIGNATURE, b"<?xml")) else None
    return None


def sniff_hull(data: bytes) -> Wrapping | None:
    """What stands before or round a workbook in bytes that are no workbook themselves."""
    if ANSWER.match(data) or _inside(data) is not None:
        return Wrapping.PRECEDED
    if _letters(data) or (UU_BEGIN.search(data[:MOST_AROUND]) and len(UU_BEGIN.findall(data)) == 1):
        return Wrapping.CODED
    return None


def peeled(data: bytes, hull: Wrapping, allowance: Allowance) -> bytes | Code:
    """What is inside a hull, or why it cannot be taken out. Raises Stop where it unpacks to more than is allowed."""
    if hull is Wrapping.PACKED:
        return _inflated(data, allowance)
    if hull is Wrapping.CODED:
        return _decoded(data)
    return _body(data) if ANSWER.match(data) else _inside(data) or b""


def _inside(data: bytes) -> bytes | None:
    """The zip or compound file that begins within the first bytes, if it is one."""
    at = data.find(LOCAL, 1, FURTHEST)
    if at > 0 and sniff_zip(data[at:]) not in (None, FileCode.CUT_SHORT):
        return data[at:]
    at = data.find(SIGNATURE, 1, FURTHEST)
    return data[at:] if at > 0 and open_compound(data[at:]) else None


def _body(data: bytes) -> bytes:
    """What follows the header of a web server's answer."""
    end = re.search(rb"\r?\n\r?\n", data[:FURTHEST])
    if end is None:
        return b""
    body = data[end.end() :]
    return _unchunked(body) if CHUNKED.search(data[: end.start()]) else body


def _unchunked(body: bytes) -> bytes:
    """A body that was sent in pieces, each after its size; as it is where those are not there."""
    pieces, place = list[bytes](), 0
    while (
        len(pieces) < MOST_PIECES
        and (size := CHUNK_SIZE.match(body, place, place + 100))
        and (length := int(size[1], 16))
    ):
        pieces.append(body[size.end() : size.end() + length])
        place = size.end() + length
    return b"".join(pieces) or body


def _letters(data: bytes) -> bytes:
    """The letters that stand for a workbook's bytes where they are nearly all of a text; none in any other."""
    begin = CODED_STARTS.search(data[:MOST_AROUND]) if len(data) <= MOST_LETTERS else None
    run = ALPHABET.match(data, begin.start()) if begin else None
    letters = run.group() if run and len(data) - run.end() < MOST_AROUND else b""
    return letters if len(letters) * 2 > len(data) else b""


def _decoded(data: bytes) -> bytes | Code:
    """The bytes that letters stand for."""
    if letters := _letters(data):
        for escaped in (b"\\n", b"\\r", b"\\t"):
            letters = letters.replace(escaped, b"")
        runs = letters.translate(bytes.maketrans(b"-_", b"+/"), b" \t\r\n\f\v\\").split(b"=", MOST_STREAMS)
        return b"".join(base64.b64decode(run[: len(run) - (len(run) % 4 == 1)] + b"===") for run in runs)
    return _uudecoded(data)


def _uudecoded(data: bytes) -> bytes | Code:
    """The bytes that lines of uuencode stand for."""
    begin = UU_BEGIN.search(data)
    lines, out = io.BytesIO(data), io.BytesIO()
    lines.seek(begin.end() if begin else 0)
    for number, line in enumerate(lines):
        if line.strip() in (b"end", b"`"):
            break
        try:
            out.write(binascii.a2b_uu(line))
        except binascii.Error:
            return FileCode.TEXT
        if number >= MOST_LINES:
            return FileCode.TEXT
    return out.getvalue()


def _inflated(data: bytes, allowance: Allowance) -> bytes | Code:
    """A compressed file unpacked, counted against the allowance as it unpacks."""
    out = io.BytesIO()
    try:
        for piece in _streams(data):
            allowance.take(len(piece), out.tell() + len(piece), len(data))
            out.write(piece)
    except ImportError:  # a Python without that library, such as a browser's
        return FileCode.OTHER_ARCHIVE
    except Stop:
        raise
    except Exception:  # each library raises errors of its own
        return FileCode.PACKED_DAMAGED
    return out.getvalue()


def _streams(data: bytes) -> Iterator[bytes]:
    """What compressed streams that follow each other hold, piece by piece. Raises errors of each library's own."""
    make, place = _unpacker(data), 0
    for _ in range(MOST_STREAMS):
        packer = make()
        while not packer.eof:
            more = getattr(packer, "unconsumed_tail", b"")
            if not more and getattr(packer, "needs_input", True):
                more = data[place : place + CHUNK]
                place += len(more)
                if not more:
                    raise EOFError
            yield packer.decompress(more, CHUNK)
        place -= len(packer.unused_data)
        if not data.startswith(data[:3], place):
            return


def _unpacker(data: bytes) -> Callable[[], Any]:
    """What makes unpackers of the kind that these bytes need."""
    library = next((name for mark, name in PACKERS if data.startswith(mark)), "")
    if library == "bz2":
        make: Callable[[], Any] = import_module(library).BZ2Decompressor
        return make
    if library == "lzma":
        lzma = import_module(library)
        return lambda: lzma.LZMADecompressor(memlimit=MOST_MEMORY)
    return lambda: zlib.decompressobj(GZIP if library else DEFLATE)
