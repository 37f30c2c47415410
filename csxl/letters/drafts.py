"""One letter to one agency as an email: a draft for the coordinator to send (.eml), or a message for a server."""

from __future__ import annotations

import datetime
import hashlib
import html
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PureWindowsPath

from csxl.languages import BY_NAME
from csxl.letters.headers import END, NotAnAddress, address_header, checked, text_header
from csxl.letters.in_each_language import JOINT, bodies
from csxl.letters.merge import filled_in
from csxl.model.letter import Letter
from csxl.model.review import Party, Review
from csxl.text.addresses import addresses_of
from csxl.text.naming import stem_from
from csxl.text.records import dataclass

TYPES = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".html": ("text", "html"),
}  # of attachments
PARTS = SMTP.clone(max_line_length=76)  # quoted-printable allows no longer lines
WHOLE = SMTP.clone(max_line_length=200)  # keeps a file's name in one piece: old Outlooks do not join pieces
PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
    '<body style="font-family: Calibri, Arial, sans-serif; font-size: 12pt; line-height: 1.4; color: #0B0C0C; '
    'background-color: #FFFFFF">\n{paragraphs}\n</body></html>\n'
)
People = tuple[tuple[str, str], ...]  # (name, address)
Attached = tuple[tuple[str, bytes], ...]  # (name, what is in it)


@dataclass(frozen=True)
class Mail:
    """One letter to one agency; `occasion`, a digest of what it asks, tells one reminder or query from the next, and
    `files` are the names that the attachments' own files have."""

    party: Party
    letter: Letter
    sender: tuple[str, str]
    reply_to: People
    to: People
    cc: People
    subject: str
    text: str
    attachments: Attached = ()
    occasion: str = ""
    language: str = "en"
    files: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()  # of its halves, where it is written in two

    @property
    def recipients(self) -> tuple[str, ...]:
        """Every address it goes to, the most important first."""
        return tuple(address for _, address in (*self.to, *self.cc))


def compose(
    review: Review,
    party: Party,
    letter: Letter,
    attachments: Attached = (),
    missing: str = "",
    questions: str = "",
    actions: str = "",
    news: str = "",
    on: datetime.date | None = None,
) -> Mail:
    """The letter to one agency in the review's words, as they read on a day; `news` is a digest of what its attachments
    say. Raises NotAnAddress if it could not be sent."""
    own = BY_NAME[review.language]
    message = review.messages.get(letter, own.messages[letter])
    words = filled_in(review, party, message, (missing, questions, actions), on)
    to, cc = _recipients(party)
    reply_to = ((review.partnership, checked(review.reply_to)),) if review.reply_to else ()
    asked = f"{missing}\n{questions}\n{actions}\n{news}".strip()
    return Mail(
        party,
        letter,
        (review.coordinator, checked(review.email)),
        reply_to,
        to,
        cc,
        words.subject,
        words.body,
        tuple((file_name(name), data) for name, data in attachments),
        hashlib.sha256(asked.encode()).hexdigest()[:12] if asked else "",
        own.tag,
        tuple(PureWindowsPath(name).name for name, _ in attachments),
        tuple(one.tag for one in own.tellings) if len(bodies(words.body, own)) > 1 else (),
    )


def as_draft(mail: Mail) -> bytes:
    """The mail as an .eml that mail programs open ready to send; the same mail gives the same bytes.

    It has neither date nor message id: the mail program adds both when the letter is sent."""
    return _written(mail, f"X-Unsent: 1{END}")


def as_sent(mail: Mail, message_id: str, when: datetime.datetime) -> bytes:
    """The mail in the form handed to a server."""
    return _written(mail, f"Date: {format_datetime(when)}{END}Message-ID: {message_id}{END}")


def message_id(mail: Mail, title: str, number: int) -> str:
    """The id of the mail when it is sent for the first, second… time: always the same, so that a server can tell if it
    gets one message twice."""
    key = "\n".join((title, mail.letter, mail.party.code, mail.occasion, mail.sender[1], *mail.recipients, str(number)))
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{mail.sender[1].partition('@')[2]}>"


def file_name(name: str) -> str:
    """An attachment's name without folders, in ASCII; what is no page is a workbook."""
    path = PureWindowsPath(name)
    return f"{stem_from(path.stem)}{path.suffix if path.suffix in TYPES else '.xlsx'}"


def _recipients(party: Party) -> tuple[People, People]:
    """To and Cc, each address once. Raises NotAnAddress if there is nobody to write to."""
    given = ((party.contact, party.email), (party.substitute, party.substitute_email))
    to = _once((name, checked(address)) for name, address in given if address)
    if not to:
        raise NotAnAddress("No email address is given in the table of agencies.")
    copies, odd = addresses_of(party.cc)
    everyone = _once((*to, *(("", checked(address)) for address in (*odd, *copies))))
    return to, everyone[len(to) :]


def _once(people: Iterable[tuple[str, str]]) -> People:
    """The first person with each address, in order."""
    first: dict[str, tuple[str, str]] = {}
    for name, address in people:
        first.setdefault(address.casefold(), (name, address))
    return tuple(first.values())


def _written(mail: Mail, more: str) -> bytes:
    head = (
        more
        + address_header("From", [mail.sender])
        + address_header("Reply-To", mail.reply_to)
        + address_header("To", mail.to)
        + address_header("Cc", mail.cc)
        + text_header("Subject", mail.subject)
    )
    return head.encode("ascii") + _body(mail).as_bytes(policy=WHOLE)


def _body(mail: Mail) -> EmailMessage:
    """The text, plain and as HTML, and the attachments, with boundaries that depend only on them."""
    body = EmailMessage(policy=PARTS)
    body.set_content(mail.text, cte="quoted-printable")
    page = as_html(mail.subject, mail.text, mail.language, mail.languages)
    body.add_alternative(page, subtype="html", cte="quoted-printable")
    mark = hashlib.sha256("\n".join((mail.subject, mail.text)).encode())
    body.set_boundary(f"=_csxl-text-{mark.hexdigest()[:32]}")
    for name, data in mail.attachments:
        maintype, subtype = TYPES[PureWindowsPath(name).suffix]
        body.add_attachment(data, maintype=maintype, subtype=subtype, filename=name, cte="base64")
        mark.update(data)
    if mail.attachments:
        body.set_boundary(f"=_csxl-file-{mark.hexdigest()[:32]}")
    return body


def as_html(subject: str, text: str, language: str = "en", languages: Sequence[str] = ()) -> str:
    """The text as a plain web page with the same paragraphs, none of it taken for markup; where it has a half in each
    of two `languages`, each says in which it is."""
    halves = zip(languages, text.split(JOINT), strict=True) if languages else ()
    marked = [f'<div lang="{tag}">\n{_paragraphs(half)}\n</div>' for tag, half in halves]
    told = "\n<hr>\n".join(marked) or _paragraphs(text)
    return PAGE.format(language=language, title=html.escape(subject), paragraphs=told)


def _paragraphs(text: str) -> str:
    paragraphs = (html.escape(paragraph.strip("\n")).replace("\n", "<br>\n") for paragraph in text.split("\n\n"))
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
