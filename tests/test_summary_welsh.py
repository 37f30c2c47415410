"""The summary's sheets behind page one in Welsh: no label is left in English, and what is longer still fits."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import csxl.summary
from csxl import write_summary
from csxl.compare.consolidation import consolidate
from csxl.languages import BY_NAME
from csxl.languages.welsh_prompt_words import PROMPTS
from csxl.model.comparison import Comparison, Division, Spread
from csxl.model.decisions import OPEN
from csxl.model.summary_names import BOARD, MARKS, SHEETS
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.summary.prompts import MESSAGE, REFUSAL, TITLE
from csxl.writing.text_fit import CHARACTER, text_width
from tests.helpers.decisions_by_hand import decided_review, everything
from tests.helpers.opened_summaries import HEADER, MADE
from tests.helpers.readings_by_hand import ASKED, small_reading
from tests.helpers.reviews_before import second_review

WELSH = BY_NAME["Welsh"]
SAME = {"Cell", "Sector", "SHA-256", "Key"}  # as in English, or hidden
FOLDER = Path(csxl.summary.__file__).parent


@cache
def reviews() -> tuple[Comparison, ...]:
    return decided_review(everything()), second_review(everything())


@cache
def written(place: int, language: str, values: bool = True) -> Workbook:
    comparison = replace(reviews()[place], language=language)
    return load_workbook(io.BytesIO(write_summary(comparison, MADE)), data_only=values)


def sheets(book: Workbook) -> Iterator[Worksheet]:
    """The sheets behind page one that people see."""
    return (one for one in book.worksheets if one.title not in (BOARD, WELSH.summary_sheets[BOARD], MARKS))


def texts(book: Workbook) -> set[str]:
    """What stands on these sheets, and what their open cells ask for."""
    found: set[str] = set()
    for sheet in sheets(book):
        found |= {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
        for rule in sheet.data_validations.dataValidation:
            found |= {str(one) for one in (rule.promptTitle, rule.prompt, rule.errorTitle, rule.error) if one}
    return found


def strings(value: object) -> Iterator[str]:
    """Every text in a comparison: what people and the rubric say."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (*strings(key), *strings(one))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from strings(one)


def asked_for() -> Iterator[str]:
    """Every text that the modules of the sheets ask the language for, as it is in English."""
    for file in sorted(FOLDER.glob("*.py")):
        module = import_module(f"csxl.summary.{file.stem}")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            given = [_constants(argument, module) for argument in call.args]
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name == "text" and "plan" in ast.unparse(call.func):
                yield from given[0]
            elif name == "many":
                yield from (f"{{:,}} {noun}" for nouns in given[1:] for noun in nouns)
            elif name == "map" and getattr(call.args[0], "attr", "") == "text":
                yield from given[1]


def _constants(argument: ast.expr, module: object) -> list[str]:
    if isinstance(argument, ast.Tuple):
        return [text for one in argument.elts for text in _constants(one, module)]
    name = getattr(argument, "id", "")
    found: object = argument.value if isinstance(argument, ast.Constant) else getattr(module, name, "")
    every = found if isinstance(found, tuple) else (found,)
    return [one for one in every if isinstance(one, str) and one]


def test_every_text_that_the_sheets_ask_for_has_its_welsh() -> None:
    asked = {*asked_for(), *SHEETS, *Division, *Spread, *(heading for kind in OPEN.values() for heading in kind)}
    told = {*WELSH.on_summary.texts, *WELSH.summary_sheets, *WELSH.on_comparison.shown}
    assert len(asked) > 200
    assert sorted(asked - told - {"Text"}) == []


def test_what_is_filled_in_is_filled_in_in_welsh_too() -> None:
    told = WELSH.on_summary.texts
    assert [text for text, said in told.items() if re.findall("{.*?}", text) != re.findall("{.*?}", said)] == []
    assert [text for text, said in told.items() if len(text) - len(text.strip()) != len(said) - len(said.strip())] == []


@pytest.mark.parametrize("place", range(2))
def test_no_label_is_left_in_english(place: int) -> None:
    both = texts(written(place, "English")) & texts(written(place, "Welsh"))
    told = "\n".join(strings(reviews()[place]))
    parts = {part for text in both for part in re.split(r"[·,:–→▲▼.]|\d|\bcell\b", text) if " | " not in text}
    left = {part.strip() for part in parts if part.strip() not in told and re.search("[a-z]{2}", part)}
    assert left <= SAME


def test_the_sheets_are_named_in_welsh_and_refer_to_each_other() -> None:
    book = written(1, "Welsh", values=False)
    names = [sheet.title for sheet in book.worksheets]
    assert set(WELSH.summary_sheets.values()) <= {*names}
    formulas = [
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    named = {quoted or plain for text in formulas for quoted, plain in re.findall(r"'([^']+)'!|\b(\w+)!\$", text)}
    assert named and named <= set(names)
    assert not named & set(SHEETS)


@pytest.mark.parametrize("place", range(2))
def test_no_note_is_cut_and_no_heading_is_there_twice(place: int) -> None:
    for sheet in sheets(written(place, "Welsh")):
        notes = [str(sheet[cell].value or "") for cell in ("A2", "A3")]
        assert [note for note in notes if note.endswith("…")] == []
        headings = [str(cell.value) for cell in sheet[HEADER] if cell.value]
        assert len(set(headings)) == len(headings), sheet.title


def test_what_open_cells_ask_for_is_not_cut() -> None:
    filled = max(
        (WELSH.on_comparison.show(word) for word in ("does not count", "as returned", "may be shown")), key=len
    )
    for text, said in PROMPTS.items():
        refuses = text.startswith(("Choose one", "Keep it", "This is not"))
        longest = re.sub("{.*?}", filled if not refuses else "Camau gweithredu", said)
        assert len(longest) <= (REFUSAL if refuses else MESSAGE), said
    assert [
        text for text in map(WELSH.on_sheets, (one for kind in OPEN.values() for one in kind)) if len(text) > TITLE
    ] == []


def test_no_word_of_the_rubrics_names_or_answers_is_broken() -> None:
    rubric = load_rubric(rubric_place("section-11")).said_in("cy")
    nothing = replace(small_reading(), returns=(), diagnostics=())
    comparison = replace(consolidate(nothing, rubric, ASKED, review="2026", partnership="P"), language="Welsh")
    book = load_workbook(io.BytesIO(write_summary(comparison, MADE)))
    sheet = book[WELSH.summary_sheets["Matrix"]]
    headings = [str(cell.value) for cell in sheet[HEADER]]
    rooms = {one: sheet.column_dimensions[get_column_letter(at)].width for at, one in enumerate(headings, 1)}
    assert rooms["Lefel"] * CHARACTER > text_width("Ein hasiantaeth")
    assert rooms["Amherthnasol"] * CHARACTER > text_width("Amherthnasol", bold=True)
    assert rooms["Maes"] * CHARACTER > text_width("gweithdrefnau")


def test_every_sentence_that_stands_in_the_modules_of_the_sheets_has_its_welsh() -> None:
    told = {*WELSH.on_summary.texts, *WELSH.summary_sheets, *WELSH.on_comparison.shown}
    begun = ("Ratings two or more steps apart", "Ratings at both ends of the scale")  # a sentence of Method goes on
    hidden = "csxl reads this when the summary is made anew, so that nothing typed is lost. Please leave it as it is."
    assert {text for text in sentences() if text not in told} == {*begun, hidden}


def sentences() -> Iterator[str]:
    """The texts of more than one word that begin with a capital letter or end a sentence, but for docstrings."""
    for file in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        nodes = [*ast.walk(tree)]
        docs = {id(one.value) for one in nodes if isinstance(one, ast.Expr)}
        parts = {id(part) for one in nodes if isinstance(one, ast.JoinedStr) for part in one.values}
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs | parts:
                begins = re.match(r"\s?[A-Z][a-z]+ \w", node.value)
                if (
                    begins
                    or (" " in node.value and node.value.endswith(".") and not node.value[:1].islower())
                    or node.value.startswith("csxl ")
                ):
                    yield node.value
