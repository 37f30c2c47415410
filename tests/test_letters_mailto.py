"""Letters as mailto: links: parsed back as they were meant, in the letters that a link may hold, and not too long."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from csxl.letters.drafts import Mail, compose
from csxl.letters.mailto import LONGEST, MailPart, left_out, mailto, parts_of
from csxl.model.letter import Letter, Message
from csxl.model.review import Party, Review
from tests.helpers.coordinators_workbooks import PLAN

POLICE = PLAN.parties[0]
# RFC 6068: unreserved letters and percent-encoded bytes, with "@" and "," where they belong
LINK = re.compile(
    r"mailto:(?:[\w.~@,-]|%[0-9A-F]{2})+(?:\?(?:(?:cc|subject|body)=(?:[\w.~@,-]|%[0-9A-F]{2})+&?)+)?", re.ASCII
)
NASTY = [
    "R&D? 50% #1 = \"best\" 'of' <all>; a+b, c:d / e\\f",
    "Tŷ’r Cyngor – Ynys Môn 🙂",
    "x&bcc=spy@evil.example",
    "x\r\nBcc: spy@evil.example\r\n\r\nHello",
    "x%0D%0ABcc:spy@evil.example",
    "\u202egnp.exe\u2066 \u200fשלום\u200e",
    "\x00\x07\x1b[2J\ud800\ufffe",
    "two  spaces\tand a tab",
]


def mail(subject: str = "About the review", text: str = "Dear colleague", party: Party = POLICE) -> Mail:
    return replace(compose(PLAN, party, Letter.THANKS), subject=subject, text=text)


def read(link: str) -> dict[str, str]:
    """What a mail program makes of a link, by RFC 6068."""
    to, _, fields = link.removeprefix("mailto:").partition("?")
    found = dict(field.split("=") for field in fields.split("&") if field)
    return {name: unquote(text, errors="strict") for name, text in {"to": to, **found}.items()}


def test_a_link_holds_addresses_copies_subject_and_text() -> None:
    link = mailto(compose(PLAN, POLICE, Letter.INVITATION))
    assert link.startswith(
        "mailto:j.shah@police.example,s.bell@police.example?cc=desk@police.example,duty@police.example&"
    )
    text = compose(PLAN, POLICE, Letter.INVITATION).text
    assert read(link)["subject"] == "Autumn review 2026: your agency’s self-assessment, by Friday 11 December 2026"
    assert read(link)["body"] == text.replace("\n", "\r\n") and "%0D%0A%0D%0A" in link


@pytest.mark.parametrize("text", NASTY)
def test_no_text_gets_out_of_its_field(text: str) -> None:
    link = mailto(mail(text, text))
    assert LINK.fullmatch(link)
    found = read(link)
    assert list(found) == ["to", "cc", "subject", "body"]
    assert (found["subject"], found["body"]) == (
        parts_of(mail(text))[MailPart.SUBJECT],
        parts_of(mail(text, text))[MailPart.TEXT].replace("\n", "\r\n"),
    )
    assert not re.search("[\x00-\x1f\u200e-\u200f\u202a-\u202e\u2066-\u2069]", found["subject"])
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u200e-\u200f\u202a-\u202e\u2066-\u2069]", found["body"])


@pytest.mark.parametrize("text", NASTY[:2])
def test_what_can_be_seen_comes_through_unchanged(text: str) -> None:
    assert (read(mailto(mail(text, text)))["subject"], read(mailto(mail(text, text)))["body"]) == (text, text)


@pytest.mark.parametrize("address", ["o'neil+a&b@nhs.example", "50%=x?#@nhs.example", "a/b{c}|d^e`f~g@nhs.example"])
def test_an_address_with_odd_letters_is_one_address(address: str) -> None:
    party = replace(POLICE, email=address, substitute_email="", cc=address.upper().replace("NHS", "POLICE"))
    link = mailto(mail(party=party))
    assert LINK.fullmatch(link)
    assert (read(link)["to"], read(link)["cc"]) == (address, party.cc)


def test_a_mail_without_copies_or_words_has_no_empty_fields() -> None:
    alone = replace(POLICE, substitute_email="", cc="")
    assert mailto(mail("", "", alone)) == "mailto:j.shah@police.example"
    assert "cc" not in read(mailto(mail(party=alone)))


def words_that_fill(longest: int) -> str:
    return "a" * (longest - len(mailto(mail(text="a"))) + 1)


def test_a_link_is_never_too_long_and_says_what_it_leaves_out() -> None:
    fits, too_long = mail(text=words_that_fill(LONGEST)), mail(text=words_that_fill(LONGEST) + "a")
    assert (len(mailto(fits)), left_out(fits)) == (LONGEST, ())
    assert (list(read(mailto(too_long))), left_out(too_long)) == (["to", "cc", "subject"], (MailPart.TEXT,))
    crowd = replace(POLICE, cc="; ".join(f"person{number}@police.example" for number in range(100)))
    assert left_out(mail(party=crowd)) == (MailPart.CC, MailPart.TEXT)
    assert list(read(mailto(mail(party=crowd)))) == ["to", "subject"]
    smiling = mail("🙂" * 240, party=crowd)
    assert left_out(smiling) == (MailPart.CC, MailPart.SUBJECT, MailPart.TEXT)
    assert mailto(smiling) == "mailto:j.shah@police.example,s.bell@police.example"


@pytest.mark.parametrize("language", ["English", "Welsh"])
@pytest.mark.parametrize("letter", Letter)
def test_every_letter_as_it_stands_fits_into_its_link(language: str, letter: Letter) -> None:
    plan: Review = replace(PLAN, language=language)
    asked = "  – sheet Target: 3 answers are blank: G5 (T1-R), G6 (T1-A), G7 (T1-P)"
    assert left_out(compose(plan, POLICE, letter, missing=asked, questions=asked)) == ()


def test_parts_are_copied_as_people_paste_them() -> None:
    parts = parts_of(mail("one\r\nline", "two\r\nlines\u2028three"))
    assert parts == {
        "to": "j.shah@police.example; s.bell@police.example",
        "cc": "desk@police.example; duty@police.example",
        "subject": "one line",
        "text": "two\nlines\nthree",
    }
    own = replace(PLAN, messages={Letter.THANKS: Message("{agency}", "{agency}")})
    assert parts_of(compose(own, POLICE, Letter.THANKS))[MailPart.SUBJECT] == "Northbrook Police"
