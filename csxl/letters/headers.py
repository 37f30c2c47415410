"""The header lines of an email, folded and in ASCII only.

They are made here because Python's own folding of addresses has at times lost the quotes round a name with a comma,
which turns one address into two."""

from __future__ import annotations

from collections.abc import Sequence
from email.header import Header

from csxl.text.addresses import address_of
from csxl.text.wording import one_line, shortened

END = "\r\n"
LONGEST_SUBJECT, LONGEST_NAME, LONGEST_WORD = 240, 100, 60  # characters; a line of mail has 998 at most


class NotAnAddress(ValueError):
    """An address that no mail can be sent to; the sentence says which."""


def text_header(name: str, text: str) -> str:
    """A header of free text, such as the subject."""
    text = one_header(text)
    plain = text.isascii() and "=?" not in text and all(len(word) <= LONGEST_WORD for word in text.split())
    return f"{name}: {Header(text, 'us-ascii' if plain else 'utf-8', header_name=name).encode(linesep=END)}{END}"


def one_header(text: str) -> str:
    """A subject as it is sent: on one line, without unprintable characters, and not too long."""
    return shortened(one_line(text), LONGEST_SUBJECT)


def address_header(name: str, people: Sequence[tuple[str, str]]) -> str:
    """A header of (name, address) pairs, an address on each line; "" for nobody."""
    return f"{name}: {f',{END} '.join(_mailbox(*person) for person in people)}{END}" if people else ""


def checked(address: str) -> str:
    """The address unchanged. Raises NotAnAddress unless it is one, in ASCII: not every server takes others."""
    if not address or address_of(address) != address:
        raise NotAnAddress(
            f"“{one_line(address)}” is not an email address that every mail server can send to; "
            "please put it right in the coordinator's workbook."
        )
    return address


def _mailbox(person: str, address: str) -> str:
    person = shortened(one_line(person), LONGEST_NAME)
    if not person:
        return checked(address)
    if person.isascii() and "=?" not in person:
        phrase = '"' + person.replace("\\", "\\\\").replace('"', '\\"') + '"'
    else:
        phrase = Header(person, "utf-8", header_name="Reply-To").encode(linesep=END)
    return f"{phrase} <{checked(address)}>"
