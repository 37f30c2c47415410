"""The guide to a rubric of one's own tells the truth: its commands, its numbers, and what csxl says there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import openpyxl
import pytest

from csxl.cli.commands import main
from csxl.languages import BY_NAME
from csxl.rubrics.book_layout import BY_KEY, DOMAIN_FACTS, FACTS, TABS
from csxl.rubrics.shape import HOW_MANY
from tests.helpers.command_line import csxl
from tests.helpers.folders import BILINGUAL, ROOT

GUIDE = (ROOT / "docs" / "rubrics.md").read_text(encoding="utf-8")
STAGES = {"Seeing": "How neglect is noticed", "Acting": "What is done", "Checking": "How we know that it helped"}


def audit(path: Path) -> openpyxl.Workbook:
    """The guide's example, written into a blank workbook as a person would."""
    csxl("rubric", "new", path, "--blank", "--force")
    book = openpyxl.load_workbook(path)
    book["Rubric"]["B5"] = "Neglect audit"
    for row, (stage, definition) in enumerate(STAGES.items(), 5):
        book["Stages"][f"B{row}"], book["Stages"][f"C{row}"] = stage, definition
    for tab, name in (("Domain", "Early help"), ("Domain 2", "Schools")):
        sheet = book[tab]
        sheet["D6"], sheet["D7"] = name, f"{name} see neglect early and act on it"
        for row, stage in enumerate(STAGES, 10):
            sheet[f"C{row}"] = stage
            for column, word in zip("DEF", ("no", "partly", "yes"), strict=True):
                sheet[f"{column}{row}"] = f"{name}, {stage}: {word}"
    del book["Domain 3"]
    return book


def validated(path: Path) -> list[str]:
    return csxl("rubric", "validate", path).stdout.splitlines()


def shown_after(words: str) -> list[str]:
    """The lines that the guide shows after some words of its own."""
    block = re.search(r"\n\n((?:    .*\n)+)", GUIDE[GUIDE.index(words) :])
    assert block
    return [line.strip() for line in block[1].splitlines()]


def test_its_faults_are_what_validate_says(tmp_path: Path) -> None:
    book = audit(tmp_path / "my.xlsx")
    book["Domain"]["C11"], book["Scale"]["C6"] = "Actig", "A, G"
    book.save(tmp_path / "my.xlsx")
    assert validated(tmp_path / "my.xlsx") == shown_after("with tab and cell:")


def test_what_is_left_out_is_what_validate_says(tmp_path: Path) -> None:
    book = audit(tmp_path / "my.xlsx")
    book["Domain 2"]["E12"] = None
    book.save(tmp_path / "my.xlsx")
    assert validated(tmp_path / "my.xlsx") == shown_after("what your audit does without:")
    assert validated(BILINGUAL)[-1:] == shown_after("`csxl rubric validate` counts it:")


def test_the_versions_differ_as_it_says(tmp_path: Path) -> None:
    book = audit(tmp_path / "my.xlsx")
    book.save(tmp_path / "my.xlsx")
    book["Rubric"]["B6"] = "1.1"
    book["Domain 2"]["D10"] = "Schools do not see it"
    book["Domain"].delete_rows(12)
    book.save(tmp_path / "my-2027.xlsx")
    said = csxl("rubric", "diff", tmp_path / "my.xlsx", tmp_path / "my-2027.xlsx").stdout.splitlines()
    assert said[-3:] == shown_after("and ends like this:")


def test_a_second_language_has_a_cell_for_each_text(tmp_path: Path) -> None:
    audit(tmp_path / "my.xlsx").save(tmp_path / "my.xlsx")
    csxl("rubric", "new", tmp_path / "bilingual.xlsx", "--from", tmp_path / "my.xlsx", "--with", "Welsh")
    book = openpyxl.load_workbook(tmp_path / "bilingual.xlsx")
    headings = [cell.value for sheet in book for row in sheet.iter_rows(max_row=9) for cell in row]
    assert {"Welsh", "Word (Welsh)"} <= {*headings} and "*Red (Welsh)*" in GUIDE


def test_its_tabs_and_numbers_are_those_of_the_workbook() -> None:
    table = dict(re.findall(r"^\| ([a-z ]+) \| (\d+ to \d+) \|$", GUIDE, re.MULTILINE))
    names = {"scale": "words on the scale"}
    assert table == {names.get(key, key): f"{least} to {most}" for key, (least, most) in HOW_MANY.items()}
    assert [tab for tab in TABS if f"**{tab}**" not in GUIDE] == []
    headings = [fact.label for fact in (*FACTS, *DOMAIN_FACTS)]
    headings += [column.heading for column in BY_KEY["scale"].columns]
    assert [heading for heading in headings if not re.search(rf"\*{heading}\b|\b{heading.lower()}\b", GUIDE)] == []


def commands() -> Iterator[str]:
    """Every command that the guide shows."""
    yield from re.findall(r"`(csxl [^`]+)`", GUIDE)
    yield from re.findall(r"^    (csxl (?:[^ \n]+ ?)+)", GUIDE, re.MULTILINE)


@pytest.mark.parametrize("line", list(commands()))
def test_its_commands_are_there(line: str) -> None:
    words = line.split()[1:]
    command: click.Command = main
    while words and isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    options = {option for parameter in command.params for option in parameter.opts}
    assert [word for word in words if word.startswith("-") and word not in options] == []


def test_what_it_says_of_the_page_is_there() -> None:
    words = BY_NAME["English"].on_page
    assert f"*{words.own_audit}*" in GUIDE and f"**{words.empty_rubric}**" in GUIDE


def test_the_readme_leads_to_it() -> None:
    assert "(docs/rubrics.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
