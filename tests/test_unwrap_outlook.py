"""Outlook's .msg: each attachment is read or named, whichever way it was attached."""

from __future__ import annotations

import struct

import pytest

from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Member, Parcel
from csxl.unwrap.outlook import attachments
from csxl.unwrap.source import Allowance, Source
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.compound_files import compound_file
from tests.helpers.raw_mails import LETTER, der, in_parts, part, sealed, winmail
from tests.helpers.wrapped_files import PNG, workbook

POLICE, EDUCATION = workbook(), workbook("education")
JPEG = b"\xff\xd8\xff\xe0" + bytes(6000)
INNER = "__substg1.0_3701000D/"
BODY, PAGE, CLASS, SUBJECT = (
    "__substg1.0_1000001F",
    "__substg1.0_10130102",
    "__substg1.0_001A001F",
    "__substg1.0_0037001F",
)
BIFF = struct.pack("<4H", 0x809, 4, 0x600, 5) + struct.pack("<2H", 0x0A, 0) + bytes(5000)


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def attached(name: str, data: bytes = b"", method: int = 1, **more: bytes) -> dict[str, bytes]:
    """An attachment's streams."""
    streams = {"__properties_version1.0": bytes(8) + b"\3\0\5\x37\6\0\0\0" + struct.pack("<Q", method)}
    streams |= {"__substg1.0_3707001F": wide(name)} if name else {}
    streams |= {"__substg1.0_37010102": data} if data else {}
    return streams | {key.replace("_", "/") if "/" in key else key: value for key, value in more.items()}


def message(*attachments: dict[str, bytes], **own: bytes) -> bytes:
    """A message with these attachments; `own` are its own streams."""
    streams = {"__properties_version1.0": bytes(32), **own}
    for number, one in enumerate(attachments):
        streams |= {f"__attach_version1.0_#{number:08X}/{name}": data for name, data in one.items()}
    return compound_file(streams)


def found(data: bytes) -> list[str]:
    """What came out of a message, without its own name."""
    out = []
    for item in unwrap([Parcel("m.msg", data)]):
        said = item.kind.name if isinstance(item, Member) else getattr(item, "code", "")
        out.append(f"{item.file.removeprefix('m.msg').removeprefix('/')}: {said}")
    return out


def inserted(**streams: bytes) -> dict[str, bytes]:
    """An object in the letter."""
    return {**attached("Worksheet", method=6), **{INNER + name: data for name, data in streams.items()}}


def packed(name: bytes, data: bytes) -> bytes:
    """A file as Windows packs it into an object."""
    body = b"\2\0" + name + b"\0C:\\x\\" + name + b"\0\0\0\3\0" + struct.pack("<I", 5) + b"C:\\x\0"
    body += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


READ = {
    "by value": (message(attached("Police.xlsx", POLICE)), "Police.xlsx: OOXML"),
    "a name of a code page": (
        message({"__substg1.0_37010102": POLICE, "__substg1.0_3707001E": b"Caf\xe9.xlsx"}),
        "Café.xlsx: OOXML",
    ),
    "an object's package": (message(inserted(Package=POLICE)), "Worksheet: OOXML"),
    "an object's contents": (message(inserted(CONTENTS=POLICE)), "Worksheet: OOXML"),
    "an object of Excel 97": (message(inserted(Workbook=BIFF)), "Worksheet: XLS"),
    "an object of OpenDocument": (message(inserted(EmbeddedOdf=POLICE)), "Worksheet: OOXML"),
    "a file packed into an object": (
        message(inserted(**{"\1Ole10Native": packed(b"Police.xlsx", POLICE)})),
        "Police.xlsx: OOXML",
    ),
    "signed": (
        message(attached("smime.p7m", in_parts(LETTER, part(POLICE), kind="signed", head=b""))),
        "smime.p7m/Police.xlsx: OOXML",
    ),
    "sealed": (
        message(attached("smime.p7m", sealed(in_parts(LETTER, part(POLICE), head=b""), 700))),
        "smime.p7m/Police.xlsx: OOXML",
    ),
    "a saved mail": (message(attached("FW.eml", in_parts(LETTER, part(POLICE)))), "FW.eml/Police.xlsx: OOXML"),
    "winmail.dat": (message(attached("winmail.dat", winmail(("P.xlsx", POLICE)))), "winmail.dat/P.xlsx: OOXML"),
}


@pytest.mark.parametrize("how", READ)
def test_an_attachment_is_read(how: str) -> None:
    data, expected = READ[how]
    assert found(data) == [expected]


WHERE = {"__substg1.0_370D001F": wide("https://council.sharepoint.com/E.xlsx?k=secret")}
INSTEAD = {
    "on a shared drive": (attached("E.xlsx", method=4) | WHERE, "E.xlsx", "F041", "F042"),
    "in the cloud": (attached("E.xlsx", method=7), "E.xlsx", "F041", "F042"),
    "nothing": (attached("E.xlsx"), "E.xlsx", "F001", "F001"),
    "an object": (inserted(CompObj=b"Microsoft Excel Worksheet"), "Worksheet", "F052", "F053"),
    "a picture in the letter": (inserted(CONTENTS=b"BM"), "", "F029", ""),
    "a photograph": (attached("Education page 1.jpg", JPEG), "Education page 1.jpg", "F019", "F043"),
    "a logo": (attached("image001.png", PNG + bytes(9_000)), "", "F029", ""),
    "encrypted": (attached("smime.p7m", der(0x30, der(6, bytes.fromhex("2a864886f70d010703")))), "", "F034", "F034"),
}


@pytest.mark.parametrize("what", INSTEAD)
def test_what_came_in_place_of_a_return_is_named(what: str) -> None:
    came, file, alone, beside = INSTEAD[what]
    assert found(message(came)) == [f"{file}: {alone}"]
    both = ["Police.xlsx: OOXML", *([f"{file}: {beside}"] if beside else [])]
    assert sorted(found(message(came, attached("Police.xlsx", POLICE)))) == sorted(both)


def test_where_a_file_is_kept_is_said_without_secrets() -> None:
    [said] = unwrap([Parcel("m.msg", message(attached("E.xlsx", method=7) | WHERE))])
    assert "(https://council.sharepoint.com/E.xlsx)" in getattr(said, "message", "")


def letters(data: bytes) -> list[str]:
    return [item.letter for item in unwrap([Parcel("m.msg", data)]) if isinstance(item, Member)]


def rich(text: bytes) -> bytes:
    """A letter in rich text, not packed."""
    return struct.pack("<2I4sI", len(text) + 12, len(text), b"MELA", 0) + text


RICH = {
    rich(rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator X;}T1-R is \'93Red\'94 \u8211?now\par Ann}"): (
        "T1-R is “Red” –now\nAnn"
    ),
    rich(rb"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf \par\htmlrtf0 T1-R is Red{\*\htmltag72 </p>}}"): "T1-R is Red",
    bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    ): ("hello world"),
    b"\1\0\0\0\1\0\0\0LZFu" + bytes(4) + b"\xff" * 300: "",
    b"LZFu": "",
}


def test_the_letter_goes_with_the_workbook() -> None:
    file = attached("Police.xlsx", POLICE)
    assert letters(message(file, **{BODY: wide("Attached.\r\n\r\nFrom: S\r\nSent: x\r\nTo: y\r\n\r\nold")})) == [
        "Attached."
    ]
    assert letters(message(file, **{PAGE: b"<html><body><p>T1-R is Red</p></body></html>"})) == ["T1-R is Red"]
    for rich, words in RICH.items():
        assert letters(message(file, **{"__substg1.0_10090102": rich})) == [words]
    assert letters(message(file, **{BODY: wide("Away"), SUBJECT: wide("Automatic reply: x")})) == [""]


def test_a_message_within_a_message() -> None:
    inside = attached("", method=5) | {INNER + "__properties_version1.0": bytes(24), INNER + SUBJECT: wide("Return")}
    inside |= {INNER + BODY: wide("Inner words")}
    file = f"{INNER}__attach_version1.0_#00000000/"
    held = inside | {f"{file}__substg1.0_37010102": POLICE, f"{file}__substg1.0_3707001F": wide("Police.xlsx")}
    data = message(held, attached("Education.xlsx", EDUCATION), **{BODY: wide("Outer words")})
    assert found(data) == ["Return.msg/Police.xlsx: OOXML", "Education.xlsx: OOXML"]
    assert letters(data) == ["Outer words\n\nInner words", "Outer words"]
    told = inside | {INNER + BODY: wide("T1-R\tRed")}
    said = held | {INNER + BODY: wide("T1-R\tRed")}
    assert found(message(said)) == ["Return.msg/Police.xlsx: OOXML"]
    assert found(message(told, attached("Education.xlsx", EDUCATION))) == ["Education.xlsx: OOXML", "Return.msg: F055"]


def test_a_notice_that_a_mail_came_back() -> None:
    mail = in_parts(LETTER, part(POLICE))
    data = message(attached("Form.eml", mail), **{CLASS: wide("REPORT.IPM.Note.NDR"), BODY: wide("did not reach")})
    assert found(data) == [": F054", "Form.eml/Police.xlsx: OOXML"]


def test_more_attachments_than_any_mail_has() -> None:
    assert found(message(*[attached("", b"x")] * 1_001)) == [": F027"]


def test_a_message_whose_streams_cannot_be_listed_is_named() -> None:
    (said,) = attachments(Source("note.msg", b"no compound file"), Allowance())
    assert isinstance(said, Diagnostic) and said.code == "F033"
