"""Whether bytes are a mail, however bent, and the mail as it was before a program bent it."""

from __future__ import annotations

import codecs
import re

from csxl.unwrap.mail_headers import start_of_mail

HEAD = 1 << 16
MOST_LINES = 400  # of a header that are looked at
MOST_MAILS = 10_000  # places in a mailbox where a mail may begin
WORDS = frozenset(("mime-version", "content-type", "received", "message-id", "from", "return-path"))
LINE = re.compile(rb"([A-Za-z][\w-]{0,75})[ \t]*:")
DIVIDED = re.compile(rb"--[^\r\n]{1,200}\r?\nContent-[A-Za-z-]{2,30}[ \t]*:")  # a mail without its head
APPLE_LENGTH = re.compile(rb"\s{0,100}(\d{1,12}) *\r?\n")
APPLE_END = re.compile(rb"\s*(<\?xml|<!DOCTYPE plist|<plist)")
OF_DAY = re.compile(rb"\d\d:\d\d:\d\d")
WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def is_mail(data: bytes) -> bool:
    """Whether bytes begin with the fields of a mail, or would but for what a program did to them."""
    head = repaired(data[:HEAD])
    found, odd = set[bytes](), 0
    at, start = 0, start_of_mail(head, 0, len(head))
    if DIVIDED.match(head, start):
        return True
    for line in head[start:].split(b"\n", MOST_LINES)[:MOST_LINES]:
        if line in (b"", b"\r"):
            break
        if named := LINE.match(line):
            found.add(named[1].lower())
            at += 1
        elif line[:1] not in b" \t":
            odd += 1
    return len({name.decode("ascii", "replace") for name in found} & WORDS) >= 2 and odd * 2 <= at


def is_mailbox(data: bytes) -> bool:
    """Whether bytes are a mailbox with more than one mail."""
    if not data.startswith((b"From ", b">From ")):
        return False
    at = 0
    for _ in range(MOST_MAILS):
        at = data.find(b"\nFrom ", at + 1)
        if at < 0 or (data[max(0, at - 2) : at].replace(b"\r", b"")[-1:] == b"\n" and _begins_mail(data, at + 1)):
            return at >= 0
    return False


def _begins_mail(data: bytes, at: int) -> bool:
    """Whether a line at a place is the one that a mailbox has before each mail."""
    line, _, after = data[at : at + 500].partition(b"\n")
    sender = line.split(b" ", 2)[1]
    return b"@" in sender and OF_DAY.search(line) is not None and LINE.match(after) is not None


def repaired(data: bytes) -> bytes:
    """A mail as bytes of one kind of line end, whatever program saved or moved it."""
    data = _narrow(data)
    data = _without_length(data)
    head = data[:HEAD]
    if b"\n" not in head and b"\r" in head:
        return data.replace(b"\r", b"\n")
    if head.count(b"\r\r\n") * 2 > head.count(b"\n"):
        data = data.replace(b"\r\r\n", b"\r\n")
    return _halved(data)


def _narrow(data: bytes) -> bytes:
    """Text of two bytes a letter as text of one."""
    data = data.removeprefix(codecs.BOM_UTF8)
    for mark, code in WIDE_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(code, "replace").encode("utf-8", "replace")
    head = data[:400]
    if len(head) > 40 and head[1::2].count(0) * 2 > len(head) * 0.9 and LINE.match(head[::2].lstrip()):
        return data.decode("utf-16-le", "replace").encode("utf-8", "replace")
    if len(head) > 40 and head[::2].count(0) * 2 > len(head) * 0.9 and LINE.match(head[1::2].lstrip()):
        return data.decode("utf-16-be", "replace").encode("utf-8", "replace")
    return data


def _without_length(data: bytes) -> bytes:
    """A mail without the number that Apple Mail writes before it and the list that it writes behind."""
    found = APPLE_LENGTH.match(data)
    if found is None:
        return data
    end = found.end() + int(found[1])
    if found.end() < end <= len(data) and APPLE_END.match(data, end):
        return data[found.end() : end]
    last = data.rfind(b"<?xml", max(0, len(data) - HEAD))
    if last > found.end() and b"<plist" in data[last : last + 400] and data[last:].rstrip().endswith(b"</plist>"):
        return data[found.end() : last]
    return data[found.end() :]


def _halved(data: bytes) -> bytes:
    """A mail without the blank line that a program put after each of its lines."""
    lines = [line.rstrip(b"\r") for line in data[:HEAD].lstrip().split(b"\n", 13)[:12]]
    named = [bool(LINE.match(line)) or line[:1] in (b" ", b"\t") for line in lines[::2]]
    if len(lines) < 12 or any(line.strip() for line in lines[1::2]) or named.count(False) > 1:
        return data
    data = data.replace(b"\r\n", b"\n").lstrip()
    return data.replace(b"\n\n", b"\n")
