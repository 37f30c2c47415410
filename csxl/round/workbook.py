"""Writing the coordinator's workbook: Review, Agencies, Messages, How to."""

from __future__ import annotations

import datetime

from csxl.questionnaire.book import CREATED
from csxl.round.agencies_sheet import write_agencies
from csxl.round.guide_sheet import write_guide
from csxl.round.messages import DEFAULT_MESSAGES
from csxl.round.messages_sheet import write_messages
from csxl.round.plan import Plan
from csxl.round.review_sheet import write_review
from csxl.xlsx import Workbook

BLANK = Plan("", "", messages=DEFAULT_MESSAGES)


def write_plan(plan: Plan = BLANK, created: datetime.datetime = CREATED) -> bytes:
    """The coordinator's workbook of a plan, by default of one that is still to be made; the same plan gives the same
    bytes."""
    workbook = Workbook(
        created,
        title=" · ".join(filter(None, (plan.title, "coordinator’s workbook"))),
        subject="A review from invitation to summary",
        author=plan.partnership or "csxl",
    )
    for write in (write_review, write_agencies, write_messages):
        write(workbook, plan)
    write_guide(workbook)
    return workbook.finish()
