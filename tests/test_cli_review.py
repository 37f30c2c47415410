"""The commands of the review round: new, generate, status and consolidate with the coordinator's workbook."""

from __future__ import annotations

import datetime
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from csxl.model.review import Party
from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN, typed_over
from tests.helpers.folders import WELSH
from tests.helpers.mail_texts import parsed

pytestmark = pytest.mark.usefixtures("with_codes")

MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*<")


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review's folder with its coordinator's workbook, and three questionnaires issued."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "review.xlsx").write_bytes(write_review_book(PLAN))
    assert csxl("generate", folder / "review.xlsx", "-o", folder / "output").exit_code == 0
    (folder / "output" / "returns").mkdir(exist_ok=True)
    return folder


@pytest.fixture
def review(issued: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(issued, tmp_path, dirs_exist_ok=True))


def answer(review: Path, name: str, cells: Mapping[str, str], file: str = "") -> None:
    """One agency's return: its questionnaire with these cells of the sheet Target typed over, saved on 12 December."""
    book = openpyxl.load_workbook(review / "output" / "questionnaires" / f"{name}.xlsx")
    for cell, value in cells.items():
        book["Target"][cell] = value
        book["Target"][cell].data_type = "s"  # whatever it begins with
    data = io.BytesIO()
    book.save(data)
    with (
        zipfile.ZipFile(data) as old,
        zipfile.ZipFile(review / "output" / "returns" / (file or f"{name}.xlsx"), "w") as new,
    ):
        for part in old.namelist():
            new.writestr(part, MODIFIED.sub(rb"\g<1>2026-12-12T10:00:00Z<", old.read(part)))


def test_new_writes_a_workbook_to_fill_in_and_overwrites_none(tmp_path: Path) -> None:
    file = tmp_path / "review.xlsx"
    assert csxl("new", file).stdout.splitlines()[0] == str(file)
    assert file.read_bytes() == write_review_book()
    file.write_bytes(b"filled in")
    assert (csxl("new", file).exit_code, file.read_bytes()) == (2, b"filled in")
    assert csxl("new", "-o", file, "--force").exit_code == 0
    assert csxl("new", tmp_path / "review.docx").exit_code == 2
    assert csxl("new", file, "-o", tmp_path / "other.xlsx").exit_code == 2


def test_generate_issues_the_plan_s_questionnaires(review: Path) -> None:
    folder = review / "output" / "questionnaires"
    assert sorted(path.name for path in folder.iterdir()) == [
        "Childrens-social-care.xlsx",
        "Education.xlsx",
        "Northbrook-Police.xlsx",
    ]
    start = openpyxl.load_workbook(folder / "Northbrook-Police.xlsx")["Start"]
    facts = {row[0]: row[1] for row in start.iter_rows(min_row=2, max_row=9, max_col=2, values_only=True)}
    assert facts["Northbrook Safeguarding Partnership · Autumn review 2026"] is None
    assert (facts["Agency"], facts["Return code"]) == ("Northbrook Police", "POLICE")
    assert f"{facts['Please return by']:%Y-%m-%d}" == str(PLAN.return_by)
    assert facts["Send it to"] == "returns@northbrook.example"
    assert facts["Questions to"] == "Rhian Ellis · rhian.ellis@northbrook.example"


def test_generate_writes_nothing_from_a_faulty_plan_and_names_every_fault(tmp_path: Path) -> None:
    file = tmp_path / "review.xlsx"
    file.write_bytes(typed_over({"Agencies!E6": "nobody", "Review!B8": "soon"}))
    result = csxl("generate", file, "-o", tmp_path / "output")
    assert (result.exit_code, (tmp_path / "output").exists()) == (2, False)
    assert [line.split(": ")[:2] for line in result.stderr.splitlines()[:2]] == [
        ["ERROR P004", f"{file}, Review, cell B8"],
        ["ERROR P015", f"{file}, Agencies, cell E6"],
    ]


def test_a_folder_holds_the_questionnaires_of_one_review(demo: tuple[Path, Result], tmp_path: Path) -> None:
    other = tmp_path / "output"
    shutil.copytree(demo[0], other)
    before = {path: path.read_bytes() for path in other.rglob("*.xlsx")}
    plan = tmp_path / "review.xlsx"
    plan.write_bytes(write_review_book(replace(PLAN, partnership="Southbrook", return_by=datetime.date(2099, 12, 11))))
    for command in (["generate", plan], ["generate", "-a", "Fire"], ["email", plan], ["generate", plan, "--force"]):
        refused = csxl(*command, "-o", other)
        assert (refused.exit_code, len(refused.stderr.splitlines())) == (2, 1)
        assert "Harbour-Youth-Project.xlsx" in refused.stderr
    assert {path: path.read_bytes() for path in other.rglob("*.xlsx")} == before
    for file in (tmp_path / "new.xlsx", other / "new.xlsx"):
        assert (csxl("new", file).exit_code, file.exists()) == (2, False)
        assert csxl("new", file, "--force").exit_code == 0


def test_the_same_review_is_issued_again_and_a_new_title_is_by_force(review: Path) -> None:
    output = review / "output"
    assert csxl("generate", review / "review.xlsx", "-o", output, "--force").exit_code == 0
    more = replace(PLAN, parties=(*PLAN.parties, Party("Fire", "FIRE")))
    (review / "review.xlsx").write_bytes(write_review_book(replace(more, title="AUTUMN REVIEW – 2026")))
    assert csxl("email", review / "review.xlsx", "-o", output).exit_code == 1  # Fire has no address
    (review / "review.xlsx").write_bytes(write_review_book(replace(more, title="Winter review")))
    assert csxl("generate", review / "review.xlsx", "-o", output).exit_code == 2
    assert csxl("generate", review / "review.xlsx", "-o", output, "--force").exit_code == 0
    fewer = replace(more, title="Spring review", parties=PLAN.parties)
    (review / "review.xlsx").write_bytes(write_review_book(fewer))
    refused = csxl("generate", review / "review.xlsx", "-o", output, "--force")
    assert refused.exit_code == 2
    assert "“Winter review” (Northbrook Safeguarding Partnership): Fire.xlsx." in refused.stderr


def test_generate_warns_of_what_is_odd_about_agencies_and_writes_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "review.xlsx"
    cells = {
        "Review!B8": datetime.date(2025, 12, 5),
        "Agencies!E8": "A.Morgan@northbrook.example",
        "Agencies!D7": "Ann Morgan and Raj Patel",
    }
    file.write_bytes(typed_over(cells))
    result = csxl("generate", file, "-o", tmp_path / "output")
    assert result.exit_code == 0
    assert [line.split(": ")[:2] for line in result.stderr.splitlines()[:3]] == [
        ["WARNING P022", f"{file}, Review, cell B8"],
        ["WARNING P025", f"{file}, Agencies, cell D7"],
        ["WARNING P024", f"{file}, Agencies, cells E7, E8"],
    ]
    assert "05/12/2025" in result.stderr.splitlines()[0]
    assert "Education (E7) and Children’s social care (E8)" in result.stderr.splitlines()[2]
    assert len(list((tmp_path / "output" / "questionnaires").iterdir())) == 3
    after = csxl("status", file, tmp_path / "output" / "returns")
    assert [code for code in ("P022", "P024", "P025") if code in after.stderr] == ["P024", "P025"]


def test_generate_warns_of_a_past_date_given_on_the_command_line(tmp_path: Path) -> None:
    result = csxl("generate", "-a", "Police", "--return-by", "05/12/2025", "-o", tmp_path)
    assert (result.exit_code, (tmp_path / "questionnaires" / "Police.xlsx").exists()) == (0, True)
    assert [line for line in result.stderr.splitlines() if "WARNING P022" in line and "05/12/2025" in line]
    later = csxl("generate", "-a", "Police", "--return-by", "05/12/2099", "-o", tmp_path / "later")
    assert "WARNING" not in later.stderr


def test_an_agency_with_more_time_has_its_own_date_everywhere(tmp_path: Path) -> None:
    file, returns, own = tmp_path / "review.xlsx", tmp_path / "output" / "returns", datetime.date(2026, 12, 18)
    file.write_bytes(typed_over({"Agencies!J7": own}))
    assert csxl("generate", file, "-o", tmp_path / "output").exit_code == 0
    dates = [
        openpyxl.load_workbook(path)["Start"]["B6"].value.date()
        for path in sorted((tmp_path / "output" / "questionnaires").iterdir())
    ]
    assert dates == [PLAN.return_by, own, PLAN.return_by]
    said = csxl("status", file, returns, "--on", "14/12/2026").stdout.splitlines()
    assert said[0].endswith("return by Friday 11 December 2026 (3 days ago); another date for Education")
    assert [line.rpartition("  ")[2] for line in said[3:6]] == ["3 days", "until 18/12/2026", "3 days"]
    said = csxl("status", file, returns, "--on", "20/12/2026", "-o", tmp_path / "status.xlsx").stdout.splitlines()
    assert [line.rpartition("  ")[2] for line in said[3:6]] == ["9 days", "2 days after 18/12/2026", "9 days"]
    rows = list(openpyxl.load_workbook(tmp_path / "status.xlsx")["Status"].iter_rows(5, 8, 11, 12, values_only=True))
    assert rows == [("Days late", "More time until"), (9, None), (2, datetime.datetime(2026, 12, 18)), (9, None)]
    assert csxl("chase", file, returns, "--on", "20/12/2026", "-o", tmp_path / "output").exit_code == 0
    reminder = (tmp_path / "output" / "drafts" / "Reminder - EDUCATION.eml").read_bytes()
    assert "wanted by Friday 18 December 2026" in parsed(reminder)["Subject"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["review.xlsx", "-a", "Police"],
        ["review.xlsx", "--review", "Other"],
        ["review.xlsx", "--language", "welsh"],
        ["nothing.xlsx"],
        ["output/questionnaires/Education.xlsx"],
    ],
)
def test_generate_refuses_what_it_cannot_do(
    review: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(review)
    assert csxl("generate", *arguments, "-o", "elsewhere").exit_code == 2
    assert not (review / "elsewhere").exists()


def test_generate_uses_the_rubric_that_the_plan_names(tmp_path: Path) -> None:
    shutil.copytree(WELSH, tmp_path / "welsh")
    (tmp_path / "review.xlsx").write_bytes(write_review_book(replace(PLAN, rubric="welsh")))
    assert csxl("generate", tmp_path / "review.xlsx", "-o", tmp_path).exit_code == 0
    book = openpyxl.load_workbook(tmp_path / "questionnaires" / "Education.xlsx")
    assert book["Start"]["A1"].value == "Adolygiad diogelu Bro Enghraifft"
    (tmp_path / "review.xlsx").write_bytes(write_review_book(replace(PLAN, rubric="gone")))
    result = csxl("generate", tmp_path / "review.xlsx", "-o", tmp_path, "--force")
    assert result.exit_code == 2
    assert "review.xlsx: the rubric that the sheet Review names, “gone”, cannot be used" in result.stderr


@pytest.mark.parametrize("named", [[], ["output/returns"]])
def test_every_command_reads_returns_by_the_rubric_of_their_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: list[str]
) -> None:
    shutil.copytree(WELSH, tmp_path / "welsh")
    (tmp_path / "review.xlsx").write_bytes(write_review_book(replace(PLAN, rubric="welsh")))
    monkeypatch.chdir(tmp_path)
    csxl("generate")
    book = openpyxl.load_workbook("output/questionnaires/Education.xlsx")
    book["Llais y plentyn"]["G5"] = "Coch"
    book.save("output/returns/Education.xlsx")
    found = csxl("check", *named)
    assert (found.exit_code, "Llais y plentyn 1 of 6" in found.stdout, "T1-R" in found.stdout) == (0, True, False)
    assert csxl("export", *named, "-o", "answers.csv").exit_code == 0
    rows = (tmp_path / "answers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[3:9] for row in rows if ",Coch," in row] == [
        ["L1-A", "Llais y plentyn", "Lefel 1", "Adnabod", "rated", "Coch"]
    ]
    assert csxl("consolidate", *named).exit_code == 0
    assert "Llais y plentyn" in openpyxl.load_workbook("output/summary.xlsx").sheetnames


def test_generate_shows_each_agency_what_it_said_last_time(review: Path) -> None:
    answer(review, "Northbrook-Police", {"G5": "Red", "H5": "=Minutes of May\nand June", "G6": "Cannot judge"})
    answer(review, "Education", {"G5": "Green"})
    assert (
        csxl(
            "consolidate", review / "review.xlsx", review / "output" / "returns", "-o", review / "summary.xlsx"
        ).exit_code
        == 0
    )
    renamed = tuple(
        replace(party, code=code, name=agency)
        for party, code, agency in zip(
            PLAN.parties, ("POLICE", "EDU", "SOCIAL-CARE"), ("Borough Police", "EDUCATION", "Care"), strict=True
        )
    )
    (review / "next.xlsx").write_bytes(write_review_book(replace(PLAN, title="Spring review 2027", parties=renamed)))
    result = csxl("generate", review / "next.xlsx", "--from", review / "summary.xlsx", "-o", review / "next")
    assert (result.exit_code, result.stderr.count("P041")) == (0, 1)
    police, education, care = (
        openpyxl.load_workbook(review / "next" / "questionnaires" / f"{name}.xlsx")["Target"]
        for name in ("Borough-Police", "EDUCATION", "Care")
    )
    assert [police[cell].value for cell in ("L4", "L5", "L6", "G5", "H5")] == [
        "Last time",
        "Red\n=Minutes of May\nand June",
        "Cannot judge",
        None,
        None,
    ]
    assert police["L5"].data_type == "s"
    assert (education["L5"].value, care["L4"].value) == ("Green", None)


def test_generate_refuses_a_summary_that_is_none(review: Path) -> None:
    result = csxl("generate", review / "review.xlsx", "--from", review / "review.xlsx", "-o", review / "next")
    assert (result.exit_code, (review / "next").exists()) == (2, False)
    assert "P040" in result.stderr


def test_status_says_where_every_agency_stands(review: Path) -> None:
    answer(review, "Northbrook-Police", dict.fromkeys((f"G{row}" for row in range(5, 13)), "Red"))
    answer(review, "Education", {"G5": "Green", "G6": "Amber/Green"})
    result = csxl("status", review / "review.xlsx", review / "output" / "returns", "--on", "14/12/2026")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Northbrook Safeguarding Partnership · Autumn review 2026 · return by Friday 11 December 2026 (3 days ago)",
        "",
        "Agency                  Code         State         Returned    T    L    P    O    To settle  Late",
        "Northbrook Police       POLICE       incomplete    12/12/2026  8/8  0/8  0/8  0/8             1 day",
        "Education               EDUCATION    to settle     12/12/2026  1/8  0/8  0/8  0/8  1          1 day",
        "Children’s social care  SOCIAL-CARE  not returned                                             3 days",
        "",
        "T Target · L Legal & policy framework · P Partnerships · O Outcomes",
        "2 of 3 agencies have returned.",
        "Not returned: Children’s social care.",
        "Incomplete: Northbrook Police.",
        "With questions to settle: Education.",
    ]


def test_status_json(review: Path) -> None:
    answer(review, "Education", {"G5": "Green", "G6": "Amber/Green"})
    (review / "output" / "returns" / "cut.xlsx").write_bytes(b"PK\x03\x04 cut short")
    shutil.copy(review / "output" / "questionnaires" / "Northbrook-Police.xlsx", review / "asked.xlsx")
    result = csxl("status", review / "review.xlsx", review / "output" / "returns", "--json", "--on", "2026-12-14")
    found = json.loads(result.stdout)
    assert (found["review"], found["on"], found["return_by"]) == ("Autumn review 2026", "2026-12-14", "2026-12-11")
    states = {one["agency_code"]: one["state"] for one in found["agencies"]}
    assert states == {"POLICE": "not returned", "EDUCATION": "to settle", "SOCIAL-CARE": "not returned"}
    education = found["agencies"][1]
    assert education["answered"][0] == {"domain": "Target", "answered": 1, "of": 8}
    assert [(diagnostic["sheet"], diagnostic["cell"]) for diagnostic in education["diagnostics"]] == [("Target", "G6")]
    assert [Path(diagnostic["file"]).name for diagnostic in found["unread"]] == ["cut.xlsx"]
    assert found["agencies"][0]["days_late"] == 3


def test_status_of_an_empty_folder_is_that_nobody_has_returned(review: Path) -> None:
    returns = review / "output" / "returns"
    said = csxl("status", review / "review.xlsx", returns)
    assert said.stdout.splitlines()[-2:] == [
        "0 of 3 agencies have returned.",
        "Not returned: Northbrook Police, Education and Children’s social care.",
    ]
    checked, summed = (
        csxl("check", returns),
        csxl("consolidate", review / "review.xlsx", returns, "-o", review / "summary.xlsx"),
    )
    for result in (said, checked, summed):
        assert (result.exit_code, result.stderr.count(str(returns)), len(result.stderr.splitlines())) == (0, 1, 1)
        assert str(returns) not in result.stdout
    assert checked.stdout.startswith("0 returns read; 0 errors")
    assert summed.stdout.splitlines()[:2] == [
        "None of the 3 agencies asked has returned.",
        str(review / "summary.xlsx"),
    ]


def test_status_goes_on_with_a_plan_that_has_faults(review: Path) -> None:
    (review / "review.xlsx").write_bytes(typed_over({"Agencies!E6": "nobody"}))
    result = csxl("status", review / "review.xlsx", review / "output" / "returns")
    assert (result.exit_code, result.stderr.count("P015")) == (0, 1)
    assert "0 of 3 agencies have returned." in result.stdout


def test_status_workbook(review: Path) -> None:
    answer(review, "Education", {"G5": "Green", "G6": "Amber/Green"})
    file = review / "status.xlsx"
    arguments = ("status", review / "review.xlsx", review / "output" / "returns", "--on", "14/12/2026", "-o", file)
    assert csxl(*arguments).exit_code == 0
    assert csxl(*arguments).exit_code == 0  # csxl wrote what is there already
    plan = (review / "review.xlsx").read_bytes()
    assert csxl(*arguments[:-1], review / "output" / ".." / "review.xlsx", "--force").exit_code == 2
    assert (review / "review.xlsx").read_bytes() == plan
    book = openpyxl.load_workbook(file)
    rows = [row[:4] + row[5:7] + row[9:11] for row in book["Status"].iter_rows(5, 8, values_only=True)]
    assert rows == [
        ("Agency", "Code", "Sector", "State", "Target", "Legal & policy framework", "To settle", "Days late"),
        ("Northbrook Police", "POLICE", "Police", "not returned", None, None, 0, 3),
        ("Education", "EDUCATION", "Education", "to settle", "1 of 8", "0 of 8", 1, 1),
        ("Children’s social care", "SOCIAL-CARE", "Children’s social care", "not returned", None, None, 0, 3),
    ]
    assert [cell.value for cell in book["To settle"][6]][:1] + [cell.value for cell in book["To settle"][6]][2:5] == [
        "Education",
        "Target",
        "G6",
        "T1-A",
    ]


def test_consolidate_knows_from_the_plan_who_was_asked(review: Path) -> None:
    shutil.rmtree(review / "output" / "returns")
    (review / "came back").mkdir()
    shutil.copy(review / "output" / "questionnaires" / "Education.xlsx", review / "came back" / "e.xlsx")
    csxl("generate", "-a", "Coastguard", "-o", review / "other")
    shutil.copy(review / "other" / "questionnaires" / "Coastguard.xlsx", review / "came back" / "c.xlsx")
    (review / "review.xlsx").rename(review / "anything.xlsx")
    result = csxl("consolidate", review / "came back", review / "anything.xlsx", "-o", review / "summary.xlsx")
    assert result.stdout.splitlines()[0] == (
        "1 of 3 agencies returned; Northbrook Police and Children’s social care have not."
    )
    book = openpyxl.load_workbook(review / "summary.xlsx")
    register = [row[:3] for row in book["Returns"].iter_rows(6, values_only=True)]
    assert register == [
        ("Northbrook Police", "Police", "not returned"),
        ("Education", "Education", "counts"),
        ("Children’s social care", "Children’s social care", "not returned"),
        ("Coastguard", "No sector given", "counts, though not asked"),
    ]
    assert book.properties.title == "Northbrook Safeguarding Partnership · Autumn review 2026 · Board summary"
    assert "I051" in [row[9] for row in book["Issues"].iter_rows(6, values_only=True)]


def test_consolidate_wants_one_plan(review: Path) -> None:
    shutil.copy(review / "review.xlsx", review / "copy.xlsx")
    result = csxl(
        "consolidate",
        review / "review.xlsx",
        review / "copy.xlsx",
        review / "output" / "returns",
        "-o",
        review / "s.xlsx",
    )
    assert (result.exit_code, (review / "s.xlsx").exists()) == (2, False)


@pytest.mark.office
def test_libreoffice_saves_the_workbook_and_the_round_goes_on(
    office: Callable[[Path, str], Path], review: Path
) -> None:
    saved = office(review / "review.xlsx", "ods")
    result = csxl("generate", saved, "-o", review / "from ods")
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == ["POLICE", "EDUCATION", "SOCIAL-CARE"]
