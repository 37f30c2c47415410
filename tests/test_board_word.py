"""The Word documents, read back with the standard library: the page's facts, parts in the schema's order, no fields."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from csxl import agenda_document, board_document
from csxl.board.blocks import BoardTable, Points, Sentence, filled, shown
from csxl.board.content import PageOne
from csxl.board.word_file import MADE as PART_DATE
from csxl.board.word_identity import document_identity
from csxl.compare.agenda import agenda
from csxl.compare.consolidation import consolidate
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison, Spread
from csxl.model.own_documents import AGENDA, BOARD_PAPER
from csxl.model.review import Expected
from csxl.rubrics.loading import load_rubric
from tests.helpers import folders
from tests.helpers.decisions_by_hand import decided_review
from tests.helpers.readings_by_hand import many, published, rated, small_review

MADE = datetime.date(2026, 12, 15)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = {f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
WRITERS = [board_document, agenda_document]
Writer = Callable[[Comparison, datetime.date], bytes]
HOSTILE = "=cmd|' /C calc'!A0 <w:p>&amp;\u202etxt\x07\x00 MERGEFIELD"
# In the order of the schema (CT_TblPr, CT_TcPr, CT_PPr, CT_RPr), as far as csxl writes them.
ORDERS = {
    "tblPr": ["tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"],
    "tcPr": ["tcW", "tcBorders", "shd"],
    "trPr": ["cantSplit", "trHeight", "tblHeader"],
    "pPr": ["pStyle", "pageBreakBefore", "spacing"],
    "tcBorders": ["top", "left", "bottom", "right"],
    "rPr": ["rStyle", "color", "shd"],
    "tbl": ["tblPr", "tblGrid", "tr"],
    "sectPr": ["footerReference", "pgSz", "pgMar"],
}


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def body(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(parts(data)["word/document.xml"])


def text_of(element: ElementTree.Element) -> str:
    """The text with its line breaks."""
    shown = (MARKS.get(one.tag, one.text or "") for one in element.iter() if one.tag in {f"{W}t", *MARKS})
    return "".join(shown).replace("\xa0", " ")


def styled(data: bytes, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [
        text_of(one)
        for one in body(data).iter(f"{W}p")
        for found in one.iter(f"{W}pStyle")
        if found.get(f"{W}val") == style
    ]


def names(element: ElementTree.Element) -> list[str]:
    return [child.tag.removeprefix(W) for child in element]


def hostile_review() -> Comparison:
    agencies = [Expected(f"{HOSTILE}{number}", f"H-{number}") for number in (1, 2)]
    forms = tuple(rated(agency, {"T1-R": word}) for agency, word in zip(agencies, ("Red", "Green"), strict=True))
    return consolidate(Reading(forms), published(), agencies, review=HOSTILE, partnership=HOSTILE)


def test_the_paper_says_what_the_page_says_in_the_same_order() -> None:
    comparison = small_review()
    data = board_document(comparison, MADE)
    sections = PageOne(comparison, MADE).sections
    assert styled(data, "Title") == ["Board summary · Autumn 2026"]
    assert styled(data, "Heading1") == [one.question for one in sections]
    everything = [text_of(one) for one in body(data).iter(f"{W}p")]
    for one in sections:
        for block in one.blocks:
            if isinstance(block, Sentence) and shown(block.text):
                assert shown(block.text) in everything
            elif isinstance(block, BoardTable):
                cells = {shown(cell.text) for line in block.lines for cell in line if not cell.rating}
                assert cells <= set(everything)
            elif isinstance(block, Points):
                style = "ListNumber" if block.numbered else "ListBullet"
                assert {shown(text) for text in block.lines if shown(text)} <= set(styled(data, style))


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_review_and_day_give_the_same_bytes(write: Writer) -> None:
    once = write(small_review(), MADE)
    assert write(small_review(), MADE) == once
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {info.date_time for info in archive.infolist()} == {PART_DATE}


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    "make", [small_review, hostile_review, lambda: consolidate(many(70, published()), published())]
)
def test_parts_stand_in_the_schema_s_order(write: Writer, make: Callable[[], Comparison]) -> None:
    data = write(make(), MADE)
    for text in parts(data).values():
        ElementTree.fromstring(text)
    for element in body(data).iter():
        order = ORDERS.get(element.tag.removeprefix(W))
        if order:
            places = [order.index(name) for name in names(element)]
            assert places == sorted(places)
    for cell in body(data).iter(f"{W}tc"):
        assert names(cell)[-1] == "p"


@pytest.mark.parametrize("write", WRITERS)
def test_tables_can_be_heard(write: Writer) -> None:
    for table in body(write(small_review(), MADE)).iter(f"{W}tbl"):
        [said], [told] = (list(table.iter(f"{W}{name}")) for name in ("tblCaption", "tblDescription"))
        assert said.get(f"{W}val")
        assert told.get(f"{W}val")
        rows = list(table.iter(f"{W}tr"))
        columns = len(list(table.iter(f"{W}gridCol")))
        assert {len(list(row.iter(f"{W}tc"))) for row in rows} == {columns}
        assert {len(list(row.iter(f"{W}cantSplit"))) for row in rows} == {1}
        assert not [*table.iter(f"{W}gridSpan"), *table.iter(f"{W}vMerge")]
        headed = [bool(list(row.iter(f"{W}tblHeader"))) for row in rows]
        assert not any(headed[1:])


def test_every_table_of_the_paper_has_a_header_row_that_is_repeated() -> None:
    tables = list(body(board_document(small_review(), MADE)).iter(f"{W}tbl"))
    assert len(tables) > 2
    assert all(list(next(table.iter(f"{W}tr")).iter(f"{W}tblHeader")) for table in tables)


@pytest.mark.parametrize("write", WRITERS)
def test_what_people_typed_is_text_and_nothing_else(write: Writer) -> None:
    data = write(hostile_review(), MADE)
    whole = "".join(parts(data).values())
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", whole)
    assert "http://" not in re.sub(r'xmlns:?\w*="[^"]*"|Type="[^"]*"|uri="[^"]*"', "", whole)
    assert "TargetMode" not in whole
    assert "fldChar" not in whole
    assert re.findall(r'w:instr="([^"]*)"', whole) == [" PAGE ", " NUMPAGES "]
    shown_name = "=cmd|' /C calc'!A0 <w:p>&amp;txt MERGEFIELD1"
    assert shown_name in text_of(body(data))


@pytest.mark.parametrize(("write", "kind"), [(board_document, BOARD_PAPER), (agenda_document, AGENDA)])
def test_a_document_says_what_it_is(write: Writer, kind: str) -> None:
    comparison = small_review()
    data = write(comparison, MADE)
    known = document_identity(data)
    assert known
    assert (known.kind, known.review, known.is_as_written) == (kind, comparison.review, True)
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, text in parts(data).items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    again = document_identity(saved.getvalue())
    assert again
    assert (again.kind, again.is_as_written) == (kind, False)
    assert document_identity(b"PK\3\4 no document") is None
    assert document_identity(data[: len(data) // 2]) is None


def test_a_document_is_in_the_review_s_language_on_a4() -> None:
    rubric = load_rubric(folders.WELSH)
    comparison = consolidate(many(3, rubric), rubric)
    assert 'w:lang w:val="en-GB"' in parts(board_document(comparison, MADE))["word/styles.xml"]
    data = board_document(replace(comparison, language="Welsh"), MADE)
    assert 'w:lang w:val="cy-GB"' in parts(data)["word/styles.xml"]
    [size] = body(data).iter(f"{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    core = parts(data)["docProps/core.xml"]
    assert "<dc:language>cy-GB</dc:language>" in core
    assert "2026-12-15T00:00:00Z" in core


def test_every_criterion_on_which_agencies_differ_has_a_page_with_its_words() -> None:
    comparison = small_review()
    data = agenda_document(comparison, MADE)
    found = agenda(comparison)
    differing = [one for one in found if one.spread in (Spread.POLARISED, Spread.ADJACENT)]
    headings = styled(data, "Heading1")
    assert headings[:2] == ["The meeting", "What is on the agenda"]
    assert headings[2:] == [one.criterion.in_words for one in differing]
    assert len(list(body(data).iter(f"{W}pageBreakBefore"))) == len(differing) > 1
    whole = text_of(body(data))
    assert all(words in whole for one in differing for words in one.criterion.descriptors.values())
    lines = list(list(body(data).iter(f"{W}tbl"))[1].iter(f"{W}tr"))[1:]
    assert [text_of(next(line.iter(f"{W}tc"))) for line in lines] == [one.criterion.in_words for one in found]
    marks = {one.get(f"{W}name") for one in body(data).iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in body(data).iter(f"{W}hyperlink")} == marks


def test_what_was_agreed_is_filled_in_and_the_rest_has_room() -> None:
    comparison = decided_review()
    data = agenda_document(comparison, MADE)
    agreed = [one for one in agenda(comparison) if one.agreed and one.agreed.rating]
    assert agreed
    whole = text_of(body(data))
    for one in agreed:
        assert one.agreed
        assert one.agreed.reason in whole
        assert one.agreed.words in whole
    tables = list(body(data).iter(f"{W}tbl"))
    open_ones = [table for table in tables if "not agreed" in text_of(table)]
    assert open_ones
    heights = [one.get(f"{W}val") for one in open_ones[0].iter(f"{W}trHeight")]
    assert len(heights) == 6


def test_a_text_keeps_its_line_breaks() -> None:
    comparison = small_review()
    found = next(one for one in agenda(comparison) if "\n" in "".join(one.criterion.descriptors.values()))
    assert any(
        text in text_of(body(agenda_document(comparison, MADE))) for text in found.criterion.descriptors.values()
    )


def test_a_long_table_is_cut_short_and_says_how_many_lines_are_left() -> None:
    comparison = consolidate(many(30, published()), published())
    [table] = [
        block
        for one in PageOne(comparison, MADE).sections
        for block in one.blocks
        if isinstance(block, BoardTable) and len(block.lines) + len(block.more) > 20
    ][:1]
    data = board_document(comparison, MADE)
    captions = {said.get(f"{W}val"): one for one in body(data).iter(f"{W}tbl") for said in one.iter(f"{W}tblCaption")}
    found = captions[table.caption]
    lines = filled((*table.lines, *table.more))
    assert len(list(found.iter(f"{W}tr"))) == 1 + 6
    assert f"and {len(lines) - 6} more" in "\n".join(styled(data, "Small"))


def test_where_nobody_differs_the_agenda_says_so_in_the_rubric_s_words() -> None:
    rubric = load_rubric(folders.WELSH)
    data = agenda_document(consolidate(many(0, rubric), rubric), MADE)
    assert "nothing is Coch to all" in text_of(body(data))
    assert styled(data, "Heading1") == ["The meeting", "What is on the agenda"]
