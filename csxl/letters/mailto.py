"""A letter as a mailto: link, which opens a new mail in whichever mail program there is: RFC 6068."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from urllib.parse import quote

from csxl.letters.drafts import Mail, People
from csxl.letters.headers import one_header
from csxl.text.markup import fit

# characters: on Windows, Edge and Chrome pass no link over 2,046 on to a mail program, without a word, and Firefox none
# over 2,008
LONGEST = 1_900
BETWEEN = "; "  # addresses, where people paste them: classic Outlook takes no comma


class MailPart(StrEnum):
    """The parts of a mail that a person may have to copy."""

    TO = "to"
    CC = "cc"
    SUBJECT = "subject"
    TEXT = "text"


_LEFT_OUT = (
    (),
    (MailPart.TEXT,),
    (MailPart.CC, MailPart.TEXT),
    (MailPart.CC, MailPart.SUBJECT, MailPart.TEXT),
)  # of a link, until it is short enough


def mailto(mail: Mail) -> str:
    """The link, with as many parts of the mail as it may hold."""
    return _link(mail, left_out(mail))


def left_out(mail: Mail) -> tuple[MailPart, ...]:
    """The parts that the link does not hold, since it would be too long: the text first."""
    return next((parts for parts in _LEFT_OUT if len(_link(mail, parts)) <= LONGEST), _LEFT_OUT[-1])


def parts_of(mail: Mail) -> Mapping[MailPart, str]:
    """Each part as a person copies it, "" for one that the mail has not."""
    return {
        MailPart.TO: BETWEEN.join(_addresses(mail.to)),
        MailPart.CC: BETWEEN.join(_addresses(mail.cc)),
        MailPart.SUBJECT: one_header(mail.subject),
        MailPart.TEXT: "\n".join(fit(mail.text).splitlines()),
    }


def _link(mail: Mail, without: Collection[MailPart]) -> str:
    parts = parts_of(mail)
    to, cc = (",".join(quote(one, safe="@") for one in _addresses(people)) for people in (mail.to, mail.cc))
    fields = {
        MailPart.CC: f"cc={cc}",
        MailPart.SUBJECT: f"subject={quote(parts[MailPart.SUBJECT], safe='')}",
        MailPart.TEXT: f"body={quote(parts[MailPart.TEXT].replace(chr(10), chr(13) + chr(10)), safe='')}",
    }
    held = "&".join(field for part, field in fields.items() if parts[part] and part not in without)
    return f"mailto:{to}?{held}" if held else f"mailto:{to}"


def _addresses(people: People) -> tuple[str, ...]:
    return tuple(address for _, address in people)
