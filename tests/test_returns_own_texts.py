"""The questionnaire's own texts are those of a questionnaire that was truly written."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import openpyxl
import pytest

from csxl.languages import BY_NAME, LANGUAGES, Language
from csxl.model import layout
from csxl.model.before import Promise
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue, LastTime
from csxl.returns.own_texts import DAY, FILLER, own_texts_of
from csxl.rubrics.loading import load_rubric
from csxl.text.folding import fold

RUBRIC = load_rubric()
OWN = own_texts_of(RUBRIC, frozenset(BY_NAME))
ALL_PROMISED = {ref: LastTime(FILLER, promises=(Promise(FILLER, FILLER, ref, FILLER),)) for ref in RUBRIC.criteria}
FORMS = {  # what an issue says of the review before, and what was promised there besides
    "the first review": ({}, ()),
    "something was said": ({ref: LastTime(FILLER) for ref in RUBRIC.criteria}, ()),
    "something was promised": (ALL_PROMISED, ()),
    "promised besides": (ALL_PROMISED, (Promise(FILLER, FILLER, "", FILLER),)),
}
WHOLE = "promised besides"
MARK = re.compile("[0-9a-f-]{16}[?]? [a-z0-9]+-[a-z]; ")  # of what one questionnaire shows, on its hidden sheet
FINDING = """
import sys
from csxl.returns.own_texts import own_texts_of
from csxl.rubrics.loading import load_rubric
print(len(own_texts_of(load_rubric()).front) > 100, "xlsxwriter" in sys.modules)
"""


def texts_of(language: Language, form: str) -> tuple[set[str], set[str]]:
    """The folded texts on Start and the hidden sheet, and those above the tables, as Excel shows them."""
    before, promised = FORMS[form]
    issue = Issue(FILLER, FILLER, FILLER, FILLER, DAY, FILLER, FILLER, before, language, promised)
    book = openpyxl.load_workbook(io.BytesIO(write_questionnaire(RUBRIC, issue)), data_only=True)
    front = {cell.value for name in (language.start, layout.IDENTITY) for row in book[name].iter_rows() for cell in row}
    tops = [book[domain.name].iter_rows(max_row=layout.HEADER_ROW - 1) for domain in RUBRIC.domains]
    above = {cell.value for rows in tops for row in rows for cell in row}
    return {fold(shown(one)) for one in front if one is not None}, {
        fold(shown(one)) for one in above if one is not None
    }


def shown(value: object) -> str:
    return f"{DAY}" if value == DAY or str(value) == f"{DAY} 00:00:00" else str(value)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_every_text_of_a_written_questionnaire_is_known(language: Language, form: str) -> None:
    front, above = texts_of(language, form)
    assert {text for text in front - OWN.front if not OWN.is_filled(text) and not MARK.match(text)} == set()
    assert above <= OWN.above


def test_no_other_text_is_taken_for_the_questionnaires_own() -> None:
    written = [texts_of(language, WHOLE) for language in LANGUAGES]
    not_asked = {fold(text) for language in LANGUAGES for text in language.look_back}  # where nothing was promised
    former = {fold(text) for language in LANGUAGES for texts in language.formerly.values() for text in texts}
    assert former.union(not_asked, *(front for front, _ in written)) == OWN.front
    assert former.union(*(above for _, above in written)) == OWN.above


def test_they_are_found_without_xlsxwriter() -> None:
    run = subprocess.run([sys.executable, "-c", FINDING], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "False"]
