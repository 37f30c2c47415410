"""A language is one file: what each must hold, and a further one added to a copy of the package."""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from email.policy import default
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import csxl
from csxl.languages import DEFAULT_LANGUAGE, LANGUAGES, Language, language_called
from csxl.model.letter import Message
from csxl.review.labels import FACT_ALIASES, MESSAGE_ALIASES, PARTY_ALIASES
from csxl.text.folding import fold
from tests.helpers import filled_forms
from tests.helpers.coordinators_workbooks import typed_over

PACKAGE = Path(csxl.__file__).parent
POLISH = """
from dataclasses import replace

from csxl.languages.en import LANGUAGE as ENGLISH

LANGUAGE = replace(
    ENGLISH, tag="pl", name="Polish", rating="Twoja ocena", by_when="Do kiedy", nobody="Koleżanki i koledzy"
)
"""
WRITE = """
from pathlib import Path

from csxl.languages import BY_NAME
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue, LastTime
from csxl.rubrics.loading import load_rubric

before = {"T1-R": LastTime("Red", "Minutes of May")}
issue = Issue("Police", "POLICE", "Autumn 2026", last_time=before, language=BY_NAME["Polish"])
Path("police.xlsx").write_bytes(write_questionnaire(load_rubric(), issue))
"""
Run = Callable[..., "subprocess.CompletedProcess[str]"]

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])


def texts_of(language: Any) -> Iterator[tuple[str, str]]:
    """Each text of a language, or of a part of its words, with the name of its field."""
    names = [field.name for field in fields(language)]
    if isinstance(language, Language):
        for module, words in (
            ("page", "on_page"),
            ("compare", "on_comparison"),
            ("board", "on_board"),
            ("summary", "on_summary"),
        ):
            names[names.index(f"{module}_words")] = words
    for field in names:
        value = getattr(language, field)
        if is_dataclass(value) and not isinstance(value, Message):
            yield from ((f"{field}.{name}", text) for name, text in texts_of(value))
            continue
        parts = (value.subject, value.body) if isinstance(value, Message) else (value,)
        yield from ((field, part) for part in parts if isinstance(part, str))


@pytest.fixture(name="run")
def python_of_a_copy(tmp_path: Path) -> Run:
    """Runs Python on a copy of the package in a folder of its own, whose languages may be added to."""
    shutil.copytree(PACKAGE, tmp_path / "copy" / "csxl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKAGE.parent / "rubric", tmp_path / "copy" / "csxl_rubric")

    def run(*arguments: object, path: str = "copy") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path / path), "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def add(folder: Path, module: str, text: str) -> None:
    (folder / "copy" / "csxl" / "languages" / f"{module}.py").write_text(text, encoding="utf-8")


def test_a_questionnaire_in_a_further_language_is_issued_and_read_back(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "pl", POLISH)
    done = run("-m", "csxl", "generate", "-a", "Police", "--language", "polish", "-o", "review")
    assert done.returncode == 0, done.stderr
    issued = tmp_path / "review" / "questionnaires" / "Police.xlsx"
    book = openpyxl.load_workbook(issued)
    headings = [cell.value for cell in book["Target"][4]]
    assert headings[6:] == ["Twoja ocena", "Evidence", "Action", "Owner", "Do kiedy"]
    for heading, text in (("Twoja ocena", "Amber"), ("Evidence", "Protokół"), ("Do kiedy", "koniec roku")):
        book["Target"].cell(5, headings.index(heading) + 1).value = text
    book.save(tmp_path / "back.xlsx")
    (tmp_path / "other.xlsx").write_bytes(filled_forms.filled({"T1-R": "Green"}, agency="Health", agency_code="HEALTH"))
    found = json.loads(run("-m", "csxl", "check", "--json", "back.xlsx", "other.xlsx").stdout)
    assert [
        (form["agency"], *(form["answers"][0][name] for name in ("rating", "evidence", "by_when", "cell", "found_by")))
        for form in found["returns"]
    ] == [("Police", "Amber", "Protokół", "koniec roku", "G5", "ref"), ("Health", "Green", "", "", "G5", "ref")]
    assert [form["kept"] for form in found["returns"]] == [[], []]
    assert {diagnostic["code"] for diagnostic in found["diagnostics"]} <= {"A001", "A024"}  # blank, and too little


def test_a_further_language_may_use_signs_and_capitals_and_ask_about_last_time(tmp_path: Path, run: Run) -> None:
    more = 'return_code="Kod (zwrotny) nr.", last_time="Ostatnio", nobody='
    add(tmp_path, "pl", POLISH.replace("nobody=", more))
    (tmp_path / "write.py").write_text(WRITE, encoding="utf-8")
    assert run("write.py").stderr == ""
    book = openpyxl.load_workbook(tmp_path / "police.xlsx")
    assert book["Target"]["A1"].value == "Target · Police · Kod (zwrotny) nr. POLICE"
    assert [cell.value for cell in book["Target"][4]][11:] == ["Ostatnio"]
    book["Target"]["G5"] = "Amber"
    for sheet in set(book.sheetnames) - {"Target"}:
        del book[sheet]
    properties: Any = book
    while properties.custom_doc_props.names:
        del properties.custom_doc_props[properties.custom_doc_props.names[0]]
    book.save(tmp_path / "titles.xlsx")
    (form,) = json.loads(run("-m", "csxl", "check", "--json", "titles.xlsx").stdout)["returns"]
    assert (form["agency"], form["agency_code"], form["answers"][0]["rating"]) == ("Police", "POLICE", "Amber")
    assert form["kept"] == []


def test_the_coordinator_is_offered_it_and_letters_go_out_in_it(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "pl", POLISH)
    assert run("-m", "csxl", "new", "new.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "new.xlsx")["Review"]
    assert '"English,Welsh,Polish,English and Welsh,Welsh and English"' in [
        rule.formula1 for rule in sheet.data_validations.dataValidation
    ]
    assert str(sheet["D13"].value).startswith("English, Welsh, Polish or two at once (English and Welsh,")
    (tmp_path / "review.xlsx").write_bytes(typed_over({"Review!B13": "Polish"}))
    for command in ("generate", "email"):
        done = run("-m", "csxl", command, "review.xlsx", "-o", "review")
        assert done.returncode == 0 and "P007" not in done.stderr, done.stderr
    draft = (tmp_path / "review" / "drafts" / "Invitation - SOCIAL-CARE.eml").read_bytes()
    page = email.message_from_bytes(draft, policy=default).get_body(("html",))
    assert page and "Dear Koleżanki i koledzy," in page.get_content() and '<html lang="pl">' in page.get_content()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            POLISH.replace('"Polish"', '"welsh"'),
            "ValueError: csxl.languages: cy.py and pl.py have the same name, welsh",
        ),
        (POLISH.replace('"pl"', '"en"'), "ValueError: csxl.languages: en.py and pl.py have the same tag, en"),
        ("", "TypeError: csxl.languages.pl defines no LANGUAGE"),
    ],
    ids=["name", "tag", "none"],
)
def test_a_language_that_cannot_be_told_from_another_is_refused(
    tmp_path: Path, run: Run, text: str, fault: str
) -> None:
    add(tmp_path, "pl", text)
    assert run("-c", "import csxl.languages").stderr.splitlines()[-1].startswith(fault)


def test_languages_are_found_in_a_zip_too(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "pl", POLISH)
    shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path / "copy")
    done = run("-c", "import csxl.languages as it; print(it.__file__, *it.BY_NAME, sep=chr(10))", path="packed.zip")
    assert "packed.zip" in done.stdout and done.stdout.split("\n")[1:4] == ["English", "Welsh", "Polish"]


def test_help_needs_no_language(run: Run) -> None:
    code = "import sys, csxl.cli.commands as it; it.main(['--help'], standalone_mode=False); print(*sys.modules)"
    assert "csxl.cli.commands" in (shown := run("-c", code).stdout) and "csxl.languages" not in shown


@each_language
def test_a_language_is_asked_for_by_any_of_its_names(language: Language) -> None:
    for name in (language.name.upper(), f" {language.name} ", *language.also_called):
        assert language_called(name) is language
    assert language_called("Klingon") is None


@each_language
def test_every_language_is_filled_in_alike(language: Language) -> None:
    filled = [
        [(name, set(re.findall(r"\{.*?\}|&[PN]", text.replace("{0}", "{}")))) for name, text in texts_of(one)]
        for one in (language, DEFAULT_LANGUAGE)
    ]
    assert filled[0] == filled[1]


def test_no_heading_stands_for_two_things_in_all_languages() -> None:
    meant: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for heading, texts in (
            *((key, [text]) for key, text in language.headings.items()),
            *language.also_headed.items(),
        ):
            for text in texts:
                meant.setdefault(fold(text), set()).add(heading)
    assert {text: headings for text, headings in meant.items() if len(headings) > 1} == {}
    for language in LANGUAGES:
        labels = [fold(label) for label, _ in language.completed.values()]
        assert len(set(labels)) == len(labels) and not set(labels) & set(meant)


@each_language
def test_what_people_write_instead_stands_beside_something_known(language: Language) -> None:
    assert set(language.also_headed) <= set(language.headings)
    assert set(language.also_labelled) <= {*FACT_ALIASES, *PARTY_ALIASES, *MESSAGE_ALIASES}
