"""The commands: exact output, exit statuses, nothing overwritten, one bad file never stops the rest."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from csxl import __version__
from csxl.cli.commands import COMMANDS
from tests.helpers import filled_forms
from tests.helpers.command_line import csxl
from tests.helpers.folders import WELSH
from tests.helpers.systems import needs_links

pytestmark = pytest.mark.usefixtures("with_codes")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """A review's folder: Police answered T1-R, Education sent the form back blank, Health nothing."""
    csxl("generate", "-a", "Police", "-a", "Education", "-a", "Health", "-o", tmp_path)
    (tmp_path / "returns").mkdir(exist_ok=True)
    for name in ("Police", "Education"):
        book = openpyxl.load_workbook(tmp_path / "questionnaires" / f"{name}.xlsx")
        if name == "Police":
            book["Target"]["G5"] = "Red"
            book["Target"]["H5"] = "Seen in the minutes"
        book.save(tmp_path / "returns" / f"{name}.xlsx")
    return tmp_path


def test_version() -> None:
    assert csxl("--version").output == f"csxl, version {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = csxl(command, "--help")
    assert result.exit_code == 0
    assert f"Example: csxl {command}" in result.output


def test_generate_says_what_it_wrote(tmp_path: Path) -> None:
    result = csxl("generate", "-a", "Police", "-a", "Children's social care", "-o", tmp_path)
    assert result.exit_code == 0
    files = sorted(path.name for path in (tmp_path / "questionnaires").iterdir())
    assert len(files) == 2
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [
        str(tmp_path / "questionnaires" / name) for name in sorted(files, reverse=True)
    ]


def test_generate_makes_room_for_what_comes_back(tmp_path: Path) -> None:
    result = csxl("generate", "-a", "Police", "-o", tmp_path)
    assert (tmp_path / "returns").is_dir()
    assert str(tmp_path / "returns") in result.stderr
    assert csxl("consolidate", tmp_path / "returns", "-o", tmp_path / "summary.xlsx").exit_code == 0


@pytest.mark.parametrize(
    ("day", "status"), [("11/12/2026", 0), ("2026-12-11", 0), ("11 December", 2), ("31/02/2026", 2)]
)
def test_generate_reads_a_day_or_says_how_to_write_it(tmp_path: Path, day: str, status: int) -> None:
    result = csxl("generate", "-a", "Police", "--return-by", day, "-o", tmp_path)
    assert result.exit_code == status
    assert ("11/12/2026" in result.stderr) is (status == 2)
    assert (tmp_path / "questionnaires").exists() is (status == 0)


@pytest.mark.parametrize("command", ["consolidate", "export"])
def test_a_folder_misspelt_is_refused_lest_nobody_seem_to_have_returned(review: Path, command: str) -> None:
    target = review / "written.csv"
    assert csxl(command, review / "retuns", "-o", target).exit_code == 2
    assert not target.exists()


def test_help_names_every_command_in_a_whole_line() -> None:
    output = csxl("--help").stdout
    assert all(f"\n  {name} " in output for name in COMMANDS)
    assert "..." not in output.partition("Commands:")[2]


def test_generate_overwrites_nothing_without_force(tmp_path: Path) -> None:
    csxl("generate", "-a", "Police", "-o", tmp_path)
    (tmp_path / "questionnaires" / "Police.xlsx").write_bytes(b"filled in already")
    result = csxl("generate", "-a", "Education", "-a", "Police", "-o", tmp_path)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert (tmp_path / "questionnaires" / "Police.xlsx").read_bytes() == b"filled in already"
    assert not (tmp_path / "questionnaires" / "Education.xlsx").exists()
    assert csxl("generate", "-a", "Police", "-o", tmp_path, "--force").exit_code == 0
    assert (tmp_path / "questionnaires" / "Police.xlsx").read_bytes()[:2] == b"PK"


def test_generate_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        csxl("generate", "-a", "Police", "--return-by", "11/12/2026", "-o", tmp_path / folder)
    one, two = (tmp_path / folder / "questionnaires" / "Police.xlsx" for folder in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    "agencies", [["Police", "police"], [" "], ["Police", "Police "], ["St John's School", "St. Johns School"]]
)
def test_generate_refuses_an_agency_named_twice_or_not_at_all(tmp_path: Path, agencies: list[str]) -> None:
    result = csxl("generate", *(part for name in agencies for part in ("-a", name)), "-o", tmp_path)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])


def test_check_json_is_the_contract(review: Path) -> None:
    result = csxl("check", "--json", review / "returns" / "Police.xlsx")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert set(report) == {"returns", "diagnostics"}
    returned = report["returns"][0]
    assert set(returned) >= {"file", "agency", "agency_code", "review", "rubric", "answers", "kept"}
    assert (returned["file"], returned["agency"]) == (str(review / "returns" / "Police.xlsx"), "Police")
    assert len(returned["answers"]) == 32
    answer = next(answer for answer in returned["answers"] if answer["ref"] == "T1-R")
    assert answer == {
        "ref": "T1-R",
        "rating": "Red",
        "evidence": "Seen in the minutes",
        "action": "",
        "owner": "",
        "by_when": "",
        "sheet": "Target",
        "cell": "G5",
        "raw": "Red",
        "interpreted": False,
        "found_by": "ref",
    }
    for diagnostic in report["diagnostics"]:
        assert set(diagnostic) == {"code", "severity", "file", "sheet", "cell", "ref", "message"}
        assert diagnostic["severity"] == "NOTE"


def test_check_goes_on_after_a_bad_file_and_exits_with_1(review: Path) -> None:
    (review / "returns" / "Broken.xlsx").write_bytes(b"PK\x03\x04 cut short")
    result = csxl("check", "--json", review / "returns")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {returned["agency"] for returned in report["returns"]} == {"Police", "Education"}
    errors = [d["file"] for d in report["diagnostics"] if d["severity"] == "ERROR"]
    assert errors == [str(review / "returns" / "Broken.xlsx")]


def test_check_for_people_names_completeness_and_counts(review: Path) -> None:
    output = csxl("check", review / "returns" / "Police.xlsx").stdout.splitlines()
    assert output[0] == f"Police · {review / 'returns' / 'Police.xlsx'}"
    assert output[1] == (
        "  answered: Target 1 of 8 · Legal & policy framework 0 of 8 · Partnerships 0 of 8 · Outcomes 0 of 8"
    )
    assert output[-1].startswith("1 return read; 0 errors (left out)")


def test_check_reply_is_addressed_to_the_agency(review: Path) -> None:
    book = openpyxl.load_workbook(review / "returns" / "Police.xlsx")
    book["Target"]["G6"] = "Amber/Green"
    book.save(review / "returns" / "Police.xlsx")
    result = csxl("check", "--reply", review / "returns" / "Police.xlsx")
    assert result.exit_code == 1
    assert "Dear colleague at Police," in result.stdout
    assert "Target, Level 1, Assessment (T1-A, cell G6): " in result.stdout


def test_a_reply_names_no_agency_where_its_returns_name_two(review: Path) -> None:
    """Health's form with the police's name on it, and Health's own, have one code; neither is the police's."""
    data = filled_forms.filled({"T1-R": "Green"}, agency="Police", agency_code="HEALTH")
    (review / "returns" / "A.xlsx").write_bytes(data)
    (review / "returns" / "Health.xlsx").write_bytes(
        filled_forms.filled({"T1-R": "Amber"}, agency="Health", agency_code="HEALTH")
    )
    letters = csxl("check", "--reply", review / "returns").stdout.split("----")
    copied = next(letter for letter in letters if "I060" in letter or "copy of another agency" in letter)
    assert ("Dear colleague,\n" in copied, "colleague at" in copied) == (True, False)
    assert sum("Dear colleague at Health," in letter for letter in letters) == 1
    assert sum("Dear colleague at Police," in letter for letter in letters) == 1


def test_an_agency_with_two_returns_gets_one_reply_without_the_coordinator_s_folders(review: Path) -> None:
    book = openpyxl.load_workbook(review / "returns" / "Police.xlsx")
    book["Target"]["G5"] = "Green"
    book.save(review / "returns" / "Police (2).xlsx")
    others, letter = csxl("check", "--reply", review / "returns").stdout.split("----")
    assert [text.count("Dear colleague at Police,") for text in (others, letter)] == [0, 1]
    assert "1 of 32 answers in “Police (2).xlsx” and 1 of 32 answers in “Police.xlsx”" in letter
    assert "Nothing more is needed." not in letter and str(review) not in letter


def test_consolidate_knows_who_is_missing_and_refreshes_its_own_summary_alone(review: Path) -> None:
    target = review / "summary.xlsx"
    result = csxl("consolidate", review / "returns", "-o", target)
    assert result.exit_code == 0
    assert "2 of 3 agencies returned; Health has not." in result.stdout
    before = target.read_bytes()
    assert csxl("consolidate", review / "returns", "-o", target).exit_code == 0
    assert [kept.read_bytes() for kept in (review / "earlier").iterdir()] == [before]
    target.write_bytes(b"somebody's own file")
    assert csxl("consolidate", review / "returns", "-o", target).exit_code == 2
    assert target.read_bytes() == b"somebody's own file"
    assert csxl("consolidate", review, "-o", target, "--force").exit_code == 0
    assert b"somebody's own file" in [kept.read_bytes() for kept in (review / "earlier").iterdir()]


@pytest.mark.parametrize("given", ["each by itself", "folder", "review"])
@pytest.mark.parametrize(
    ("command", "options", "named"),
    [
        ("consolidate", ["-o", "both.xlsx", "--html", "returns/../both.xlsx"], "both.xlsx cannot be two files"),
        ("consolidate", ["-o", "returns/Police.xlsx"], "returns/Police.xlsx is one of the files to be read"),
        (
            "consolidate",
            ["-o", "s.xlsx", "--html", "returns/Police.xlsx"],
            "returns/Police.xlsx is one of the files to be read",
        ),
        ("export", ["-o", "returns/answers.csv"], "returns/answers.csv is one of the files to be read"),
    ],
)
def test_what_is_read_is_never_overwritten_and_no_file_written_twice(
    review: Path, monkeypatch: pytest.MonkeyPatch, command: str, options: list[str], named: str, given: str
) -> None:
    monkeypatch.chdir(review)
    (review / "returns" / "answers.csv").write_text("typed by hand", encoding="utf-8")
    files = sorted((review / "returns").iterdir())
    before = [path.read_bytes() for path in files]
    read = {"each by itself": files, "folder": [review / "returns"], "review": [Path()]}[given]
    result = csxl(command, *read, *options, "--force")
    assert result.exit_code == 2
    assert named in result.stderr.replace("\\", "/")
    assert [path.read_bytes() for path in files] == before
    assert [path.name for path in review.glob("*.xlsx")] == []


@needs_links
def test_a_link_to_itself_and_a_name_too_long_are_refused_with_a_sentence(review: Path) -> None:
    (review / "loop").symlink_to(review / "loop")
    for name in ("loop", "loop/summary.xlsx", "x" * 300 + ".xlsx"):
        result = csxl("consolidate", review / "returns", "-o", review / name)
        assert (result.exit_code, result.stderr.splitlines()[-1][:7]) == (2, "Error: ")


@needs_links
def test_a_link_among_the_returns_is_not_written_over(review: Path) -> None:
    (review / "elsewhere").mkdir()
    (review / "returns" / "Police.xlsx").rename(review / "elsewhere" / "Police.xlsx")
    (review / "returns" / "Police.xlsx").symlink_to(review / "elsewhere" / "Police.xlsx")
    assert csxl("consolidate", review / "returns", "-o", review / "returns" / "Police.xlsx", "--force").exit_code == 2
    assert (review / "returns" / "Police.xlsx").is_symlink()


def test_consolidate_says_how_to_choose_between_returns_and_that_a_choice_came_to_nothing(review: Path) -> None:
    book = openpyxl.load_workbook(review / "returns" / "Police.xlsx")
    book["Target"]["G5"] = "Green"
    book.save(review / "returns" / "Police (2).xlsx")
    said = [
        csxl("consolidate", review / "returns", "-o", review / f"{number}.xlsx", "--prefer", name).stderr
        for number, name in enumerate(("Polise", "police (2)", "Police 2.xlsx", "Education.xlsx"))
    ]
    assert ["--prefer FILE" in text for text in said] == [True, False, True, True]
    assert ["I056" in text for text in said] == [True, False, True, False]
    assert "“Police (2).xlsx”" in said[2]


def test_whose_a_file_is_is_said_alike_to_every_command_that_reads_returns(review: Path) -> None:
    book = openpyxl.load_workbook(review / "returns" / "Police.xlsx")
    for domain in book.worksheets[1:5]:
        domain["A1"] = str(domain["A1"].value).replace("POLICE", "HEALTH")
    book.save(review / "returns" / "copy.xlsx")
    told = csxl("consolidate", review / "returns", "-o", review / "summary.xlsx", "--force")
    assert (told.stderr.count("I060"), told.stderr.count("--whose FILE=CODE")) == (1, 1)
    whose = ("--whose", "copy=HEALTH", "--force")
    done = csxl("consolidate", review / "returns", "-o", review / "summary.xlsx", *whose)
    assert ("All 3 agencies returned." in done.stdout, done.stderr.count("I060")) == (True, 0)
    table = review / "answers.csv"
    assert csxl("export", review / "returns", "-o", table, *whose).exit_code == 0
    assert "copy.xlsx" in table.read_text(encoding="utf-8-sig")
    for text in ("copy.xlsx", "=HEALTH", "copy="):
        assert csxl("export", review / "returns", "-o", table, "--whose", text, "--force").exit_code == 2


def test_consolidate_of_nothing_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "returns").mkdir(exist_ok=True)
    result = csxl("consolidate", tmp_path / "returns", "-o", tmp_path / "summary.xlsx")
    assert result.exit_code == 2
    assert not (tmp_path / "summary.xlsx").exists()


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_export_writes_a_row_per_agency_and_criterion(review: Path, ending: str) -> None:
    target = review / f"answers.{ending}"
    assert csxl("export", review / "returns", "-o", target).exit_code == 0
    assert target.stat().st_size > 1000
    assert csxl("export", review / "returns", "-o", review / "answers.txt").exit_code == 2


def test_a_faulty_rubric_is_refused_with_its_faults(tmp_path: Path) -> None:
    result = csxl("rubric", "validate", tmp_path)
    assert result.exit_code == 1
    assert "rubric.toml" in result.stdout
    assert csxl("generate", "-a", "Police", "--rubric", tmp_path, "-o", tmp_path / "out").exit_code == 2
    assert not (tmp_path / "out").exists()


def test_rubric_show_prints_every_descriptor() -> None:
    output = csxl("rubric", "show").stdout
    assert output.count("    Red: ") == output.count("    Amber: ") == output.count("    Green: ") == 32


def test_every_command_works_on_a_rubric_of_ones_own(tmp_path: Path) -> None:
    own = ("--rubric", WELSH)
    assert csxl("rubric", "validate", WELSH).exit_code == 0
    assert csxl("rubric", "show", *own).exit_code == 0
    assert csxl("generate", "-a", "Heddlu", "-a", "Addysg", *own, "-o", tmp_path).exit_code == 0
    (tmp_path / "returns").mkdir(exist_ok=True)
    for name, words in {"Heddlu": ["Coch", "red", "Gwyrdd"], "Addysg": ["Gwyrdd", "Ambr", "Methu barnu"]}.items():
        book = openpyxl.load_workbook(tmp_path / "questionnaires" / f"{name}.xlsx")
        sheet = book.worksheets[1]
        column = next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == "Your rating")
        for row, word in enumerate(words, 5):
            sheet.cell(row, column).value = word
        book.save(tmp_path / "returns" / f"{name}.xlsx")
    checked = csxl("check", "--json", *own, tmp_path / "returns")
    assert checked.exit_code == 0
    ratings = {
        returned["agency"]: [answer["rating"] for answer in returned["answers"][:3]]
        for returned in json.loads(checked.stdout)["returns"]
    }
    assert ratings == {"Heddlu": ["Coch", "Coch", "Gwyrdd"], "Addysg": ["Gwyrdd", "Ambr", "Methu barnu"]}
    assert csxl("consolidate", *own, tmp_path / "returns", "-o", tmp_path / "summary.xlsx").exit_code == 0
    assert csxl("export", *own, tmp_path / "returns", "-o", tmp_path / "answers.csv").exit_code == 0
    assert "Coch" in (tmp_path / "answers.csv").read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("without_office")
def test_demo_plays_a_review_and_leaves_a_real_one_alone(demo: tuple[Path, Result], tmp_path: Path) -> None:
    folder, played = demo
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    assert played.exit_code == 0
    assert "5 of 6 agencies returned; Health has not." in played.stdout
    moved = "Since Autumn review 2026, of 32 criteria: 8 better, 2 worse, 1 both ways and 21 the same."
    assert moved in played.stdout
    later = json.loads(csxl("check", "--json", tmp_path / "next-year" / "returns").stdout)
    told = {one["agency"]: [promise["progress"] for promise in one["promises"]] for one in later["returns"]}
    assert {agency: Counter(words) for agency, words in told.items()} == {
        "Police": {"done": 3, "under way": 2, "not begun": 2},
        "Education": {"done": 3, "under way": 1, "dropped": 1},
        "Children's social care": {"done": 4, "under way": 2, "not begun": 1},
        "Health": {},
        "Harbour Youth Project": {"done": 2, "under way": 2, "not begun": 1},
    }
    assert later["diagnostics"] == []
    assert csxl("demo", "-o", tmp_path).exit_code == 2
    assert csxl("demo", "-o", tmp_path, "--force").exit_code == 0
    real = tmp_path / "returns" / "Borough nurses.xlsx"
    real.write_bytes(b"a real return")
    refused = csxl("demo", "-o", tmp_path, "--force")
    assert (refused.exit_code, real.read_bytes()) == (2, b"a real return")
    assert str(real) in refused.stderr
