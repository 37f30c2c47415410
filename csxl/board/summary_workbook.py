"""The whole summary workbook: page one for the board, then the other sheets in order."""

from __future__ import annotations

import datetime

from csxl.board.board_sheet import write_board
from csxl.board.content import PageOne
from csxl.model import own_workbooks
from csxl.summary.actions_sheet import write_actions
from csxl.summary.added_sheet import write_added
from csxl.summary.answers_sheet import write_answers
from csxl.summary.decisions_sheet import write_decisions
from csxl.summary.disagreement_sheet import write_disagreement
from csxl.summary.domain_sheets import write_domain
from csxl.summary.issues_sheet import write_issues
from csxl.summary.marks_sheet import write_marks
from csxl.summary.matrix_sheet import write_matrix
from csxl.summary.method_sheet import write_method
from csxl.summary.movement_sheet import write_movement
from csxl.summary.promises_sheet import write_promises
from csxl.summary.returns_sheet import write_returns
from csxl.summary.views import forget_everyone
from csxl.text.no_cycles import no_cycles
from csxl.writing.xlsx import Workbook


@no_cycles()
def write_summary(one: PageOne) -> bytes:
    """The summary workbook of a review, with its page one; the same comparison and day give the same bytes."""
    plan, comparison, made = one.plan, one.comparison, one.made
    title = " · ".join(filter(None, (comparison.partnership, comparison.review, plan.says.board)))
    workbook = Workbook(
        datetime.datetime.combine(made, datetime.time()),
        plan.language_tag,
        title=title,
        author="csxl",
        subject=comparison.rubric.title,
    )
    workbook.property(own_workbooks.PROPERTY, own_workbooks.SUMMARY)
    for telling in one.tellings:
        write_board(workbook, telling)
    write_disagreement(workbook, plan)
    write_matrix(workbook, plan)
    if comparison.before:
        write_movement(workbook, plan, comparison.before)
    for domain in comparison.rubric.domains:
        write_domain(workbook, plan, domain)
    forget_everyone()
    if comparison.before:
        write_promises(workbook, plan)
    for write in (write_actions, write_returns, write_issues, write_added):
        write(workbook, plan)
    write_decisions(workbook, plan)  # after every other sheet with open cells, to carry what none of them shows
    write_answers(workbook, plan)
    write_method(workbook, plan)
    write_marks(workbook, plan)
    return workbook.finish()
