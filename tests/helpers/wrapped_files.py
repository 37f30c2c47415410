"""Workbooks in name only, and the zips and mails that they are sent in."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member
from csxl.unwrap.unwrapping import EmptyFolder, unwrap

MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
OVERRIDE = '<Override PartName="/{part}" ContentType="{main}"/>'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
HTML = b"<html><body><table><tr><td>Ref</td></tr></table></body></html>"
CSV = b"Ref,Level,Your rating\r\nT1-R,1,Green\r\nT1-A,1,Red\r\n"


def zipped(members: dict[str, bytes] | Iterable[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these members, all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parcel:
        for name, data in members.items() if isinstance(members, dict) else members:
            parcel.writestr(zipfile.ZipInfo(name, (2026, 3, 2, 9, 30, 0)), data, packing)
    return out.getvalue()


def workbook(words: str = "police", main: str = MAIN, part: str = "xl/workbook.xml") -> bytes:
    """As much of a workbook as says that it is one."""
    types = TYPES.format(OVERRIDE.format(part=part, main=main))
    return zipped({"[Content_Types].xml": types.encode(), part: b"<workbook/>", "xl/note.xml": words.encode()})


def mail(*attachments: tuple[str, bytes], subject: str = "RE: your form") -> EmailMessage:
    """A mail in two versions with files attached."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "sam@police.example", "board@council.example", subject
    message["Date"] = "Mon, 02 Mar 2026 09:30:00 +0000"
    message.set_content("Please find our form attached.\nSam")
    message.add_alternative("<p>Please find our form attached.</p>", subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def locked(data: bytes, password: str) -> bytes:
    """A workbook with a password to open it."""
    held = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, held)
    return held.getvalue()


def lines(*paths: Path, passwords: tuple[str, ...] = ()) -> list[str]:
    """What came out: "file: kind" of a workbook, "file: code" of a diagnostic, "file: empty" of a folder; files as from
    the first one's folder, with "/" between folders on every system."""
    root = str(paths[0].parent) + os.sep
    return [
        f"{item.file.removeprefix(root).replace(os.sep, '/')}: {_kind_or_code(item)}"
        for item in unwrap(paths, passwords)
    ]


def _kind_or_code(item: Member | Diagnostic | EmptyFolder) -> str:
    match item:
        case Member():
            return item.kind.name
        case Diagnostic():
            return item.code
        case EmptyFolder():
            return "empty"
