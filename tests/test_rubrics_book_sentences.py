"""What is said of a rubric's workbook fits a workbook, and what comes of one deed is said once."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from csxl.rubrics.book_order import in_order
from csxl.rubrics.book_writing import write_rubric_book
from csxl.rubrics.flaws import RubricFault
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.rubric_reading import rubric_in_book
from csxl.rubrics.shipped import rubric_place

Deed = Callable[[Workbook], object]
DOMAINS = ("Target", "Legal & policy framework", "Partnerships", "Outcomes")
PUBLISHED = write_rubric_book(load_rubric())


def said_of(deed: Deed) -> list[str]:
    """What is said of the published rubric's workbook after a deed."""
    book = openpyxl.load_workbook(io.BytesIO(PUBLISHED))
    deed(book)
    held = io.BytesIO()
    book.save(held)
    try:
        rubric_in_book("my.xlsx", held.getvalue())
    except RubricFault as refused:
        return list(refused.faults)
    return []


def typed(tab: str, **cells: str | None) -> Deed:
    """Typing into cells of a tab."""

    def deed(book: Workbook) -> None:
        for cell, text in cells.items():
            book[tab][cell] = text

    return deed


def without(*tabs: str) -> Deed:
    """Deleting tabs."""

    def deed(book: Workbook) -> None:
        for tab in tabs:
            del book[tab]

    return deed


def painted(tab: str, cell: str, colour: str) -> Deed:
    """Painting a cell."""

    def deed(book: Workbook) -> None:
        book[tab][cell].fill = PatternFill("solid", fgColor=colour)

    return deed


def listed(tab: str, *rows: tuple[str, ...]) -> Deed:
    """Adding a tab with a list."""

    def deed(book: Workbook) -> None:
        sheet = book.create_sheet(tab)
        for row in rows:
            sheet.append(row)

    return deed


DEEDS: dict[str, tuple[Deed, list[str]]] = {
    "who does what": (
        listed("To do", ("Ref", "Level", "Stage", "Owner", "Status"), ("T1-R", "Level 1", "Referral", "Jo", "done")),
        [],
    ),
    "a domain without labels, its words misspelt": (
        listed("Early help", ("Level", "Stage", "Rad", "Ambar", "Gren"), ("Level 1", "Referral", "Late", "x", "Early")),
        [
            "my.xlsx, Early help: no cell is labelled Statement; write Statement below the other labels, "
            "and its text beside.",
            *(
                f"my.xlsx, Early help, {cell}: “{text}” is no heading here (Ref, Level, Stage, Red, Amber, Green); "
                f"perhaps “{meant}” is meant. Correct it, or move it to a tab of your own."
                for cell, text, meant in (("C1", "Rad", "Red"), ("D1", "Ambar", "Amber"), ("E1", "Gren", "Green"))
            ),
            "my.xlsx, Early help, A2: has no descriptor; write one for Red, Amber or Green, or take the criterion out.",
        ],
    ),
    "label overwritten": (
        typed("Rubric", A5="Name of audit", B5=None),
        ["my.xlsx, Rubric: no cell is labelled Title; write Title below the other labels, and its text beside."],
    ),
    "label overwritten, text kept": (
        typed("Rubric", A5="Name of audit", B5="Our audit"),
        [
            "my.xlsx, Rubric, B5: “Our audit” stands beside no label that csxl knows "
            "(Title, Version, Language, Credit); write the label, or move the text to a tab of your own."
        ],
    ),
    "tab of stages deleted": (
        without("Stages"),
        ["my.xlsx: has no tab Stages; add it, with a row of headings: Letter, Name, Definition."],
    ),
    "column of a list deleted": (
        typed("Levels", C4=None),
        [
            "my.xlsx, Levels, C5: “System response to children, young people and families” and 1 text below stand "
            "under no heading, and no column is headed Title; "
            "give the column one, or move it to a tab of your own."
        ],
    ),
    "heading misspelt": (
        typed("Target", E9="Ambre"),
        [
            "my.xlsx, Target, E9: “Ambre” is no heading here (Ref, Level, Stage, Red, Amber, Green); "
            "perhaps “Amber” is meant. Correct it, or move it to a tab of your own."
        ],
    ),
    "heading of another kind": (
        typed("Target", C9="Question"),
        [
            "my.xlsx, Target, C9: “Question” is no heading here (Ref, Level, Stage, Red, Amber, Green), "
            "and no column is headed Stage. Correct it, or move it to a tab of your own."
        ],
    ),
    "heading cleared": (
        typed("Target", E9=None),
        [
            "my.xlsx, Target, E10: “Practitioners/teams/meetings inconsistently log locations o…” and 7 texts "
            "below stand under no heading, and no column is headed Amber; "
            "give the column one, or move it to a tab of your own."
        ],
    ),
    "column deleted": (
        lambda book: book["Target"].delete_cols(6),
        ["my.xlsx, Target, F9: no column is headed Green; add one."],
    ),
    "word added": (
        typed("Scale", A8="4", B8="Blue", D8="#1F4E9E"),
        [f"my.xlsx, {tab}, G9: no column is headed Blue; add one." for tab in DOMAINS],
    ),
    "word taken off": (
        lambda book: book["Scale"].delete_rows(6),
        [
            f"my.xlsx, {tab}, E9: the column is headed by a word that is not on the tab Scale any more; "
            "delete the column, or put the word back."
            for tab in DOMAINS
        ],
    ),
    "letter of a stage changed": (
        typed("Stages", A6="W"),
        [
            f"my.xlsx, {tab}, {cell}: the stage with the letter A is not on the tab Stages now; choose another."
            for tab in DOMAINS
            for cell in ("C11", "C15")
        ],
    ),
    "stage twice": (
        typed("Stages", B7="Assessment"),
        ["my.xlsx, Stages, B7: “Assessment” is also at my.xlsx, Stages, B6; change one, or they cannot be told apart."],
    ),
    "stage chosen twice": (
        typed("Target", C11="Referral"),
        [
            "my.xlsx, Target, A11: “Level 1, Referral” is also at my.xlsx, Target, A10; "
            "a criterion has one row, so change or delete one."
        ],
    ),
    "letter of a domain too long": (
        typed("Target", D5="TT", A10="T1-R"),
        ["my.xlsx, Target, D5: “TT” must be one capital letter, A to Z, as it is part of every ref; change it."],
    ),
    "sample painted": (
        painted("Scale", "F6", "FF00FF00"),
        [
            "my.xlsx, Scale, F6: is painted #00FF00, and my.xlsx, Scale, D6 says #FABE28; "
            "clear the code to take the paint, or take the paint off the sample (No Fill)."
        ],
    ),
    "headings of a list deleted": (
        lambda book: book["Stages"].delete_rows(4),
        ["my.xlsx, Stages: has no row with the headings Letter, Name, Definition; write them above what stands there."],
    ),
    "first tab deleted": (
        without("Rubric"),
        [
            "my.xlsx: has no tab Rubric; add it, with a row for each of Title, Version, Language: "
            "the label, and beside it the text."
        ],
    ),
    "label overwritten and a tab deleted": (
        lambda book: (typed("Rubric", A5="Name of audit")(book), without("Key", "Levels")(book)),
        [
            "my.xlsx: has no tab Levels; add it, with a row of headings: Ref, Name, Title.",
            "my.xlsx, Rubric, B5: “Contextual Safeguarding System Review Traffic Light Tool” stands beside no "
            "label that csxl knows (Title, Version, Language, Credit); write the label, "
            "or move the text to a tab of your own.",
        ],
    ),
    "scale emptied": (
        lambda book: book["Scale"].delete_rows(5, 3),
        ["my.xlsx, Scale: no row filled in; it takes 2 to 5."],
    ),
    "word of the scale cleared": (
        typed("Scale", B6=None),
        ["my.xlsx, Scale, B6: is empty; write its text."],
    ),
    "letter of a stage spoilt": (
        typed("Stages", A7="Third"),
        ["my.xlsx, Stages, A7: “THIRD” must be one capital letter, A to Z, as it is part of every ref; change it."],
    ),
    "no abstentions": (without("Abstentions"), []),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_one_deed_is_said_once_in_words_for_a_workbook(deed: str) -> None:
    does, said = DEEDS[deed]
    assert said_of(does) == said


def test_faults_are_said_tab_by_tab() -> None:
    faults = [
        "my.xlsx, B, C10: third",
        "my.xlsx, B, D9: second",
        "my.xlsx, A, B, A1: fourth",
        "my.xlsx, A: first",
        "my.xlsx: whole",
        "my.xlsx, A: first",
    ]
    assert [line.rpartition(": ")[2] for line in in_order(faults, "my.xlsx", ["A", "B", "A, B"])] == [
        *("whole", "first", "second", "third", "fourth")
    ]


def test_a_column_that_is_gone_is_not_said_of_each_translation_beside_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_rubric_book(load_rubric(rubric_place("section-11")))))
    book["Leadership & accountability"].delete_cols(4)
    book["Stages"].delete_cols(4)
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(RubricFault) as found:
        rubric_in_book("my.xlsx", held.getvalue())
    assert [line for line in found.value.faults if "no column is headed" not in line] == [
        "my.xlsx, Leadership & accountability, D7: has no text in en-GB, the rubric's own language; "
        "write it, or take the translation out."
    ]
