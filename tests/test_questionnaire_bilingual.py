"""A questionnaire in two languages at once: both in each cell, and all of it seen on screen and paper."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

import csxl
from csxl.languages import BY_NAME, LANGUAGES, Language
from csxl.model.before import Promise
from csxl.model.bilingual import titles_of_domains, told_in
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import LastTime
from csxl.returns.reading import read_return
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from csxl.writing.text_fit import row_height, text_width
from tests.helpers.filled_forms import blank, typed_into
from tests.helpers.made_up_welsh import told_twice, welsh
from tests.helpers.returned_cells import QUIET
from tests.helpers.rubric_shapes import Shape, shaped

BOTH = [one for one in LANGUAGES if one.parts]
SENTENCES = "The audit of strategy discussions found that harm outside the home was named in half of them. " * 5
PROMISE = Promise("EDUCATION", "Train the new team", "Head of service", "2027-03-31", "T1-R")
EARLIER = {ref: LastTime("Red", SENTENCES, "Amber", "Agreed.", (PROMISE,)) for ref in load_rubric().criteria}
each_pair = pytest.mark.parametrize("language", BOTH, ids=[one.name for one in BOTH])


def told(language: Language) -> Rubric:
    return told_in(told_twice(), [one.tag for one in language.tellings])


def titles_of(language: Language) -> tuple[str, ...]:
    """Each domain's name in both, also where its tab has no room for them."""
    return titles_of_domains(*(told_twice().said_in(one.tag) for one in language.parts))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def widths_of(sheet: Worksheet) -> Mapping[int, float]:
    """The width of each column by its number."""
    found: dict[int, float] = {}
    for one in sheet.column_dimensions.values():
        found |= dict.fromkeys(range(one.min or 0, (one.max or 0) + 1), one.width)
    return found


def test_the_second_language_stands_below_the_first_in_grey() -> None:
    cell = opened(blank(told_twice(), language=BY_NAME["English and Welsh"])).worksheets[1]["D5"].value
    red = load_rubric().criteria["T1-R"].descriptors["Red"]
    assert isinstance(cell, CellRichText)
    assert [str(run) for run in cell] == [red, f"\n{welsh(red)}"]
    inks = [run.font.color.rgb for run in cell if isinstance(run, TextBlock) and run.font.color]
    assert inks == ["FF0B0C0C", "FF484949"]


@each_pair
def test_words_stand_beside_each_other_in_the_list_that_is_offered(language: Language) -> None:
    book = opened(blank(told_twice(), language=language))
    (choice,) = (one for one in book.worksheets[1].data_validations.dataValidation if one.type == "list")
    assert choice.formula1 == f'"{",".join(told(language).words)}"'
    assert [book["Lists"][f"D{row}"].value for row in range(2, 7)] == [*told(language).words]


def test_a_longer_list_of_words_is_taken_from_the_hidden_sheet() -> None:
    audit = load_rubric(rubric_place("section-11"))
    words = told_in(audit, ["en", "cy"]).words
    book = opened(blank(audit, language=BY_NAME["English and Welsh"]))
    (choice,) = (one for one in book.worksheets[1].data_validations.dataValidation if one.type == "list")
    fits = len(",".join(words)) <= 255
    assert choice.formula1 == (f'"{",".join(words)}"' if fits else f"'Lists'!$D$2:$D${1 + len(words)}")


@each_pair
@pytest.mark.parametrize("last_time", [{}, EARLIER], ids=["the first review", "the second"])
def test_every_row_shows_all_that_is_published_on_paper_one_page_wide(
    language: Language, last_time: Mapping[str, LastTime]
) -> None:
    book = opened(blank(told_twice(), language=language, last_time=last_time))
    for sheet in book.worksheets[1:-1]:
        widths = widths_of(sheet)
        for row in range(5, sheet.max_row + 1):
            texts = [(str(sheet.cell(row, at).value), widths[at] - 0.71 - 1.5, 10.5) for at in range(2, 7)]
            assert row_height(texts) - 0.75 < sheet.row_dimensions[row].height <= 409.5
        points = sum(int(width * 7 + 0.5) for width in widths.values()) * 0.75
        printed = 10.5 * (297 / 25.4 - 0.6) * 72 / points
        assert printed > (6.4 if last_time else 7.4)
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$4:$4")


def with_a_word(rubric: Rubric, word: str) -> Rubric:
    """The rubric with one more word in each descriptor of its translation's first criterion."""
    (other,) = rubric.translations
    domain, *domains = other.domains
    one, *criteria = domain.criteria
    one = replace(one, descriptors={rating: f"{text} {word}" for rating, text in one.descriptors.items()})
    domain = replace(domain, criteria=(one, *criteria))
    return replace(rubric, translations=(replace(other, domains=(domain, *domains)),))


@pytest.mark.parametrize("second_year", [False, True], ids=["the first review", "the second"])
def test_a_long_word_is_not_broken(second_year: bool) -> None:
    word = "chynorthwywyr"
    rubric = with_a_word(load_rubric(rubric_place("section-11")), word)
    last_time = dict.fromkeys(rubric.criteria, EARLIER["T1-R"]) if second_year else {}
    book = opened(blank(rubric, language=BY_NAME["English and Welsh"], last_time=last_time))
    assert text_width(word, 10.5) <= (widths_of(book.worksheets[1])[4] - 0.71 - 1.5) * 7


@each_pair
def test_nothing_is_longer_than_excel_takes(language: Language) -> None:
    """Twenty domains, whose names stand in the sentences of the last step."""
    book = opened(blank(shaped(Shape(domains=20)), language=language, last_time=EARLIER, promised=(PROMISE,)))
    for sheet in book.worksheets:
        for one in sheet.data_validations.dataValidation:
            assert len(one.promptTitle or "") <= 32 and len(one.errorTitle or "") <= 32
            assert len(one.prompt or "") <= 255 and len(one.error or "") <= 225
        for row in sheet.iter_rows():
            for cell in row:
                formula = str(cell.value) if cell.data_type == "f" else ""
                assert len(formula) <= 8192
                assert all(len(text) <= 255 for text in re.findall(r'"((?:[^"]|"")*)"', formula))


@each_pair
def test_the_last_step_says_everything_in_both(language: Language) -> None:
    start = openpyxl.load_workbook(io.BytesIO(blank(told_twice(), language=language)), data_only=True).worksheets[0]
    beside = {row[0]: row[1] for row in start.iter_rows(max_col=2, values_only=True) if row[1]}
    names = titles_of(language)
    english, cymraeg = (", ".join(text.format(name) for name in names) for text in ("8 in {}", "{}: 8"))
    said = {"en": f"Still to answer: {english}.", "cy": f"I’w hateb eto: {cymraeg}."}
    assert beside[language.answers] == "\n".join(said[one.tag] for one in language.parts)
    assert beside[language.is_it_ready] == language.not_ready


@each_pair
def test_a_page_of_start_ends_between_two_parts(language: Language) -> None:
    start = opened(blank(told_twice(), language=language)).worksheets[0]
    heads = [str(start.cell(one.id + 1, 1).value) for one in start.row_breaks.brk]
    assert heads == [language.progress, language.details, language.answers]


@each_pair
def test_only_csxls_own_words_are_in_both_where_the_rubric_is_told_in_one(language: Language) -> None:
    book, plain = (opened(blank(load_rubric(), language=one)) for one in (language, language.parts[0]))
    assert book.sheetnames[1:] == plain.sheetnames[1:]
    for sheet in plain.worksheets[1:-1]:
        for row in range(5, sheet.max_row + 1):
            for column in range(1, 7):
                assert book[sheet.title].cell(row, column).value == sheet.cell(row, column).value


@each_pair
def test_it_is_read_as_any_other(language: Language) -> None:
    rubric = told_twice().said_in(language.parts[0].tag)
    words = told(language).words
    said = dict(zip(rubric.criteria, words * 7, strict=False))
    data = typed_into(blank(told_twice(), language=language, last_time=EARLIER), said, told(language))
    found, points = read_return(Member("police.xlsx", data, Kind.OOXML, "0" * 64), rubric)
    assert found
    answers = {answer.ref: answer.rating for answer in found.answers}
    assert answers == dict(zip(rubric.criteria, [*rubric.words * 7], strict=False))
    assert [*found.kept] == []
    assert {one.code for one in points} <= {*QUIET, "A022", "A057"}  # blank, as on any form, and of promises


def test_a_title_has_both_names_where_the_tab_has_no_room_for_them() -> None:
    audit = load_rubric(rubric_place("section-11"))
    data = blank(audit, language=BY_NAME["English and Welsh"])
    book = opened(data)
    titles = [str(sheet["A1"].value).split(" · Police")[0] for sheet in book.worksheets[1:-1]]
    names = zip(audit.domains, audit.said_in("cy").domains, strict=True)
    both = [{f"{one.name} / {other.name}", f"{one.name} · {other.name}"} for one, other in names]
    assert all(title in pair for title, pair in zip(titles, both, strict=True))
    assert any("/" in title for title in titles)
    start = book.worksheets[0]
    listed = [str(cell.value) for (cell,) in start.iter_rows(max_col=1)]
    assert [title for title in listed if title in titles] == titles
    ahead = [str(cell.value) for sheet in book.worksheets[1:-2] for cell in sheet[3]]
    links = [text.removeprefix("Next / Nesaf: ") for text in ahead if "Nesaf" in text]
    long = ("Policies & procedures", "Training & supervision", "Allegations & complaints", "Information sharing")
    short = {*long, "Safer recruitment"}
    assert [link for link in links if link in titles] == [one for one in titles[1:] if one.split(" / ")[0] not in short]
    assert {link for link in links if link not in titles} == short  # both names would be cut
    found, _ = read_return(Member("police.xlsx", data, Kind.OOXML, "0" * 64), audit)
    assert found and (found.agency, found.agency_code, found.kept) == ("Police", "POLICE", ())


def test_other_programs_write_one_by_the_languages_name() -> None:
    data = csxl.write_questionnaire("Police", told_twice(), language="English and Welsh")
    assert [cell.value for cell in opened(data).worksheets[1][4]][3:6] == [*told(BY_NAME["English and Welsh"]).ratings]


@pytest.mark.office
@each_pair
def test_libreoffice_reckons_the_last_step_as_csxl_does(language: Language, office: Any, tmp_path: Path) -> None:
    domain = told(language).domains[0].name
    said = {"T1-R": told(language).words[0], "T1-A": told(language).words[1]}
    (tmp_path / "form.xlsx").write_bytes(typed_into(blank(told_twice(), language=language), said, told(language)))
    start = openpyxl.load_workbook(office(tmp_path / "form.xlsx", "xlsx"), data_only=True).worksheets[0]
    beside = {row[0]: row[1] for row in start.iter_rows(max_col=2, values_only=True)}
    proved = {"en": f"Ratings without evidence: 2 in {domain}.", "cy": f"Sgorau heb dystiolaeth: {domain}: 2."}
    assert beside[language.evidence] == "\n".join(proved[one.tag] for one in language.parts)


@each_pair
def test_what_is_typed_beside_the_list_may_stand_and_one_language_is_refused_as_before(language: Language) -> None:
    book = opened(blank(told_twice(), language=language, last_time=EARLIER, promised=(PROMISE,)))
    lists = [one for sheet in book for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert {one.errorStyle for one in lists} == {"information"}
    assert {one.error for one in lists} == {language.choose_alone}
    for part in language.parts:
        assert part.choose_alone in language.choose_alone
    once = opened(blank(load_rubric(), language=language))
    lists = [one for sheet in once for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert {one.errorStyle for one in lists} <= {None, "stop"} and {one.error for one in lists} == {language.choose}


def test_a_word_of_either_language_has_the_colour_of_both() -> None:
    book = opened(blank(told_twice(), language=BY_NAME["English and Welsh"]))
    rules = [
        (str(area.sqref), rule.formula[0]) for area in book.worksheets[1].conditional_formatting for rule in area.rules
    ]
    assert ("G5:G12", 'OR($G5="Red / Coch",$G5="Red",$G5="Coch")') in rules
    assert ("D5:D12", 'OR($G5="Red / Coch",$G5="Red",$G5="Coch")') in rules
    assert len(rules) == 8


@pytest.mark.office
@each_pair
def test_words_of_either_language_typed_alone_are_counted(language: Language, typing: Any, tmp_path: Path) -> None:
    rubric, form = told(language), tmp_path / "form.xlsx"
    form.write_bytes(blank(told_twice(), language=language, last_time=EARLIER))
    first, titles = rubric.domains[0], titles_of(language)
    said = ["Red", "Ambr", rubric.words[2], "Methu barnu", "not applicable", "COCH", "Purple", "Amber"]
    typed = {f"{first.name}!G{row}": word for row, word in enumerate(said, 5)}
    typed[f"{first.name}!H6"] = "Minutes of June"
    typed |= {f"{first.name}!N5": "done", f"{first.name}!N6": "wedi’i wneud"}
    start = openpyxl.load_workbook(typing(form, typed), data_only=True).worksheets[0]
    rows = {row[0]: row[2:7] for row in start.iter_rows(max_col=7, values_only=True) if row[0]}
    assert rows[first.name] == (8, 7, 1, 4, 6)
    assert rows[titles[1]] == (8, 0, 8, 0, 8)
    assert rows[language.all_domains][:4] == (32, 7, 25, 4)
    beside = {row[0]: row[1] for row in start.iter_rows(max_col=2, values_only=True) if row[1]}
    left = {"en": f"Still to answer: 1 in {first.name}, ", "cy": f"I’w hateb eto: {first.name}: 1, "}
    told_left = str(beside[language.answers]).split("\n")
    assert all(text.startswith(left[one.tag]) for text, one in zip(told_left, language.parts, strict=True))
