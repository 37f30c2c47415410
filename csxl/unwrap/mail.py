"""What mails saved as `.eml` hold: their attachments, the mails within them, and the letter itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from csxl.diagnostics.of_file import FileCode
from csxl.unwrap.arriving import AS_MAIL, NO_NAME, Found, Item, arrived, invitation, old_coding
from csxl.unwrap.came_along import CameAlong
from csxl.unwrap.left_out import named_as_notice, on_one_line
from csxl.unwrap.mail_headers import Excess, Head, parameters, read_head, readable, start_of_mail
from csxl.unwrap.mail_letter import about_letter, letter_of, readable_body
from csxl.unwrap.mail_parts import Part, Walk
from csxl.unwrap.mail_repair import is_mail, repaired
from csxl.unwrap.source import Allowance, Labels, Source
from csxl.unwrap.transfer import CODE_ONLY, SIGNATURES, coded_files, decoded, from_base64, uncoded

MOST_MAIL = 60 << 20  # bytes
MAILS = ("message/rfc822", "message/global", "message/news")
ASIDE = (
    *("message/delivery-status", "message/disposition-notification", "message/feedback-report"),
    *("text/rfc822-headers", "message/rfc822-headers"),
)
LATER = "will be downloaded on demand"
STAND_IN = 400  # bytes of the longest text that a mail program puts where it has not fetched a part


def attachments(source: Source, allowance: Allowance) -> Iterator[Found]:
    """The attachments of a mail, the mails in it, and what is said of the rest, one at a time."""
    if len(source.data) > MOST_MAIL:
        yield FileCode.TOO_LARGE.about(source.file, limit=MOST_MAIL >> 20)
        return
    walk = Walk(repaired(source.data), allowance.until)
    try:
        leaves = list(walk.leaves())
    except Excess as excess:
        yield FileCode.BOMB.about(source.file, why=str(excess))
        return
    if is_web_archive(walk.top, leaves):
        yield FileCode.WEB_ARCHIVE.about(source.file)
        return
    letter = letter_of(walk, leaves)
    mailed = date_of(walk.top) or source.mailed
    mail = Source(source.file, b"", mailed, "mail", source.depth, letter.below(source.letter))
    if letter.bounced:
        yield FileCode.BOUNCE.about(source.file)
    yield from _parts(walk, leaves, mail, allowance)
    yield from about_letter(source.file, letter)


def _parts(walk: Walk, leaves: list[Part], mail: Source, allowance: Allowance) -> Iterator[Found]:
    """What each part of a mail gives, in order."""
    labels = Labels(mail.file)
    sealed = any("encrypted" in part.within for part in leaves)
    if sealed:
        yield FileCode.PGP_MAIL.about(mail.file)
    for part in leaves:
        if allowance.time_is_up:
            allowance.unread.append(labels.give(part.head.name or NO_NAME))
            continue
        if part.media in ASIDE or "encrypted" in part.within:
            continue
        if said := _said_by_head(part, mail, labels):
            yield said
            continue
        data = decoded(walk.data[part.start : part.end], part.head.get("content-transfer-encoding"))
        allowance.left -= len(data)
        if allowance.spent:
            yield FileCode.BOMB.about(mail.file, why="its parts are larger than the file")
            return
        if part.media in MAILS:
            inner = forwarded(part, data, mail, labels)
            yield named_as_notice(inner.file, inner.file.removeprefix(f"{mail.file}/")) or inner
        elif part.media == "application/applefile" and "appledouble" in part.within:
            continue
        elif readable_body(part):
            yield from _in_text(part, data, mail, labels)
        else:
            yield from _attached(part, data, mail, labels)


def _attached(part: Part, data: bytes, mail: Source, labels: Labels) -> Iterator[Found]:
    """What an attachment is, or that it was not saved with the mail."""
    name, head = part.head.name, part.head
    stub = len(data) < STAND_IN and LATER in data.decode("latin-1").lower()
    unfetched = head.get("x-apple-content-length") or mail.file.lower().endswith(".partial.emlx")
    if stub or (not data.strip() and unfetched):
        yield FileCode.NOT_SAVED.about(labels.give(name or NO_NAME))
        return
    placed = "related" in part.within and head.get("content-id")
    shown = bool(placed or (head.disposition != "attachment" and (head.disposition or head.get("content-id"))))
    yield from arrived(Item(name, data, part.media, shown), mail, labels)


def _said_by_head(part: Part, mail: Source, labels: Labels) -> Found | None:
    """What the head of a part says of it that its bytes cannot: it is one piece of several, or kept elsewhere."""
    head, given = part.head, parameters(part.head.get("content-type"))
    if part.media == "message/partial":
        number, total = given.get("number", "")[:6], given.get("total", "")[:6]
        which = f"number {number or '?'} of {total or 'several'}"
        return FileCode.PIECE_OF_MAIL.about(mail.file, which=which)
    cloud = parameters(head.get("x-mozilla-cloud-part")).get("url", "")
    elsewhere = head.get("x-mozilla-external-attachment-url") or cloud
    if part.media == "message/external-body":
        keys = ("url", "site", "directory", "name")
        elsewhere = "/".join(given[key].strip("/") for key in keys if given.get(key)) or "it does not say where"
    if elsewhere:
        where = on_one_line(readable(elsewhere).partition("?")[0])
        file = labels.give(head.name or NO_NAME)
        return CameAlong(
            file,
            FileCode.BY_REFERENCE.about(file, where=where),
            FileCode.BY_REFERENCE_BESIDE.about(file, where=where),
        )
    if part.media == "text/x-moz-deleted" or "attachmentdeleted" in head.get("x-mozilla-altered").lower():
        file = labels.give(head.name or NO_NAME)
        words = f"“{on_one_line(head.name or 'Deleted')}”"
        return CameAlong(
            file, FileCode.REMOVED.about(file, words=words), FileCode.REMOVED_BESIDE.about(file, words=words)
        )
    return None


def _in_text(part: Part, data: bytes, mail: Source, labels: Labels) -> Iterator[Found]:
    """The files that stand in a part that is told to be text, and what cannot be read of it."""
    if part.media in ("text/calendar", "application/ics"):
        yield from invitation(data, mail, labels)
        return
    if b"-----BEGIN PGP MESSAGE" in data[: 1 << 16]:
        yield FileCode.PGP_MAIL.about(mail.file)
    if way := old_coding(data[: 1 << 16]):
        yield FileCode.OLD_CODING.about(mail.file, way=way)
    files = [("", data)] if data.startswith(SIGNATURES) else list(coded_files(data))
    if not files and (whole := uncoded(data)) is not data:
        files = [("", whole)]
    for name, inner in files:
        yield from arrived(Item(readable(name), inner), mail, labels)


def forwarded(part: Part, data: bytes, mail: Source, labels: Labels) -> Source:
    """A mail that is itself attached."""
    if not is_mail(data) and CODE_ONLY.match(data.lstrip()):
        coded = from_base64(data)
        data = coded if is_mail(coded) or coded.startswith(SIGNATURES) else data
    inner = read_head(data, start_of_mail(data, 0, len(data)), len(data))[0]
    name = part.head.name or readable(inner.get("subject")) or "forwarded mail"
    file = labels.give(name if name.lower().endswith((".eml", ".msg")) else f"{name}.eml")
    as_it_is = not data or is_mail(data) or data.startswith(SIGNATURES)
    return mail.inner(file, data if as_it_is else AS_MAIL + data, "mail")


def is_web_archive(top: Head, leaves: list[Part]) -> bool:
    """Whether a mail is none but a web page saved with its pictures, as Excel and browsers do."""
    if top.get("snapshot-content-location") or "saved by" in top.get("from").lower():
        return True
    placed = any(part.media == "text/html" and part.head.get("content-location") for part in leaves)
    return placed and not any(top.get(name) for name in ("to", "from", "received", "message-id"))


def date_of(top: Head) -> str:
    """When a mail was sent, ISO, or ""."""
    text = top.get("date").strip()[:200]
    try:
        sent = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""
    # "-0000" is UTC, from somebody who does not say where they are; Python reads it like no zone at all
    return (sent.replace(tzinfo=datetime.UTC) if text.endswith("-0000") else sent).isoformat()
