"""A covering letter: kept, never an answer, and pointed out where it names a criterion or a rating."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from functools import cache

import pytest

from csxl.model.answers import Kept, Reading
from csxl.model.member import Parcel
from csxl.model.rubric import Rubric
from csxl.returns.reading import read_files
from tests.helpers.compound_files import compound_file
from tests.helpers.filled_forms import blank, filled
from tests.helpers.raw_mails import HEAD, alone, in_parts, part, plain
from tests.helpers.rubric_shapes import Shape, shaped

ABOUT_LETTER = {"N010", "N011"}


@cache
def form() -> bytes:
    return filled({"T1-R": "Green", "T1-A": "Amber"})


def read(letter: str, rubric: Rubric, *more: bytes) -> Reading:
    return read_files([Parcel("m.eml", in_parts(plain(letter), part(form()), *more))], rubric)


def pointed_out(reading: Reading) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.code, one.refs) for one in reading.diagnostics if one.code in ABOUT_LETTER]


NAMED = {
    "NB the chief said T1-R must be Red.": [("N010", ("T1-R",))],
    "NB T1–R, t1a and P2 - S have changed.": [("N010", ("T1-R", "T1-A", "P2-S"))],
    "We would now say amber for the second one.": [("N011", ())],
    "Byddem yn dweud Gwyrdd erbyn hyn.": [("N011", ())],
    "Please find our return attached.": [],
    "We agreed that a great reduction is required.": [],
    "Please call on 01234 567890 or see section T1.": [],
    "Attached.\n\nOn Mon, 2 Nov 2026, Sam wrote:\n> T1-R is Red": [],
    "Dear Amber,\n\nPlease find our return attached.": [],
    "Hi Amber, we would now say the first is fine.": [("N011", ())],
    "See https://police.example/green-strategy.html and amber@police.example.": [],
    "Attached.\n\nKind regards\nAmber Green\nLead nurse": [],
}


@pytest.mark.parametrize("letter", NAMED)
def test_a_letter_is_pointed_out_where_it_names_an_answer(letter: str, rubric: Rubric) -> None:
    reading = read(letter, rubric)
    assert pointed_out(reading) == NAMED[letter]
    [returned] = reading.returns
    assert {answer.ref: answer.rating for answer in returned.answers if answer.rating} == {
        "T1-R": "Green",
        "T1-A": "Amber",
    }
    own = letter.partition("\n\nOn Mon")[0].partition("\nAmber Green")[0]
    assert [kept for kept in returned.kept if not kept.sheet] == [Kept("", "", own)]


def test_the_sentence_is_quoted_and_the_rest_is_not(rubric: Rubric) -> None:
    [said] = [
        one for one in read("Hello Sam. T1-R must be Red! Best of luck.", rubric).diagnostics if one.code == "N010"
    ]
    assert "“T1-R must be Red!”" in said.message
    assert (said.ref, said.severity) == ("T1-R", "WARNING")


def test_every_workbook_of_a_mail_has_its_letter(rubric: Rubric) -> None:
    other = filled({"T1-R": "Red"}, agency="Education", agency_code="EDU")
    returns = read("Both attached.", rubric, part(other, "Education.xlsx")).returns
    assert [[kept.text for kept in one.kept] for one in returns] == [["Both attached."]] * 2


def test_a_letter_does_not_fill_a_blank_form(rubric: Rubric) -> None:
    blank_form = Parcel("m.eml", in_parts(plain("Nothing to say yet."), part(blank())))
    codes = {one.code for one in read_files([blank_form, Parcel("police.xlsx", form())], rubric).diagnostics}
    alone_codes = {
        one.code for one in read_files([Parcel("b.xlsx", blank()), Parcel("c.xlsx", form())], rubric).diagnostics
    }
    assert codes == alone_codes


ANSWERS = {
    "<table><tr><td>Ref</td><td>Your rating</td></tr><tr><td>T1-R</td><td>Red</td></tr></table>": "F056",
    "T1-R: Green\r\nT1-A: Amber\r\n": "F056",
    "We are Green on the first and Amber on the rest.": "F056",
    "Target: Gwyrdd": "F056",
    "Please find our return attached.": "F029",
    "Thank you for the form, we shall fill it in.": "F029",
    "Hello\r\n\r\n-----Original Message-----\r\nT1-R: Green\r\nT1-A: Amber": "F029",
}


@pytest.mark.parametrize("letter", ANSWERS)
def test_answers_in_a_letter_without_a_workbook(letter: str, rubric: Rubric) -> None:
    mail = alone(letter, "text/html" if letter.startswith("<") else "text/plain")
    [said] = read_files([Parcel("m.eml", mail)], rubric).diagnostics
    assert (said.code, said.file, said.severity) == (ANSWERS[letter], "m.eml", "ERROR")


def test_answers_in_a_letter_beside_another_mails_workbook(rubric: Rubric) -> None:
    first = b"Content-Type: message/rfc822\r\n\r\n" + in_parts(plain("Attached"), part(form()), boundary="i")
    second = b"Content-Type: message/rfc822\r\n\r\n" + alone("T1-R: Green\r\nT1-A: Red")
    reading = read_files([Parcel("m.eml", in_parts(first, second, boundary="o"))], rubric)
    assert [one.file for one in reading.diagnostics if one.code == "F056"] == ["m.eml/Our return.eml (2)"]
    assert len(reading.returns) == 1


def test_words_of_any_rubric(rubric: Rubric) -> None:
    scale = tuple(replace(one, word=f"{one.word}ish", synonyms=()) for one in rubric.scale)
    names = {old.word: new.word for old, new in zip(rubric.scale, scale, strict=True)}
    assert set(names) and "Redish" in names.values()
    reading = read_files(
        [Parcel("m.eml", HEAD + b"\r\nIt is redish, and then greenish.")], replace(rubric, scale=scale)
    )
    assert [one.code for one in reading.diagnostics] == ["F056"]


POINT = "1. Sheet Target, cell G7 (T1-P: Level 1, Prevention): “Amber. Or Green?” names more than one rating;"
ASKED = (
    f"  {POINT} please choose one: Red, Amber, Green.\n  2. Sheet Outcomes, cell G5 (O1-R: Level 1, Referral): the "
    "rating is blank.\n\n  – sheet Target: 2 answers are blank: G5 (T1-R),\nG6 (T1-A)\n"
)


def test_what_csxl_asked_is_no_answer(rubric: Rubric) -> None:
    assert pointed_out(read(f"Attached.\n\n{ASKED}", rubric)) == []
    assert pointed_out(read("Attached.\n\n" + ASKED.replace("please choose", "please\nchoose"), rubric)) == []
    for place in ("T1-P: Level 1, Planning", "a.xlsx, sheet Target, cell G7", "Sheet Target"):
        point = f"  3. {place}: “Amber or” is unclear; please choose Red or Green."
        assert pointed_out(read(f"Attached.\n\n{point}", rubric)) == []
    [alone_said] = read_files([Parcel("m.eml", alone(f"Will do.\n\n{ASKED}"))], rubric).diagnostics
    assert alone_said.code == "F029"


QUESTIONS = (
    "Rating cells were coloured by hand but have no word in them; please choose Red, Amber, Green, Cannot judge or "
    "Not applicable for each of these 2: Target, Level 1, Referral (T1-R, cell G5); Level 1, Planning (T1-P, cell G7).",
    "A descriptor was marked, but no rating was chosen; please choose Red or Green for each of these 2: Target, Level "
    "1, Referral (T1-R, cell D5), Red (“X”); Partnerships, Level 1, Planning (P1-P, cell F7), Green (“X. Or?”).",
    "Two workbooks came from you, and they differ; please say which one counts, or what is right for each of these 2: "
    "Target, Level 1, Referral (T1-R, cell G5), “Red” in a.xlsx, “Amber” in b (2).xlsx; Level 1, Response (T1-S, cell "
    "G8), “Green” in a.xlsx, “Amber” in b (2).xlsx.",
    "Partnerships, Level 1, Planning (P1-P, cell G7): There is a comment instead of a rating: “Probably amber. Ask”; "
    "please choose Red, Amber or Green in the rating cell.",
    "Target, Level 1, Planning (T1-P): Cell D7: The descriptor for Red was marked (“X”), but no rating was chosen; "
    "please choose Red or Amber. Cell H7: “Evidence” contains the error #REF!; please type the text. Sheet Notes, cell "
    "A1: “Green?” is unclear; please choose Red or Green.",
    "Lliwiwyd celloedd gradd â llaw ond nid oes gair ynddynt; dewiswch Red, Amber neu Green ar gyfer pob un o’r 2 hyn: "
    "Target, Level 1, Referral (T1-R, cell G5); Level 1, Planning (T1-P, cell G7).",
    "Outcomes, Level 1, Referral (O1-R, cell G5): Mae “Amber/Green” yn enwi mwy nag un radd; dewiswch un ohonynt: Red, "
    "Amber neu Green.",
)


@pytest.mark.parametrize("width", [76, 10_000])
@pytest.mark.parametrize(
    "blanks",
    [
        "sheet Target: 2 answers are blank: Level 1, Assessment (T1-A, cell G6); Level 1, Planning (T1-P, cell G7)",
        "taflen Target: 1 heb ei ateb: Level 1, Assessment (T1-A, cell G6)",
        "not in the workbook that we have: 1 answer is blank: Legal & policy framework, Level 1, Referral (L1-R)",
        "sheet Target: 2 answers are blank: Assessment (T1-A, cell G6); Planning (T1-P, cell G7)",
    ],
)
def test_what_csxl_said_is_blank_is_no_answer(rubric: Rubric, blanks: str, width: int) -> None:
    said = textwrap.fill(f"  – {blanks}", width)
    assert pointed_out(read(f"Hello.\n\n{said}\n\nRegards", rubric)) == []
    for answer in (f"{said} O2-S is amber.", f"{said}\nO2-S is amber."):
        assert pointed_out(read(answer, rubric)) == [("N010", ("O2-S",))]


@pytest.mark.parametrize("width", [76, 10_000])
@pytest.mark.parametrize("question", [*QUESTIONS, *(one.replace("Level 1, ", "") for one in QUESTIONS)])
def test_a_question_of_any_form_is_no_answer_and_what_follows_it_is(rubric: Rubric, question: str, width: int) -> None:
    asked = textwrap.fill(f"  1. {question}", width)
    assert pointed_out(read(f"Hello.\n\n{asked}\n\nRegards", rubric)) == []
    assert pointed_out(read(f"{asked}\n  2. {QUESTIONS[0]}\n\nRegards", rubric)) == []
    for answer in (f"{asked} O2-S is amber.", f"{asked}\nO2-S is amber."):
        assert pointed_out(read(answer, rubric)) == [("N010", ("O2-S",))]


def test_an_answer_under_the_words_of_a_criterion_is_pointed_out(rubric: Rubric) -> None:
    said = pointed_out(read("1. Target, Level 1, Referral (T1-R, cell G5): Amber", rubric))
    assert said == [("N010", ("T1-R",))]


def test_an_answer_below_or_behind_what_csxl_asked_stays(rubric: Rubric) -> None:
    for answered in (ASKED.replace("Green.\n", "Green. AMBER!\n"), ASKED.replace("Green.\n", "Green.\nAmber it is.\n")):
        [said] = [one for one in read(answered, rubric).diagnostics if one.code in ABOUT_LETTER]
        assert (said.code, "amber" in said.message.lower(), "G7" in said.message) == ("N011", True, False)


def test_answers_in_a_numbered_list_are_pointed_out(rubric: Rubric) -> None:
    for letter in ("1. On sheet Target: Amber for T1-R, please", "1. T1-R: Amber", "2) Sheet Target: T1-R Red"):
        assert pointed_out(read(letter, rubric)) == [("N010", ("T1-R",))]


def test_a_mail_that_a_program_wrote_is_no_error(rubric: Rubric) -> None:
    mail = alone("I am away. Ask Ann about red matters.", more="Auto-Submitted: auto-replied\r\n")
    [said] = read_files([Parcel("m.eml", mail)], rubric).diagnostics
    assert (said.code, said.severity) == ("F055", "NOTE")
    assert "Ask Ann" in said.message


WITHOUT = {
    "Hello,\n\nT1-R: Amber. We train staff.\nT1-A: Red\nNo form yet.\n\nSorry!\n\nKind regards\nAnn": (
        ("T1-R", "T1-R: Amber. We train staff."),
        ("T1-A", "T1-A: Red No form yet."),
    ),
    "T1-R\n\nAmber\n\nSorry for the trouble.": (("T1-R", "T1-R Amber"),),
    "For T1-R and T1-A we say Amber; P2-S is red.": (
        ("T1-R", "For T1-R and T1-A we say Amber;"),
        ("T1-A", "For T1-R and T1-A we say Amber;"),
        ("P2-S", "P2-S is red."),
    ),
    "T1-R: A\nT1-A - cannot judge\n\nThanks": (("T1-R", "T1-R: A"), ("T1-A", "T1-A - cannot judge")),
    "Target, Level 1, Referral: Amber\nLegal & policy framework - level 2 - planning: green\nP1-R Red": (
        ("T1-R", "Target, Level 1, Referral: Amber"),
        ("L2-P", "Legal & policy framework - level 2 - planning: green"),
        ("P1-R", "P1-R Red"),
    ),
    "All of Target is Amber but Outcomes is Red.": (),
    "We need two more weeks.": (),
    "We did not understand T1-R.": (),
}


@pytest.mark.parametrize("letter", WITHOUT)
def test_a_letter_without_a_workbook_tells_its_words_about_each_criterion(letter: str, rubric: Rubric) -> None:
    reading = read_files([Parcel("m.eml", alone(letter))], rubric)
    [found] = reading.letters
    assert (found.file, found.text.split("\n")[0], found.told) == (
        "m.eml",
        letter.split("\n", maxsplit=1)[0],
        WITHOUT[letter],
    )
    assert found.sender == ("ann@police.example", "Ann Other")
    assert [one.code for one in reading.diagnostics] == ["F056" if WITHOUT[letter] or "Amber" in letter else "F029"]


def test_what_a_program_wrote_or_a_workbook_brought_is_no_letter_alone(rubric: Rubric) -> None:
    away = alone("I am away. T1-R Red, T1-A Amber.", more="Auto-Submitted: auto-replied\r\n")
    assert not read_files([Parcel("m.eml", away)], rubric).letters
    assert not read("T1-R is Red", rubric).letters


def test_a_letter_that_forwards_another_is_of_nobody_known(rubric: Rubric) -> None:
    below = "T1-R: Red\r\nT1-A: Amber"
    head = "From: Bo <bo@schools.example>\r\nSent: 1 Nov 2026 10:00\r\nTo: Ann\r\nSubject: Answers\r\n\r\n"
    for words in (f"FYI\r\n\r\n---------- Forwarded message ---------\r\n{head}{below}", f"FYI\r\n\r\n{head}{below}"):
        mail = alone(words).replace(b"Subject: Our return", b"Subject: Fwd: answers")
        [letter] = read_files([Parcel("m.eml", mail)], rubric).letters
        assert (letter.sender, [ref for ref, _ in letter.told]) == (("", ""), ["T1-R", "T1-A"])
    [reply] = read_files([Parcel("m.eml", alone(f"{below}\r\n\r\n{head}Please send it."))], rubric).letters
    assert (reply.sender.address, len(reply.told)) == ("ann@police.example", 2)


def test_the_sender_of_an_outlook_message(rubric: Rubric) -> None:
    def sent_by(**streams: str) -> tuple[str, str]:
        own = {f"__substg1.0_{tag}001F": text.encode("utf-16-le") for tag, text in streams.items()}
        data = compound_file({"__properties_version1.0": bytes(32), **own})
        [letter] = read_files([Parcel("m.msg", data)], rubric).letters
        return letter.sender

    body = {"1000": "T1-R: Red\r\nT1-A: Amber"}
    assert sent_by(**body, **{"0042": "Ann", "5D02": "ann@police.example"}) == ("ann@police.example", "Ann")
    exchange = {"0C1A": "Ann", "0C1F": "/O=X/CN=ANN"}
    assert sent_by(**body, **exchange) == ("", "Ann")
    assert sent_by(**body, **exchange, **{"007D": "To: x\r\nFrom: Ann O <ann@police.example>\r\n"}) == (
        *("ann@police.example", "Ann O"),
    )
    assert sent_by(**body) == ("", "")


def test_where_a_rubric_has_one_level_a_letter_may_name_it_or_not() -> None:
    rubric = shaped(Shape(levels=1))
    one, *_, other = rubric.criteria.values()
    lines = [f"{one.place}: Amber", f"{other.domain}, {other.level.name}, {other.stage.name}: Red"]
    [found] = read_files([Parcel("m.eml", alone("\n".join(lines)))], rubric).letters
    assert found.told == ((one.ref, lines[0]), (other.ref, lines[1]))
