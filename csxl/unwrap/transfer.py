"""The bytes of a part of a mail, however they were coded for the way, and files written into the text of one."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator

from csxl.unwrap.compound import SIGNATURE
from csxl.unwrap.zip_kinds import LOCAL

MOST_CODED = 3  # codings around each other
MOST_FILES = 200  # in one text
SIGNATURES = (LOCAL, SIGNATURE, b"\x78\x9f\x3e\x22")  # zip, compound file, winmail.dat
NOT_CODE = re.compile(rb"[^A-Za-z0-9+/=\s]|\S[ \t]+\S")
LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"
NO_LETTERS = bytes(set(range(256)) - set(LETTERS[:64]))
CODE_ONLY = re.compile(rb"[A-Za-z0-9+/=\s]{40,}")
CODED_FILE = re.compile(rb"(?:UEsDB|0M8R4KGx|eJ8\+I)[A-Za-z0-9+/\r\n]{40}")  # the signatures in base64
UU_FILE = re.compile(rb"^begin(-base64)? {1,9}[0-7]{3,4} {1,9}([^ \r\n][^\r\n]{0,254})\r?\n", re.M)
UU_END = re.compile(rb"^(?:end|====)[ \t]*\r?$\n?", re.M)
MOST_UU_LINES = 1_000_000  # of all files in one text
FOOTER = 40  # lines at most that a mailing list puts below


def decoded(data: bytes, coding: str) -> bytes:
    """A part's bytes without the coding that its head names, in any of the ways in which people misspell it."""
    word = re.sub(r"[^a-z0-9]", "", coding.partition(";")[0][:60].lower()).removeprefix("x")
    if data.startswith(SIGNATURES):
        return data
    if word in ("base64", "b64", "bas64", "base46", "basse64"):
        return from_base64(data)
    if word in ("quotedprintable", "qp", "quotedprintible", "quoteprintable"):
        return binascii.a2b_qp(data)
    if word in ("uuencode", "uue", "uu", "uuencoded") and (files := uuencoded(data)):
        return files[0][1]
    return data


def from_base64(data: bytes) -> bytes:
    """What base64 stands for, with odd lines, lost padding or a mailing list's footer; as far as it can be decoded."""
    plain = not data.translate(None, LETTERS) and b" " not in data and b"\t" not in data
    odd = None if plain else NOT_CODE.search(data)
    if odd is not None:
        line = data.rfind(b"\n", 0, odd.start()) + 1
        if line and data.count(b"\n", line) <= FOOTER:
            data = data[:line]
    for short in (b"", b"=", b"=="):
        try:
            return binascii.a2b_base64(data + short)
        except binascii.Error:
            continue
    letters = data.translate(None, NO_LETTERS)
    return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def uncoded(data: bytes) -> bytes:
    """A file that was coded once more than its head says: without those codings if it is then one that may hold a
    workbook, else as it was."""
    found = data
    for _ in range(MOST_CODED):
        if found.startswith(SIGNATURES):
            return found
        text = found.lstrip()
        if UU_FILE.match(text) and (files := uuencoded(text)):
            found = files[0][1]
        elif CODE_ONLY.match(text):
            found = from_base64(text)
        else:
            return data
    return found if found.startswith(SIGNATURES) else data


def coded_files(text: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that stand coded within a text, with their names where they have any."""
    yield from uuencoded(text)
    for start, end in _coded(text):
        data = from_base64(text[start:end])
        if data.startswith(SIGNATURES):
            yield "", data


def _coded(text: bytes) -> Iterator[tuple[int, int]]:
    """Where each run of base64 stands in a text that seems to be a file."""
    at = 0
    for _ in range(MOST_FILES):
        found = CODED_FILE.search(text, at)
        if found is None:
            return
        at = _end_of_code(text, found.start())
        yield found.start(), at


def without_files(text: bytes) -> bytes:
    """A text without the files that stand coded in it."""
    for _ in range(MOST_FILES):
        found = UU_FILE.search(text)
        if found is None:
            break
        text = text[: found.start()] + text[_end_of_uu(text, found.end()) :]
    kept, at = list[bytes](), 0
    for start, end in _coded(text):
        kept.append(text[at:start])
        at = end
    return b"".join((*kept, text[at:]))


def _end_of_code(text: bytes, start: int) -> int:
    """Where base64 that begins at a place ends: before the line with what is no base64, or, where the whole stands in
    that line, before what is none."""
    odd = NOT_CODE.search(text, start)
    if odd is None:
        return len(text)
    return text.rfind(b"\n", start, odd.start()) + 1 or max(odd.start() + (len(odd[0]) > 1), start + 40)


def uuencoded(text: bytes) -> list[tuple[str, bytes]]:
    """Each uuencoded file in a text, with its name."""
    files: list[tuple[str, bytes]] = []
    at, left = 0, MOST_UU_LINES
    for _ in range(MOST_FILES):
        found = UU_FILE.search(text, at)
        if found is None:
            break
        at = _end_of_uu(text, found.end())
        body = text[found.end() : at]
        data = from_base64(body) if found[1] else b"".join(_uu_lines(body, left))
        left -= 0 if found[1] else body.count(b"\n")
        if data:
            files.append((found[2].decode("utf-8", "replace").rstrip(" \t"), data))
    return files


def _end_of_uu(text: bytes, start: int) -> int:
    """Where a uuencoded file ends, its last line included."""
    found = UU_END.search(text, start)
    return found.end() if found else len(text)


def _uu_lines(body: bytes, most: int) -> Iterator[bytes]:
    """The bytes that each line stands for; blanks at its end may have been lost or added on the way."""
    at = 0
    for _ in range(most):
        stop = body.find(b"\n", at)
        line = body[at : stop if stop >= 0 else len(body)].rstrip(b"\r")
        if stop < 0 and not line:
            return
        at = stop + 1 if stop >= 0 else len(body)
        if not line or line.strip() in (b"end", b"`"):
            continue
        try:
            yield binascii.a2b_uu(line)
        except binascii.Error:
            size = ((line[0] - 32) & 63) * 4
            try:
                yield binascii.a2b_uu(line[: 1 + (size + 2) // 3])
            except binascii.Error:
                return
