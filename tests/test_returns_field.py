"""Faults found in mangled files, each of which stays mended; tests/data/field says more of its files."""

from __future__ import annotations

import datetime

from csxl.diagnostics.of_file import FileCode
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from csxl.returns.reading import read_return
from csxl.rubrics.loading import load_rubric
from csxl.sheets.cells import Flag
from csxl.sheets.foreign import read_foreign
from csxl.unwrap.sniff import sniff
from tests.helpers import folders
from tests.helpers.ods_sheets import SAYS, TABLE, seen
from tests.helpers.ooxml_packages import by_address, cell, codes, package, read, strings, zipped
from tests.helpers.returned_cells import RUBRIC, filled, form, line, lines, place, ratings, typed
from tests.helpers.returned_cells import read as returned

FIELD = folders.DATA / "field"
WELSH = load_rubric(folders.WELSH)
TWICE = Flag.TWICE
LINES = {"T1": "single", "T2": "none"}  # the lines through text of two styles
SPAN = '<text:span text:style-name="{}">Red</text:span> Green'
STYLES = "<office:automatic-styles>{}</office:automatic-styles>"


def field(name: str, kind: Kind, rubric: Rubric) -> tuple[dict[str, str | None], list[str]]:
    """The ratings read from a file, by ref, and the ERRORs said of it."""
    found, said = read_return(Member(name, (FIELD / name).read_bytes(), kind, ""), rubric)
    assert found
    return {answer.ref: answer.rating for answer in found.answers}, [line(d) for d in said if d.severity == "ERROR"]


def test_a_sheet_that_is_there_twice() -> None:
    answers, errors = field("sheet-twice.xlsx", Kind.OOXML, WELSH)
    assert [answers[ref] for ref in answers if ref.startswith("L")] == [None] * 6
    assert errors == [f"Llais y plentyn!G{row} G009" for row in range(5, 11)] + [
        f"Llais y plentyn!G{row} A016" for row in (5, 6, 9, 10)
    ]


def test_a_cell_in_a_cell() -> None:
    answers, errors = field("cell-in-cell.xlsx", Kind.OOXML, WELSH)
    assert [(ref, answers[ref]) for ref in answers if ref.startswith("L")] == [("L1-A", None)]
    assert errors[0] == "Llais y plentyn! W024"


def test_values_outside_cells() -> None:
    answers, errors = field("values-outside-cells.xlsx", Kind.OOXML, WELSH)
    assert not any(ref.startswith("C") for ref in answers)
    assert errors == ["Cydweithio! W024", "G001"]


def test_ratings_crossed_out_in_part() -> None:
    answers, errors = field("crossed-out.ods", Kind.ODS, RUBRIC)
    assert (answers["L1-S"], answers["O2-R"], answers["T1-R"]) == (None, None, "Cannot judge")
    assert errors == ["Legal & policy framework!G8 A017", "Outcomes!G9 A017"]


def test_a_row_whose_ref_is_stored_twice_is_not_read() -> None:
    book = filled(
        {
            "Target!A5": typed("T1-R")._replace(others=("T2-S",), flags=TWICE),
            "Target!G5": "Red",
            "Target!A6": typed("T1-A")._replace(others=("t1-a ",), flags=TWICE),
            "Target!G6": "Green",
        }
    )
    assert ratings(book) == {"T1-A": "Green"}
    assert lines(book) == ["Target!G5 G030"]


def test_a_row_whose_descriptors_are_stored_twice_is_not_read() -> None:
    cells = form().sheets[1].cells
    below = {column: cells[place(f"{column}6")].text for column in "DEF"}
    over = {
        f"Target!{column}5": cells[place(f"{column}5")]._replace(others=(text,), flags=TWICE)
        for column, text in below.items()
    }
    book = filled({**over, "Target!G5": "Red"})
    assert ratings(book) == {}
    assert lines(book) == ["Target!G5 G009"]


def test_a_stretch_of_text_that_is_crossed_out_in_opendocument() -> None:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties '
        f'style:text-line-through-type="{line}"/></style:style>'
        for name, line in LINES.items()
    )
    rows = "".join(f"<table:table-row>{SAYS('', SPAN.format(name))}</table:table-row>" for name in LINES)
    content = TABLE.format(rows).replace("<office:body>", STYLES.format(styles) + "<office:body>")
    book, said = read_foreign(zipped({"content.xml": content}), Kind.ODS, "a.ods")
    assert said == ()
    assert list(seen(book).values()) == [("Red Green", Flag.STRUCK), ("Red Green", Flag.NONE)]


def test_a_sheet_saved_as_values_is_told_from_a_letter() -> None:
    sheet = 'Target · Police,,,\r\n"The system, and\nits contexts",,,\r\nRef,Red,Amber,RAG\r\nT1-R,"a, b",c,Green\r\n'
    assert sniff(sheet.encode()) is FileCode.CSV
    assert sniff(b"Dear all,\nour form, filled in, is on its way.\nBest wishes,\nSam\n") is FileCode.TEXT


def test_two_values_in_one_cell_are_both_seen_and_a_cell_in_a_cell_breaks_the_sheet_off() -> None:
    two = cell('<row><c r="A1" t="inlineStr"><is><t>Red</t></is><is><t>Green</t></is></c></row>')
    assert (two.text, two.others, two.flags) == ("Red", ("Green",), TWICE)
    mixed = cell('<row><c r="A1" t="str"><is><t>Red</t></is><v>Green</v></c></row>')
    assert (mixed.text, mixed.others) == ("Red", ("Green",))
    nested = package('<row><c r="A1" t="str"><v>Red</v></c><c r="B1"><c r="G5"/><v>77</v></c></row>')
    assert codes(nested) == ["ERROR Target W024"]
    assert list(by_address(read(nested)[0])) == ["A1"]


def test_a_cell_that_breaks_off_after_its_second_value_is_never_read_as_holding_one() -> None:
    """The cell's own texts do not end before another's begin, and then the whole makes no sense any more."""
    broken = package('<row><c r="A1" t="inlineStr"><is><t>Red</t><is><t>Green</t></is></c></row>')
    left = by_address(read(broken)[0]).get("A1")
    assert codes(broken) == ["ERROR Target W024"]
    assert left is None or (left.text, left.others, left.flags) == ("Red", ("Green",), TWICE)


def test_what_is_neither_true_nor_false_is_read_as_it_stands() -> None:
    stored = {raw: cell(f'<row><c r="A1" t="b"><v>{raw}</v></c></row>').value for raw in ("1", "0", "false", "148")}
    assert stored == {"1": True, "0": False, "false": False, "148": "148"}


def test_a_year_typed_alone_where_a_date_is_expected_is_asked_about() -> None:
    book = filled(
        {
            "Target!G5": "Red",
            "Target!K5": datetime.datetime(1905, 7, 19),
            "Target!G6": "Green",
            "Target!K6": datetime.datetime(2027, 3, 31),
        }
    )
    assert [answer.by_when for answer in returned(book)[0].answers[:2]] == ["1905-07-19", "2027-03-31"]
    assert lines(book) == ["Target!K5 A032"]


def test_a_number_that_may_be_a_date_is_shown_as_one() -> None:
    book = filled({"Target!G5": "Red", "Target!K5": 46477.0})
    answer, *_ = returned(book)[0].answers
    asked, *_ = [d for d in returned(book)[1] if d.code == "A031"]
    assert (answer.by_when, asked.cell) == ("46477", "K5")
    assert "2027-03-31" in asked.message


def test_a_text_beside_a_cell_s_own_is_a_second_value() -> None:
    for texts in ("<is><t>Red</t></is><t>Green</t>", "<t>Red</t><is><t>Green</t></is>"):
        two = cell(f'<row><c r="A1" t="inlineStr">{texts}</c></row>')
        assert (two.text, two.others, two.flags) == ("Red", ("Green",), TWICE)
    assert cell('<row><c r="A1" t="inlineStr"><t>Red</t></c></row>').text == "Red"


def test_a_text_in_a_cell_of_another_kind_is_not_trusted() -> None:
    kept = {kind: cell(f'<row><c r="A1" t="{kind}"><is><t>Red</t></is></c></row>').flags for kind in ("e", "b", "n")}
    assert kept == {"e": Flag.ERROR, "b": Flag.ERROR, "n": Flag.NONE}


def test_a_text_within_a_text_is_read_once() -> None:
    texts = "<t><t>in June</t> and July</t>"
    assert cell(f'<row><c r="A1" t="inlineStr"><is>{texts}</is></c></row>').text == "in June and July"
    shared = {"xl/sharedStrings.xml": strings(texts)}
    assert cell('<row><c r="A1" t="s"><v>0</v></c></row>', changed=shared).text == "in June and July"


def test_a_value_outside_any_cell_breaks_the_sheet_off() -> None:
    outside = package('<row r="1"><c r="A1" t="str"><v>Red</v></c></row><row r="2"><is><t>Green</t></is></row>')
    assert codes(outside) == ["ERROR Target W024"]
    assert list(by_address(read(outside)[0])) == ["A1"]


def test_shared_texts_are_not_counted_on_beyond_one_that_does_not_end() -> None:
    shared = {"xl/sharedStrings.xml": strings("<t>Red</t>", "<t>Green</t><x><si><t>Amber</t></si></x>", "<t>Red</t>")}
    data = package("".join(f'<row><c r="A{row}" t="s"><v>{row - 1}</v></c></row>' for row in (1, 2, 3)), shared)
    assert codes(data) == ["ERROR Target A2 W015", "ERROR Target A3 W015"]
    assert by_address(read(data)[0])["A1"].text == "Red"
