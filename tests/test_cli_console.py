"""What the commands print on consoles that lack letters, readers or room, and of files that command a terminal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from csxl.cli.console import PLAIN
from csxl.cli.printing import printable
from csxl.model.review import Party
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.mail_server import Post
from tests.helpers.review_folders import complete, planned

AGENCY = "Heddlu Gŵyr 🚓"
HARMFUL = "Po\x1b]52;c;eA==\x07\x1b[31m\x9b2J\u202eecil\r\nFORGED 0 returns"
CONSOLES = ("cp1252", "cp850")
DEADLINE = 120  # seconds, for what takes a few on a busy machine
COMMANDS = {  # what is typed after `csxl` in a folder as below: its exit status, and what stands in what it says
    "new new.xlsx": (2, "Education.xlsx"),
    "new new.xlsx --force": (0, "new.xlsx"),
    "generate -a {agency} --review {agency} -o one": (0, "Heddlu-Gwyr.xlsx"),
    "generate review.xlsx -o two": (0, "Iechyd-Gwyl.xlsx"),
    "generate -a {agency} -a {agency}": (2, "Heddlu Gwyr ?"),
    "generate -a {agency} -o output": (2, "Autumn review 2026"),
    "email review.xlsx --dry-run": (0, "Heddlu Gwyr ?, s@h.example"),
    "email review.xlsx -o three": (0, "Heddlu Gwyr ? had none"),
    "check output/returns": (1, "Heddlu Gwyr ?"),
    "check --reply output/returns": (1, "Dear colleague at Heddlu Gwyr ?,"),
    "check nowhere/{agency}.xlsx": (1, "Heddlu Gwyr ?.xlsx"),
    "status review.xlsx output/returns": (0, "Heddlu Gwyr ?"),
    "status review.xlsx nowhere/{agency}": (2, "Heddlu Gwyr ?"),
    "chase review.xlsx output/returns --dry-run": (0, "Iechyd Gwyl ?"),
    "query review.xlsx output/returns -o four": (0, "Heddlu Gwyr ?"),
    "thank review.xlsx output/returns --dry-run": (0, "Tai Ty ?"),
    "consolidate review.xlsx output/returns --html board.html -o summary.xlsx": (0, "returns/Heddlu Gwyr.xlsx"),
    "consolidate output/returns --prefer {agency} -o preferred.xlsx": (
        0,
        "WARNING: Heddlu Gwyr ?: No return has this name",
    ),
    "export output/returns -o {agency}.csv": (0, "Heddlu Gwyr ?.csv"),
    "demo -o demo-{agency}": (0, "demo-Heddlu Gwyr ?"),
    "rubric show": (0, "T1-R"),
    "rubric validate {agency}": (1, "Heddlu Gwyr ?"),
    "{agency}": (2, "No such command"),
    "--help": (0, "consolidate"),
}
PARTIES = (
    Party("Education", "EDUCATION", "Education", "A. Morgan", "a@e.example"),
    Party(AGENCY, "", "Police", "Siân", "s@h.example"),
    Party("Iechyd Gŵyl 🏥", "", "Health", "Tŵm", "t@i.example"),
    Party("Tai Tŷ 🏠", "", "Housing", "", "t@t.example"),
)
SENT = ("email", "review.xlsx")
ADDRESSES = [party.email for party in PARTIES]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review of four agencies with letters that old consoles lack: one gave an emoji for a rating, one sent nothing,
    one a complete return."""
    here = tmp_path_factory.mktemp("console")
    review = planned(here, replace(PLAN, parties=PARTIES))
    assert review.run("generate").exit_code == 0
    book = openpyxl.load_workbook(review.output / "questionnaires" / "Heddlu-Gwyr.xlsx")
    book["Target"]["G5"], book["Target"]["H5"] = "🟢 cytûn → ŵ", "“Pob ŵyl…” 🚓"
    book.save(review.output / "returns" / "Heddlu Gŵyr.xlsx")
    book = openpyxl.load_workbook(review.output / "questionnaires" / "Tai-Ty.xlsx")
    for place, word in complete("Green").items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = word
    book.save(review.output / "returns" / "Tai Tŷ.xlsx")
    return here


def csxl_at(
    folder: Path, console: str, *words: str, stdout: int | IO[bytes] = subprocess.PIPE, stderr: int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    """What a person types in a folder on such a console, on a machine without LibreOffice."""
    path = str(Path(sys.executable).parent)
    return subprocess.run(
        [sys.executable, "-m", "csxl", *words],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": console, "PYTHONUTF8": "0", "PATH": path},
        stdout=stdout,
        stderr=stderr,
        timeout=DEADLINE,
        check=False,
    )


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("typed", COMMANDS)
def test_no_command_fails_for_want_of_a_letter(folder: Path, tmp_path: Path, console: str, typed: str) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    done = csxl_at(tmp_path, console, *(word.format(agency=AGENCY) for word in typed.split()))
    said = done.stdout.decode(console) + done.stderr.decode(console)
    status, words = COMMANDS[typed]
    assert (done.returncode, "Traceback" in said, words in said) == (status, False, True), said


@pytest.mark.parametrize(
    ("letters", "console", "printed"),
    [
        ("Gŵyr “…” → – • ’", "ascii", 'Gwyr "..." -> - * \''),
        ("Gŵyr “…” → – • ’", "cp1252", "Gwyr “…” -> – • ’"),
        ("Gw\u0302yr Łódź Ðá", "ascii", "Gwyr Lodz Da"),
        ("🚓\ufe0f 中", "cp850", "? ?"),
        ("½ ² é", "cp850", "½ ² é"),
        ("name\udcff.xlsx", "utf-8", "name?.xlsx"),
    ],
)
def test_a_console_gets_the_nearest_letters_it_has(letters: str, console: str, printed: str) -> None:
    assert letters.encode(console, PLAIN).decode(console) == printed


@pytest.mark.parametrize("command", ["check", "status"])
@pytest.mark.parametrize("console", CONSOLES)
def test_json_is_whole_whatever_the_console(folder: Path, console: str, command: str) -> None:
    words = ["status", "review.xlsx", "output/returns"] if command == "status" else ["check", "output/returns"]
    data = csxl_at(folder, console, *words, "--json").stdout
    report = json.loads(data.decode(console))
    assert AGENCY in [one["agency"] for one in report["agencies" if command == "status" else "returns"]]


def reached(post: Post) -> list[str]:
    return sorted(recipients[0] for recipients, _ in post.arrived)


@pytest.mark.parametrize("console", CONSOLES)
def test_no_letter_that_a_console_lacks_stops_a_sending(
    folder: Path, tmp_path: Path, post: Post, sending: tuple[str, ...], console: str
) -> None:
    first, again = (csxl_at(folder, console, *SENT, *sending, "-o", str(tmp_path)) for _ in range(2))
    assert (first.returncode, again.returncode, reached(post)) == (0, 0, ADDRESSES)
    assert [line.split(b"\t")[0] for line in first.stdout.splitlines()][:4] == [b"sent"] * 4
    assert [line.split(b"\t")[0] for line in again.stdout.splitlines()][:4] == [b"sent before"] * 4


def test_a_sending_goes_on_where_nobody_reads_what_it_says(
    folder: Path, tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    reader, pipe = os.pipe()
    os.close(reader)
    post.refused["s@h.example"] = "550 5.1.1 no such user"
    done = csxl_at(folder, "utf-8", *SENT, *sending, "-o", str(tmp_path), stdout=pipe, stderr=pipe)
    del post.refused["s@h.example"]
    again = csxl_at(folder, "utf-8", *SENT, *sending, "-o", str(tmp_path), stdout=pipe)
    os.close(pipe)
    assert (done.returncode, again.returncode, again.stderr, reached(post)) == (1, 0, b"", ADDRESSES)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_sending_goes_on_where_there_is_no_room_for_what_it_says(
    folder: Path, tmp_path: Path, post: Post, sending: tuple[str, ...]
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = csxl_at(folder, "utf-8", *SENT, *sending, "-o", str(tmp_path), stdout=full)
    assert (done.returncode, reached(post)) == (1, ADDRESSES)
    assert [line.split(b":")[0] for line in done.stderr.splitlines()][-1] == b"Error"


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("typed", ["check output/returns", "check --json output/returns", "rubric show", "--help"])
def test_output_that_nobody_takes_ends_quietly(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str, unbuffered: str
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    reader, pipe = os.pipe()
    os.close(reader)
    done = csxl_at(folder, "utf-8", *typed.split(), stdout=pipe)
    os.close(pipe)
    assert (done.returncode, done.stderr) == (int(typed.startswith("check")), b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("typed", ["status review.xlsx output/returns", "rubric show", "--help"])
def test_output_for_which_there_is_no_room_is_a_fault(folder: Path, typed: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = csxl_at(folder, "utf-8", *typed.split(), stdout=full)
    assert (done.returncode, done.stderr.count(b"\n"), b"Traceback" in done.stderr) == (1, 1, False)


@pytest.mark.parametrize("typed", ["check", "check --reply", "check --json", "consolidate -o summary.xlsx"])
def test_nothing_in_a_file_commands_the_terminal(tmp_path: Path, typed: str) -> None:
    csxl_at(tmp_path, "utf-8", "generate", "-a", "Police", "-o", ".")
    book = openpyxl.load_workbook(tmp_path / "questionnaires" / "Police.xlsx")
    book["Lists"]["B4"] = book["Start"]["B5"] = "Police_x000D__x000A_FORGED 0 returns_x001B_[2J\x9b\u202e"
    book["Target"]["G5"] = "Red\x9b2J\u202e\nFORGED 1 return read"
    book.save(tmp_path / "returns" / "a\u202e\x9b.xlsx")
    done = csxl_at(tmp_path, "utf-8", *typed.split(), "returns")
    said = (done.stdout + done.stderr).decode("utf-8")
    assert [mark for mark in "\x07\x1b\x9b\u202e" if mark in said] == []
    assert [line for line in said.splitlines() if line.strip().startswith("FORGED")] == []
    if "--json" in typed:
        assert json.loads(done.stdout)["returns"][0]["answers"][0]["raw"].startswith("Red\x9b2J\u202e\nFORGED")


def test_a_line_is_one_line_without_commands() -> None:
    assert printable(HARMFUL) == "Po�]52;c;eA==��[31m�2J�ecil FORGED 0 returns"
    assert printable("Gŵyr 👩‍🚒 “…”") == "Gŵyr 👩‍🚒 “…”"
