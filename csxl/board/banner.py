"""The line above page one that nobody prints: how many texts may hold personal data, as long as there are any."""

from __future__ import annotations

from csxl.board.live_texts import figure
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


def write_banner(page: Page, plan: SummaryPlan) -> None:
    """The line, in the first row of the sheet."""
    look = page.workbook.look(**properties("strong"))
    told, last = banner(plan), len(widths(plan))
    page.merge(f"A1:{address(1, last)}", look)
    page.formula("A1", told.text, told.value, look)
    page.height(1, POINTS)
    none = plan.says.nothing_held.format(sheet=plan.tab(ISSUES))
    begins = f"=LEFT($A$1,{len(none)})<>{literal(none)}"
    page.rule(f"A1:{address(1, last)}", {"type": "formula", "criteria": begins, "format": alert_look(page)})


def banner(plan: SummaryPlan) -> Formula:
    """What it says, which follows what is answered on Issues."""
    count = open_personal_data(plan)
    number, says, sheet = count.text.removeprefix("="), plan.says, plan.tab(ISSUES)
    none, one = says.nothing_held.format(sheet=sheet), says.may_hold.format(sheet=sheet)
    some = figure(count, says.may_hold_several, sheet=sheet)
    several = "&".join(filter(None, (some.before and literal(some.before), number, literal(some.after))))
    now = int(count.value)
    told = one if now == 1 else f"{some.before}{now}{some.after}"
    return Formula(f"=IF({number}=0,{literal(none)},IF({number}=1,{literal(one)},{several}))", told if now else none)
