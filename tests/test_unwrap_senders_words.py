"""What of a letter is its sender's own: earlier mails, signatures, banners and disclaimers go, and no word is lost."""

from __future__ import annotations

import pytest

from csxl.model.member import Member, Parcel
from csxl.unwrap.senders_words import LONGEST, own_words
from csxl.unwrap.unwrapping import unwrap
from csxl.unwrap.web_text import text_of_page
from tests.helpers.raw_mails import HEAD, LETTER, alone, in_parts, part, plain
from tests.helpers.wrapped_files import workbook

OLD = "Please rate T1-A. Green or Amber?"
SAID = "T1-R must be Red."
CONFIDENTIAL = "This email and any attachments are confidential and intended solely for the addressee."
CUT = {
    "arrows": f"{SAID}\n\n> {OLD}\n>> {OLD}",
    "wrote": f"{SAID}\n\nOn Mon, 2 Nov 2026 at 10:00, Sam Lee <sam@x.example> wrote:\n\n{OLD}",
    "wrote, in three lines": f"{SAID}\n\nOn Mon, 2 Nov 2026 at 10:00, Sam Lee\n<sam@x.example>\nwrote:\n\n{OLD}",
    "wrote, in Welsh": f"{SAID}\n\nAr Llun, 2 Tach 2026 am 10:00 ysgrifennodd Sam Lee:\n{OLD}",
    "a mail's head": f"{SAID}\n\nFrom: Sam <s@x>\nSent: 1 November 2026\nTo: Ann\nSubject: Form\n\n{OLD}",
    "a mail's head in bold": f"{SAID}\n\n*From:* Sam <s@x>\n*Date:* 1 November 2026\n*To:* Ann\n\n{OLD}",
    "a mail's head in Welsh": f"{SAID}\n\nOddi wrth: Sam\nAnfonwyd: 1 Tachwedd\nAt: Ann\nPwnc: Ffurflen\n\n{OLD}",
    "a line and a head": f"{SAID}\n________________________________\nFrom: A\nSent: B\nTo: C\n\n{OLD}",
    "original message": f"{SAID}\n\n-----Original Message-----\n{OLD}",
    "original message in Welsh": f"{SAID}\n\n----- Neges Wreiddiol -----\n{OLD}",
    "a reply above a line": f"{SAID}\n\n=-=-= Please reply above this line =-=-=\n{OLD}",
    "wrote, in four lines": f"{SAID}\n\nOn 2 Nov 2026 at 10:00, The\nLong Board\n<b@x>\nwrote:\n\n{OLD}",
    "wrote, by Yahoo": f"{SAID}\n\n  On Mon, 2 Nov 2026 at 9:00, Sam<s@x.example> wrote:   {OLD}",
    "wrote, in Welsh, at the end": f"{SAID}\n\nDydd Llun, 2 Tach 2026 am 09:00 Sam <s@x> ysgrifennodd:\n\n{OLD}",
    "GroupWise": f"{SAID}\n\n>>> Sam Lee <s@x.example> 02/11/2026 09:00 >>>\n{OLD}",
    "Notes": f'{SAID}\n\n"Sam Lee" ---02/11/2026 09:00:00---{OLD}\n\n{OLD}',
    "a list's footer": f"{SAID}\n\n___________\nBoard mailing list\nhttps://l.example/mailman/listinfo/board",
    "an address": f"Thanks\n\nAnn\n\nGreen Lane Police Station, 12 Amber Road, Redhill RH1 1AA\n\n{SAID}",
    "a signature with strokes": f"{SAID}\n\nThanks\n\nAmber Jones | Service Manager | The Green Team",
    "paper": f"{SAID}\n\nSave paper - do you really need to print this? Think GREEN!",
    "banner of a gateway": f"ATTENTION: AMBER RISK. This email is from outside of the organisation.\n\n{SAID}",
    "banner with a colour": f"[Green: This email has been scanned by Egress Defend and appears safe]\n\n{SAID}",
    "classification": f"Classification: OFFICIAL - RED\n\n{SAID}",
    "signature": f"{SAID}\n-- \nAnn Other\nGreen Lane\n",
    "a telephone": f"{SAID}\n\nSent from my iPhone",
    "a telephone in Welsh": f"{SAID}\n\nAnfonwyd o fy iPhone",
    "disclaimer": f"{SAID}\n\n{CONFIDENTIAL} If you are not the intended recipient, delete it.",
    "disclaimer in Welsh": f"{SAID}\n\nMae'r neges hon yn gyfrinachol, ar gyfer y derbynnydd bwriadedig yn unig.",
    "banner": f"[EXTERNAL] This email originated from outside the council.\n\n{SAID}",
    "banner with a word": f"CAUTION: This email came from outside. Do not click links.\n\n{SAID}",
}


@pytest.mark.parametrize("what", CUT)
def test_what_is_not_the_senders_is_cut_off(what: str) -> None:
    for text in (CUT[what], CUT[what].replace("\n", "\r\n")):
        assert own_words(text).removeprefix("Thanks\n\n").removesuffix("\n\nThanks") == SAID


def test_names_below_a_closing_go_but_no_sentence_does() -> None:
    assert own_words(f"{SAID}\n\nKind regards\nAmber Green\nLead nurse\nTel: 01234 567890") == f"{SAID}\n\nKind regards"
    assert own_words("Cofion cynnes\nAmber") == "Cofion cynnes"
    assert own_words("Thanks\nT1-R: Red") == "Thanks\nT1-R: Red"
    long = "Many thanks\nWe shall send the return of the school next week when the head is back"
    assert own_words(long) == long
    assert own_words("Regards,\nAnn\n\nPS: T1-R should say Amber") == "Regards,\n\nPS: T1-R should say Amber"


def test_answers_between_quoted_lines_stay() -> None:
    assert own_words("On 2 Nov 2026, Sam wrote:\n> How is T1-R?\nRed\n> And T1-A?\nGreen") == "Red\nGreen"


HEAD_OF_OLD = "From: Jo <j@x>\nSent: 1 November 2026\nTo: Sam\nSubject: {}\n\n"
FORWARDED = {
    "by Gmail": ("Fwd: x", "FYI\n\n---------- Forwarded message ---------\n" + HEAD_OF_OLD.format("Form") + SAID),
    "by Apple": ("", f"FYI\n\nBegin forwarded message:\n\n> From: Jo <j@x>\n> Date: 1\n> To: Sam\n> \n> {SAID}"),
    "by Outlook": ("FW: Form", "FYI\n\n" + HEAD_OF_OLD.format("Form") + SAID),
    "twice": ("FW: Form", f"FYI\n\n{HEAD_OF_OLD.format('FW: Form')}\n{HEAD_OF_OLD.format('RE: Form')}{SAID}"),
}


@pytest.mark.parametrize("how", FORWARDED)
def test_the_letter_of_a_mail_that_is_forwarded_goes_with_the_file(how: str) -> None:
    subject, text = FORWARDED[how]
    assert own_words(f"{text}\n\nOn 2 Nov 2026, Sam <s@x> wrote:\n{OLD}", subject) == f"FYI\n\n{SAID}"


def test_answers_within_an_earlier_mail_stay_if_the_letter_says_so() -> None:
    old = HEAD_OF_OLD.format("Form") + f"{OLD}\nAMBER, PLEASE"
    assert "AMBER, PLEASE" in own_words(f"My answers are below in capitals.\n\n{old}")
    assert "AMBER, PLEASE" in own_words(f"Gweler isod.\n\n{old}")
    assert own_words(f"Our form is attached.\n\n{old}") == "Our form is attached."


def test_answers_below_what_a_page_quotes_stay() -> None:
    said = "<div>On 2 Nov 2026, Sam wrote:<br></div>"
    thunderbird = f'{said}<blockquote type="cite" cite="mid:1">{OLD}</blockquote><p>{SAID}</p>'
    gmail = f'<div class="gmail_quote">{said}<blockquote class="gmail_quote">{OLD}</blockquote><div>{SAID}</div></div>'
    assert own_words(text_of_page(thunderbird)) == own_words(text_of_page(gmail)) == SAID


def test_a_mail_that_apple_forwards_in_a_page_is_no_quotation() -> None:
    head = "<div><b>From: </b>Jo<br></div><div><b>Date: </b>2 Nov<br></div><div><b>To: </b>Sam<br></div>"
    page = f'FYI<br><blockquote type="cite"><div>Begin forwarded message:</div><br>{head}<br><div>{SAID}</div>'
    assert own_words(text_of_page(f"{page}</blockquote><p>More</p>")) == f"FYI\n\n{SAID}\n\nMore"


def test_a_ticket_with_its_line_above_keeps_its_letter() -> None:
    assert own_words(f"##- Please type your reply above this line -##\n\n{SAID}") == SAID
    assert SAID in own_words(f"[EXTERNAL]\n\n—-—-—-—\nReply above this line.\n\n{SAID}")


def test_sentences_that_look_alike_stay() -> None:
    for text in (
        "From: our side nothing changed.\nSee the form.",
        "On Monday Ann wrote the answers, 3 of them",
        "On call 24/7",
    ):
        assert own_words(text) == text
    assert len(own_words("word " * 10_000)) <= LONGEST


def test_a_page_as_text() -> None:
    page = "<head><style>p {}</style></head><p>T1-R &amp; T1-A</p><table><tr><td>T1-R</td><td>Red</td></tr></table>"
    assert text_of_page(page) == "T1-R & T1-A\n\nT1-R\tRed"
    quoted = "<div>New</div><blockquote type='cite'><div>Old</div></blockquote><div>More</div>"
    assert text_of_page(quoted).split() == ["New", ">", "More"]
    assert text_of_page(quoted, whole=True).split() == ["New", "Old", "More"]
    assert text_of_page('<div style="display:none">Amber</div><p>Seen</p>') == "Seen"
    assert "e=secret" not in text_of_page('<a href="https://we.tl/t-a?e=secret">here</a>')
    for hostile in ("<" * 200_000, "<!--" * 100_000, "<a href='" * 50_000, "&" * 300_000, "<div>" * 100_000):
        assert isinstance(text_of_page(hostile), str)


def letters(data: bytes) -> list[str]:
    return [item.letter for item in unwrap([Parcel("m.eml", data)]) if isinstance(item, Member)]


def test_the_letter_goes_with_the_workbook() -> None:
    file = part(workbook())
    assert letters(in_parts(LETTER, file)) == ["Please find our return attached."]
    both = in_parts(
        plain("In text"), plain("<p>In a page</p>", media="text/html"), kind="alternative", boundary="a", head=b""
    )
    assert letters(in_parts(both, file)) == ["In text"]
    assert letters(in_parts(plain("<p>In a page</p>", media="text/html"), file)) == ["In a page"]
    assert letters(in_parts(plain("Above"), file, plain("Below"))) == ["Above\n\nBelow"]
    inner = b"Content-Type: message/rfc822\r\n\r\n" + in_parts(plain("Inner words"), file, boundary="i")
    assert letters(in_parts(plain("FYI, from Ann"), inner, boundary="o")) == ["FYI, from Ann\n\nInner words"]
    dashed = b"Content-Type: text/plain; charset=iso-8859-1\r\n\r\n" + "Red – or “Amber”".encode("cp1252")
    assert letters(in_parts(dashed, file)) == ["Red – or “Amber”"]
    wide = b"Content-Type: text/plain; charset=windows-1250\r\n\r\n" + "Policja część".encode("cp1250")
    assert letters(in_parts(wide, file)) == ["Policja część"]


def test_an_automatic_reply_is_no_letter() -> None:
    file = part(workbook())
    assert letters(in_parts(LETTER, file, head=HEAD + b"Auto-Submitted: auto-replied\r\n")) == [""]
    assert letters(in_parts(LETTER, file, head=HEAD + b"Auto-Submitted: no\r\n")) != [""]
    assert letters(in_parts(LETTER, file, head=HEAD.replace(b"Our return", b"Out of office: x"))) == [""]
    assert letters(in_parts(LETTER, file, head=HEAD.replace(b"Our return", b"Ateb awtomatig: x"))) == [""]
    assert letters(alone("nothing attached")) == []
