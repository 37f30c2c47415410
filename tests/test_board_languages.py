"""Page one, its twins and the agenda in Welsh and in two languages: nothing is left in English, no number differs."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest

from csxl import agenda_document, board_document, board_page, write_summary
from csxl.board.blocks import BoardTable, Points, Sentence, shown
from csxl.board.content import PageOne
from csxl.board.page_rows import room_on
from csxl.board.word_looks import word_room
from csxl.compare.consolidation import consolidate
from csxl.compare.narrative import headline
from csxl.compare.other_language import told_in
from csxl.compare.patterns import patterns
from csxl.decisions.summary_reader import read_summary_bytes
from csxl.languages import BY_NAME
from csxl.model.comparison import Comparison
from csxl.rubrics.loading import load_rubric
from csxl.rubrics.shipped import rubric_place
from tests.helpers.command_line import csxl
from tests.helpers.coordinators_workbooks import PLAN
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.made_up_welsh import in_welsh, told_twice, welsh
from tests.helpers.opened_summaries import MADE
from tests.helpers.page_desk import Page, ask
from tests.helpers.readings_by_hand import many, small_review
from tests.helpers.review_folders import planned
from tests.helpers.reviews_before import second_review
from tests.helpers.rubric_shapes import Shape, shaped
from tests.helpers.thirty_agencies import of_thirty
from tests.test_summary_movement_sheet import agreements

ENGLISH, WELSH = BY_NAME["English"], BY_NAME["Welsh"]
KINDS = ("on_board", "on_comparison")
ALIKE = {  # what is the same in both languages: marks, names of months, what only has {braces}
    *("on_board.says", "on_board.named", "on_board.abstained", "on_comparison.patterns.with_number"),
}
HOLES = re.compile(r"\{[^}]*\}")
TAGS = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SMALL_WORDS = re.compile(r"\b(the|and|of|with|is|are|was|were|agency|agencies|criteria|criterion|who|rated|more)\b")


def texts(words: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every text of a record of words, with its place."""
    if isinstance(words, str):
        yield name, words
    elif isinstance(words, Mapping):
        for key, text in words.items():
            yield from texts(text, f"{name}.{key.value if isinstance(key, Enum) else key}")
    elif isinstance(words, tuple):
        for number, text in enumerate(words):
            yield from texts(text, f"{name}.{number}")
    elif is_dataclass(words):
        for field in fields(words):
            yield from texts(getattr(words, field.name), f"{name}.{field.name}")


def every_text(language: Any) -> dict[str, str]:
    return {place: text for kind in KINDS for place, text in texts(getattr(language, kind), kind)}


def in_two(comparison: Comparison, language: str = "English and Welsh") -> Comparison:
    return replace(comparison, rubric=told_twice(), language=language)


def wholly_welsh(comparison: Comparison) -> Comparison:
    """The comparison in Welsh, with a rubric that is told in what looks like Welsh, and so all that agencies typed."""
    return told_in(replace(comparison, rubric=told_twice()), WELSH)


def plain(page: str) -> str:
    return TAGS.sub("\n", page).replace("&amp;", "&").replace("&#x27;", "'")


def word_text(data: bytes) -> str:
    return plain(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode())


REVIEWS: Mapping[str, Callable[[], Comparison]] = {
    "small": small_review,
    "second": lambda: second_review(agreements()),
    "thirty": of_thirty,
}
each_review = pytest.mark.parametrize("review", REVIEWS)


def test_every_text_for_the_board_is_there_in_welsh_and_has_the_same_holes() -> None:
    english, welsh_ones = every_text(ENGLISH), every_text(WELSH)
    own = {place for place in welsh_ones if place not in english}
    assert {place.rpartition(".")[0] for place in own} == {"on_comparison.shown", "on_comparison.patterns.kinds"}
    assert set(english) <= set(welsh_ones)
    assert {place for place in english if english[place] == welsh_ones[place]} == ALIKE
    for place, text in english.items():
        assert Counter(HOLES.findall(welsh_ones[place])) == Counter(HOLES.findall(text)), place
    assert all(not SMALL_WORDS.search(HOLES.sub("", text)) for text in welsh_ones.values() if " " in text)


@each_review
def test_no_sentence_of_the_english_page_is_left_in_the_welsh_ones(review: str) -> None:
    comparison = wholly_welsh(REVIEWS[review]())
    told = [plain(board_page(comparison, MADE)), word_text(board_document(comparison, MADE))]
    told += [word_text(agenda_document(comparison, MADE)), *(one.sentence for one in patterns(comparison, "Welsh"))]
    told += headline(comparison, language="Welsh")
    parts = {
        part.strip()
        for text in every_text(ENGLISH).values()
        for part in HOLES.sub("\n", text).split("\n")
        if " " in part.strip() and any(letter.isalpha() for letter in part)
    }
    assert len(parts) > 100
    assert {part for part in parts if any(part in text for text in told)} == set()


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


@each_review
def test_the_numbers_are_the_same_in_both(review: str) -> None:
    comparison = in_two(REVIEWS[review]())
    english, other = (numbers(word_text(board_document(comparison, MADE, second))) for second in (False, True))
    assert english.total() > 100
    assert other == english
    for one, two in zip(*(page.sections for page in PageOne(comparison, MADE).tellings), strict=True):
        leads = [block.blocks[0] for block in (one, two)]
        assert all(isinstance(lead, Sentence) for lead in leads)
        assert len({frozenset(numbers(shown(lead.text)).items()) for lead in leads if isinstance(lead, Sentence)}) == 1


@pytest.mark.parametrize("language", ["English and Welsh", "Welsh and English"])
@each_review
def test_both_tell_the_same_points_in_the_same_order(review: str, language: str) -> None:
    first, second = (lines_of(page) for page in PageOne(in_two(REVIEWS[review](), language), MADE).tellings)
    assert len(first) > 2
    assert second == first


def lines_of(page: PageOne) -> list[list[Counter[str]]]:
    """The numbers in each line of each list of the page: a criterion's ref and what is counted are alike in both."""
    lists = [block for section in page.sections for block in section.blocks if isinstance(block, BoardTable | Points)]
    return [[numbers(line) for line in told_by(block)] for block in lists]


def told_by(block: BoardTable | Points) -> list[str]:
    if isinstance(block, Points):
        return [shown(text) for text in block.lines]
    return [" ".join(shown(cell.text) for cell in line) for line in block.lines]


@pytest.mark.parametrize(("words", "levels", "room"), [(3, 2, 745), (5, 2, 814), (3, 6, 820)])
def test_a_page_that_is_wider_holds_more_lines(words: int, levels: int, room: int) -> None:
    rubric = shaped(Shape(words=words, levels=levels, stages=5))
    assert round(room_on(PageOne(consolidate(many(3, rubric), rubric), MADE).plan)) == room


def test_a_bilingual_workbook_has_both_pages_and_the_second_follows_nothing() -> None:
    data = write_summary(in_two(decided_review()), MADE)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames[:2] == ["Board summary", "Crynodeb i’r bwrdd"]
    first, second = book.worksheets[:2]
    live, other = (
        [str(cell.value) for row in sheet for cell in row if cell.data_type == "f"] for sheet in (first, second)
    )
    assert len(live) > 100
    assert {re.sub(r'"(?:[^"]|"")*"', "", text) for text in other} <= {"=", "=&"}  # a link's text, which breaks so
    to = [str(cell.hyperlink.location) for row in second for cell in row if cell.hyperlink]
    links = {place.rpartition("!")[0].strip("'") for place in to}
    assert {"Returns", "Matrix", "Disagreement", "Actions", "Method"} <= links <= set(book.sheetnames)
    assert second.print_area
    assert second.sheet_properties.pageSetUpPr is not None
    assert second.sheet_properties.pageSetUpPr.fitToPage
    assert second.page_setup.fitToHeight in (None, 1)  # one page is what a file says by saying nothing


def test_what_was_agreed_is_on_the_second_page_in_its_own_words() -> None:
    english, other = PageOne(in_two(decided_review()), MADE).tellings
    agreed = [one.agreed.rating for one in english.comparison.findings if one.agreed and one.agreed.rating]
    told = [one.agreed.rating for one in other.comparison.findings if one.agreed and one.agreed.rating]
    assert agreed and told == [welsh(word) for word in agreed]
    where = {finding.criterion.ref for finding in other.comparison.findings if finding.agreed}
    found = {one.ref for one in other.comparison.rubric.criteria.values() if other.comparison.decisions.agreed(one)}
    assert where and where == found


def test_a_bilingual_summary_is_read_back_without_anything_taken_for_typed() -> None:
    comparison = in_two(decided_review())
    found, said = read_summary_bytes("summary.xlsx", write_summary(comparison, MADE), (), comparison.rubric, MADE)
    assert found is not None and said == ()
    entries = {key: entry.value for key, entry in comparison.decisions.entries.items()}
    assert {key: entry.value for key, entry in found.decisions.entries.items()} == entries


def test_what_stands_in_another_language_is_marked_so() -> None:
    comparison = replace(small_review(), language="Welsh")  # the rubric is told in English alone
    page = board_page(comparison, MADE)
    assert '<html lang="cy-GB">' in page
    assert '<span lang="en-GB">Legal &amp; policy framework</span>' in page
    assert '<span lang="en-GB">Red</span>' in page
    assert re.search(r'“<span lang="en-GB">[^<]+</span>”', page)
    document = zipfile.ZipFile(io.BytesIO(board_document(comparison, MADE))).read("word/document.xml").decode()
    assert '<w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">Legal &amp; policy framework</w:t>' in document
    assert 'lang="' not in board_page(small_review(), MADE).partition("<body>")[2]


def test_a_text_that_is_missing_in_welsh_alone_is_marked() -> None:
    rubric = told_twice()
    text = rubric.domains[0].criteria[0].descriptors["Red"]
    borrowed = in_welsh(rubric, frozenset({text, "Target"}))
    telling = replace(borrowed, borrowed=frozenset({text, "Target"}), original="en-GB")
    comparison = told_in(replace(small_review(), rubric=replace(rubric, translations=(telling,))), WELSH)
    page = board_page(comparison, MADE)
    marked = set(re.findall(r'<span lang="en-GB">([^<]*)</span>', page))
    assert marked == {"Target"}


def test_no_column_of_a_document_is_narrower_than_its_longest_word() -> None:
    rubric = load_rubric(rubric_place("section-11")).said_in("cy")
    comparison = replace(consolidate(many(9, rubric), rubric), language="Welsh")
    document = zipfile.ZipFile(io.BytesIO(board_document(comparison, MADE))).read("word/document.xml")
    tables = list(ElementTree.fromstring(document).iter(f"{W}tbl"))
    assert len(tables) == 3
    for table in tables:
        widths = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        rows = [[cell_words(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for width, column in zip(widths, zip(*rows, strict=True), strict=True):
            assert word_room(column) <= width, max(column, key=len)


def test_no_rating_to_be_ringed_is_torn_apart_at_the_end_of_a_line() -> None:
    rubric = load_rubric(rubric_place("section-11")).said_in("cy")
    comparison = replace(consolidate(many(9, rubric), rubric), language="Welsh")
    told = word_text(agenda_document(comparison, MADE))
    between = 8 * "\xa0" + " "
    words = ["Heb ei sefydlu", "Yn dechrau", "Ar waith gan mwyaf", "Wedi ymwreiddio", "Methu dweud", "Amherthnasol"]
    assert between.join(word.replace(" ", "\xa0") for word in (*words, "heb gytuno")) in told
    assert "Red\u2003\u2003Amber\u2003\u2003Green" in word_text(agenda_document(small_review(), MADE))


def cell_words(cell: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in cell.iter(f"{W}t"))


def test_the_command_writes_each_paper_in_each_language(tmp_path: Path) -> None:
    review = planned(tmp_path, replace(PLAN, language="Welsh and English"))
    (tmp_path / "output" / "returns").mkdir(parents=True)
    papers = ["--html", tmp_path / "b.html", "--docx", tmp_path / "b.docx", "--agenda", tmp_path / "a.docx"]
    done = csxl("consolidate", review.workbook, *papers, "-o", tmp_path / "summary.xlsx")
    assert done.exit_code == 0, done.output
    names = ["b.html", "b-en.html", "b.docx", "b-en.docx", "a.docx", "a-en.docx"]
    assert [Path(line).name for line in done.stdout.splitlines()[-6:]] == names
    assert '<html lang="cy-GB">' in (tmp_path / "b.html").read_text(encoding="utf-8")
    assert '<html lang="en-GB">' in (tmp_path / "b-en.html").read_text(encoding="utf-8")
    book = openpyxl.load_workbook(tmp_path / "summary.xlsx")
    assert book.sheetnames[:2] == ["Crynodeb i’r bwrdd", "Board summary"]
    again = csxl("consolidate", review.workbook, *papers, "-o", tmp_path / "summary.xlsx")
    assert (again.exit_code, again.stderr) == (0, done.stderr)


def test_the_page_without_installation_gives_each_paper_in_each_language(tmp_path: Path) -> None:
    page = Page()
    page.drop({"review.xlsx": planned(tmp_path, replace(PLAN, language="English and Welsh")).workbook.read_bytes()})
    result, files = ask("summary")
    names = ["board.docx", "agenda.docx", "board-cy.html", "board-cy.docx", "agenda-cy.docx"]
    assert (result["documents"], result["language"]) == (names, "en")
    assert len(files) == 2 + len(names)
    assert b'<html lang="cy-GB">' in files[2 + names.index("board-cy.html")]


def test_the_same_day_gives_the_same_bytes() -> None:
    day = datetime.date(2026, 11, 25)
    assert write_summary(in_two(small_review()), day) == write_summary(in_two(small_review()), day)
