"""The attachments of mails saved as `.eml`."""

from __future__ import annotations

import datetime
import email
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime

from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.unwrap.source import MOST_DEPTH, Allowance, Labels, Source

MOST_MAIL = 60 << 20  # bytes; the email package takes four times as much
APPLE_LENGTH = re.compile(rb"\A\s*\d+ *\r?\n")
SEALED = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
BODIES = {"text/plain", "text/html", "text/calendar", "text/enriched", "text/x-amp-html"}
PIECE_OF_BODY = re.compile(r"ATT\d+\.(html?|txt)", re.I)  # Exchange's names for text between attachments


def attachments(source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic]:
    """The attachments of a mail, and of the mails forwarded in it, one at a time."""
    if len(source.data) > MOST_MAIL:
        yield FileCode.TOO_LARGE.about(source.file, limit=MOST_MAIL >> 20)
        return
    try:
        mail = email.message_from_bytes(APPLE_LENGTH.sub(b"", source.data, count=1), policy=compat32)
    except Exception:  # the parser raises errors of many types on hostile nesting and headers
        yield FileCode.BROKEN_MAIL.about(source.file)
        return
    yield from parts(mail, Source(source.file, b"", date_of(mail), "mail", source.depth))


def parts(mail: Message, source: Source) -> Iterator[Source | Diagnostic]:
    """The attachments of a parsed mail; `source` is the mail without its bytes."""
    labels = Labels(source.file)
    for part in leaves(mail):
        media = part.get_content_type()
        if media in SEALED:
            yield FileCode.LOCKED_MAIL.about(source.file)
        elif media == "message/rfc822":
            yield from forwarded(part, source, labels)
        elif ((name := name_of(part)) or media not in BODIES) and not PIECE_OF_BODY.fullmatch(name):
            yield source.inner(labels.give(name or "attachment without a name"), payload(part), "mail")


def leaves(mail: Message) -> Iterator[Message]:
    """The parts of a mail that hold something; mails within it stay whole."""
    waiting = [mail]
    while waiting:
        part = waiting.pop(0)
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting[:0] = [inner for inner in part.get_payload() if isinstance(inner, Message)]
        else:
            yield part


def forwarded(part: Message, source: Source, labels: Labels) -> Iterator[Source | Diagnostic]:
    """The attachments of a mail that is itself attached."""
    inner = part.get_payload(0) if part.is_multipart() else None
    name = name_of(part) or (readable(inner.get("Subject")) if isinstance(inner, Message) else "") or "forwarded mail"
    file = labels.give(name if name.lower().endswith((".eml", ".msg")) else f"{name}.eml")
    if not isinstance(inner, Message):
        yield source.inner(file, payload(part), "mail")
    elif source.depth + 1 > MOST_DEPTH:
        yield FileCode.TOO_DEEP.about(file, limit=MOST_DEPTH)
    else:
        yield from parts(inner, source.inner_mail(file, date_of(inner)))


def payload(part: Message) -> bytes:
    """The bytes of an attachment, however they were encoded."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def name_of(part: Message) -> str:
    """The file name of an attachment, "" where it has none."""
    try:
        return readable(part.get_filename())
    except (LookupError, UnicodeError, ValueError, TypeError):  # an unknown code page
        return readable(str(part.get("Content-Disposition", "")).partition("filename")[2].strip('*= "'))


def readable(header: object) -> str:
    """A header's text with its encoded words decoded ("=?utf-8?B?...?=")."""
    text = str(header) if header is not None else ""
    try:
        pieces = decode_header(text)
        text = "".join(
            piece if isinstance(piece, str) else piece.decode(code or "latin-1", "replace") for piece, code in pieces
        )
    except (LookupError, ValueError, email.errors.HeaderParseError):
        pass
    return re.sub(r"\s+", " ", text).strip()


def date_of(mail: Message) -> str:
    """When a mail was sent, ISO, or ""."""
    text = str(mail.get("Date")).rstrip()
    try:
        sent = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return ""
    # "-0000" is UTC, from somebody who does not say where they are; Python reads it like no zone at all
    return (sent.replace(tzinfo=datetime.UTC) if text.endswith("-0000") else sent).isoformat()
