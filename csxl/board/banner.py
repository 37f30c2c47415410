"""The line above page one that nobody prints: how many texts may hold personal data, as long as there are any."""

from __future__ import annotations

from csxl.board.page_columns import widths
from csxl.board.page_looks import properties
from csxl.model.summary_names import ISSUES
from csxl.summary.formulas import Formula, literal
from csxl.summary.issues_sheet import open_personal_data
from csxl.summary.looks import alert_look
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address
from csxl.writing.xlsx import Page

POINTS = 24.0
MAY_HOLD = f"may hold personal data: see {ISSUES} before you show this to anyone. This line is not printed."
NOTHING_LEFT = f"What might be personal data has been answered on {ISSUES}. This line is not printed."


def write_banner(page: Page, plan: SummaryPlan) -> None:
    """The line, in the first row of the sheet."""
    look = page.workbook.look(**properties("strong"))
    told, last = banner(plan), len(widths(plan))
    page.merge(f"A1:{address(1, last)}", look)
    page.formula("A1", told.text, told.value, look)
    page.height(1, POINTS)
    begins = f"=LEFT($A$1,{len(NOTHING_LEFT)})<>{literal(NOTHING_LEFT)}"
    page.rule(f"A1:{address(1, last)}", {"type": "formula", "criteria": begins, "format": alert_look(page)})


def banner(plan: SummaryPlan) -> Formula:
    """What it says, which follows what is answered on Issues."""
    count = open_personal_data(plan)
    number = count.text.removeprefix("=")
    several = f"{number}&{literal(f' texts {MAY_HOLD}')}"
    text = f"=IF({number}=0,{literal(NOTHING_LEFT)},IF({number}=1,{literal(f'1 text {MAY_HOLD}')},{several}))"
    now = int(count.value)
    return Formula(text, f"{now} {'text' if now == 1 else 'texts'} {MAY_HOLD}" if now else NOTHING_LEFT)
