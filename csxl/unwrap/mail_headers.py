"""The headers of a mail and of its parts: their fields, parameters and names, read in bounded steps."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import field
from functools import cached_property
from urllib.parse import unquote_to_bytes

from csxl.text.records import dataclass

MOST_LINES = 5_000  # of one header
LONGEST = 1 << 14  # bytes of one field that are looked at
MOST_FIELDS = 400  # that are kept of one header
MOST_ALIKE = 5  # of one name
MOST_PARAMETERS = 200  # of one field, and pieces of a name
LOOK_AHEAD = 40  # lines after one that is no field
FIELD = re.compile(rb"([A-Za-z][\w-]{0,75})[ \t]*:(.*)", re.S)
SURE = re.compile(
    rb"(content-[a-z-]{2,30}|mime-version|date|from|to|subject|message-id|received|x-[a-z-]{2,60})[ \t]*:", re.I
)
MAILBOX_LINE = re.compile(rb">?From [^\r\n]{0,400}\r?\n")
BLANK = re.compile(rb"[ \t\r\n]*")
ENCODED_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]{0,2000})\?=")
SKIPPED = re.compile(r"[;\s]*")
PARAMETER = re.compile(r'([^\s=;"]{1,60})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.S)
# fmt: off
AUTOMATIC = re.compile(
    r"\s*(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|ateb awtomatig|allan o'r swyddfa|"
    r"autoreply|i am away)\b", re.I)
# fmt: on
PIECE = re.compile(r"(.+?)(?:\*(\d{1,4}))?(\*)?")


class Excess(Exception):
    """A mail is made of more pieces than any real one; says of what."""


@dataclass(frozen=True)
class Head:
    """The fields before a mail or a part of one, by their names in lower case."""

    fields: dict[str, list[str]] = field(default_factory=dict)

    def get(self, name: str) -> str:
        """The first field of a name, or ""."""
        return next((text for text in self.fields.get(name, ()) if text), "")

    @cached_property
    def name(self) -> str:
        """The file name that a part is given, or ""."""
        for name, key in (("content-disposition", "filename"), ("content-type", "name")):
            for text in self.fields.get(name, ()):
                if given := readable(parameters(text).get(key, "")):
                    return given
        return ""

    @property
    def disposition(self) -> str:
        """ "attachment", "inline" or ""."""
        return self.get("content-disposition").partition(";")[0].strip().lower()


def read_head(data: bytes, start: int, end: int) -> tuple[Head, int]:
    """The fields that begin at a place, and where what they are about begins."""
    head, at, name, count = Head(), start, "", 0
    for lines in range(MOST_LINES + 1):
        stop = data.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        line = data[at : min(stop, at + LONGEST)].rstrip(b"\r")
        if at >= end or not line or (not lines and not line.strip()):
            return head, min(stop + 1, end)
        if line[:1] in b" \t" and (name or line.strip()):
            if not name or (not line.strip() and not _fields_follow(data, stop + 1, end, 1)):
                return head, at
            if name in head.fields and len(head.fields[name][-1]) < LONGEST:
                head.fields[name][-1] += " " + as_text(line.strip())
        elif found := FIELD.match(line):
            name = found[1].decode("ascii", "replace").lower()
            count += 1
            if count <= MOST_FIELDS or name.startswith("content-"):
                alike = head.fields.setdefault(name, [])
                if len(alike) < MOST_ALIKE:
                    alike.append(as_text(found[2].strip()))
        elif line.startswith(b"--") or not _fields_follow(data, stop + 1, end, LOOK_AHEAD):
            return head, at
        at = stop + 1
    raise Excess(f"it has more than {MOST_LINES:,} lines before its text begins")


def _fields_follow(data: bytes, at: int, end: int, most: int) -> bool:
    """Whether a line that is surely a field comes soon, before a blank line."""
    for _ in range(most):
        stop = data.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        if stop - at < 2:
            return False
        if SURE.match(data, at, stop):
            return True
        at = stop + 1
    return False


def start_of_mail(data: bytes, start: int, end: int) -> int:
    """Where the fields of a mail begin, after blank lines and the first line of a mailbox."""
    if blank := BLANK.match(data, start, end):
        start = max(start, data.rfind(b"\n", start, blank.end()) + 1)
    first = MAILBOX_LINE.match(data, start, end)
    return first.end() if first else start


def as_text(line: bytes) -> str:
    """A field's bytes as text; in UTF-8 or, failing that, in the Western code page."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def parameters(text: str) -> dict[str, str]:
    """The parameters of a field by their names in lower case; those cut into pieces are joined."""
    pieces: dict[str, dict[int, tuple[str, bool]]] = {}
    for name, value in _given(text):
        found = PIECE.fullmatch(name)
        if found is not None:
            parts = pieces.setdefault(found[1].lower(), {})
            parts.setdefault(int(found[2] or 0), (value, bool(found[3])))
    return {name: _joined(parts) for name, parts in pieces.items()}


def _given(text: str) -> Iterator[tuple[str, str]]:
    """Each parameter as it stands, its quotation marks removed."""
    at = text.find(";") if ";" in text else len(text)
    for _ in range(MOST_PARAMETERS):
        skipped = SKIPPED.match(text, at)
        at = skipped.end() if skipped else at
        if at >= len(text):
            return
        found = PARAMETER.match(text, at)
        if found is None:
            at = text.find(";", at) if text.find(";", at) >= 0 else len(text)
            continue
        value = found[2].strip()
        if value.startswith('"'):
            value = value[1:].removesuffix('"').replace("\\\\", "\\").replace('\\"', '"')
        yield found[1], value
        at = found.end()


def _joined(pieces: dict[int, tuple[str, bool]]) -> str:
    """A parameter from its pieces, of which some may be written in hexadecimal, the first with its character set."""
    if not any(coded for _, coded in pieces.values()):
        return "".join(pieces[number][0] for number in sorted(pieces))
    code, out = "utf-8", []
    for place, number in enumerate(sorted(pieces)):
        value, coded = pieces[number]
        if place == 0 and coded and value.count("'") >= 2:
            code, _, value = value.split("'", 2)
        out.append(unquote_to_bytes(value) if coded else value.encode("utf-8", "replace"))
    return in_code(b"".join(out), code)


def in_code(data: bytes, code: str, otherwise: str = "latin-1") -> str:
    """Bytes as text in a character set, or in another where nobody knows that one."""
    try:
        return data.decode(code or otherwise, "replace")
    except (LookupError, ValueError, UnicodeError):
        return data.decode(otherwise, "replace")


def readable(text: str) -> str:
    """A field's text with its encoded words decoded ("=?utf-8?B?...?="), on one line."""
    text, out, at = text[:LONGEST], [], 0
    waiting, code = b"", ""
    for found in ENCODED_WORD.finditer(text):
        between = text[at : found.start()]
        word, new = _word(found), found[1].partition("*")[0].lower()
        if between.strip() or new != code:
            out.append(in_code(waiting, code))
            out.append(between if between.strip() or not waiting else "")
            waiting = b""
        waiting, code, at = waiting + word, new, found.end()
    out += [in_code(waiting, code), text[at:]]
    return " ".join("".join(out).split())


def _word(found: re.Match[str]) -> bytes:
    """The bytes of one encoded word."""
    data = found[3].encode("utf-8", "replace")
    if found[2] in "qQ":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:
        return data


def is_automatic(subject: str, submitted: str, auto_reply: str = "") -> bool:
    """Whether a mail was written by a program, by its subject and by what its head says of that."""
    said = submitted.strip().lower()
    return bool(said and said != "no") or bool(auto_reply.strip()) or AUTOMATIC.match(subject) is not None
