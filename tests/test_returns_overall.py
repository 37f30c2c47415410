"""What people write on Start of the whole: found by its labels in any language, wherever they stand now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from csxl.compare.consolidation import consolidate
from csxl.languages import LANGUAGES
from csxl.model.answers import Reading, Remark, Return
from csxl.model.layout import OVERALL_COMMENT, OVERALL_LABELS, WORKS_WELL
from csxl.model.member import Kind
from csxl.returns.versions import content_of, weigh_versions
from csxl.review.attachments import is_blank
from csxl.review.check_report import as_json
from csxl.review.check_report import lines as lines_of
from csxl.sheets.books import read_book
from csxl.sheets.cells import Book, Flag, Place
from tests.helpers.filled_forms import blank
from tests.helpers.other_formats import OTHER_FORMATS
from tests.helpers.returned_cells import RUBRIC, filled, form, kept, line, moved, read, typed, without

LINES = "Referral meetings:\nevery Tuesday, all agencies"
EVIDENCE = "Minutes of the panel, May 2026"


def label_at(label: str, book: Book | None = None) -> Place:
    """The cell of a label on Start."""
    start = (book or form()).sheets[0]
    return next(place for place, cell in start.cells.items() if cell.text == label)


def beside(label: str, book: Book | None = None) -> str:
    """The cell beside it, as "Start!B26"."""
    return f"Start!B{label_at(label, book).row}"


def said(book: Book) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in read(book)[0].overall]


def version(saved: str, answers: Mapping[str, str], **written: str) -> Return:
    """A return of the police that was saved at a time, with what it says overall: works_well, overall_comment."""
    labels = {"works_well": WORKS_WELL, "overall_comment": OVERALL_COMMENT}
    book = filled({"Target!G5": "Red", **answers, **{beside(labels[name]): text for name, text in written.items()}})
    found, _ = read(book, file=f"{saved}.xlsx")
    return replace(found, saved=f"2026-11-{saved}T10:00:00Z")


FIRST = {f"Target!H{row}": f"{EVIDENCE}, item {row}" for row in (5, 6, 7, 8)}


def test_what_is_written_on_start_of_the_whole() -> None:
    book = filled({beside(WORKS_WELL): LINES, beside(OVERALL_COMMENT): "We see little of schools."})
    assert said(book) == [(WORKS_WELL, LINES), (OVERALL_COMMENT, "We see little of schools.")]
    assert kept(book) == []
    assert "A024" not in [one.code for one in read(book)[1]]


def test_a_form_without_anything_there_says_nothing() -> None:
    assert said(form()) == []
    assert said(filled({beside(WORKS_WELL): "  \n "})) == []


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])
def test_the_labels_of_each_language(language: object) -> None:
    own = next(one for one in LANGUAGES if one is language)
    book, _ = read_book(blank(RUBRIC, language=own), Kind.OOXML, "police.xlsx")
    assert book
    (works_well, _), (comment, _) = own.overall[WORKS_WELL], own.overall[OVERALL_COMMENT]
    start = book.sheets[0].name
    written = {f"{start}!B{label_at(label, book).row}": text for label, text in ((works_well, "a"), (comment, "b"))}
    assert said(filled(written, book)) == [(WORKS_WELL, "a"), (OVERALL_COMMENT, "b")]


@pytest.mark.parametrize("kind", OTHER_FORMATS)
def test_in_other_formats(kind: str) -> None:
    book = filled({beside(WORKS_WELL): "Meetings\neach week"})
    if kind in ("eml", "msg"):
        return
    found, _ = read_book(OTHER_FORMATS[kind](book), Kind[kind.upper()], f"police.{kind}")
    assert found
    assert said(found) == [(WORKS_WELL, "Meetings\neach week")]


def test_moved_renamed_and_in_another_order_of_sheets() -> None:
    book = filled({beside(WORKS_WELL): LINES, beside(OVERALL_COMMENT): "Little of schools"})
    book = moved(book, "Start", lambda place: Place(place.row + 7, place.column + 2))
    front, *others = book.sheets
    book = replace(book, sheets=(*others, replace(front, name="Front page")))
    assert said(book) == [(WORKS_WELL, LINES), (OVERALL_COMMENT, "Little of schools")]
    assert kept(book) == []


def test_a_word_that_the_form_itself_uses_is_said_all_the_same() -> None:
    book = filled({beside(WORKS_WELL): "Partnerships", beside(OVERALL_COMMENT): "Green"})
    assert said(book) == [(WORKS_WELL, "Partnerships"), (OVERALL_COMMENT, "Green")]
    assert said(filled({beside(WORKS_WELL): OVERALL_COMMENT})) == []


def test_a_label_with_a_colon_is_the_label() -> None:
    place = label_at(WORKS_WELL)
    book = filled({f"Start!A{place.row}": f"{WORKS_WELL}:", beside(WORKS_WELL): "Meetings"})
    assert said(book) == [(WORKS_WELL, "Meetings")]
    assert kept(book) == []


def test_what_stands_beside_a_label_that_was_deleted_is_kept() -> None:
    place = label_at(WORKS_WELL)
    book = filled({f"Start!A{place.row}": None, beside(WORKS_WELL): "Meetings"})
    assert said(book) == []
    assert kept(book) == [f"Start!B{place.row} Meetings"]


def test_what_was_written_over_the_label_or_further_on_is_kept() -> None:
    place = label_at(OVERALL_COMMENT)
    over = f"{OVERALL_COMMENT}: too many forms"
    book = filled({f"Start!A{place.row}": over, f"Start!D{label_at(WORKS_WELL).row}": "Meetings"})
    assert said(book) == []
    assert sorted(kept(book)) == sorted([f"Start!A{place.row} {over}", f"Start!D{label_at(WORKS_WELL).row} Meetings"])


def test_a_heading_of_somebody_s_own_table_is_none() -> None:
    book = filled({"Notes!A1": OVERALL_COMMENT, "Notes!B1": "Who said it"})
    assert said(book) == []
    assert kept(book) == [f"Notes!A1 {OVERALL_COMMENT}", "Notes!B1 Who said it"]


@pytest.mark.parametrize("flag", [Flag.STRUCK, Flag.UNSEEN, Flag.TWICE])
def test_what_is_crossed_out_or_cannot_be_seen_is_kept_apart(flag: int) -> None:
    book = filled({beside(WORKS_WELL): typed("Meetings")._replace(flags=flag)})
    assert said(book) == []
    assert kept(book) == [f"{beside(WORKS_WELL)} Meetings"]


def test_a_comment_on_it_is_kept_and_a_formula_s_text_is_read() -> None:
    cell = typed("Meetings")._replace(comment="ask Ann", flags=Flag.FORMULA, formula="B4")
    book = filled({beside(WORKS_WELL): cell})
    assert (said(book), kept(book)) == ([(WORKS_WELL, "Meetings")], [f"{beside(WORKS_WELL)} ask Ann"])
    error = typed("#REF!")._replace(flags=Flag.FORMULA | Flag.ERROR, formula="B4")
    book = filled({beside(WORKS_WELL): error})
    assert (said(book), kept(book)) == ([], [f"{beside(WORKS_WELL)} #REF!"])


def test_two_copies_of_start_say_each_thing_once() -> None:
    book = filled({beside(WORKS_WELL): "Meetings", beside(OVERALL_COMMENT): "Little of schools"})
    second = replace(book.sheets[0], name="Start (2)")
    changed = filled({beside(WORKS_WELL).replace("Start", "Start (2)"): "Panels"}, replace(book, sheets=(second,)))
    book = replace(book, sheets=(*book.sheets, *changed.sheets))
    assert said(book) == [(WORKS_WELL, "Meetings"), (WORKS_WELL, "Panels"), (OVERALL_COMMENT, "Little of schools")]


def test_a_form_without_its_first_sheet() -> None:
    assert said(without(form(), "Start")) == []


def test_the_contract_has_it_and_it_fills_a_form() -> None:
    found, _ = read(filled({beside(WORKS_WELL): LINES}))
    reading = json.loads(json.dumps(as_json(Reading((found,)))))
    assert reading["returns"][0]["overall"] == [{"label": WORKS_WELL, "text": LINES}]
    assert reading["returns"][0]["promises"] == []
    assert "  written about the whole: What works well (in the summary)" in lines_of(Reading((found,)), RUBRIC)
    assert (is_blank(found), is_blank(read(form())[0])) == (False, True)
    assert content_of(found) != content_of(replace(found, overall=()))


def test_a_later_version_counts_and_what_it_leaves_blank_is_still_said() -> None:
    first = version("20", FIRST, works_well="Meetings", overall_comment="Little of schools")
    later = version("21", FIRST, works_well="Meetings and panels")
    weighed = weigh_versions((later, first))
    (chain,) = weighed.chains
    assert chain.effective.overall == (
        Remark(WORKS_WELL, "Meetings and panels"),
        Remark(OVERALL_COMMENT, "Little of schools"),
    )
    assert [chain.file_of(label) for label in OVERALL_LABELS] == ["21.xlsx", "20.xlsx"]
    assert [(line(one), one.file) for one in weighed.diagnostics] == [
        ("I015", "20.xlsx"),
        ("I017", "21.xlsx"),
        ("I020", "21.xlsx"),
    ]
    assert "“Overall comment”" in weighed.diagnostics[1].message
    assert "“What works well”" in weighed.diagnostics[2].message


def test_the_comparison_has_what_counts_by_agency() -> None:
    first = version("20", FIRST, works_well="Meetings", overall_comment="Little of schools")
    later = version("21", FIRST, works_well="Meetings and panels")
    (police,) = consolidate(Reading((first, later)), RUBRIC).agencies
    assert police.overall == (
        ("21.xlsx", Remark(WORKS_WELL, "Meetings and panels")),
        ("20.xlsx", Remark(OVERALL_COMMENT, "Little of schools")),
    )
