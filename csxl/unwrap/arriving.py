"""One attachment of a mail of any kind: handed on to be read, skipped as nothing, or named for what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from csxl.diagnostics.of_file import FileCode
from csxl.model.diagnostic import Diagnostic
from csxl.text.records import dataclass
from csxl.unwrap import signed
from csxl.unwrap.came_along import CameAlong
from csxl.unwrap.left_out import is_envelope, is_picture, named_as_notice, notice, picture
from csxl.unwrap.links import share
from csxl.unwrap.mail_headers import in_code
from csxl.unwrap.source import Labels, Source
from csxl.unwrap.transfer import SIGNATURES, from_base64, uncoded
from csxl.unwrap.web_text import text_of_page

Found = Source | Diagnostic | CameAlong
NO_NAME = "attachment without a name"
AS_MAIL = b"MIME-Version: 1.0\r\nReceived: within a mail\r\n"  # put before a mail
SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
SIGNATURES_ASIDE = ("pkcs7-signature", "pgp-signature", "pgp-keys", "x-pkcs7-signature")
HEAD = 20_000  # bytes of a text that are looked at
PGP, PGP_ASIDE = b"-----BEGIN PGP MESSAGE", (b"-----BEGIN PGP SIGNATURE", b"-----BEGIN PGP PUBLIC KEY")
BINHEX, YENC = b"(This file must be converted with BinHex", re.compile(rb"^=ybegin ", re.M)
ENTITY = re.compile(rb"\s{0,20}(content-type|mime-version|content-transfer-encoding)[ \t]*:", re.I)
APPLE_SINGLE, APPLE_DOUBLE, DATA_FORK = b"\0\x05\x16\0", b"\0\x05\x16\7", 1
CALENDAR = re.compile(rb"\s{0,20}BEGIN:VCALENDAR", re.I)
ATTACHED = re.compile(rb"^ATTACH((?:;[^:;\"\r\n]{1,200}(?:\"[^\"\r\n]{0,200}\")?){0,20}):(.*)$", re.M | re.I)
FILE_NAME = re.compile(rb"(?:FILENAME|X-APPLE-FILENAME|X-LABEL|NAME)=\"?([^\";:]{1,200})", re.I)
MOST_IN_INVITATION = 50


@dataclass(frozen=True)
class Item:
    """An attachment as it came: its name or "", its bytes, the type it is said to have, and whether the letter shows
    it."""

    name: str
    data: bytes
    media: str = ""
    inline: bool = False


def arrived(item: Item, mail: Source, labels: Labels) -> Iterator[Found]:
    """What an attachment is, or what is said of it; nothing for a logo or a signature."""
    data, suffix = uncoded(item.data), PurePosixPath(item.name).suffix.lower()
    head = data[:HEAD]
    if data.startswith(SIGNATURES):
        yield mail.inner(labels.give(item.name or NO_NAME), data, "mail")
    elif item.media in SEALED or suffix == ".p7m" or signed.is_signed(data):
        yield _unsealed(item, data, mail, labels)
    elif item.media.endswith(SIGNATURES_ASIDE) or head.lstrip().startswith(PGP_ASIDE) or data[:4] == APPLE_DOUBLE:
        return
    elif is_picture(data):
        yield from filter(None, [picture(labels.give(item.name or NO_NAME), item.name, data, item.inline)])
    elif suffix == ".switch":  # of Egress
        yield FileCode.SECURE_MAIL.about(labels.give(item.name))
    elif head.lstrip().startswith(PGP) or suffix in (".pgp", ".gpg") or item.media == "application/pgp-encrypted":
        yield FileCode.PGP_MAIL.about(labels.give(item.name or NO_NAME))
    elif way := old_coding(head, item.media):
        yield FileCode.OLD_CODING.about(labels.give(item.name or NO_NAME), way=way)
    elif data[:4] == APPLE_SINGLE and (fork := data_fork(data)):
        yield mail.inner(labels.give(item.name or NO_NAME), fork, "mail")
    elif CALENDAR.match(head):
        yield from invitation(data, mail, labels)
    else:
        file = labels.give(item.name or NO_NAME)
        said = _about_text(item, file, head)
        yield said or (suffix == ".eml" and named_as_notice(file, item.name)) or mail.inner(file, data, "mail")


def _unsealed(item: Item, data: bytes, mail: Source, labels: Labels) -> Source | Diagnostic:
    """What a signature wraps, or why it is not read."""
    if data[:3] in (b"MII", b"MIA", b"---"):
        data = from_base64(re.sub(rb"-----[^-]{1,40}-----", b"", data))
    if signed.is_encrypted(data):
        return FileCode.LOCKED_MAIL.about(mail.file)
    if ENTITY.match(data):
        inner = data
    elif not signed.is_signed(data):
        return FileCode.LOCKED_MAIL.about(mail.file)
    else:
        inner = signed.content(data)
    if not inner:
        return FileCode.SIGNED_MAIL.about(mail.file)
    is_file = inner.startswith(SIGNATURES)
    name = re.sub(r"\.p7m$", "", item.name, flags=re.I) if is_file else item.name
    return mail.inner(labels.give(name or "signed mail"), inner if is_file else AS_MAIL + inner, "mail")


def old_coding(head: bytes, media: str = "") -> str:
    """The way in which a text is packed, where it is one that is not unpacked here, or ""."""
    if BINHEX in head or media.endswith("binhex40"):
        return "BinHex, an old way of Macs"
    return "yEnc, a way of newsgroups" if YENC.search(head) else ""


def _about_text(item: Item, file: str, head: bytes) -> Diagnostic | CameAlong | None:
    """What is said of a text that stands in for something else, or None for any other attachment."""
    if b"\0" in head or not (item.media.startswith("text/") or item.name.lower().endswith((".txt", ".html", ".htm"))):
        return None
    text = in_code(head, "utf-8", "cp1252")
    is_page = "<html" in text[:2_000].lower() or "<body" in text.lower() or item.media == "text/html"
    if is_page and is_envelope(item.name, text):
        return FileCode.SECURE_MAIL.about(file)
    return notice(file, item.name, text_of_page(text) if is_page else text)


def data_fork(data: bytes) -> bytes:
    """The file in what a Mac packs as AppleSingle, or none."""
    for entry in range(min(int.from_bytes(data[24:26], "big"), 50)):
        at = 26 + 12 * entry
        kind, start, length = (int.from_bytes(data[at + n : at + n + 4], "big") for n in (0, 4, 8))
        if kind == DATA_FORK:
            return data[start : start + length]
    return b""


def invitation(data: bytes, mail: Source, labels: Labels) -> Iterator[Found]:
    """What is attached to an invitation to a meeting."""
    data = data.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    for number, found in enumerate(ATTACHED.finditer(data)):
        if number >= MOST_IN_INVITATION:
            return
        named = FILE_NAME.search(found[1])
        name = in_code(named[1], "utf-8") if named else ""
        if b"BASE64" in found[1].upper():
            attached = from_base64(found[2])
            yield mail.inner(labels.give(name or "attachment of an invitation"), attached, "mail")
        elif link := share(in_code(found[2].strip()[:4_000], "utf-8")):
            yield CameAlong(
                mail.file,
                FileCode.LINKED.about(mail.file, link=link),
                FileCode.LINKED_BESIDE.about(mail.file, link=link),
            )
