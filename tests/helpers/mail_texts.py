"""Mails taken apart: one parsed from its bytes, and the text of its plain or HTML version."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage


def parsed(data: bytes) -> EmailMessage:
    """The mail in these bytes."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage | bytes, kind: str = "plain") -> str:
    """What a mail says in its plain version, or in "html", with line ends as everywhere."""
    body = (parsed(message) if isinstance(message, bytes) else message).get_body((kind,))
    assert isinstance(body, EmailMessage)
    return str(body.get_content()).replace("\r\n", "\n")
