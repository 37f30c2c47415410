"""How a letter asks about what was found in a return: each criterion once, in its own words, and nothing left out."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from csxl.diagnostics.code import Code
from csxl.diagnostics.codes import CODES
from csxl.diagnostics.of_added import AddedCode
from csxl.diagnostics.of_answer import AnswerCode
from csxl.diagnostics.of_grid import GridCode
from csxl.diagnostics.of_identity import IdentityCode
from csxl.languages import DEFAULT_LANGUAGE, SINGLE, Language
from csxl.letters.points import asked
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.returns.lookup import lookup_for
from csxl.review.questions import questions_of
from tests.helpers.readings_by_hand import published

RUBRIC = published()
CHOICES = lookup_for(RUBRIC).choices
CELLS = {"T1-R": "G5", "T1-A": "G6", "T1-P": "G7", "T1-S": "G8", "T2-R": "G9"}
ERRORS = [code for code in CODES if code.severity is Severity.ERROR]
OF_RETURNS = [code for code in ERRORS if code.code[0] in "AGI"]
each_language = pytest.mark.parametrize("language", SINGLE, ids=[language.tag for language in SINGLE])


def names_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def found(code: Code, ref: str, cell: str, sheet: str = "Target", file: str = "a.xlsx", **details: str) -> Diagnostic:
    """What a reader would say, with something for everything that the sentence names."""
    fixed = {"ref", "sheet", "cell"}
    filled = {name: f"⟨{name}⟩" for name in names_in(code.sentence) - fixed} | {
        "choices": CHOICES,
        "other_file": "b.xlsx",
    }
    return code.about(file, sheet, cell, ref, **(filled | details))


def letter(*points: Diagnostic, language: Language = DEFAULT_LANGUAGE) -> list[str]:
    return asked(points, RUBRIC, language)


def test_five_coloured_cells_are_one_question_that_names_each_of_them() -> None:
    assert letter(*(found(AnswerCode.COLOURED, ref, cell) for ref, cell in CELLS.items())) == [
        "  1. Rating cells were coloured by hand but have no word in them; please choose Red, Amber, Green, Cannot "
        "judge or Not applicable for each of these 5: Target, Level 1, Referral (T1-R, cell G5); Level 1, Assessment "
        "(T1-A, cell G6); Level 1, Planning (T1-P, cell G7); Level 1, Response (T1-S, cell G8); Level 2, Referral "
        "(T2-R, cell G9)."
    ]


def test_a_mark_in_three_rows_is_one_question_that_says_where_each_stands() -> None:
    points = (
        found(AnswerCode.MARKED, "T1-R", "D5", word="Red", text="“X”"),
        found(AnswerCode.MARKED, "T2-A", "E10", word="Amber", text="“X”"),
        found(AnswerCode.MARKED, "P1-P", "F7", "Partnerships", word="Green", text="“✓”"),
    )
    assert letter(*points) == [
        "  1. A descriptor was marked, but no rating was chosen; please choose Red, Amber, Green, Cannot judge or Not "
        "applicable for each of these 3: Target, Level 1, Referral (T1-R, cell D5), Red (“X”); Level 2, Assessment "
        "(T2-A, cell E10), Amber (“X”); Partnerships, Level 1, Planning (P1-P, cell F7), Green (“✓”)."
    ]


def test_two_workbooks_that_differ_are_one_question() -> None:
    points = [
        found(IdentityCode.RETURNS_DIFFER, "T1-R", "G5", text="“Amber”", other="“Red”"),
        found(IdentityCode.RETURNS_DIFFER, "P1-P", "G7", "Partnerships", text="“Green”", other="“Red”"),
    ]
    said = asked(points, RUBRIC, names={"a.xlsx": "ours.xlsx", "b.xlsx": "b.xlsx"})
    assert said == [
        "  1. Two workbooks came from you, and they differ; please say which one counts, or what is right for each of "
        "these 2: Target, Level 1, Referral (T1-R, cell G5), “Red” in b.xlsx, “Amber” in ours.xlsx; Partnerships, "
        "Level 1, Planning (P1-P, cell G7), “Red” in b.xlsx, “Green” in ours.xlsx."
    ]
    third = found(IdentityCode.RETURNS_DIFFER, "T1-R", "G5", file="c.xlsx", text="“Green”", other="“Red”")
    [once] = asked([*points, third], RUBRIC)
    assert "“Red” in b.xlsx, “Amber” in a.xlsx, “Green” in c.xlsx;" in once


def test_one_point_is_asked_in_the_words_of_its_criterion() -> None:
    point = found(AnswerCode.RATING_COMMENT, "P1-P", "G7", "Partnerships", text="“Ask Jane”")
    assert letter(point) == [
        "  1. Partnerships, Level 1, Planning (P1-P, cell G7): There is a comment instead of a rating: “Ask Jane”; "
        "please choose Red, Amber, Green, Cannot judge or Not applicable in the rating cell."
    ]
    assert asked([point], RUBRIC, names={"a.xlsx": "a.xlsx"})[0].startswith(
        "  1. Partnerships, Level 1, Planning (P1-P, cell G7 in a.xlsx): "
    )


def test_what_is_found_on_one_criterion_in_two_ways_is_asked_once() -> None:
    points = [
        found(AnswerCode.COLOURED, "T1-R", "G5"),
        found(AnswerCode.COLOURED, "T1-A", "G6"),
        found(AnswerCode.TEXT_ERROR_VALUE, "T1-A", "H6", heading="Evidence", text="#REF!"),
        found(AnswerCode.COLOURED, "T1-P", "G7"),
    ]
    first, second = letter(*points)
    assert first.endswith(" these 2: Target, Level 1, Referral (T1-R, cell G5); Level 1, Planning (T1-P, cell G7).")
    assert second == (
        "  2. Target, Level 1, Assessment (T1-A): Cell G6: The rating cell was coloured by hand but has no word in it; "
        "please choose Red, Amber, Green, Cannot judge or Not applicable. Cell H6: “Evidence” contains the error "
        "#REF!; please type the text."
    )


def test_a_point_on_no_criterion_is_asked_by_its_place() -> None:
    assert letter(found(GridCode.NO_CRITERIA, "", "G5, G6"))[0].startswith("  1. Sheet Target, cells G5, G6: ")
    assert letter(found(AnswerCode.COLOURED, "X9-Z", "G5", "Extra"))[0].startswith("  1. X9-Z, sheet Extra, cell G5: ")


@each_language
@pytest.mark.parametrize("code", OF_RETURNS, ids=[code.code for code in OF_RETURNS])
def test_nothing_is_left_out_and_no_criterion_asked_twice(code: Code, language: Language) -> None:
    """Whatever was found beside it, every point has its cell in the letter, and its criterion stands there once."""
    beside = [found(AnswerCode.COLOURED, "T1-P", "G17"), found(AnswerCode.NOT_A_RATING, "T2-R", "G19", text="“?”")]
    for refs in (("T1-R",), ("T1-R", "T1-A", "P1-P"), ("T1-P", "T2-R"), ("",)):
        points = [*beside, *(found(code, ref, f"G{number}") for number, ref in enumerate(refs, 51))]
        lines = asked(points, RUBRIC, language, {"a.xlsx": "a.xlsx"})
        assert len(lines) == len(questions_of(points))
        text = "\n".join(lines)
        assert [one.cell for one in points if not re.search(rf"\b{one.cell}\b", text)] == []
        about = [ref for line in lines for ref in re.findall(r"\(([TLPO]\d-[RAPS])[,)]", line)]
        assert sorted(about) == sorted({one.ref for one in points if one.ref})
        assert ("{" in text, "⟨choices⟩" in text) == (False, False)


@each_language
def test_each_languages_questions_name_what_the_catalogue_names(language: Language) -> None:
    words, own = language.asks, DEFAULT_LANGUAGE.asks
    assert (words.several.keys(), words.each.keys()) == (own.several.keys(), own.each.keys())
    sentences = {code.code: code for code in (*ERRORS, AddedCode.PERSONAL_DATA)}
    for code, template in [*words.one.items(), *words.several.items()]:
        assert names_in(template) <= names_in(sentences[code].sentence) | {"choices", "count", "file", "other_file"}
    for code, parts in words.each.items():
        for part in parts:
            assert names_in(part) <= names_in(sentences[code].sentence) | {"file", "other_file"}
    if language is not DEFAULT_LANGUAGE:
        assert words.several.keys() - words.one.keys() <= {"A045", "A047"}
        assert not set(words.several.values()) & set(own.several.values())
