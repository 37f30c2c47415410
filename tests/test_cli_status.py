"""status, query, chase, thank and export go by what was settled in the summary beside the returns."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.mail_server import Post
from tests.helpers.mail_texts import text_of
from tests.helpers.review_folders import ReviewFolder, complete, planned

pytestmark = pytest.mark.usefixtures("with_codes")


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> ReviewFolder:
    """Police: two answers that cannot be read; Education: one, and one blank; both compared in a summary."""
    found = planned(tmp_path_factory.mktemp("review"))
    found.run("generate")
    found.run("email")
    found.reply("POLICE", complete("Green") | {"Target!G5": "Amber/Green", "Target!G6": "Red?"})
    found.reply("EDUCATION", complete("Red") | {"Target!G5": "?", "Outcomes!G12": ""})
    with contextlib.chdir(found.folder):
        assert csxl("consolidate").exit_code == 0
    return found


@pytest.fixture
def review(compared: ReviewFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReviewFolder:
    """A copy of it, in which the test stands."""
    monkeypatch.chdir(tmp_path)
    return compared.copied(tmp_path)


def settle(review: ReviewFolder, **words: str) -> None:
    """Type answers on the summary's sheet Issues: settle(review, POLICE_T1_R="Amber")."""
    book = openpyxl.load_workbook(review.output / "summary.xlsx")
    sheet = book["Issues"]
    heads = {str(cell.value): place for place, cell in enumerate(sheet[5], 1)}
    for row in range(6, sheet.max_row + 1):
        key = str(sheet.cell(row, heads["Key"]).value)
        word = words.get(key.replace("settled | ", "").replace(" | ", "_").replace("-", "_"))
        if word:
            sheet.cell(row, heads["Answer"]).value = word
    book.save(review.output / "summary.xlsx")


def agencies(*more: object) -> Mapping[str, Mapping[str, Any]]:
    found = csxl("status", "--json", *more)
    assert found.exit_code == 0
    return {one["agency_code"]: one for one in json.loads(found.stdout)["agencies"]}


def test_what_is_settled_is_asked_no_more(review: ReviewFolder) -> None:
    assert [(one["state"], one["to_settle"]) for one in agencies().values()][:2] == [("to settle", 2), ("to settle", 1)]
    settle(review, POLICE_T1_R="Amber", EDUCATION_T1_R="Green")
    found = agencies()
    assert [(one["state"], one["to_settle"]) for one in found.values()][:2] == [("to settle", 1), ("incomplete", 0)]
    assert [one["ref"] for one in found["POLICE"]["diagnostics"]] == ["T1-A"]
    assert found["EDUCATION"]["answered"][0] == {"domain": "Target", "answered": 8, "of": 8}
    assert [csxl(command).exit_code for command in ("query", "chase")] == [0, 0]
    assert (review.drafts("Query"), review.drafts("Reminder")) == (["POLICE"], ["EDUCATION", "SOCIAL-CARE"])
    asked = text_of(review.draft("POLICE", "Query"))
    assert ("T1-A" in asked, "T1-R" in asked) == (True, False)
    settle(review, POLICE_T1_A="Red")
    assert (csxl("thank").exit_code, review.drafts("Thanks")) == (0, ["POLICE"])
    assert csxl("status").stdout.splitlines()[-1] == f"3 decisions in {Path('output/summary.xlsx')}."


def test_export_has_what_was_settled_and_names_what_it_could_not_read(review: ReviewFolder) -> None:
    settle(review, POLICE_T1_R="Amber")
    (review.output / "returns" / "cut.xlsx").write_bytes(b"PK\x03\x04 cut short")
    found = csxl("export", "review.xlsx", "output/returns", "-o", "answers.csv")
    assert (found.exit_code, found.stderr.count("cut.xlsx: The file is cut short")) == (0, 1)
    rows = Path("answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 3 * 32
    assert any(row.startswith("Northbrook Police,POLICE,Police,T1-R,") and ",rated,Amber," in row for row in rows)
    assert csxl("export", "output/returns", "-o", "again.csv").exit_code == 0
    again = Path("again.csv").read_text(encoding="utf-8-sig").splitlines()
    assert any(",T1-R," in row and ",rated,Amber," in row for row in again)


def test_check_never_looks_at_the_summary(review: ReviewFolder) -> None:
    before = csxl("check", "output/returns", "--json").stdout
    settle(review, POLICE_T1_R="Amber")
    assert csxl("check", "output/returns", "--json").stdout == before


def test_a_summary_of_another_review_settles_nothing(review: ReviewFolder) -> None:
    settle(review, POLICE_T1_R="Amber")
    (review.folder / "new").mkdir()
    (review.folder / "new" / "review.xlsx").write_bytes(write_review_book(replace(PLAN, title="Spring review 2027")))
    assert csxl("generate", "new/review.xlsx").exit_code == 0
    (review.folder / "new" / "output" / "summary.xlsx").write_bytes((review.output / "summary.xlsx").read_bytes())
    for command in ("status", "chase"):
        said = csxl(command, "new/review.xlsx")
        assert (said.exit_code, said.stderr.count("WARNING P042")) == (0, 1)
    assert "decision" not in csxl("status", "new/review.xlsx").stdout


def test_a_summary_that_is_open_is_read_and_it_is_said(review: ReviewFolder) -> None:
    settle(review, POLICE_T1_R="Amber")
    (review.output / ".~lock.summary.xlsx#").write_bytes(b"Rhian")
    said = csxl("status")
    assert (said.stderr.count("WARNING: "), "1 decision in " in said.stdout) == (1, True)


def test_status_counts_former_summaries(review: ReviewFolder) -> None:
    (review.output / "earlier").mkdir(exist_ok=True)
    (review.output / "earlier" / "summary 2026-11-26 225013.xlsx").write_bytes(b"")
    assert csxl("status").stdout.splitlines()[-1] == f"{Path('output/earlier')} holds 1 former summary."


def test_the_letters_that_went_are_an_agency_s(review: ReviewFolder, post: Post, sending: tuple[str, ...]) -> None:
    assert csxl("chase", *sending).exit_code == 0
    drafted, letter = agencies()["SOCIAL-CARE"]["letters"]
    assert (drafted["letter"], drafted["step"]) == ("Invitation", "drafted")
    assert (letter["letter"], letter["step"], letter["to"]) == ("Reminder", "sent", ["care@northbrook.example"])
    assert [(one["letter"], one["step"]) for one in agencies()["POLICE"]["letters"]] == [("Invitation", "drafted")]
    assert "reminder sent " in csxl("status").stdout
    (review.output / "drafts" / "sent-log.jsonl").write_bytes(b"{}\n")
    said = csxl("status", "--json")
    assert (said.exit_code, said.stderr.startswith("WARNING: ")) == (0, True)


def test_a_copied_form_and_last_year_s_return_are_nobody_s_business(review: ReviewFolder) -> None:
    (review.folder / "last").mkdir()
    old = review.folder / "last" / "review.xlsx"
    old.write_bytes(write_review_book(replace(PLAN, title="Autumn review 2025")))
    assert csxl("generate", old).exit_code == 0
    form = review.folder / "last" / "output" / "questionnaires" / "Childrens-social-care.xlsx"
    (review.output / "returns" / "last year.xlsx").write_bytes(form.read_bytes())
    book = openpyxl.load_workbook(review.output / "questionnaires" / "Education.xlsx")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and sheet.sheet_state == "visible":
                    cell.value = cell.value.replace("EDUCATION", "SOCIAL-CARE")
    book["Target"]["G5"], book["Target"]["H5"] = "Purple", "words of another agency"
    book.save(review.output / "returns" / "copied.xlsx")
    found = json.loads(csxl("status", "--json").stdout)
    assert [one["state"] for one in found["agencies"]] == ["to settle", "to settle", "not returned"]
    assert [one["to_settle"] for one in found["agencies"]] == [2, 1, 0]
    assert {Path(one["file"]).name for one in found["diagnostics"]} == {"last year.xlsx", "copied.xlsx"}
    said = csxl("status").stdout.splitlines()
    about = [line for line in said if "copied.xlsx" in line or "last year.xlsx" in line]
    assert [line.partition(":")[0] for line in about] == ["WARNING"] * 2
    for command in ("chase", "query", "thank"):
        assert csxl(command).exit_code == 0
    assert (review.drafts("Query"), review.drafts("Reminder")) == (["EDUCATION", "POLICE"], [])
    for code in ("EDUCATION", "POLICE"):
        asked = text_of(review.draft(code, "Query"))
        assert ("Purple" in asked, "another" in asked) == (False, False)


def test_a_form_filled_in_where_it_was_issued_is_named_and_counts_only_among_the_returns(review: ReviewFolder) -> None:
    issued, returns = review.output / "questionnaires", review.output / "returns"
    (form,) = issued.glob("Children*.xlsx")
    assert "questionnaires" not in csxl("status").stdout
    book = openpyxl.load_workbook(form)
    book.save(form)  # looked at and saved: it is blank yet
    assert "questionnaires" not in csxl("status").stdout
    book["Target"]["G5"] = "Green"
    book.save(form)
    (said,) = [line for line in csxl("status").stdout.splitlines() if "questionnaires" in line]
    assert said == (
        f"WARNING: Filled in, but among the questionnaires, so not counted: {form.name}. "
        "Put what came back into the folder returns."
    )
    assert [one["state"] for one in agencies().values()] == ["to settle", "to settle", "not returned"]
    (returns / form.name).write_bytes(form.read_bytes())
    assert "questionnaires" not in csxl("status").stdout


def mailed(sender: str, text: str) -> bytes:
    """A mail without a workbook."""
    head = f"From: {sender}\r\nTo: returns@northbrook.example\r\nDate: Mon, 07 Dec 2026 09:30:00 +0000\r\n"
    return f"{head}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n".encode()


def test_an_agency_that_wrote_without_a_workbook_is_told_apart_and_not_reminded(review: ReviewFolder) -> None:
    review.arrived("RE.eml", mailed("C <care@northbrook.example>", "Dear Rhian,\n\nT1-R: Amber\nT1-A: Red"))
    said = csxl("status")
    assert (
        "WARNING: Wrote answers in a mail, to be recorded on the sheet Issues: Children’s social care." in said.stdout
    )
    assert "Children’s social care wrote: “T1-R: Amber T1-A: Red”" in said.stdout
    assert "  wrote without a workbook  " in said.stdout
    assert "Not returned" not in said.stdout and "Could not be read" not in said.stdout
    found = agencies()["SOCIAL-CARE"]
    assert (found["state"], found["to_settle"], found["returned"]) == ("not returned", 1, None)
    assert found["wrote"] == [{"file": "output/returns/RE.eml", "text": "Dear Rhian,\n\nT1-R: Amber\nT1-A: Red"}]
    held = csxl("chase", "--on", "2026-12-20")
    assert "Children’s social care: no reminder was written, since it gave answers in a mail" in held.stderr
    assert "SOCIAL-CARE" not in review.drafts("Reminder")


def test_what_was_written_counts_once_it_is_recorded_and_then_the_rest_is_asked_for(review: ReviewFolder) -> None:
    review.arrived("RE.eml", mailed("C <care@northbrook.example>", "T1-R: Amber\nT1-A: Red"))
    assert csxl("consolidate").exit_code == 0
    settle(review, SOCIAL_CARE_T1_R="Amber", SOCIAL_CARE_T1_A="Red")
    found = agencies()["SOCIAL-CARE"]
    assert (found["state"], found["to_settle"]) == ("not returned", 0)
    assert [one["answered"] for one in found["answered"]] == [2, 0, 0, 0]
    csxl("chase", "--on", "2026-12-20")
    assert "SOCIAL-CARE" in review.drafts("Reminder")


def test_a_letter_of_nobody_known_waits_until_it_is_said_whose_it_is(review: ReviewFolder) -> None:
    review.arrived("RE.eml", mailed("Ann <ann@elsewhere.example>", "T1-R: Amber\nT1-A: Red"))
    said = csxl("status").stdout
    assert "WARNING: Not counted until you say whose: output/returns/RE.eml." in said
    assert "ann@" not in said and "Ann" not in said
    assert agencies("--whose", "RE=SOCIAL-CARE")["SOCIAL-CARE"]["to_settle"] == 1


def test_export_names_what_a_mail_leaves_to_record(review: ReviewFolder) -> None:
    review.arrived("RE.eml", mailed("C <care@northbrook.example>", "T1-R: Amber\nT1-A: Red"))
    said = csxl("export")
    assert [line.count("RE.eml, T1-") for line in said.stderr.splitlines() if "RE.eml" in line] == [1, 1]


def test_the_status_as_a_workbook_has_letters_that_came_and_letters_that_went(review: ReviewFolder) -> None:
    review.arrived("RE.eml", mailed("C <care@northbrook.example>", "Dear Rhian,\n\nT1-R: Amber\nT1-A: Red"))
    assert review.run("email").exit_code == 0
    assert csxl("status", "-o", "status.xlsx").exit_code == 0
    sheets = openpyxl.load_workbook("status.xlsx").sheetnames
    assert {"Letters", "Contact"} <= set(sheets)


def test_the_status_is_written_again_and_the_former_one_is_kept(review: ReviewFolder) -> None:
    assert csxl("status", "-o", "status.xlsx", "--on", "2026-12-01").exit_code == 0
    former = Path("status.xlsx").read_bytes()
    assert csxl("status", "-o", "status.xlsx", "--on", "2026-12-08").exit_code == 0
    assert [path.read_bytes() for path in Path("earlier").iterdir()] == [former]
    Path("status.xlsx").write_bytes(b"somebody's own")
    assert csxl("status", "-o", "status.xlsx").exit_code == 2
    assert Path("status.xlsx").read_bytes() == b"somebody's own"
