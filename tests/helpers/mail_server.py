"""A mail server with a certificate of its own, a login, and the faults that servers and networks have."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from asyncio import WriteTransport
from asyncio.base_events import Server
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "rhian", "spring tide"
HOST = "127.0.0.1"


@dataclass
class Post:
    """What arrived, as (recipients, bytes), and what is to go wrong: recipients that are refused, and what happens at
    a moment, "MAIL 3" being the third that anybody began and "DATA 2" the second that was taken."""

    arrived: list[tuple[tuple[str, ...], bytes]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    at: dict[str, Callable[[SMTP], str | None]] = field(default_factory=dict)
    begun: int = 0
    connections: int = 0
    open: list[WriteTransport] = field(default_factory=list)

    @property
    def reached(self) -> list[str]:
        """Everybody whom a mail has reached, as often as it did."""
        return sorted(recipient for recipients, _ in self.arrived for recipient in recipients)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        self.connections += not session.host_name and not session.ssl
        session.host_name = name
        self.open.append(line_of(server))
        return lines

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.begun += 1
        if answer := self._at(f"MAIL {self.begun}", server):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self._at(f"DATA {len(self.arrived) + 1}", server)
        if answer is None or answer.startswith("250"):
            self.arrived.append((tuple(envelope.rcpt_tos), envelope.original_content or b""))
        return answer or "250 OK"

    def _at(self, moment: str, server: SMTP) -> str | None:
        happens = self.at.pop(moment, None)
        return happens(server) if happens else None


def line_of(server: SMTP) -> WriteTransport:
    """The connection that a server is talking over."""
    assert isinstance(server.transport, WriteTransport)
    return server.transport


def drop(server: SMTP) -> str | None:
    """The line goes dead."""
    line_of(server).abort()
    return None


def certificate(folder: Path) -> Path:
    """A certificate for this computer with its key, in one file, signed by itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example")])
    made = (
        x509.CertificateBuilder(
            issuer_name=name,
            subject_name=name,
            public_key=key.public_key(),
            serial_number=1,
            not_valid_before=now - datetime.timedelta(days=1),
            not_valid_after=now + datetime.timedelta(days=2),
        )
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return file


def _login(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


class _Server(Controller):
    """A server on a port that the system gives it, which nobody else can have taken meanwhile."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd does not say its types


@contextmanager
def mail_server(post: Post, pem: Path, security: str = "starttls") -> Iterator[int]:
    """A running server's port: one that wants STARTTLS and a login, TLS from the start, or neither."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(pem)
    ways: Mapping[str, Mapping[str, Any]] = {
        "starttls": {"tls_context": context, "require_starttls": True, "auth_required": True, "authenticator": _login},
        "tls": {"ssl_context": context},
        "none": {},
    }
    controller = _Server(post, hostname=HOST, port=0, ready_timeout=60, **ways[security])
    controller.start()
    try:
        yield controller.port
    finally:
        for transport in post.open:
            controller.loop.call_soon_threadsafe(transport.abort)
        controller.stop(no_assert=True)
