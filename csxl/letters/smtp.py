"""Handing one message to a mail server, so that we know at every moment whether the server has taken it."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import field
from enum import StrEnum

from csxl.text.records import dataclass
from csxl.text.wording import one_line

PATIENCE, LONG_PATIENCE = 60.0, 300.0  # seconds for an answer, and for the last one: servers scan for viruses
GOOD = (250, 251, 252)  # taken, passed on, or not looked up
CLOSING = 421  # the server ends the connection, at its limit of messages for example


class Security(StrEnum):
    """How the connection is encrypted; the server's certificate is verified."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}
HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Server:
    """A mail server, and who logs in there ("" for nobody)."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


class Unreachable(Exception):
    """No connection, or no login; the sentence says why. Nothing was sent."""


class NotTaken(Exception):
    """The server does not take this message; the sentence says why. It was not sent."""


class SenderNotTaken(NotTaken):
    """The server takes no message from this sender."""


class Lost(Exception):
    """The connection broke off before the message was out."""


class InDoubt(Exception):
    """The message was out, and the server had not said clearly whether it took it."""


def connect(server: Server) -> smtplib.SMTP:
    """A connection, encrypted as asked and logged in. Raises Unreachable."""
    context = ssl.create_default_context()
    name = f"{server.host}:{server.port}"
    try:
        if server.security is Security.TLS:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE, context=context)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    except (OSError, UnicodeError) as fault:  # a name that cannot be one is a UnicodeError
        raise Unreachable(f"{name} cannot be reached: {_reason(fault)}") from fault
    try:
        if server.security is Security.STARTTLS:
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
        smtp.ehlo_or_helo_if_needed()
    except UnicodeEncodeError as fault:
        smtp.close()
        raise Unreachable("User and password may contain only unaccented letters, digits and signs.") from fault
    except OSError as fault:  # every smtplib exception is one
        smtp.close()
        raise Unreachable(f"{name}: {_reason(fault)}") from fault
    return smtp


def hand_over(
    smtp: smtplib.SMTP, sender: str, recipients: Sequence[str], data: bytes, before: Callable[[], object]
) -> tuple[str, ...]:
    """Send one message and return what the server said of each recipient that it refused a copy.

    `before` is called when the server has all but the last line of the message: until then it cannot have taken the
    message, afterwards it may have. Raises NotTaken if sender, first recipient or message is refused, Lost, InDoubt."""
    try:
        _accepted(smtp.mail(sender), SenderNotTaken, sender)
        answers = [(recipient, smtp.rcpt(recipient)) for recipient in recipients]
        _accepted(answers[0][1], NotTaken, recipients[0])
        _accepted(smtp.docmd("DATA"), NotTaken, recipients[0], good=(354,))
        smtp.send(re.sub(rb"(?m)^\.", b"..", data.rstrip(b"\r\n")) + b"\r\n")
    except OSError as fault:
        raise Lost(_reason(fault)) from fault
    except NotTaken:
        _start_again(smtp)
        raise
    before()
    try:
        answer = _finish(smtp)
    except OSError as fault:
        smtp.close()
        raise InDoubt(_reason(fault)) from fault
    if answer[0] // 100 in (4, 5):
        raise NotTaken(reply_text(*answer))
    if answer[0] // 100 != 2:  # neither taken nor refused: it must not be sent again automatically
        smtp.close()
        raise InDoubt(reply_text(*answer))
    return tuple(f"{one}: {reply_text(*said)}" for one, said in answers if said[0] not in GOOD)


def _finish(smtp: smtplib.SMTP) -> tuple[int, bytes]:
    """The server's answer to a whole message, whose last line is sent here."""
    if smtp.sock:
        smtp.sock.settimeout(LONG_PATIENCE)
    smtp.send(b".\r\n")
    answer = smtp.getreply()
    if smtp.sock:
        smtp.sock.settimeout(PATIENCE)
    return answer


def _accepted(answer: tuple[int, bytes], fault: type[NotTaken], about: str, good: Sequence[int] = GOOD) -> None:
    """Raise the fault unless the server agreed, or Lost if it is about to hang up."""
    if answer[0] == CLOSING:
        raise Lost(reply_text(*answer))
    if answer[0] not in good:
        raise fault(f"{about}: {reply_text(*answer)}")


def _start_again(smtp: smtplib.SMTP) -> None:
    """Cancel a message that is not sent; a connection that fails here shows at the next message."""
    try:
        smtp.rset()
    except OSError:
        smtp.close()


def reply_text(code: int, said: bytes) -> str:
    """A server's answer as one line."""
    return one_line(f"{code} {said.decode('utf-8', 'replace')}")[:300]


def _reason(fault: Exception) -> str:
    """What went wrong, on one line."""
    if isinstance(fault, smtplib.SMTPResponseException):
        said = fault.smtp_error
        return reply_text(fault.smtp_code, said if isinstance(said, bytes) else str(said).encode())
    if isinstance(fault, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({fault.verify_message})"
    return one_line(str(getattr(fault, "strerror", "") or fault)) or type(fault).__name__
