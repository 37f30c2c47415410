"""The letter of a mail: what it says in its sender's own words, and what it says of files that are not in the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import getaddresses

from csxl.diagnostics.of_file import FileCode
from csxl.model.mailed import NOBODY, Sender
from csxl.text.records import dataclass
from csxl.unwrap.came_along import CameAlong
from csxl.unwrap.left_out import is_sent_secure, letter_alone, linked, may_answer, notice
from csxl.unwrap.mail_headers import in_code, is_automatic, parameters, readable
from csxl.unwrap.mail_parts import Part, Walk
from csxl.unwrap.senders_words import LONGEST, later, own_words, passes_on
from csxl.unwrap.transfer import SIGNATURES, decoded, without_files
from csxl.unwrap.web_text import text_of_page

BODIES = ("text/plain", "text/html", "text/calendar", "text/enriched", "text/x-amp-html", "text/richtext")
PIECE_OF_BODY = re.compile(r"ATT\d+\.(html?|txt)", re.I)  # Exchange's names for text between attachments
RECEIPT = "message/disposition-notification"
MOST = 1 << 19  # bytes of a text that are looked at


@dataclass(frozen=True)
class MailLetter:
    """A mail's own words; the latest mail and the whole with all that it quotes; whether it is a notice that a mail
    could not be delivered, whether a program wrote it, and who sent it."""

    words: str
    latest: str
    whole: str
    bounced: bool = False
    automatic: bool = False
    sender: Sender = NOBODY

    def below(self, outer: str) -> str:
        """The words with those of the mail around this one above them."""
        return "\n\n".join(filter(None, (outer, self.words)))[:LONGEST]


def readable_body(part: Part) -> bool:
    """Whether a part is text of the letter rather than an attachment."""
    if PIECE_OF_BODY.fullmatch(part.head.name):
        return True
    is_text = part.media in BODIES or part.media.startswith("multipart/")
    return is_text and not part.head.name and part.head.disposition != "attachment"


def letter_of(walk: Walk, leaves: list[Part]) -> MailLetter:
    """The letter of a mail that was looked through."""
    bounced = any(
        part.media == "message/delivery-status" and b"action: failed" in walk.data[part.start : part.end][:MOST].lower()
        for part in leaves
    )
    own, whole = _texts(walk, leaves)
    top = walk.top
    subject = readable(top.get("subject"))
    automatic = (
        any(part.media == RECEIPT for part in leaves)
        or bounced
        or is_automatic(subject, top.get("auto-submitted"), top.get("x-autoreply") or top.get("x-autorespond"))
    )
    return letter_from(own, whole, subject, sender_in(top.get("from")), automatic, bounced)


def sender_in(head: str) -> Sender:
    """The one sender that a mail's head names; nobody where it names several."""
    found = [(name, address) for name, address in getaddresses([head[:LONGEST]]) if "@" in address]
    if len(found) != 1:
        return NOBODY
    name, address = found[0]
    return Sender(address, readable(name))


def letter_from(
    own: str, whole: str, subject: str, sender: Sender, automatic: bool = False, bounced: bool = False
) -> MailLetter:
    """The letter in the text of a mail with such a subject; of one that forwards another, nobody knows whose it is."""
    words = "" if automatic else own_words(own, subject)
    sender = NOBODY if passes_on(own, subject) else sender
    return MailLetter(words, later(own, subject), whole, bounced, automatic, sender)


def _texts(walk: Walk, leaves: list[Part]) -> tuple[str, str]:
    """The text of a mail without the quotations that are marked as such, and the whole of it."""
    plain: dict[int, list[str]] = {}
    pages: dict[int, list[str]] = {}
    left = MOST
    for place, part in enumerate(leaves, 1):
        if not readable_body(part) or part.media == "text/calendar" or left <= 0 or "encrypted" in part.within:
            continue
        data = walk.data[part.start : min(part.end, part.start + left)]
        left -= len(data)
        data = without_files(decoded(data, part.head.get("content-transfer-encoding")))
        text = text_in(data, parameters(part.head.get("content-type")).get("charset", ""))
        if text.strip() and "\0" not in text and not data.startswith(SIGNATURES):
            texts = pages if part.media == "text/html" or _is_page(text) else plain
            texts.setdefault(part.choice or -place, []).append(text)
    own, whole = [], []
    for choice in sorted({*plain, *pages}, key=abs):
        if choice in plain:
            own += plain[choice]
            whole += plain[choice]
        else:
            own += [text_of_page(page) for page in pages[choice]]
            whole += [text_of_page(page, whole=True) for page in pages[choice]]
    return "\n\n".join(own), "\n\n".join(whole)


def text_in(data: bytes, charset: str) -> str:
    """A text's letters, in the character set that it names or seems to have."""
    if charset.lower() in ("iso-8859-1", "latin1", "latin-1"):  # many programs say this of Windows' own letters
        return in_code(data, "cp1252", "latin-1")
    if charset.lower() not in ("", "us-ascii", "utf-8"):
        return in_code(data, charset, "cp1252")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return in_code(data, "cp1252")


def _is_page(text: str) -> bool:
    return text.lstrip()[:15].lower().startswith(("<html", "<!doctype html"))


def about_letter(file: str, letter: MailLetter) -> Iterator[CameAlong]:
    """What is said of a mail for what its letter says: of files kept elsewhere, or taken out; that it came alone."""
    yield from linked(file, letter.latest, letter.whole)
    if (said := notice(file, "", letter.whole[:20_000])) is not None:
        yield said if notice(file, "", letter.latest[:20_000]) else said._replace(beside=None)
    if is_sent_secure(letter.whole):
        yield CameAlong(file, FileCode.SECURE_MAIL.about(file))
    words, sender = letter.words, letter.sender
    quiet = letter_alone(file, words, sender, FileCode.LETTER_ALONE) if may_answer(words) else None
    if letter.automatic and not letter.bounced:
        yield CameAlong(file, letter_alone(file, letter.latest, None, FileCode.LETTER_ALONE))
    else:
        yield CameAlong(file, letter_alone(file, words, sender), quiet)
