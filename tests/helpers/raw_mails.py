"""Mails as bytes, part by part, so that a test can bend them as programs do."""

from __future__ import annotations

import base64
import binascii

HEAD = (
    b"From: Ann Other <ann@police.example>\r\nTo: board@council.example\r\nSubject: Our return\r\n"
    b"Date: Fri, 20 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@police.example>\r\nMIME-Version: 1.0\r\n"
)
LETTER = b"Content-Type: text/plain; charset=utf-8\r\n\r\nPlease find our return attached.\r\n"


def in_parts(*parts: bytes, kind: str = "mixed", boundary: str = "=_b1", head: bytes = HEAD) -> bytes:
    """A mail of these parts, each with its own head."""
    mark = boundary.encode()
    said = b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind.encode(), mark)
    return head + said + b"".join(b"--%s\r\n%s\r\n" % (mark, part) for part in parts) + b"--%s--\r\n" % mark


def part(data: bytes, name: str = "Police.xlsx", media: str = "application/octet-stream", more: str = "") -> bytes:
    """A part with a file in base64."""
    head = f"Content-Type: {media}\r\nContent-Transfer-Encoding: base64\r\n{more}"
    named = f'Content-Disposition: attachment; filename="{name}"\r\n' if name else ""
    return f"{head}{named}\r\n".encode() + lined(data)


def plain(text: str, name: str = "", media: str = "text/plain") -> bytes:
    """A part with a text; one with a name is an attachment."""
    named = f'Content-Disposition: attachment; filename="{name}"\r\n' if name else ""
    return f"Content-Type: {media}; charset=utf-8\r\n{named}\r\n{text}".encode()


def alone(text: str, media: str = "text/plain", more: str = "") -> bytes:
    """A mail that is nothing but a text."""
    return HEAD + f"Content-Type: {media}; charset=utf-8\r\n{more}\r\n{text}\r\n".encode()


def lined(data: bytes) -> bytes:
    """Base64 in lines as mails have them."""
    return base64.encodebytes(data).replace(b"\n", b"\r\n")


def uuencoded(data: bytes, name: str = "Police.xlsx") -> bytes:
    """A file as uuencode writes it."""
    lines = [binascii.b2a_uu(data[at : at + 45]) for at in range(0, len(data), 45)]
    return b"begin 644 %s\r\n" % name.encode() + b"".join(lines).replace(b"\n", b"\r\n") + b"`\r\nend\r\n"


def der(tag: int, data: bytes) -> bytes:
    """An item of a sealed mail, its length stated."""
    size = len(data)
    if size < 128:
        return bytes([tag, size]) + data
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + data


def open_der(tag: int, data: bytes) -> bytes:
    """The same of no stated length."""
    return bytes([tag, 0x80]) + data + b"\0\0"


def sealed(content: bytes, cut: int = 0) -> bytes:
    """A content wrapped by a signature; in pieces of that many bytes, and with no lengths stated, where `cut` is."""
    wrap = open_der if cut else der
    pieces = [content[at : at + cut] for at in range(0, len(content), cut)] if cut else []
    octets = open_der(0x24, b"".join(der(0x04, piece) for piece in pieces)) if cut else der(0x04, content)
    named = der(0x06, bytes.fromhex("2a864886f70d010701"))
    body = der(0x02, b"\1") + der(0x31, b"") + wrap(0x30, named + wrap(0xA0, octets)) + der(0x31, b"")
    return wrap(0x30, der(0x06, bytes.fromhex("2a864886f70d010702")) + wrap(0xA0, wrap(0x30, body)))


def winmail(*attached: tuple[str, bytes]) -> bytes:
    """A winmail.dat with files attached."""
    out = b"\x78\x9f\x3e\x22\x01\x00" + _attribute(1, 0x89006, bytes(4))
    for name, data in attached:
        long_name = name.encode("utf-16-le") + b"\0\0"
        padded = long_name + bytes(-len(long_name) % 4)
        wide = (1).to_bytes(4, "little") + len(long_name).to_bytes(4, "little") + padded
        properties = (2).to_bytes(4, "little") + b"\x03\0\x05\x37\1\0\0\0" + b"\x1f\0\x07\x37" + wide
        out += _attribute(2, 0x69002, bytes(14)) + _attribute(2, 0x18010, b"SHORT~1.XLS\0")
        out += _attribute(2, 0x6800F, data) + _attribute(2, 0x69005, properties)
    return out


def _attribute(level: int, kind: int, data: bytes) -> bytes:
    return bytes([level]) + kind.to_bytes(4, "little") + len(data).to_bytes(4, "little") + data + b"\0\0"
