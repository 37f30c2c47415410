"""Mails as people save and forward them: which workbooks come out, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from csxl.model.member import Member
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.compound_files import compound_file
from tests.helpers.wrapped_files import BINARY, HTML, PNG, lines, mail, workbook, zipped

SCHOOLS = workbook("schools", BINARY, "xl/workbook.bin")
WINMAIL = b"\x78\x9f\x3e\x22" + bytes(30)


def test_a_mail_with_its_signature(written: Callable[[str, bytes], Path]) -> None:
    message = mail(
        ("police.xlsx", workbook()),
        ("letter.pdf", b"%PDF-1.7"),
        ("crest.png", PNG),
        ("ATT00001.htm", HTML),
        ("jo.vcf", b"BEGIN:VCARD\nEND:VCARD\n"),
        ("smime.p7s", bytes(range(200))),
    )
    path = written("form.eml", message.as_bytes())
    found = list(unwrap([path]))
    assert lines(path) == ["form.eml/police.xlsx: OOXML", "form.eml/letter.pdf: F023"]
    assert isinstance(found[0], Member)
    assert found[0].mailed == "2026-03-02T09:30:00+00:00"


def test_mails_within_mails_and_archives(written: Callable[[str, bytes], Path]) -> None:
    inner = mail(("police.xlsx", workbook()), ("more.zip", zipped({"schools.xlsb": SCHOOLS})), subject="Form")
    outer = mail(subject="FW: Form")
    outer.add_attachment(inner)
    path = written("form.eml", outer.as_bytes())
    expected = ["form.eml/Form.eml/police.xlsx: OOXML", "form.eml/Form.eml/more.zip/schools.xlsb: XLSB"]
    assert lines(path) == expected
    parcel = written("all.zip", zipped({"form.txt": outer.as_bytes()}))
    assert lines(parcel) == [f"all.zip/{line.replace('form.eml', 'form.txt', 1)}" for line in expected]


def test_a_forwarded_mail_that_was_coded_as_a_file(written: Callable[[str, bytes], Path]) -> None:
    inner = mail(("police.xlsx", workbook()))
    outer = mail(("form.eml", inner.as_bytes()))
    assert lines(written("outer.eml", outer.as_bytes())) == ["outer.eml/form.eml/police.xlsx: OOXML"]


NAMES = {
    'filename="=?utf-8?B?Q2Fmw6kueGxzeA==?="': "Café.xlsx",
    "filename*=utf-8''Caf%C3%A9.xlsx": "Café.xlsx",
    "filename*0*=utf-8''Caf; filename*1*=%C3%A9.xlsx": "Café.xlsx",
    "filename*=nonsense''Caf%C3%A9.xlsx": "CafÃ©.xlsx",
    'filename="..\\\\police.xlsx"': "police.xlsx",
    "inline": "attachment without a name",
}


@pytest.mark.parametrize("disposition", NAMES)
def test_names_of_attachments(disposition: str, written: Callable[[str, bytes], Path]) -> None:
    raw = mail(("x.xlsx", workbook())).as_bytes().replace(b'filename="x.xlsx"', disposition.encode())
    assert lines(written("form.eml", raw)) == [f"form.eml/{NAMES[disposition]}: OOXML"]


def test_mails_without_a_workbook(written: Callable[[str, bytes], Path]) -> None:
    assert lines(written("a.eml", mail().as_bytes())) == ["a.eml: F029"]
    assert lines(written("b.eml", mail(("crest.png", PNG)).as_bytes())) == ["b.eml: F029"]
    assert lines(written("c.eml", mail(("answers.pdf", b"%PDF-1.7")).as_bytes())) == ["c.eml/answers.pdf: F016"]
    assert lines(written("d.eml", mail(("winmail.dat", WINMAIL)).as_bytes())) == ["d.eml/winmail.dat: F015"]
    assert lines(written("e.eml", mail(("form.xls", HTML)).as_bytes())) == ["e.eml/form.xls: F008"]


def test_mails_that_are_sealed_broken_or_many(written: Callable[[str, bytes], Path]) -> None:
    sealed = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nMIAG\n"
    assert lines(written("sealed.eml", sealed)) == ["sealed.eml: F034"]
    form = mail(("police.xlsx", workbook())).as_bytes()
    assert lines(written("no-end.eml", form[: form.rindex(b"\n--")])) == ["no-end.eml/police.xlsx: OOXML"]
    assert lines(written("apple.emlx", b"1234      \n" + form)) == ["apple.emlx/police.xlsx: OOXML"]
    box = b"From sam@police.example Mon Mar  2 09:30:00 2026\n" + form
    assert lines(written("one.mbox", box)) == ["one.mbox/police.xlsx: OOXML"]
    assert lines(written("two.mbox", box + b"\n\n" + box)) == ["two.mbox: F035"]


def wide(words: str) -> bytes:
    return words.encode("utf-16-le")


def test_an_outlook_message_with_another_inside(written: Callable[[str, bytes], Path]) -> None:
    on_monday, a_day = 134_169_174_000_000_000, 864_000_000_000
    sent = bytes(32) + b"\x40\0\x39\0" + bytes(4) + on_monday.to_bytes(8, "little")
    sent_the_day_before = b"\x40\0\x39\0" + bytes(4) + (on_monday - a_day).to_bytes(8, "little")
    outer, embedded = "__attach_version1.0_#00000000", "__attach_version1.0_#00000001/__substg1.0_3701000D"
    path = written(
        "form.msg",
        compound_file(
            {
                "__properties_version1.0": sent,
                f"{outer}/__properties_version1.0": bytes(8),
                f"{outer}/__substg1.0_37010102": workbook(),
                f"{outer}/__substg1.0_3707001F": wide("police.xlsx"),
                f"{embedded}/__properties_version1.0": bytes(24) + sent_the_day_before,
                f"{embedded}/__substg1.0_0037001F": wide("Schools' form"),
                f"{embedded}/{outer}/__substg1.0_37010102": workbook("schools"),
                f"{embedded}/{outer}/__substg1.0_3704001E": b"SCHOOL~1.XLS",
                "__attach_version1.0_#00000002/__substg1.0_37010102": PNG,
            }
        ),
    )
    found = list(unwrap([path]))
    assert lines(path) == ["form.msg/police.xlsx: OOXML", "form.msg/Schools' form.msg/SCHOOL~1.XLS: OOXML"]
    assert isinstance(found[0], Member)
    assert [one.mailed for one in found if isinstance(one, Member)] == [
        "2026-03-02T09:30:00+00:00",
        "2026-03-01T09:30:00+00:00",
    ]
    assert lines(written("bare.msg", compound_file({"__properties_version1.0": bytes(32)}))) == ["bare.msg: F029"]


def test_a_mail_nested_beyond_reading_is_said(written: Callable[[str, bytes], Path]) -> None:
    nested = b"From: sam@police.example\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 5000
    assert lines(written("form.eml", nested)) == [f"form.eml{'/forwarded mail.eml' * 4}: F028"]
