"""Letters as mails: parsed back as they were meant, whatever an agency, a contact or a letter is called."""

from __future__ import annotations

import datetime
import email
import email.policy
from dataclasses import replace
from email.header import decode_header, make_header
from email.utils import getaddresses
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from csxl.letters.drafts import as_draft, as_sent, compose, message_id
from csxl.letters.headers import NotAnAddress
from csxl.model.letter import Letter, Message
from csxl.model.member import Member
from csxl.model.review import Party, Review
from csxl.unwrap.unwrapping import unwrap
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.filled_forms import blank
from tests.helpers.mail_texts import parsed, text_of

POLICE = PLAN.parties[0]
BCC = "x\r\nBcc: spy@evil.example\r\n\r\n<p>"
HEADERS = ["X-Unsent", "From", "Reply-To", "To", "Cc", "Subject", "MIME-Version", "Content-Type"]
POLICIES = (email.policy.default, email.policy.compat32)


def draft(*given: Any, **asked: Any) -> bytes:
    """The letter with these particulars, as the draft that is written to disk."""
    return as_draft(compose(*given, **asked))


def in_words(subject: str, body: str) -> Review:
    return replace(PLAN, messages={Letter.INVITATION: Message(subject, body)})


def test_a_draft_opens_ready_to_send_and_holds_what_was_put_in() -> None:
    workbook = blank()
    data = draft(PLAN, POLICE, Letter.INVITATION, (("Northbrook-Police.xlsx", workbook),))
    mail = parsed(data)
    assert mail.keys() == HEADERS  # and so neither Date nor Message-ID
    assert mail["X-Unsent"] == "1"
    assert mail["From"] == "Rhian Ellis <rhian.ellis@northbrook.example>"
    assert [one.addr_spec for one in mail["Reply-To"].addresses] == ["returns@northbrook.example"]
    assert [(one.display_name, one.addr_spec) for one in mail["To"].addresses] == [
        ("Insp J. Shah", "j.shah@police.example"),
        ("Sgt Bell", "s.bell@police.example"),
    ]
    assert [one.addr_spec for one in mail["Cc"].addresses] == ["desk@police.example", "duty@police.example"]
    assert mail["Subject"] == "Autumn review 2026: your agency’s self-assessment, by Friday 11 December 2026"
    assert text_of(data).startswith("Dear Insp J. Shah,\n\nNorthbrook Safeguarding Partnership is asking")
    assert "its return code is POLICE." in text_of(data)
    [attached] = mail.iter_attachments()
    assert attached.get_filename() == "Northbrook-Police.xlsx"
    assert attached.get_content_type() == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert attached.get_content() == workbook
    assert [part.get_content_type() for part in mail.walk()][1:4] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@pytest.mark.parametrize("letter", [Letter.INVITATION, Letter.REMINDER])
def test_a_letter_names_the_date_of_an_agency_that_has_more_time(letter: Letter) -> None:
    later = replace(POLICE, return_by=datetime.date(2026, 12, 18))
    assert "by Friday 18 December 2026" in compose(PLAN, later, letter).subject
    assert "by Friday 11 December 2026" in compose(PLAN, PLAN.parties[1], letter).subject


def test_a_reminder_names_a_day_that_has_passed_as_passed() -> None:
    last, after = datetime.date(2026, 12, 11), datetime.date(2026, 12, 12)
    before, late = (compose(PLAN, POLICE, Letter.REMINDER, on=day) for day in (last, after))
    assert before.subject == "Reminder: Autumn review 2026 is wanted by Friday 11 December 2026"
    assert "which is wanted by Friday 11 December 2026. Still missing:" in before.text
    assert late.subject == "Reminder: Autumn review 2026 was wanted by Friday 11 December 2026"
    assert "which was wanted by Friday 11 December 2026. Still missing:" in late.text
    more_time = replace(POLICE, return_by=datetime.date(2026, 12, 18))
    assert "is wanted by Friday 18 December 2026" in compose(PLAN, more_time, Letter.REMINDER, on=after).subject
    undated = compose(replace(PLAN, return_by=None), POLICE, Letter.REMINDER, on=after)
    assert "is wanted by the date agreed" in undated.subject


def test_the_same_letter_is_the_same_bytes_and_every_line_is_one_that_mail_allows() -> None:
    data = draft(PLAN, POLICE, Letter.INVITATION, (("a.xlsx", blank()),))
    assert data == draft(PLAN, POLICE, Letter.INVITATION, (("a.xlsx", blank()),))
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 100


def test_the_reader_of_returns_finds_the_workbook_in_the_draft(tmp_path: Path) -> None:
    file = tmp_path / "draft.eml"
    file.write_bytes(draft(PLAN, POLICE, Letter.INVITATION, (("Northbrook-Police.xlsx", blank()),)))
    [member] = unwrap([file])
    assert isinstance(member, Member) and member.data == blank()


def test_a_mail_that_is_sent_has_a_date_and_the_same_id_each_time() -> None:
    mail = compose(PLAN, POLICE, Letter.INVITATION)
    name = message_id(mail, PLAN.title, 0)
    sent = parsed(as_sent(mail, name, datetime.datetime(2026, 11, 25, 9, 30, tzinfo=datetime.UTC)))
    assert (sent["Date"], sent["Message-ID"], sent["X-Unsent"]) == ("Wed, 25 Nov 2026 09:30:00 +0000", name, None)
    assert name.endswith("@northbrook.example>")
    assert message_id(compose(PLAN, POLICE, Letter.INVITATION), PLAN.title, 0) == name
    others = {
        message_id(compose(PLAN, party, letter), PLAN.title, number)
        for party in PLAN.parties
        for letter in Letter
        for number in (0, 1)
    }
    assert len(others) == len(PLAN.parties) * len(Letter) * 2


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, title=BCC),
        replace(PLAN, partnership=BCC),
        replace(PLAN, coordinator=BCC),
        replace(PLAN, period=BCC),
        in_words(BCC, "{agency}"),
        in_words("{agency} {contact}\r\nBcc: spy@evil.example", BCC),
    ],
)
@pytest.mark.parametrize("party", [POLICE, replace(POLICE, name=BCC, contact=BCC, substitute=BCC, note=BCC)])
@pytest.mark.parametrize("policy", POLICIES)
def test_line_breaks_in_any_text_add_no_header(plan: Review, party: Party, policy: email.policy.Policy) -> None:
    data = draft(plan, party, Letter.INVITATION, ((BCC, b"PK"),), BCC, BCC)
    mail = email.message_from_bytes(data, policy=policy)
    assert mail.keys() == HEADERS
    assert [address for _, address in getaddresses([str(mail["To"]), str(mail["Cc"]), str(mail["From"])])] == [
        "j.shah@police.example",
        "s.bell@police.example",
        "desk@police.example",
        "duty@police.example",
        "rhian.ellis@northbrook.example",
    ]
    assert not mail.defects


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example\r\nBcc: spy@evil.example",
        "a@b.example, spy@evil.example",
        "<a@b.example>",
        "José@b.example",
        "a@bücher.example",
        "a b@c.example",
        "a@b",
        "@b.example",
        "a@b.example\x00",
        "a@b.example ",
        "“a”@b.example",
    ],
)
@pytest.mark.parametrize("place", ["email", "substitute_email", "sender", "reply_to"])
def test_an_address_that_is_none_is_refused(address: str, place: str) -> None:
    plan, party = {
        "email": (PLAN, replace(POLICE, email=address)),
        "substitute_email": (PLAN, replace(POLICE, substitute_email=address)),
        "sender": (replace(PLAN, email=address), POLICE),
        "reply_to": (replace(PLAN, reply_to=address), POLICE),
    }[place]
    with pytest.raises(NotAnAddress):
        draft(plan, party, Letter.INVITATION)


@pytest.mark.parametrize("copies", ["desk@police.example\r\nBcc: spy@evil.example", "José@b.example", "desk"])
def test_a_copy_to_no_address_is_refused(copies: str) -> None:
    with pytest.raises(NotAnAddress):
        draft(PLAN, replace(POLICE, cc=copies), Letter.INVITATION)


def test_nobody_to_write_to_is_refused_and_a_substitute_alone_will_do() -> None:
    with pytest.raises(NotAnAddress):
        draft(PLAN, Party("Fire", "FIRE", cc="copy@fire.example"), Letter.INVITATION)
    alone = parsed(draft(PLAN, replace(POLICE, email="", cc=""), Letter.INVITATION))
    assert ([one.addr_spec for one in alone["To"].addresses], alone["Cc"]) == (["s.bell@police.example"], None)


def test_each_address_stands_once() -> None:
    party = replace(
        POLICE, substitute_email="J.SHAH@police.example", cc="j.shah@police.example; d@x.example, D@x.example"
    )
    assert compose(PLAN, party, Letter.INVITATION).recipients == ("j.shah@police.example", "d@x.example")


@pytest.mark.parametrize(
    "name",
    [
        "Shah, Jaspreet (DSL)",
        'Jo "Sgt" Bell',
        "O’Brien, José",
        "back\\slash",
        "a@b.example",
        "<a@b.example>",
        "Siân, " * 12,
        "Ŵ" * 90,
        "x" * 100,
        "=?utf-8?q?=0D=0ABcc:_spy@evil.example?=",
        ";:,.<>@[]()",
        "名前, 太郎",
        "🚓, 🚒",
    ],
)
@pytest.mark.parametrize("policy", POLICIES)
def test_a_name_of_any_kind_is_one_name_with_one_address(name: str, policy: email.policy.Policy) -> None:
    data = draft(PLAN, replace(POLICE, contact=name, cc=""), Letter.INVITATION)
    to = email.message_from_bytes(data, policy=policy)["To"]
    people = (
        [(one.display_name, one.addr_spec) for one in to.addresses]
        if hasattr(to, "addresses")
        else [
            (
                str(make_header(decode_header(person))) if name.startswith("=?") or not name.isascii() else person,
                address,
            )
            for person, address in getaddresses([to])
        ]
    )
    # Python puts a space between the pieces of a long name, which no mail program does, so spaces are left out
    assert [("".join(person.split()), address) for person, address in people] == [
        ("".join(name.split()), "j.shah@police.example"),
        ("SgtBell", "s.bell@police.example"),
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "£5 & “quotes”",
        "=?utf-8?q?=0D=0ABcc:_spy@evil.example?=",
        "x" * 240,
        "wide " * 40,
        "Adolygiad yr Hydref: hunanasesiad eich asiantaeth – erbyn dydd Gwener",
    ],
)
def test_a_subject_comes_back_as_it_was(subject: str) -> None:
    assert parsed(draft(in_words(subject, "x"), POLICE, Letter.INVITATION))["Subject"] == subject.strip()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\Users\\me\\Police.xlsx", "Police.xlsx"),
        ("Siân.xlsx", "Sian.xlsx"),
        ('a"; filename="b.exe', "a-filename-b.xlsx"),
        ("Police.xlsx\r\nBcc: x@y", "Police.xlsx"),
        ("", "Agency.xlsx"),
        ("con.xlsx", "con-agency.xlsx"),
        (f"{'A' * 90}.xlsx", f"{'A' * 75}.xlsx"),
    ],
)
def test_an_attachment_has_a_plain_name(given: str, name: str) -> None:
    data = draft(PLAN, POLICE, Letter.INVITATION, ((given, b"PK"),))
    [attached] = parsed(data).iter_attachments()
    assert attached.get_filename() == name
    assert f'filename="{name}"'.encode() in data  # in one piece


def test_a_workbook_and_a_page_are_attached_in_that_order() -> None:
    page = "<!DOCTYPE html>\n<p>Siân · 3 Amber</p>\n".encode()
    data = draft(PLAN, POLICE, Letter.INVITATION, (("Siân.xlsx", b"PK"), ("Siân.html", page)))
    assert data == draft(PLAN, POLICE, Letter.INVITATION, (("Siân.xlsx", b"PK"), ("Siân.html", page)))
    workbook, attached = parsed(data).iter_attachments()
    assert (workbook.get_filename(), attached.get_filename()) == ("Sian.xlsx", "Sian.html")
    assert (workbook.get_content(), attached.get_content_type()) == (b"PK", "text/html")
    assert attached.get_payload(decode=True) == page
    assert compose(PLAN, POLICE, Letter.INVITATION, (("a/Siân.xlsx", b""),)).files == ("Siân.xlsx",)


class Tags(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_markup_in_a_letter_is_text() -> None:
    evil = '<script>alert(1)</script><img src=x onerror="y">&amp;'
    plan = in_words(f"{evil} {{agency}}", f"{evil}\n{{agency}}\n\n{{missing}}\n\n.\n\nFrom here")
    data = draft(plan, replace(POLICE, name=evil), Letter.INVITATION, missing=evil)
    page = Tags(text_of(data, "html"))
    assert set(page.tags) == {"html", "head", "meta", "title", "body", "p", "br"}
    assert page.text.count(evil) == 2 + 3
    assert text_of(data) == f"{evil}\n{evil}\n\n{evil}\n\n.\n\nFrom here\n"


def test_fields_are_filled_in_once_and_other_braces_stay() -> None:
    plan = in_words("{code}", "{agency} {unknown} {{code}} {0.__class__} {return_by}")
    data = draft(replace(plan, return_by=None), replace(POLICE, name="{code} {questions}"), Letter.INVITATION)
    assert text_of(data) == "{code} {questions} {unknown} {POLICE} {0.__class__} the date agreed\n"


def test_a_letter_without_a_contact_goes_to_a_colleague() -> None:
    assert text_of(draft(PLAN, PLAN.parties[2], Letter.THANKS)).startswith("Dear colleague,\n")
