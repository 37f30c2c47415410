"""The commands that write to agencies: drafts, letters sent once each whatever happens, and a whole round by mail."""

from __future__ import annotations

import asyncio
import datetime
import email
import email.policy
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from csxl.languages import DEFAULT_LANGUAGE
from csxl.letters.sent_log import LOG, Step, read_drafted
from csxl.model.letter import Letter, Message
from csxl.model.review import Party, Review
from csxl.review.folder import DRAFTS, EARLIER
from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, typed_over
from tests.helpers.html_pages import PageReader
from tests.helpers.mail_server import PASSWORD, USER, Post, drop
from tests.helpers.mail_texts import text_of
from tests.helpers.review_folders import ReviewFolder, complete, planned
from tests.helpers.systems import needs_signals
from tests.helpers.wrapped_files import zipped

pytestmark = pytest.mark.usefixtures("with_codes")

NAMES = {"POLICE": "Northbrook-Police", "EDUCATION": "Education", "SOCIAL-CARE": "Childrens-social-care"}
CODES = ["EDUCATION", "POLICE", "SOCIAL-CARE"]
DEADLINE = 120  # seconds, for what takes a few on a busy machine


def of_many(number: int) -> Review:
    return replace(
        PLAN,
        parties=tuple(
            Party(f"Agency {one}", f"A-{one}", "Health", f"Contact {one}", f"a{one}@agency.example")
            for one in range(1, number + 1)
        ),
    )


@pytest.fixture
def review(tmp_path: Path) -> ReviewFolder:
    return planned(tmp_path)


def first_words(text: str) -> list[str]:
    return [line.split("\t")[0] for line in text.splitlines()]


def everybody(number: int) -> list[str]:
    return sorted(f"a{one}@agency.example" for one in range(1, number + 1))


def test_email_drafts_an_invitation_to_each_agency_with_its_own_questionnaire(review: ReviewFolder) -> None:
    assert review.run("generate").exit_code == 0
    result = review.run("email")
    assert (result.exit_code, result.stderr, review.drafts()) == (0, "", CODES)
    for code, name in NAMES.items():
        [attached] = review.draft(code).iter_attachments()
        assert attached.get_filename() == f"{name}.xlsx"
        assert attached.get_content() == (review.output / "questionnaires" / f"{name}.xlsx").read_bytes()
    assert [line.partition(": ")[0].partition("\t")[2] for line in result.stdout.splitlines()][:2] == [
        "Northbrook Police, j.shah@police.example, s.bell@police.example, desk@police.example, duty@police.example",
        "Education, a.morgan@northbrook.example",
    ]


def test_email_writes_a_questionnaire_that_is_not_there_yet_as_generate_does(review: ReviewFolder) -> None:
    result = review.run("email")
    assert (result.exit_code, len(result.stderr.splitlines())) == (0, 3)
    made = {path.name: path.read_bytes() for path in (review.output / "questionnaires").iterdir()}
    assert csxl("generate", review.workbook, "-o", review.folder / "other").exit_code == 0
    assert made == {path.name: path.read_bytes() for path in (review.folder / "other" / "questionnaires").iterdir()}


def test_email_goes_by_the_code_in_a_questionnaire_and_not_by_its_name(review: ReviewFolder) -> None:
    review.run("generate")
    folder = review.output / "questionnaires"
    police, education = folder / "Northbrook-Police.xlsx", folder / "Education.xlsx"
    data = police.read_bytes(), education.read_bytes()
    police.write_bytes(data[1])
    education.write_bytes(data[0])
    assert review.run("email").exit_code == 0
    [attached] = review.draft("POLICE").iter_attachments()
    assert (attached.get_content(), attached.get_filename()) == (data[0], "Education.xlsx")


def filled_in(review: ReviewFolder) -> None:
    book = openpyxl.load_workbook(review.output / "questionnaires" / "Education.xlsx")
    book["Target"]["H5"] = "Seen in the minutes"
    book.save(review.output / "questionnaires" / "Education.xlsx")


def of_another_review(review: ReviewFolder) -> None:
    review.workbook.write_bytes(write_review_book(replace(PLAN, title="Spring review 2027")))


def there_twice(review: ReviewFolder) -> None:
    folder = review.output / "questionnaires"
    (folder / "Copy.xlsx").write_bytes((folder / "Education.xlsx").read_bytes())


def in_a_zip(review: ReviewFolder) -> None:
    file = review.output / "questionnaires" / "Education.xlsx"
    file.with_suffix(".zip").write_bytes(zipped({file.name: file.read_bytes()}))
    file.unlink()


def of_another_agency(review: ReviewFolder) -> None:
    """Its code is Education's now: what it shows of last time is for nobody else."""
    probation = replace(PLAN.parties[1], name="Probation")
    former = replace(PLAN, parties=(PLAN.parties[0], probation, *PLAN.parties[2:]))
    for path in (review.output / "questionnaires").iterdir():
        path.unlink()
    review.workbook.write_bytes(write_review_book(former))
    assert review.run("generate").exit_code == 0
    review.workbook.write_bytes(write_review_book(PLAN))


def gone(review: ReviewFolder) -> None:
    (review.output / "questionnaires" / "Education.xlsx").unlink()


@pytest.mark.parametrize("fault", [filled_in, of_another_review, of_another_agency, there_twice, in_a_zip])
def test_email_sends_no_questionnaire_that_must_not_go_out(
    review: ReviewFolder, fault: Callable[[ReviewFolder], None]
) -> None:
    review.run("generate")
    fault(review)
    assert (review.run("email").exit_code, review.drafts()) == (2, [])


def test_a_former_draft_is_kept_as_somebody_changed_it(review: ReviewFolder) -> None:
    assert review.run("email").exit_code == 0
    (review.output / DRAFTS / "Invitation - POLICE.eml").write_bytes(b"changed by hand")
    assert review.run("email").exit_code == 0
    assert review.draft("POLICE")["X-Unsent"] == "1"
    kept = list((review.output / DRAFTS / EARLIER).iterdir())
    assert [path.name[:27] for path in kept] == [f"Invitation - POLICE {datetime.date.today():%Y-%m}"]
    assert [path.read_bytes() for path in kept] == [b"changed by hand"]


def test_the_same_draft_again_leaves_no_copy(review: ReviewFolder) -> None:
    assert [review.run("email").exit_code for _ in range(3)] == [0, 0, 0]
    assert not (review.output / DRAFTS / EARLIER).exists()


def test_a_draft_that_is_no_longer_due_is_moved_to_earlier_and_named(review: ReviewFolder) -> None:
    review.run("email")
    review.reply("EDUCATION", complete("Red"))
    assert (review.run("chase").exit_code, review.drafts("Reminder")) == (0, ["POLICE", "SOCIAL-CARE"])
    review.reply("POLICE", complete("Green"))
    result = review.run("chase")
    assert (result.exit_code, "Reminder - POLICE.eml" in result.stderr) == (0, True)
    assert review.drafts("Reminder") == ["SOCIAL-CARE"]
    kept = [path.name.rpartition(" - ")[2].partition(" ")[0] for path in (review.output / DRAFTS / EARLIER).iterdir()]
    assert kept == ["POLICE"]


def test_a_draft_is_in_the_log_and_does_not_keep_the_letter_from_being_sent(
    review: ReviewFolder, post: Post, sending: tuple[str, ...]
) -> None:
    assert review.run("email").exit_code == 0
    drafted = read_drafted(review.output / DRAFTS / LOG)
    assert [(one.letter, one.code, one.step) for one in drafted] == [
        ("Invitation", code, Step.DRAFTED) for code in ("POLICE", "EDUCATION", "SOCIAL-CARE")
    ]
    assert review.run("email", *sending).exit_code == 0
    assert len(post.arrived) == len(CODES)
    assert review.log() == [
        (code, step) for code in ("POLICE", "EDUCATION", "SOCIAL-CARE") for step in ("sending", "sent")
    ]


def test_the_letters_stand_on_a_page_beside_the_drafts_with_the_way_to_each_workbook(review: ReviewFolder) -> None:
    review.run("generate")
    folder = review.output / "questionnaires"
    (folder / "Education.xlsx").rename(folder / "Education & skills, ŷ.xlsx")
    result = review.run("email", "--page")
    page = review.output / DRAFTS / "letters.html"
    assert (result.exit_code, str(page) in first_words(result.stdout), review.drafts()) == (0, True, CODES)
    links = [str(link["href"]) for link in PageReader(page.read_text(encoding="utf-8")).all("a")]
    assert len([link for link in links if link.startswith("mailto:")]) == len(CODES)
    led_to = [(page.parent / unquote(link)).resolve() for link in links if not link.startswith("mailto:")]
    assert sorted(led_to) == sorted(path.resolve() for path in folder.iterdir())


def test_a_former_page_is_kept_and_a_dry_run_names_the_next(review: ReviewFolder) -> None:
    page = review.output / DRAFTS / "letters.html"
    dry = review.run("email", "--page", "--dry-run")
    assert (str(page) in first_words(dry.stdout), review.output.exists()) == (True, False)
    page.parent.mkdir(parents=True)
    page.write_bytes(b"kept")
    assert (review.run("email").exit_code, page.read_bytes()) == (0, b"kept")
    assert review.run("email", "--page").exit_code == 0
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
    assert [path.read_bytes() for path in (page.parent / EARLIER).iterdir()] == [b"kept"]


def test_every_letter_about_a_return_can_stand_on_the_page(review: ReviewFolder) -> None:
    review.run("email")
    review.reply("POLICE", complete("Green") | {"Target!G5": "Amber/Green"})
    review.reply("EDUCATION", complete("Red"))
    for command, code in (("chase", "SOCIAL-CARE"), ("query", "POLICE"), ("thank", "EDUCATION")):
        assert review.run(command, "--page").exit_code == 0
        reader = PageReader((review.output / DRAFTS / "letters.html").read_text(encoding="utf-8"))
        party = next(party for party in PLAN.parties if party.code == code)
        assert reader.text("h2") == [party.name]
        assert str(reader.all("a")[0]["href"]).startswith(f"mailto:{party.email}")


def test_no_page_is_written_where_no_letter_can_be(tmp_path: Path) -> None:
    review = planned(tmp_path, replace(PLAN, parties=(Party("Fire", "FIRE"),)))
    assert review.run("email", "--page").exit_code == 1
    assert not (review.output / DRAFTS / "letters.html").exists()


def test_a_dry_run_writes_nothing(review: ReviewFolder, post: Post, sending: tuple[str, ...]) -> None:
    for more in ((), sending):
        result = review.run("email", "--dry-run", *more)
        assert (result.exit_code, len(result.stdout.splitlines()), review.output.exists()) == (0, 4, False)
    assert (post.arrived, post.connections) == ([], 0)
    assert first_words(result.stdout)[:3] == ["would be sent"] * 3


def test_an_agency_without_an_address_is_one_line_and_the_rest_are_written(tmp_path: Path) -> None:
    review = planned(tmp_path, replace(PLAN, parties=(*PLAN.parties, Party("Fire", "FIRE"))))
    result = review.run("email")
    assert (result.exit_code, review.drafts()) == (1, CODES)
    assert sum(line.startswith("WARNING: Fire: not written") for line in result.stderr.splitlines()) == 1


def test_a_faulty_plan_sends_nothing(review: ReviewFolder) -> None:
    review.workbook.write_bytes(typed_over({"Agencies!E6": "nobody", "Messages!C6": "Dear {name}"}))
    result = review.run("email")
    assert (result.exit_code, review.output.exists()) == (2, False)
    assert ("P015" in result.stderr, "P030" in result.stderr) == (True, True)


def test_line_breaks_and_markup_typed_into_the_workbook_are_inert(
    review: ReviewFolder, post: Post, sending: tuple[str, ...]
) -> None:
    evil = "\r\nBcc: spy@evil.example\r\n\r\n<script>"
    review.workbook.write_bytes(
        typed_over(
            {
                "Agencies!A6": f"Police{evil}",
                "Agencies!D6": evil,
                "Agencies!F6": evil,
                "Agencies!I6": evil,
                "Messages!B6": f"{{agency}}{evil}",
                "Messages!C6": f"{evil}{{contact}}",
                "Review!B6": evil,
            }
        )
    )
    assert review.run("email").exit_code == 0
    assert review.draft("POLICE").keys() == [
        "X-Unsent",
        "From",
        "Reply-To",
        "To",
        "Cc",
        "Subject",
        "MIME-Version",
        "Content-Type",
    ]
    assert "<script>" not in text_of(review.draft("POLICE"), "html")
    assert review.run("email", *sending).exit_code == 0
    assert post.arrived[0][0] == (
        "j.shah@police.example",
        "s.bell@police.example",
        "desk@police.example",
        "duty@police.example",
    )
    assert post.begun == 3


@pytest.mark.parametrize("cell", ["E6", "G6", "H6"])
def test_an_address_with_a_header_in_it_is_refused(review: ReviewFolder, cell: str) -> None:
    review.workbook.write_bytes(typed_over({f"Agencies!{cell}": "a@b.example\r\nBcc: spy@evil.example"}))
    assert (review.run("email").exit_code, review.output.exists()) == (2, False)


@pytest.mark.parametrize(
    "options",
    [
        ["--send"],
        ["--send", "--server", "x:smtp"],
        ["--send", "--server", "x:99999"],
        ["--server", "mail.example"],
        ["--resend", "POLICE"],
        ["--send", "--server", "mail.example", "--page"],
        ["--send", "--server", "mail.example", "--security", "none"],
        ["--send", "--server", "mail.example", "--per-minute", "0"],
    ],
)
def test_options_that_make_no_sense_are_refused(review: ReviewFolder, options: list[str]) -> None:
    assert (review.run("email", *options).exit_code, review.output.exists()) == (2, False)


def test_a_user_without_a_password_is_refused(review: ReviewFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CSXL_SMTP_USER", USER)
    monkeypatch.delenv("CSXL_SMTP_PASSWORD", raising=False)
    assert review.run("email", "--send", "--server", "mail.example").exit_code == 2


def test_fifty_agencies_get_one_letter_each_and_a_second_run_sends_none(
    tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    review = planned(tmp_path, of_many(50))
    result = review.run("email", *sending)
    assert (result.exit_code, first_words(result.stdout)[:50]) == (0, ["sent"] * 50)
    again = review.run("email", *sending)
    assert (again.exit_code, first_words(again.stdout)[:50]) == (0, ["sent before"] * 50)
    assert post.reached == everybody(50)
    assert PASSWORD not in result.output + again.output + (review.output / DRAFTS / LOG).read_text(encoding="ascii")
    for number, (recipients, data) in enumerate(post.arrived, 1):
        message = email.message_from_bytes(data, policy=email.policy.default)
        [attached] = message.iter_attachments()
        book = openpyxl.load_workbook(io.BytesIO(attached.get_content()), read_only=True)
        assert recipients == (f"a{number}@agency.example",) == (message["To"].addresses[0].addr_spec,)
        assert book.properties.title.endswith(f": Agency {number}")


def test_a_refused_recipient_is_one_line_and_the_next_run_tries_again(
    tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    review = planned(tmp_path, of_many(3))
    post.refused["a2@agency.example"] = "550 5.1.1 no such user"
    result = review.run("email", *sending)
    assert (result.exit_code, first_words(result.stdout)[:2]) == (1, ["sent", "sent"])
    assert first_words(result.stderr)[-1:] == ["not sent"]
    del post.refused["a2@agency.example"]
    assert review.run("email", *sending).exit_code == 0
    assert post.reached == everybody(3)


def test_a_letter_in_doubt_is_named_and_sent_anew_only_by_word(
    tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    review = planned(tmp_path, of_many(3))
    post.at["DATA 2"] = drop
    assert (review.run("email", *sending).exit_code, post.reached) == (1, everybody(3))
    again = review.run("email", *sending)
    assert (again.exit_code, first_words(again.stdout)[:2], first_words(again.stderr)) == (
        1,
        ["sent before", "sent before"],
        ["in doubt"],
    )
    assert post.reached == everybody(3)
    assert again.stdout.splitlines()[-1].startswith("0 letters sent now, 2 before, 0 not sent, 1 in doubt.")
    assert review.run("email", *sending, "--resend", "a-2").exit_code == 0
    assert post.reached == sorted([*everybody(3), "a2@agency.example"])
    assert review.run("email", *sending, "--resend", "A-9").exit_code == 2


def killed(review: ReviewFolder, post: Post, sending: tuple[str, ...], moment: str) -> None:
    """Send the invitations in a process of its own, which is killed at a moment; the server has done with it then."""
    process = subprocess.Popen(
        [sys.executable, "-m", "csxl", "email", review.workbook, "-o", review.output, *sending],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ,
    )
    done = threading.Event()

    def kill(server: object) -> None:
        process.kill()
        process.wait(DEADLINE)
        asyncio.get_running_loop().call_soon(done.set)  # after this step, in which the server takes the letter

    post.at[moment] = kill
    assert process.wait(DEADLINE) == -signal.SIGKILL
    assert done.wait(DEADLINE)


@needs_signals
def test_killed_between_two_letters_the_second_run_sends_the_rest(
    tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    review = planned(tmp_path, of_many(6))
    killed(review, post, sending, "MAIL 4")
    assert len(post.arrived) == 3
    result = review.run("email", *sending)
    assert (result.exit_code, first_words(result.stdout)[:6]) == (0, ["sent before"] * 3 + ["sent"] * 3)
    assert post.reached == everybody(6)


@needs_signals
def test_killed_when_the_server_has_a_letter_and_has_not_said_so_nobody_gets_two(
    tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    review = planned(tmp_path, of_many(6))
    killed(review, post, sending, "DATA 4")
    assert (len(post.arrived), review.log()[-1]) == (4, ("A-4", "sending"))
    result = review.run("email", *sending)
    assert (result.exit_code, first_words(result.stdout)[:5], first_words(result.stderr)) == (
        1,
        ["sent before"] * 3 + ["sent"] * 2,
        ["in doubt"],
    )
    assert post.reached == everybody(6)


def test_one_question_for_five_coloured_cells_and_one_for_a_mark_in_three_rows(review: ReviewFolder) -> None:
    """As people send them: cells coloured and left without a word, an X over descriptors, a comment for a rating."""
    review.run("email")
    marks = {"Partnerships!D5": "X", "Partnerships!E6": "x", "Outcomes!F12": "X"}
    blank = dict.fromkeys(("Partnerships!G5", "Partnerships!G6", "Outcomes!G12", "Outcomes!G5"), None)
    coloured = [f"G{row}" for row in range(5, 10)]
    cells = complete("Green") | dict.fromkeys((f"Target!{cell}" for cell in coloured), None) | blank | marks
    file = review.completed("POLICE", cells)
    book = openpyxl.load_workbook(file)
    for cell in coloured:
        book["Target"][cell].fill = PatternFill("solid", fgColor="FF0000")
    book["Outcomes"]["G5"].comment = Comment("Amber, I think", "JS")
    book.save(file)
    review.arrived("Police.xlsx", file.read_bytes())
    result = review.run("query", "--on", "2026-12-14")
    assert result.stdout.splitlines()[0].endswith(": 3 questions to settle")
    questions = re.findall(r"^  \d\. .*$", text_of(review.draft("POLICE", "Query")), re.M)
    assert [re.findall(r"\(([TPO]\d-[RAPS]), cell ([D-G]\d+)\)", line) for line in questions] == [
        [("T1-R", "G5"), ("T1-A", "G6"), ("T1-P", "G7"), ("T1-S", "G8"), ("T2-R", "G9")],
        [("P1-R", "D5"), ("P1-A", "E6"), ("O2-S", "F12")],
        [("O1-R", "G5")],
    ]
    [police, *_] = json.loads(csxl("status", review.workbook, review.output / "returns", "--json").stdout)["agencies"]
    assert (police["to_settle"], len(police["diagnostics"])) == (3, 9)


def test_each_agency_gets_the_one_letter_it_is_due(review: ReviewFolder) -> None:
    review.run("email")
    review.reply("POLICE", complete("Green") | {"Target!G5": "Amber/Green", "Outcomes!G6": ""})
    review.reply("EDUCATION", complete("Red"))
    results = {command: review.run(command, "--on", "2026-12-14") for command in ("chase", "query", "thank")}
    assert [result.exit_code for result in results.values()] == [0, 0, 0]
    assert [review.drafts(letter) for letter in ("Reminder", "Query", "Thanks")] == [
        ["SOCIAL-CARE"],
        ["POLICE"],
        ["EDUCATION"],
    ]
    assert [result.stdout.splitlines()[0].rpartition(": ")[2] for result in results.values()] == [
        "not returned, 3 days late",
        "1 question to settle",
        "complete",
    ]
    asked = text_of(review.draft("POLICE", "Query"))
    assert "1. Target, Level 1, Referral (T1-R, cell G5): " in asked
    assert "sheet Outcomes: 1 answer is blank: Level 1, Assessment (O1-A, cell G6)" in asked
    assert list(review.draft("POLICE", "Query").iter_attachments()) == []


def test_chase_says_what_is_blank_and_names_files_that_nobody_can_read(review: ReviewFolder) -> None:
    review.run("email")
    review.reply("POLICE", complete("Green") | {"Target!G5": "", "Target!G7": ""})
    (review.output / "returns" / "care.xlsx").write_bytes(b"PK\x03\x04 cut short")
    result = review.run("chase", "--on", "2026-12-14")
    assert review.drafts("Reminder") == CODES
    asked = "sheet Target: 2 answers are blank: Level 1, Referral (T1-R, cell G5); Level 1, Planning (T1-P, cell G7)"
    assert asked in text_of(review.draft("POLICE", "Reminder"))
    assert result.stderr.count("care.xlsx") == 1


def test_a_reminder_has_the_questionnaire_again_where_nothing_came(review: ReviewFolder) -> None:
    review.run("email")
    review.reply("POLICE", complete("Green") | {"Target!G5": ""})
    result = review.run("chase", "--on", "2026-12-14")
    assert (result.exit_code, result.stderr, review.drafts("Reminder")) == (0, "", CODES)
    assert list(review.draft("POLICE", "Reminder").iter_attachments()) == []  # its own has answers in it
    for code in ("EDUCATION", "SOCIAL-CARE"):
        [attached] = review.draft(code, "Reminder").iter_attachments()
        assert attached.get_content() == (review.output / "questionnaires" / f"{NAMES[code]}.xlsx").read_bytes()
        assert "the whole questionnaire; it is attached again" in text_of(review.draft(code, "Reminder"))
    assert "was wanted by Friday 11 December 2026" in review.draft("POLICE", "Reminder")["Subject"]


@pytest.mark.parametrize("fault", [filled_in, of_another_agency, there_twice, in_a_zip, gone])
def test_no_reminder_has_a_questionnaire_that_must_not_go_out(
    review: ReviewFolder, fault: Callable[[ReviewFolder], None]
) -> None:
    review.run("generate")
    fault(review)
    result = review.run("chase")
    assert (result.exit_code, review.drafts("Reminder")) == (0, CODES)
    assert result.stderr.count("The reminder goes without the questionnaire to Education: in ") == 1
    assert list(review.draft("EDUCATION", "Reminder").iter_attachments()) == []
    assert "attached" not in text_of(review.draft("EDUCATION", "Reminder"))
    [attached] = review.draft("POLICE", "Reminder").iter_attachments()
    assert attached.get_filename() == "Northbrook-Police.xlsx"


def test_no_reminder_goes_to_an_agency_whose_return_a_file_may_be(review: ReviewFolder) -> None:
    review.run("email")
    names = {"Start!B4": "Education", "Start!B5": "EDUCATION"}
    review.reply("POLICE", complete("Green") | names)
    result = review.run("chase")
    assert review.drafts("Reminder") == ["SOCIAL-CARE"]
    assert [line.count("RE POLICE.eml") for line in result.stderr.splitlines() if "no reminder" in line] == [1, 1]
    review.run("chase", "--force", "--whose", "RE POLICE=EDUCATION")
    assert review.drafts("Reminder") == ["POLICE", "SOCIAL-CARE"]


def test_nobody_is_due_a_letter(review: ReviewFolder) -> None:
    review.run("email")
    (review.output / "returns").mkdir(exist_ok=True)
    for command in ("query", "thank"):
        result = review.run(command)
        assert (result.exit_code, len(result.stdout.splitlines()), review.drafts()) == (0, 1, CODES)


def test_drafts_that_are_no_longer_due_are_named(review: ReviewFolder) -> None:
    review.run("email")
    (review.output / "returns").mkdir(exist_ok=True)
    review.run("email")
    review.reply("EDUCATION", complete("Red"))
    assert (review.run("chase").exit_code, review.drafts("Reminder")) == (0, ["POLICE", "SOCIAL-CARE"])
    review.reply("POLICE", complete("Green"))
    result = review.run("chase", "--force")
    assert result.stderr.count("Reminder - POLICE.eml") == 1
    review.reply("SOCIAL-CARE", complete("Green"))
    result = review.run("chase")
    assert (result.stderr.count("Reminder - SOCIAL-CARE.eml"), review.drafts("Reminder")) == (1, [])


def test_a_query_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    review = planned(
        tmp_path, replace(PLAN, messages={**DEFAULT_LANGUAGE.messages, Letter.QUERY: Message("x", "Please look.")})
    )
    review.run("email")
    review.reply("POLICE", {"Target!G5": "Amber/Green"})
    assert (review.run("query").exit_code, review.drafts("Query")) == (2, [])


def test_a_reminder_is_sent_once_and_again_when_something_else_is_missing(
    review: ReviewFolder, post: Post, sending: tuple[str, ...]
) -> None:
    review.run("email")
    (review.output / "returns").mkdir(exist_ok=True)
    assert review.run("chase", *sending).exit_code == 0
    again = review.run("chase", *sending)
    assert (first_words(again.stdout)[:3], len(post.arrived)) == (["sent before"] * 3, 3)
    review.reply("EDUCATION", complete("Green") | {"Target!G5": ""})
    third = review.run("chase", *sending)
    assert (first_words(third.stdout)[:3], len(post.arrived)) == (["sent before", "sent before", "sent"], 4)
    fourth = review.run("chase", *sending, "--again-after", "0")
    assert (first_words(fourth.stdout)[:3], len(post.arrived)) == (["sent"] * 3, 7)


def whole_round(review: ReviewFolder, saved: Callable[[Path, str], Path] | None = None) -> None:
    """generate, email, two replies by mail, check, status, chase, query, thank, consolidate."""
    assert review.run("generate").exit_code == 0
    assert review.run("email").exit_code == 0
    review.reply("POLICE", complete("Amber") | {"Target!G5": "Red", "Target!H5": "Minutes\nof May"}, saved)
    review.reply("EDUCATION", complete("Green"), saved)
    found = json.loads(csxl("check", "--json", review.output / "returns").stdout)
    answers = {form["agency_code"]: {answer["ref"]: answer for answer in form["answers"]} for form in found["returns"]}
    assert (answers["POLICE"]["T1-R"]["rating"], answers["POLICE"]["T1-R"]["evidence"]) == ("Red", "Minutes\nof May")
    assert {answer["rating"] for answer in answers["EDUCATION"].values()} == {"Green"}
    status = json.loads(csxl("status", review.workbook, review.output / "returns", "--json").stdout)
    assert {one["agency_code"]: one["state"] for one in status["agencies"]} == {
        "POLICE": "complete",
        "EDUCATION": "complete",
        "SOCIAL-CARE": "not returned",
    }
    assert [review.run(command).exit_code for command in ("chase", "query", "thank")] == [0, 0, 0]
    assert (review.drafts("Reminder"), review.drafts("Query"), review.drafts("Thanks")) == (
        ["SOCIAL-CARE"],
        [],
        ["EDUCATION", "POLICE"],
    )
    result = csxl("consolidate", review.workbook, review.output / "returns", "-o", review.output / "summary.xlsx")
    assert result.stdout.splitlines()[0] == "2 of 3 agencies returned; Children’s social care has not."
    matrix = openpyxl.load_workbook(review.output / "summary.xlsx")["Matrix"]
    assert {cell.value for row in matrix.iter_rows() for cell in row} >= {"Red", "Amber", "Green"}


def test_a_whole_round_by_mail(review: ReviewFolder) -> None:
    whole_round(review)


@pytest.mark.office
def test_a_whole_round_by_mail_with_returns_saved_by_libreoffice(
    review: ReviewFolder, office: Callable[[Path, str], Path]
) -> None:
    whole_round(review, office)
