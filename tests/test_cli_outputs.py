"""Where a command may write, what it says of paths that cannot be, and that nothing it quotes commands a terminal."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

import pytest

from csxl.cli.printing import printable
from csxl.review.review_book import write_review_book
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.systems import needs_links, needs_pipes

HOSTILE = "x\x1b]52;c;eA==\x07\u202e\x9b2J\nERROR forged\u2028WARNING forged\u200b"
RAW = {"\x1b", "\x07", "\u202e", "\x9b", "\u2028", "\u200b"}
TOO_LONG = "a" * 5000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review's folder with one return and the summary of it."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "review.xlsx").write_bytes(write_review_book(PLAN))
    output = folder / "output"
    assert csxl("generate", folder / "review.xlsx", "-o", output).exit_code == 0
    (output / "returns").mkdir(exist_ok=True)
    issued = sorted((output / "questionnaires").glob("*.xlsx"))[0]
    shutil.copy(issued, output / "returns" / "police.xlsx")
    issued.rename(issued.with_name("Police.xlsx"))
    assert csxl("consolidate", folder / "review.xlsx", output / "returns").exit_code == 0
    return folder


@pytest.fixture
def review(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same folder, for one test, which works in it."""
    monkeypatch.chdir(shutil.copytree(made, tmp_path / "review"))
    return tmp_path / "review"


def written(folder: Path) -> dict[str, str]:
    """Every file below a folder, and what is in it."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


REFUSED = [
    ("consolidate", "output/returns", "-o", "output/returns/police.xlsx"),
    ("consolidate", "output/returns/police.xlsx", "-o", "output/returns/../returns/police.xlsx"),
    ("consolidate", "output/returns", "-o", "output/questionnaires/Police.xlsx"),
    ("consolidate", "output/returns/police.xlsx", "-o", "output/questionnaires/Police.xlsx"),
    ("consolidate", "output/returns", "-o", "review.xlsx"),
    ("consolidate", "output/returns", "-o", "s.xlsx", "--html", "output/questionnaires/Police.xlsx"),
    ("consolidate", "output/returns", "-o", "s.xlsx", "--html", "output/../s.xlsx"),
    ("consolidate", "output/returns", "-o", "review.xlsx/s.xlsx"),
    ("status", "-o", "output/summary.xlsx"),
    ("status", "-o", "review.xlsx"),
    ("status", "-o", "output/questionnaires/Police.xlsx"),
    ("export", "-o", "output/questionnaires/answers.csv"),
]


@pytest.mark.parametrize("words", REFUSED)
def test_nothing_is_written_over_what_is_read(review: Path, words: tuple[str, ...]) -> None:
    (review / "output" / "questionnaires" / "answers.csv").write_text("")
    before = written(review)
    result = csxl(*words, "--force")
    assert (result.exit_code, result.stderr.count("Error: "), result.stderr.count("\n")) == (2, 1, 1)
    assert written(review) == before


@needs_links
def test_nor_through_a_link(review: Path) -> None:
    (review / "link.xlsx").symlink_to(review / "output" / "returns" / "police.xlsx")
    assert csxl("consolidate", "output/returns", "-o", "link.xlsx", "--force").exit_code == 2
    assert (review / "link.xlsx").is_symlink()


@needs_pipes
@pytest.mark.parametrize("name", ["pipe", "link"])
def test_what_is_no_file_stays_what_it_is(review: Path, name: str) -> None:
    os.mkfifo(review / "pipe")
    (review / "link").symlink_to(review / "pipe")
    for words in (("consolidate", "output/returns", "-o", name), ("status", "-o", name)):
        assert csxl(*words, "--force").exit_code == 2
    assert (review / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("check", f"{TOO_LONG}.xlsx"), 1),
        (("check", "a/" * 4000), 1),
        (("check", "--rubric", TOO_LONG), 2),
        (("status", f"{TOO_LONG}.xlsx"), 2),
        (("consolidate", "output/returns", "-o", f"{TOO_LONG}.xlsx"), 2),
        (("generate", "-a", "Police", "-o", TOO_LONG), 2),
        (("demo", "-o", TOO_LONG), 2),
        (("email", "review.xlsx", "-o", TOO_LONG), 2),
    ],
)
def test_a_path_that_cannot_be_gets_a_sentence(review: Path, words: tuple[str, ...], status: int) -> None:
    result = csxl(*words)
    assert result.exit_code == status
    assert result.stdout or result.stderr


@pytest.mark.parametrize(
    "words",
    [
        (HOSTILE,),
        (f"--{HOSTILE}",),
        ("check", f"--{HOSTILE}"),
        ("check", HOSTILE),
        ("check", "--json", HOSTILE),
        ("check", "--rubric", HOSTILE),
        ("status", "--on", HOSTILE),
        ("status", "--whose", HOSTILE),
        ("rubric", "show", HOSTILE, HOSTILE),
        ("consolidate", HOSTILE),
        ("consolidate", "output/returns", "-o", f"{HOSTILE}.xlsx", "--html", f"{HOSTILE}.html"),
        ("consolidate", "output/returns", "-o", "s.xlsx", "--prefer", HOSTILE, "--review", HOSTILE),
        ("generate", "-a", HOSTILE, "-o", HOSTILE),
        ("new", f"{HOSTILE}.xlsx"),
    ],
)
def test_what_is_quoted_stays_on_its_line(review: Path, words: tuple[str, ...]) -> None:
    result = csxl(*words)
    for said in (result.stdout, result.stderr):
        assert not RAW & set(said)
        assert not [line for line in said.splitlines() if line.lstrip().startswith(("ERROR forged", "WARNING forged"))]


def test_json_keeps_what_a_name_says(review: Path) -> None:
    report = json.loads(csxl("check", "--json", HOSTILE).stdout)
    assert [one["file"] for one in report["diagnostics"]] == [HOSTILE]


def test_what_nobody_sees_is_shown() -> None:
    assert printable("Police\u200b\ufeff\u2060.xlsx\x00") == "Police\ufffd\ufffd\ufffd.xlsx\ufffd"
    assert printable("Heddlu Gŵyr 👩‍👧 ½") == "Heddlu Gŵyr 👩‍👧 ½"
