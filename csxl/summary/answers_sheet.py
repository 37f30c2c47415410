"""Answers: a tidy Excel table, one row for each agency and criterion, for tracing figures and for pivot tables."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from csxl.compare.tidy import HEADINGS, TidyRow, rows
from csxl.model.comparison import RATED
from csxl.model.decisions import settled_subject
from csxl.model.summary_names import ANSWERS
from csxl.summary.formulas import Formula, literal
from csxl.summary.issues_sheet import questions
from csxl.summary.late_rows import Content
from csxl.summary.looks import colour, style, word_looks
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import Column, SheetTable, TableLine, write_table_sheet
from csxl.text.a1 import address
from csxl.text.days import FIRST_DAY
from csxl.text.records import dataclass
from csxl.writing.xlsx import Page, Workbook

WIDTHS = (26, 15, 18, 9, 29, 11, 14, 15, 12, 55, 40, 20, 14, 13, 32, 20, 9, 18, 13, 13, 15, 15, 26, 15)
WORDS = ("Rating", "Returned", "Settled", "Agreed")  # the columns that hold a word of the scale
NOTE = (
    "One row for each agency and criterion, as read from the return: file, sheet and cell show where the rating "
    "is. Filter it, or make a pivot table from it. The rows are not printed; to print some, select them and print the "
    "selection."
)
PLACES = {heading: number for number, heading in enumerate(HEADINGS)}
IN_WORDS = tuple(PLACES[heading] for heading in ("Status", "Spread", "Returned", "Found by"))  # words of csxl's own
TABLE = "AllAnswers"
PRINTED = 7  # columns, as far as the note reaches
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def answers_range(plan: SummaryPlan, heading: str) -> str:
    """One column of the table as other sheets' formulas name it."""
    column = HEADINGS.index(heading) + 1
    last = FIRST_ROW + max(1, len(plan.comparison.agencies) * len(plan.comparison.findings)) - 1
    sheet = plan.tab_in_formulas(ANSWERS)
    return f"{sheet}!{address(FIRST_ROW, column, absolute=True)}:{address(last, column, absolute=True)}"


def write_answers(workbook: Workbook, plan: SummaryPlan) -> None:
    """The sheet to which every figure of the summary can be traced, and from there to the return's cell."""
    lines = AnswerLines(plan) if plan.labels else [TableLine([""] * len(HEADINGS))]
    columns = [
        Column(heading, width, "word" if heading in WORDS else "text")
        for heading, width in zip(HEADINGS, WIDTHS, strict=True)
    ]
    table = SheetTable(said(plan, columns), lines, plan.text(NOTE), 4, filtered=False, printed=PRINTED, unprinted=True)
    page = write_table_sheet(workbook, plan, ANSWERS, table)
    _add_table(page, plan, table)
    colour(page, [table.cells(heading) for heading in WORDS], word_looks(page, plan.comparison.rubric))


def _add_table(page: Page, plan: SummaryPlan, table: SheetTable) -> None:
    """Excel's own table over all rows; XlsxWriter, which keeps a note of each cell, is told of the first row only."""
    headings = [column.written for column in table.columns]
    page.table(table.area, TABLE, headings, style(page.workbook, "header"), plan.text(NOTE))


@dataclass(frozen=True)
class AnswerLines:
    """The table's rows, each made only when it is written."""

    plan: SummaryPlan

    def __len__(self) -> int:
        return len(self.plan.labels) * len(self.plan.comparison.findings)

    def __iter__(self) -> Iterator[TableLine]:
        plan, asked = self.plan, questions(self.plan)
        places = len(plan.comparison.findings)
        for number, row in enumerate(rows(plan.comparison)):
            place = number // places
            cells = _cells(plan, row, plan.members[place])
            subject = settled_subject(plan.comparison.agencies[place].key, row.ref)
            if asked.followed(plan, subject):
                _follow(plan, cells, row, asked.formula(plan, subject, "", row.settled), FIRST_ROW + number)
            yield TableLine(cells)


def _follow(plan: SummaryPlan, cells: list[Content], row: TidyRow, settled: Formula, at: int) -> None:
    """Let a row's settled word, status and rating show what is typed on Issues at once."""
    cell = address(at, PLACES["Settled"] + 1)
    rated = f"OR({','.join(f'{cell}={literal(word)}' for word in plan.comparison.rubric.ratings)})"
    was_rated = row.returned in plan.comparison.rubric.ratings
    is_rated = plan.in_cell(RATED)
    status, rating = (is_rated, row.returned) if was_rated else (plan.in_cell(row.returned), "")
    cells[PLACES["Settled"]] = settled
    cells[PLACES["Status"]] = Formula(
        f'=IF({cell}="",{literal(status)},IF({rated},{literal(is_rated)},{cell}))', plan.in_cell(row.status)
    )
    cells[PLACES["Rating"]] = Formula(f'=IF({rated},{cell},IF({cell}="",{literal(rating)},""))', row.rating or "")


def _cells(plan: SummaryPlan, row: TidyRow, sector: str) -> list[Content]:
    cells: list[Content] = [*row]
    cells[PLACES["Sector"]], cells[PLACES["File"]] = sector, plan.file_name(row.file)
    cells[PLACES["By when"]] = day(row.by_when)
    cells[PLACES["Interpreted"]] = plan.text("yes") if row.interpreted else ""
    for place in IN_WORDS if plan.said.shown else ():  # English shows the data's own words
        cells[place] = plan.in_cell(str(cells[place]))
    return cells


def day(text: str) -> str | datetime.date:
    """The date, if the text is one in ISO form that Excel can show, else the text as typed."""
    try:
        date = datetime.date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:  # 2026-02-30
        return text
    return date if date and date >= FIRST_DAY else text
