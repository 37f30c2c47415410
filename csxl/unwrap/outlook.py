"""What mails saved as Outlook's `.msg` hold, a compound file with a storage for each attachment."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from csxl.diagnostics.of_file import FileCode
from csxl.model.mailed import NOBODY, Sender
from csxl.text.records import dataclass
from csxl.unwrap.arriving import NO_NAME, Found, Item, arrived
from csxl.unwrap.came_along import CameAlong, LetterAlone
from csxl.unwrap.compound import Compound, open_compound
from csxl.unwrap.inserted import from_object
from csxl.unwrap.left_out import on_one_line
from csxl.unwrap.mail_headers import in_code, is_automatic
from csxl.unwrap.mail_letter import MailLetter, about_letter, letter_from, sender_in
from csxl.unwrap.rich_letter import words_of
from csxl.unwrap.source import MOST_DEPTH, Allowance, Labels, Source
from csxl.unwrap.web_text import text_of_page

ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9a-f]+", re.I)
MOST_ATTACHMENTS = 1_000
PROPERTIES = "__properties_version1.0"
CONTENT, OBJECT = "__substg1.0_37010102", "__substg1.0_3701000D"  # bytes; a mail or an object in its own storage
LONG_NAME, SHORT_NAME, SUBJECT, CLASS, BODY, PAGE, HEADERS = "3707", "3704", "0037", "001A", "1000", "1013", "007D"
RICH = "1009"
NAMES = ("0042", "0C1A")  # of whom a message is from, then of who sent it for them
ADDRESSES = ("5D02", "5D01", "0065", "0C1F")  # as mail servers know them, then as Exchange may
WHERE = ("370D", "3708", "8100", "81F1")  # the path or address of what is kept elsewhere
CONTENT_ID, MEDIA = "3712", "370E"
HEADER, HEADER_WITHIN, HEADER_ATTACHED = 32, 24, 8  # bytes before the properties: of a message, one within it, a file
SENT, METHOD, CODE_PAGE = b"\x40\0\x39\0", b"\3\0\5\x37", b"\3\0\xfd\x3f"  # how these properties begin
OBJECT_STREAMS = (
    *("Package", "Workbook", "Book", "CONTENTS", "EmbeddedOdf", "Ole10Native", "SummaryInformation", "CompObj"),
)
BY_REFERENCE = (2, 3, 4, 7)  # methods of attaching
MOST_PROPERTIES = 2_000
TICKS, LATEST = 10_000_000, 1 << 60  # ticks in a second; a time beyond the year 5000
EPOCH = datetime.datetime(1601, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class OutlookMessage:
    """One message in a file: where it lies, and the storages of attachments by the path of their message."""

    compound: Compound
    inside: str
    storages: dict[str, list[str]]
    code: str = "cp1252"

    def data(self, place: str, tag: str, kind: str = "0102") -> bytes:
        """The bytes of a property, in the message or in a storage in it."""
        return self.compound.read(self.compound.find(f"{place}__substg1.0_{tag}{kind}"))

    def text(self, place: str, tag: str) -> str:
        """A text property, in Unicode or in the message's code page; "" where there is none."""
        wide = self.data(place, tag, "001F")
        narrow = b"" if wide else self.data(place, tag, "001E")
        return (wide.decode("utf-16-le", "replace") or in_code(narrow, self.code, "cp1252")).rstrip("\0").strip()

    def property(self, place: str, header: int, begins: bytes) -> int | None:
        """A number among the properties of a message or an attachment."""
        properties = self.compound.read(self.compound.find(f"{place}{PROPERTIES}"))[: MOST_PROPERTIES * 16]
        for entry in range(header, len(properties) - 15, 16):
            if properties.startswith(begins, entry):
                size = 8 if begins is SENT else 4
                return int.from_bytes(properties[entry + 8 : entry + 8 + size], "little")
        return None


def attachments(source: Source, allowance: Allowance) -> Iterator[Found]:
    """The attachments of an Outlook message, and of the messages forwarded in it, one at a time."""
    compound = open_compound(source.data)
    if compound is None:
        yield FileCode.BROKEN_MAIL.about(source.file)
        return
    storages: dict[str, dict[str, None]] = {}
    for path in compound.sizes:
        for found in ATTACHMENT.finditer(path):
            storages.setdefault(path[: found.start()], {})[path[: found.end()]] = None
    if sum(map(len, storages.values())) > MOST_ATTACHMENTS:
        yield FileCode.BOMB.about(source.file, why=f"it has more than {MOST_ATTACHMENTS:,} attachments")
        return
    message = OutlookMessage(compound, "", {inside: sorted(paths) for inside, paths in storages.items()})
    yield from in_message(message, HEADER, source, allowance)


def in_message(message: OutlookMessage, header: int, source: Source, allowance: Allowance) -> Iterator[Found]:
    """What one message holds; `source` says where it came from."""
    code = message.property(message.inside, header, CODE_PAGE)
    message = OutlookMessage(message.compound, message.inside, message.storages, f"cp{code}" if code else "cp1252")
    letter = letter_in(message)
    mailed = sent(message.property(message.inside, header, SENT)) or source.mailed
    mail = Source(source.file, b"", mailed, "mail", source.depth, letter.below(source.letter))
    if letter.bounced:
        yield FileCode.BOUNCE.about(source.file)
    labels = Labels(source.file)
    for storage in message.storages.get(message.inside, ()):
        if allowance.time_is_up:
            allowance.unread.append(labels.give(message.text(f"{storage}/", LONG_NAME) or NO_NAME))
            continue
        yield from attached(message, f"{storage}/", mail, labels, allowance)
        if allowance.spent:
            yield FileCode.BOMB.about(source.file, why="its parts are larger than the file")
            return
    yield from about_letter(source.file, letter)


def attached(
    message: OutlookMessage, place: str, mail: Source, labels: Labels, allowance: Allowance
) -> Iterator[Found]:
    """What one attachment is: a file, a message, an object, or only where it is kept."""
    compound = message.compound
    name = message.text(place, LONG_NAME) or message.text(place, SHORT_NAME)
    where = next(filter(None, (message.text(place, tag) for tag in WHERE)), "")
    data = compound.find(f"{place}{CONTENT}")
    allowance.left -= compound.sizes.get(data, 0)
    if allowance.spent:
        return
    content = compound.read(data)
    if content:
        inline = bool(message.text(place, CONTENT_ID))
        yield from arrived(Item(name, content, message.text(place, MEDIA).lower(), inline), mail, labels)
    elif compound.find(f"{place}{OBJECT}/{PROPERTIES}"):
        yield from within(message, f"{place}{OBJECT}/", name, mail, labels, allowance)
    elif streams := _streams(message, f"{place}{OBJECT}/"):
        yield from inserted(name, streams, mail, labels)
    elif where or message.property(place, HEADER_ATTACHED, METHOD) in BY_REFERENCE:
        file, kept = labels.give(name or NO_NAME), on_one_line(where.partition("?")[0]) or "it does not say where"
        said = FileCode.BY_REFERENCE.about(file, where=kept)
        yield CameAlong(file, said, FileCode.BY_REFERENCE_BESIDE.about(file, where=kept))
    elif name:
        yield FileCode.EMPTY_FILE.about(labels.give(name))


def within(
    message: OutlookMessage, inside: str, name: str, mail: Source, labels: Labels, allowance: Allowance
) -> Iterator[Found]:
    """What a message that is itself attached holds."""
    subject = name or message.text(inside, SUBJECT) or "forwarded mail"
    file = labels.give(subject if subject.lower().endswith(".msg") else f"{subject}.msg")
    if mail.depth + 1 > MOST_DEPTH:
        yield FileCode.TOO_DEEP.about(file, limit=MOST_DEPTH)
        return
    inner = OutlookMessage(message.compound, inside, message.storages)
    found = in_message(inner, HEADER_WITHIN, mail.inner_mail(file, mail.mailed, mail.letter), allowance)
    for item in found:
        if not (isinstance(item, CameAlong) and isinstance(item.alone, LetterAlone) and item.beside is None):
            yield item


def _streams(message: OutlookMessage, inside: str) -> dict[str, bytes]:
    """The streams of an object in the letter by their names in lower case."""
    found = {}
    for name in OBJECT_STREAMS:
        wanted = (f"{inside}{name}", f"{inside}\1{name}", f"{inside}\5{name}")
        if path := message.compound.find(*wanted):
            found[name.lower()] = message.compound.read(path)
    return found


def inserted(name: str, streams: dict[str, bytes], mail: Source, labels: Labels) -> Iterator[Found]:
    """What an object in the letter is."""
    given, data = from_object(streams)
    if data:
        yield from arrived(Item(given or name, data), mail, labels)
    elif not {"contents", "compobj"} >= set(streams) or b"Excel" in streams.get("compobj", b""):
        file = labels.give(name or "object")
        yield CameAlong(file, FileCode.OBJECT.about(file), FileCode.OBJECT_BESIDE.about(file))


def letter_in(message: OutlookMessage) -> MailLetter:
    """The letter of a message."""
    inside = message.inside
    text = message.text(inside, BODY)
    page = "" if text else message.text(inside, PAGE) or in_code(message.data(inside, PAGE), "utf-8", "cp1252")
    text = text or ("" if page else words_of(message.data(inside, RICH)))
    kind, head = message.text(inside, CLASS).lower(), message.text(inside, HEADERS).lower()
    submitted = re.search(r"^auto-submitted:[ \t]*(\S{1,40})", head[: 1 << 16], re.M)
    subject = message.text(inside, SUBJECT)
    automatic = is_automatic(subject, submitted[1] if submitted else "") or "oof" in kind
    bounced = kind.startswith("report.") and kind.endswith(".ndr")
    own, whole = (text_of_page(page), text_of_page(page, whole=True)) if page else (text, text)
    return letter_from(own, whole, subject, sender_of(message), automatic or bounced, bounced)


def sender_of(message: OutlookMessage) -> Sender:
    """Who sent a message: for whom it was sent, if that is another; within Exchange its address may not be known."""
    name = next(filter(None, (message.text(message.inside, tag) for tag in NAMES)), "")
    address = next((text for tag in ADDRESSES if "@" in (text := message.text(message.inside, tag))), "")
    if address:
        return Sender(address, name)
    head = re.search(r"^from:(.*(?:\n[ \t].*)*)", message.text(message.inside, HEADERS)[: 1 << 16], re.M | re.I)
    found = sender_in(head[1].strip()) if head else NOBODY
    return found if found.address else Sender("", name)


def sent(ticks: int | None) -> str:
    """When a message was sent, ISO, or ""."""
    return (EPOCH + datetime.timedelta(seconds=ticks // TICKS)).isoformat() if ticks and ticks < LATEST else ""
