"""Each part of a mail is read or named, however programs bent the mail: one return never hides another."""

from __future__ import annotations

import base64
import quopri
from collections.abc import Callable

import pytest

from csxl.model.member import Member, Parcel
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.raw_mails import HEAD, LETTER, alone, der, in_parts, lined, part, plain, sealed, uuencoded, winmail
from tests.helpers.wrapped_files import PNG, workbook

POLICE, EDUCATION = workbook(), workbook("education")
JPEG = b"\xff\xd8\xff\xe0" + bytes(6000)
RETURN = in_parts(LETTER, part(POLICE))
OTHER = in_parts(LETTER, part(EDUCATION, "Education.xlsx"), boundary="=_x")
READ = ["Police.xlsx: OOXML"]
FORWARDED = b"Content-Type: message/rfc822\r\n"


def found(data: bytes, file: str = "m.eml") -> list[str]:
    """What came out of a mail, without the mail's own name."""
    out = []
    for item in unwrap([Parcel(file, data)]):
        said = item.kind.name if isinstance(item, Member) else getattr(item, "code", "")
        out.append(f"{item.file.removeprefix(file).removeprefix('/')}: {said}")
    return out


def calendar(data: bytes) -> str:
    letters = base64.b64encode(data).decode()
    folded = "\r\n ".join(letters[at : at + 70] for at in range(0, len(letters), 70))
    named = 'ATTACH;VALUE=BINARY;ENCODING=BASE64;X-FILENAME="Police.xlsx":'
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{named}{folded}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


BENT = {
    "as it is": RETURN,
    "UTF-16": b"\xff\xfe" + RETURN.decode().encode("utf-16-le"),
    "UTF-16 without a mark": RETURN.decode().encode("utf-16-be"),
    "UTF-8 with a mark": b"\xef\xbb\xbf" + RETURN,
    "CR CR LF": RETURN.replace(b"\r\n", b"\r\r\n"),
    "line ends doubled": RETURN.replace(b"\r\n", b"\n\n"),
    "CR alone": RETURN.replace(b"\r\n", b"\r"),
    "blanks after boundaries": RETURN.replace(b"--=_b1", b"--=_b1 \t").replace(b" \t--", b"-- "),
    "no boundary said": RETURN.replace(b'; boundary="=_b1"', b""),
    "another boundary said": RETURN.replace(b'boundary="=_b1"', b'boundary="other"'),
    "not said to be in parts": RETURN.replace(b'Content-Type: multipart/mixed; boundary="=_b1"\r\n', b""),
    "no subtype": RETURN.replace(b"multipart/mixed", b"multipart"),
    "no head": RETURN[RETURN.index(b"\r\n\r\n") + 4 :],
    "lines among the fields": RETURN.replace(b"Subject:", b"Checked by AVG\r\n*** scanned ***\r\nSubject:"),
    "line of a mailbox": b">From a@b Fri Nov 20 10:00:00 2026\r\n" + RETURN,
    "Apple's number and list": b"%d\n%s" % (len(RETURN), RETURN) + b'<?xml version="1.0"?><plist></plist>',
    "another type first": RETURN.replace(b"MIME-Version", b"Content-Type: text/plain\r\nMIME-Version"),
    "another type last": RETURN.replace(b'"=_b1"\r\n', b'"=_b1"\r\nContent-Type: text/html\r\n', 1),
    "field with a blank": RETURN.replace(b"Encoding:", b"Encoding :"),
    "coding misspelt": RETURN.replace(b"Encoding: base64", b"Encoding: Base 64;"),
    "coding wrong": RETURN.replace(b"Encoding: base64", b"Encoding: 8bit"),
    "another coding": RETURN.replace(b"Encoding: base64", b"Encoding: quoted-printable"),
    "said to be uuencode": in_parts(LETTER, part(b"").replace(b"base64", b"x-uue") + uuencoded(POLICE)),
    "coded twice": in_parts(LETTER, part(lined(POLICE))),
    "coded three times": in_parts(LETTER, part(lined(lined(POLICE)))),
    "a footer": in_parts(LETTER, part(POLICE) + b"\r\nSent via the list\r\nhttp://lists.example\r\n"),
    "a footer and no padding": in_parts(LETTER, part(POLICE).rstrip(b"=\r\n") + b"\r\n-- \r\nmailing list\r\n"),
    "quoted by arrows": in_parts(LETTER, part(b"") + lined(POLICE).replace(b"\r\n", b"\r\n> ")),
    "as it is, 8 bits": in_parts(LETTER, part(b"").replace(b"base64", b"binary") + POLICE),
    "nothing but the file": HEAD + part(POLICE),
    "said to be text": in_parts(LETTER, part(POLICE, media="text/plain")),
    "text, and no coding said": in_parts(
        LETTER, b'Content-Type: text/plain; name="Police.xlsx"\r\n\r\n' + lined(POLICE)
    ),
    "said to be a page": in_parts(LETTER, part(POLICE, media="text/html")),
    "uuencoded in the letter": alone(f"Here\r\n{uuencoded(POLICE).decode()}\r\nAnn"),
    "in an invitation": in_parts(LETTER, plain(calendar(POLICE), "", "text/calendar")),
    "in an invitation's file": in_parts(LETTER, part(calendar(POLICE).encode(), "invite.ics")),
    "beside a Mac's part": in_parts(
        LETTER, part(b"\0\x05\x16\x07" + bytes(40), media="application/applefile"), part(POLICE)
    ),
}


@pytest.mark.parametrize("how", BENT)
def test_a_bent_mail_is_read(how: str) -> None:
    assert found(BENT[how]) == READ


INSIDE = {
    "forwarded": (in_parts(LETTER, FORWARDED + b"\r\n" + RETURN, boundary="o"), "Our return.eml/Police.xlsx"),
    "forwarded in base64, not said": (
        in_parts(LETTER, FORWARDED + b"\r\n" + lined(RETURN), boundary="o"),
        "Our return.eml/Police.xlsx",
    ),
    "forwarded in quoted-printable": (
        in_parts(
            LETTER,
            FORWARDED + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quopri.encodestring(RETURN),
            boundary="o",
        ),
        "Our return.eml/Police.xlsx",
    ),
    "sealed": (
        HEAD
        + b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + lined(sealed(RETURN)),
        "signed mail/Police.xlsx",
    ),
    "sealed in pieces": (
        in_parts(LETTER, part(sealed(RETURN, 1000), "smime.p7m", "application/x-pkcs7-mime")),
        "smime.p7m/Police.xlsx",
    ),
    "a sealed file": (in_parts(LETTER, part(sealed(POLICE, 300), "Police.xlsx.p7m")), "Police.xlsx"),
    "winmail.dat": (
        in_parts(LETTER, part(winmail(("Heddlu’s return.xlsx", POLICE)), "winmail.dat")),
        "winmail.dat/Heddlu’s return.xlsx",
    ),
    "winmail.dat in winmail.dat": (
        in_parts(LETTER, part(winmail(("inner.dat", winmail(("Police.xlsx", POLICE)))), "winmail.dat")),
        "winmail.dat/inner.dat/Police.xlsx",
    ),
    "in base64 in the letter": (
        alone(f"Here:\r\n\r\n{lined(POLICE).decode()}\r\nRegards\r\nAnn"),
        "attachment without a name",
    ),
}


@pytest.mark.parametrize("how", INSIDE)
def test_a_wrapped_return_is_read(how: str) -> None:
    data, file = INSIDE[how]
    assert found(data) == [f"{file}: OOXML"]


def test_no_return_hides_another() -> None:
    both = [*READ, "Education.xlsx: OOXML"]
    assert found(in_parts(LETTER, part(POLICE), part(EDUCATION, "Education.xlsx"))) == both
    forwarded = in_parts(LETTER, part(POLICE), FORWARDED + b"\r\n" + lined(OTHER), boundary="o")
    assert found(forwarded) == [*READ, "Our return.eml/Education.xlsx: OOXML"]
    coded = b"Content-Type: text/plain\r\n\r\n" + uuencoded(EDUCATION, "Education.xlsx")
    assert found(in_parts(LETTER, part(POLICE), coded)) == both
    twice = alone(f"{uuencoded(POLICE).decode()}\r\nand\r\n{uuencoded(EDUCATION, 'Education.xlsx').decode()}")
    assert found(twice) == both
    without_name = in_parts(
        LETTER, part(POLICE), part(EDUCATION, "").replace(b"application/octet-stream", b"text/plain")
    )
    assert found(without_name) == [*READ, "attachment without a name: OOXML"]
    ended_early = in_parts(LETTER, part(POLICE)) + b"--=_b1\r\n" + part(EDUCATION, "Education.xlsx")
    assert found(ended_early) == both
    below = in_parts(LETTER, part(POLICE)) + b"--=_x\r\n" + part(EDUCATION, "Education.xlsx")
    assert found(below) == both
    folded = in_parts(b"Content-Type: text/plain\r\n\r\nsee below\r\n\r\n" + OTHER, part(POLICE))
    assert found(folded) == ["Education.xlsx: OOXML", *READ]


MOZILLA = b'Content-Type: text/x-moz-deleted; name="Deleted: Education.xlsx"\r\n'
DETACHED = (
    b'Content-Type: application/octet-stream; name="E.xlsx"\r\nX-Mozilla-External-Attachment-URL: file:///C:/E.xlsx\r\n'
)
ELSEWHERE = (
    b'Content-Type: message/external-body; access-type=URL; URL="https://files.example/E.xlsx?k=secret"\r\n\r\n\r\n'
)
SHORTCUT = b"[InternetShortcut]\r\nURL=https://council.sharepoint.com/E.xlsx?k=secret\r\n"
PAGE = "<html><body><p>File <b>E.xlsx</b> has been blocked by policy</p></body></html>"


# What came in place of a return: its label, what is said of it alone, and beside a workbook ("" for nothing).
def screen(wide: int, high: int) -> bytes:
    """The beginning of a picture of that size."""
    return PNG[:8] + b"\0\0\0\rIHDR" + wide.to_bytes(4, "big") + high.to_bytes(4, "big") + bytes(500)


FRAME = b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(9) + b"\xff\xc0\0\x11\x08\x03\0\x04\0" + bytes(600)
INSTEAD: dict[str, tuple[bytes, str, str, str]] = {
    "removed": (plain("This file was removed: Education.xlsx", "removed.txt"), "removed.txt", "F037", "F038"),
    "a warning": (plain("An attachment has been quarantined.", "WARNING.TXT"), "WARNING.TXT", "F037", "F038"),
    "removed, a page": (plain(PAGE, "E.xlsx.html", "text/html"), "E.xlsx.html", "F037", "F038"),
    "removed, in Welsh": (plain("Tynnwyd yr atodiad E.xlsx", "rhybudd.txt"), "rhybudd.txt", "F037", "F038"),
    "deleted by Thunderbird": (MOZILLA + b"\r\nDeleted", "Deleted: Education.xlsx", "F037", "F038"),
    "detached by Thunderbird": (DETACHED + b"\r\nDetached", "E.xlsx", "F041", "F042"),
    "external body": (ELSEWHERE, "attachment without a name", "F041", "F042"),
    "a shortcut": (part(SHORTCUT, "E.url"), "E.url", "F014", "F044"),
    "a photograph": (part(JPEG, "Education return page 1.jpg"), "Education return page 1.jpg", "F019", "F043"),
    "a telephone's photograph": (part(JPEG, "IMG_2034.JPG"), "IMG_2034.JPG", "F019", "F043"),
    "a scan": (part(b"%PDF-1.4", "Education return.pdf"), "Education return.pdf", "F016", "F043"),
    "a leaflet": (part(b"%PDF-1.4", "agenda.pdf"), "agenda.pdf", "F016", "F023"),
    "a logo": (part(PNG + bytes(90_000), "logo.png"), "", "F029", ""),
    "a logo in the letter": (part(PNG + bytes(9_000), "image001.png", more="Content-ID: <a>\r\n"), "", "F029", ""),
    "a signature's picture": (part(screen(500, 160) + bytes(90_000), "Outlook-q1w2e3r4.png"), "", "F029", ""),
    "a screenshot in the letter": (part(screen(1300, 700), "image001.png"), "image001.png", "F019", "F043"),
    "a screenshot from Outlook": (part(FRAME, "Outlook-ab12cd34.jpg"), "Outlook-ab12cd34.jpg", "F019", "F043"),
    "a scanner's picture": (part(b"II*\0" + bytes(30_000), "img001.tif"), "img001.tif", "F019", "F043"),
    "a scan that goes on": (
        b"Content-Type: message/rfc822\r\n\r\nSubject: Safe Attachments Scan In Progress\r\n\r\nWe check it",
        "Safe Attachments Scan In Progress.eml",
        "F037",
        "F038",
    ),
    "an envelope of Egress": (part(bytes(500), "mail.switch"), "mail.switch", "F048", "F048"),
    "a link in the letter": (plain("Ours: https://1drv.ms/x/s!Ajk"), "", "F039", "F040"),
    "a link quoted": (plain("Hello\r\n\r\n-----Original Message-----\r\nhttps://1drv.ms/x/s!Ajk"), "", "F039", ""),
    "no link to a file": (plain("See https://www.police.example/about"), "", "F029", ""),
    "signature of PGP": (plain("-----BEGIN PGP SIGNATURE-----\r\nabc", "signature.asc"), "", "F029", ""),
    "not fetched by Apple": (part(b"", "E.xlsx", more="X-Apple-Content-Length: 30000\r\n"), "E.xlsx", "F049", "F049"),
    "not fetched": (plain("This body part will be downloaded on demand.", "E.xlsx"), "E.xlsx", "F049", "F049"),
    "PGP": (part(b"\x85\x01\x0c\x03" + bytes(range(200)), "E.xlsx.gpg"), "E.xlsx.gpg", "F047", "F047"),
    "PGP in the letter": (plain("-----BEGIN PGP MESSAGE-----\r\n\r\nhQ"), "", "F047", "F047"),
    "BinHex": (plain("(This file must be converted with BinHex 4.0)\r\n:$f", "E.xlsx"), "E.xlsx", "F050", "F050"),
    "yEnc": (plain("=ybegin line=128 size=9 name=E.xlsx\r\nabc"), "", "F050", "F050"),
    "secure mail": (
        plain("<html>You have received an encrypted message. Click to read</html>", "message.html", "text/html"),
        *("message.html", "F048", "F048"),
    ),
    "secure mail's letter": (plain("Ann sent you a protected message. Read the message"), "", "F048", ""),
    "secure mail spoken of": (plain("We shall send it by secure email; please read it."), "", "F029", ""),
    "no virus": (plain("No virus found in this message. Checked by AVG"), "", "F029", ""),
    "a file replaced": (plain("The file you had before was replaced by hand."), "", "F029", ""),
    "a policy": (part(b"%PDF-1.4", "Risk assessment.pdf"), "Risk assessment.pdf", "F016", "F023"),
    "a piece": (b"Content-Type: message/partial; id=x; number=2; total=3\r\n\r\nabc", "", "F045", "F045"),
    "encrypted": (
        part(der(0x30, der(6, bytes.fromhex("2a864886f70d010703"))), "smime.p7m", "application/pkcs7-mime"),
        *("", "F034", "F034"),
    ),
    "sealed and cut short": (part(sealed(RETURN)[:900], "smime.p7m"), "", "F046", "F046"),
}


@pytest.mark.parametrize("what", INSTEAD)
def test_what_came_in_place_of_a_return_is_named(what: str) -> None:
    came, file, by_itself, beside = INSTEAD[what]
    assert found(in_parts(LETTER, came)) == [f"{file}: {by_itself}"]
    assert sorted(found(in_parts(LETTER, came, part(POLICE)))) == sorted(
        [*READ, *([f"{file}: {beside}"] if beside else [])]
    )


SHARED = {
    "https://nw-my.sharepoint.com/:x:/g/personal/ann/Eab?e=secret": "nw-my.sharepoint.com/:x:/g/personal/ann/Eab)",
    "https://drive.google.com/file/d/1a/view?usp=sharing": "drive.google.com/file/d/1a/view)",
    "https://www.dropbox.com/s/a/Police.xlsx?dl=0": "www.dropbox.com/s/a/Police.xlsx)",
    "https://app.box.com/s/abcd": "app.box.com/s/abcd)",
    "https://we.tl/t-abc": "we.tl/t-abc)",
    "https://www.icloud.com/iclouddrive/0ab#Police": "www.icloud.com/iclouddrive/0ab)",
    "https://files.police.example/Police.xlsx?sig=secret": "files.police.example/Police.xlsx)",
    "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwe.tl%2Ft-a&data=05": "https://we.tl/t-a)",
    "https://secure-web.cisco.com/1Ab/https%3A%2F%2Fwe.tl%2Ft-a": "https://we.tl/t-a)",
    "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fwe.tl%2ft-a&c=E": "https://we.tl/t-a)",
    "https://protect.checkpoint.com/v2/___https://we.tl/t-a___.YXAz": "https://we.tl/t-a)",
    "https://protect-eu.mimecast.com/s/AbC?domain=x.sharepoint.com": "https://x.sharepoint.com/:x:/)",
    "https://urldefense.com/v3/__https://we.tl/t-a__;Kg!!x": "https://we.tl/t-a)",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__we.tl_t-2Da&d=x": "https://we.tl/t-a)",
}


@pytest.mark.parametrize("link", SHARED)
@pytest.mark.parametrize("letter", ["Our return: {}", '<html><body><p><a href="{}">Police.xlsx</a></p></body></html>'])
def test_a_link_to_a_file_is_quoted_without_its_secrets(link: str, letter: str) -> None:
    [said] = unwrap([Parcel("m.eml", alone(letter.format(link), "text/html" if "<" in letter else "text/plain"))])
    assert getattr(said, "code", "") == "F039"
    assert SHARED[link] in getattr(said, "message", "")


def test_web_archives_and_notices_that_a_mail_came_back() -> None:
    page = b"Content-Type: text/html\r\nContent-Location: file:///C:/a.htm\r\n\r\n<html/>"
    assert found(in_parts(page, kind="related", head=b"MIME-Version: 1.0\r\n"), "Police.xls") == [": F051"]
    saved = b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    assert found(in_parts(page, kind="related", head=saved)) == [": F051"]
    status = (
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: %s\r\nStatus: 5.2.2\r\n"
    )
    back = in_parts(LETTER, status % b"failed", FORWARDED + b"\r\n" + RETURN, kind="report", boundary="o")
    assert found(back) == [": F054", "Our return.eml/Police.xlsx: OOXML"]
    came = in_parts(LETTER, status % b"relayed", FORWARDED + b"\r\n" + RETURN, kind="report", boundary="o")
    assert found(came) == ["Our return.eml/Police.xlsx: OOXML"]


MARK = b"--=_b1\r\n"
EXCESS = {
    "parts": in_parts(LETTER) + MARK * 5_000,
    "fields": HEAD + b"X: a\r\n" * 50_000 + b"\r\nx",
    "in each other": HEAD
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(100)),
    "like boundaries": HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + b"--bx\r\n" * 200_000,
}


@pytest.mark.parametrize("what", EXCESS)
def test_a_mail_of_more_pieces_than_any_is_refused(what: str) -> None:
    assert found(EXCESS[what]) == [": F027"]


ODD: dict[str, Callable[[], bytes]] = {
    "semicolons": lambda: b'Content-Disposition: attachment; filename="' + b";" * 500_000 + b"\r\n",
    "pieces of a name": lambda: (
        b"Content-Disposition: attachment" + b"".join(b"; filename*%d*=a%%41" % n for n in range(50_000)) + b"\r\n"
    ),
    "encoded words": lambda: b'Content-Disposition: attachment; filename="' + b"=?a?q?" * 20_000 + b'"\r\n',
    "quotes": lambda: b"Content-Type: a/b; " + b'="\\' * 100_000 + b"\r\n",
}


@pytest.mark.parametrize("what", ODD)
def test_a_monstrous_field_does_not_hide_the_return(what: str) -> None:
    data = in_parts(LETTER, ODD[what]() + b"\r\nx", part(POLICE))
    assert "Police.xlsx: OOXML" in found(data)


def test_a_seal_without_an_end_is_named() -> None:
    begun = sealed(b"x" * 100, 50)[:60] + b"\x24\x80" * 2_000_000
    assert found(in_parts(LETTER, part(begun, "smime.p7m"))) == [": F046"]
    begun = b"begin 644 a\r\nend\r\n" * 100_000
    assert found(in_parts(LETTER, b"Content-Type: text/plain\r\n\r\n" + begun, part(POLICE))) == READ
