"""The attachments of mails saved as Outlook's `.msg`, a compound file with a storage for each attachment."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.unwrap.compound import Compound, open_compound
from csxl.unwrap.source import MOST_DEPTH, Allowance, Labels, Source

ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9A-Fa-f]+", re.I)
PROPERTIES = "__properties_version1.0"
CONTENT, OBJECT = "__substg1.0_37010102", "__substg1.0_3701000D"  # bytes; a mail or an object in its own storage
LONG_NAME, SHORT_NAME, SUBJECT = "3707", "3704", "0037"
HEADER, HEADER_WITHIN = 32, 24  # bytes before the properties of a message, and of one within another
SENT = b"\x40\0\x39\0"  # how the property with the time of sending begins
TICKS, LATEST = 10_000_000, 1 << 60  # ticks in a second; a time beyond the year 5000
EPOCH = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)


def attachments(source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic]:
    """The attachments of an Outlook message, and of the messages forwarded in it, one at a time."""
    compound = open_compound(source.data)
    if compound is None:
        yield FileCode.BROKEN_MAIL.about(source.file)
        return
    mailed = sent(compound.read(compound.find(PROPERTIES)))
    yield from parts(compound, "", Source(source.file, b"", mailed, "mail", source.depth), allowance)


def parts(compound: Compound, inside: str, source: Source, allowance: Allowance) -> Iterator[Source | Diagnostic]:
    """The attachments of the message at a path; `source` is the message without its bytes."""
    labels = Labels(source.file)
    for storage in storages(compound, inside):
        data = compound.find(f"{storage}/{CONTENT}", f"{storage}/{OBJECT}/Package")
        name = text(compound, storage, LONG_NAME) or text(compound, storage, SHORT_NAME)
        if data:
            allowance.left -= compound.sizes[data]
            if allowance.spent:
                yield FileCode.BOMB.about(source.file, why="its parts are larger than the file")
                return
            yield source.inner(labels.give(name or "attachment without a name"), compound.read(data), "mail")
        elif compound.find(f"{storage}/{OBJECT}/{PROPERTIES}"):
            subject = name or text(compound, f"{storage}/{OBJECT}", SUBJECT) or "forwarded mail"
            file = labels.give(subject if subject.lower().endswith(".msg") else f"{subject}.msg")
            if source.depth + 1 > MOST_DEPTH:
                yield FileCode.TOO_DEEP.about(file, limit=MOST_DEPTH)
            else:
                mailed = sent(compound.read(compound.find(f"{storage}/{OBJECT}/{PROPERTIES}")), HEADER_WITHIN)
                yield from parts(compound, f"{storage}/{OBJECT}/", source.inner_mail(file, mailed), allowance)


def storages(compound: Compound, inside: str) -> list[str]:
    """The paths of the attachments of the message at a path, in order."""
    found = (ATTACHMENT.match(path, len(inside)) for path in compound.sizes if path.startswith(inside))
    return sorted({match.string[: match.end()] for match in found if match})


def text(compound: Compound, storage: str, tag: str) -> str:
    """A text property, in Unicode or in the Western code page; "" where there is none."""
    wide = compound.read(compound.find(f"{storage}/__substg1.0_{tag}001F"))
    narrow = b"" if wide else compound.read(compound.find(f"{storage}/__substg1.0_{tag}001E"))
    return (wide.decode("utf-16-le", "replace") or narrow.decode("cp1252", "replace")).rstrip("\0").strip()


def sent(properties: bytes, header: int = HEADER) -> str:
    """When a message was sent, ISO, or ""; its properties begin after a header."""
    for entry in range(header, len(properties) - 15, 16):
        if properties.startswith(SENT, entry):
            ticks = int.from_bytes(properties[entry + 8 : entry + 16], "little")
            return (EPOCH + datetime.timedelta(seconds=ticks // TICKS)).isoformat() if ticks < LATEST else ""
    return ""
