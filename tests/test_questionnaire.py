"""The questionnaire as other programs see it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from csxl.languages import LANGUAGES, Language
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import LastTime
from csxl.rubrics.loading import load_rubric
from csxl.writing.text_fit import row_height
from tests.helpers import folders
from tests.helpers.filled_forms import HOSTILE, POLICE, blank
from tests.helpers.workbook_facts import footer, own_properties

HEADINGS = ("Ref", "Level", "Stage", "Red", "Amber", "Green", "Your rating", "Evidence", "Action", "Owner", "By when")

SENTENCE = (
    "We looked at twelve plans in the autumn: seven name the place of harm, five only the child (minutes, 3 June). "
)
THOUSAND = (SENTENCE * 10)[:1000]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return opened(blank())


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read(name).decode()


def domains(book: openpyxl.Workbook) -> Iterator[Worksheet]:
    yield from (sheet for sheet in book if sheet.title not in ("Start", "Lists"))


def test_the_sheets_in_order_and_one_hidden(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["Start", "Target", "Legal & policy framework", "Partnerships", "Outcomes", "Lists"]
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == ["Lists"]


def test_every_criterion_has_its_row_and_its_descriptors_word_for_word(book: openpyxl.Workbook, rubric: Rubric) -> None:
    for domain in rubric.domains:
        rows = list(book[domain.name].iter_rows(min_row=4, values_only=True))
        assert rows[0] == HEADINGS
        assert [row[0] for row in rows[1:]] == [criterion.ref for criterion in domain.criteria]
        assert [row[3:6] for row in rows[1:]] == [tuple(c.descriptors.values()) for c in domain.criteria]
        assert {row[6:] for row in rows[1:]} == {(None,) * 5}


def test_the_title_names_domain_agency_and_return_code(book: openpyxl.Workbook) -> None:
    assert book["Target"]["A1"].value == "Target · Police · return code POLICE"


def test_a_title_shows_ninety_characters_of_an_agency_s_name() -> None:
    long = "Felpersham and Ambridge Borough Council Housing, Homelessness and Community Safety Service"
    assert [opened(blank(agency=name))["Target"]["A1"].value for name in (long, f"{long}s")] == [
        f"Target · {long} · return code POLICE",
        f"Target · {long[:-1]}… · return code POLICE",
    ]


def test_the_dropdown_offers_ratings_and_abstentions_and_refuses_the_rest(book: openpyxl.Workbook) -> None:
    for sheet in domains(book):
        (choice,) = (rule for rule in sheet.data_validations.dataValidation if rule.type == "list")
        assert str(choice.sqref) == "G5:G12"
        assert choice.formula1 == '"Red,Amber,Green,Cannot judge,Not applicable"'
        assert choice.showErrorMessage and choice.errorStyle in (None, "stop")
        assert choice.prompt and len(choice.error) <= 225


def test_ratings_are_coloured_by_their_own_word_and_light_their_descriptor(book: openpyxl.Workbook) -> None:
    rules = {
        (str(area.sqref), rule.formula[0]): rule.dxf.fill.bgColor.rgb
        for area in book["Target"].conditional_formatting
        for rule in area.rules
    }
    assert rules == {
        ("G5:G12", '"Red"'): "FFBF242A",
        ("G5:G12", '"Amber"'): "FFFABE28",
        ("G5:G12", '"Green"'): "FF4BB393",
        ("G5:G12", '"Cannot judge"'): "FFDDE1E4",
        ("G5:G12", '"Not applicable"'): "FFFFFFFF",
        ("D5:D12", '$G5="Red"'): "FFBF242A",
        ("E5:E12", '$G5="Amber"'): "FFFABE28",
        ("F5:F12", '$G5="Green"'): "FF4BB393",
    }


def test_answer_cells_and_nothing_else_are_unlocked(book: openpyxl.Workbook) -> None:
    for sheet in domains(book):
        unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        assert unlocked == {f"{column}{row}" for column in "GHIJK" for row in range(5, 13)}
    start = {
        cell.coordinate: book["Start"][f"A{cell.row}"].value
        for row in book["Start"].iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    words = ["What works well", "Overall comment"]
    assert list(start.values()) == [*words, "Completed by", "Role", "Date completed"]


def test_protected_without_a_password_and_usable(book: openpyxl.Workbook) -> None:
    for sheet in book:
        protection = sheet.protection
        assert protection.sheet and not protection.password
        assert not (protection.formatRows or protection.formatColumns or protection.autoFilter or protection.sort)


def test_print_set_up(book: openpyxl.Workbook) -> None:
    for sheet in domains(book):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.freeze_panes == "D5"
        assert sheet.auto_filter.ref == "A4:K12"


def test_identity_is_written_three_times(book: openpyxl.Workbook) -> None:
    identity = {row[0]: row[1] for row in book["Lists"].iter_rows(max_row=5, max_col=2, values_only=True)}
    assert identity == {
        "Rubric": "Contextual Safeguarding System Review Traffic Light Tool",
        "Rubric version": "1.0",
        "Review": "Autumn 2026",
        "Agency": "Police",
        "Agency code": "POLICE",
    }
    assert own_properties(book) == {f"csxl {label}": value for label, value in identity.items()}
    assert all("POLICE" in footer(sheet) for sheet in book if sheet.sheet_state == "visible")


def test_document_properties(book: openpyxl.Workbook) -> None:
    properties = book.properties
    assert properties.language == "en-GB"
    assert properties.creator == "Borsetshire Safeguarding Children Partnership"
    assert properties.title == "Contextual Safeguarding System Review Traffic Light Tool: Police"


def test_progress_has_formulas_with_their_values() -> None:
    formulas, values = opened(blank())["Start"], openpyxl.load_workbook(io.BytesIO(blank()), data_only=True)["Start"]
    (heads,) = (row for row in values.iter_rows() if row[0].value == "Domain")
    first = int(str(heads[0].row)) + 1
    rows = [[values.cell(row, column).value for column in (1, 3, 4, 5, 6)] for row in range(first, first + 5)]
    assert rows == [
        ["Target", 8, 0, 8, 0],
        ["Legal & policy framework", 8, 0, 8, 0],
        ["Partnerships", 8, 0, 8, 0],
        ["Outcomes", 8, 0, 8, 0],
        ["All domains", 32, 0, 32, 0],
    ]
    assert formulas[f"D{first}"].value.startswith("=COUNTIF('Target'!$G$5:$G$12,\"=Red\")+")
    assert formulas[f"E{first + 4}"].value == f"=SUM(E{first}:E{first + 3})"


def last_step(start: Worksheet) -> list[object]:
    """The sentences of the last step, with the row of its heading before them."""
    (row,) = (cell.row for (cell,) in start.iter_rows(max_col=1) if cell.value == "Last step")
    return [row, *(start.cell(row + at, 2).value for at in range(1, 6))]


def test_the_last_step_says_what_is_open_and_the_last_domain_leads_to_it() -> None:
    row, *said = last_step(openpyxl.load_workbook(io.BytesIO(blank(send_to="review@x.uk")), data_only=True)["Start"])
    assert said == [
        "Not ready to send yet",
        "Still to answer: 8 in Target, 8 in Legal & policy framework, 8 in Partnerships, 8 in Outcomes.",
        "Nothing is answered yet.",
        "Still to give: Completed by, Role, Date completed.",
        "Every text fits its row.",
    ]
    ways = {sheet.title: sheet["I3"] for sheet in domains(opened(blank(send_to="review@x.uk")))}
    assert [(way.value, way.hyperlink.location) for way in ways.values() if way.hyperlink] == [
        ("Next: Legal & policy framework", "'Legal & policy framework'!G5"),
        ("Next: Partnerships", "'Partnerships'!G5"),
        ("Next: Outcomes", "'Outcomes'!G5"),
        ("Last step: on the sheet Start", f"'Start'!A{row}"),
    ]


def test_the_return_by_date_is_a_date_and_children_are_not_named(book: openpyxl.Workbook) -> None:
    values = [cell.value for row in book["Start"].iter_rows() for cell in row]
    assert datetime.datetime(2026, 12, 18) in values
    assert "Do not name or identify any child" in values


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write_questionnaire(load_rubric(), POLICE) == write_questionnaire(load_rubric(), POLICE) == blank()
    with zipfile.ZipFile(io.BytesIO(blank())) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "agency",
    [
        HOSTILE,
        "=cmd|' /C calc'!A0",
        "Heddlu Gŵyr 😀",
        "&&&" * 100,
        "x" * 300,
        "<r><t>bold</t></r>",
        "_x000D_x000D_",
        "@SUM(1)",
    ],
)
def test_an_agency_may_be_called_anything(agency: str) -> None:
    book = opened(blank(agency=agency))
    # openpyxl leaves "_x005F_", which stands for "_", as it is.
    assert book["Lists"]["B4"].value.replace("_x005F_", "_") == agency
    assert book["Lists"]["B4"].data_type == "s"
    assert book["Target"]["A1"].value.endswith(" · return code POLICE")
    assert len(footer(book["Target"])) <= 255


def test_where_a_rubric_says_nothing_of_whose_words_it_has_the_sheet_does_not_either() -> None:
    rubric, about = load_rubric(), LANGUAGES[0].about
    for credit, said in (("Our own words", True), ("", False)):
        book = opened(write_questionnaire(replace(rubric, credit=credit), POLICE))
        assert (about in [cell.value for cell in book["Start"]["A"]]) == said


def test_what_a_workbook_cannot_hold_is_marked() -> None:
    book = opened(blank(agency="a\x00b\ud800c\x0bd"))
    assert book["Lists"]["B4"].value == "a\ufffdb\ufffdc\nd"


def test_too_long_a_text_is_cut_and_says_so() -> None:
    value = opened(blank(send_to="x" * 40_000))["Start"]["B7"].value
    assert len(value) == 32_767
    assert value.endswith("… [cut]")


def test_last_time_stands_right_of_the_answers_and_is_locked() -> None:
    sheet = opened(blank(last_time={"T1-A": LastTime("Amber", "Audit, June 2025")}))["Target"]
    assert [sheet.cell(4, column).value for column in (11, 12, 13)] == ["By when", "Last time", None]
    assert [sheet["L5"].value, sheet["L6"].value] == [None, "Amber\nAudit, June 2025"]
    assert sheet["L6"].protection.locked


def test_answer_rows_grow_with_what_is_typed() -> None:
    """A height with customHeight is never changed by a program."""
    xml = part(blank(), "xl/worksheets/sheet2.xml")
    rows = {int(row): more for row, more in re.findall(r'<row r="(\d+)"([^>]*)>', xml)}
    assert {row: "customHeight" in more for row, more in rows.items()} == {row: row < 5 for row in range(1, 13)}
    assert all(float(re.findall(r'ht="([\d.]+)"', rows[row])[0]) >= 8 * 14.25 for row in range(5, 13))


@pytest.mark.parametrize("language", LANGUAGES, ids=[language.name for language in LANGUAGES])
@pytest.mark.parametrize("last_time", [{}, {"T1-A": LastTime("Cannot judge", THOUSAND)}], ids=["", "last"])
def test_one_page_wide_in_eight_points_with_room_for_a_thousand_letters(
    language: Language, last_time: dict[str, LastTime]
) -> None:
    data = blank(last_time=last_time, language=language)
    xml, sheet = part(data, "xl/worksheets/sheet2.xml"), opened(data)["Target"]
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', xml)
    widths = {at: float(width) for start, end, width in columns for at in range(int(start), int(end) + 1)}
    points = sum(int(width * 7 + 0.5) for width in widths.values()) * 0.75
    scale = (297 / 25.4 - 0.6) * 72 / points
    sizes = {cell.font.sz for row in sheet.iter_rows(min_row=2) for cell in row}
    assert min(sizes) * scale > 7.99
    evidence, descriptor = widths[8], widths[5]
    assert evidence > 1.45 * descriptor
    assert row_height([(THOUSAND, evidence - 2.2, 10.5)]) < 409.5
    assert (sheet["L6"].value is None) == (not last_time)
    assert sheet.row_dimensions[6].height < 409.5


def test_a_long_list_of_words_is_taken_from_the_hidden_sheet(rubric: Rubric) -> None:
    wordy = tuple(replace(one, word=f"{one.word} {'so to speak ' * 10}") for one in rubric.abstentions)
    book = opened(blank(replace(rubric, abstentions=wordy)))
    (choice,) = (rule for rule in book["Target"].data_validations.dataValidation if rule.type == "list")
    assert choice.formula1 == "'Lists'!$D$2:$D$6"
    assert book["Lists"]["D6"].value == wordy[-1].word


def test_another_rubric_lays_out_alike() -> None:
    rubric = load_rubric(folders.WELSH)
    book = opened(blank(rubric))
    assert book.sheetnames == ["Start", *(domain.name for domain in rubric.domains), "Lists"]
    for domain in rubric.domains:
        rows = list(book[domain.name].iter_rows(min_row=4, values_only=True))
        assert rows[0] == ("Ref", "Level", "Stage", *rubric.ratings, *HEADINGS[6:])
        assert [row[0] for row in rows[1:]] == [criterion.ref for criterion in domain.criteria]
