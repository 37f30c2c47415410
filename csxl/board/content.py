"""What page one says: the board's questions in order, each with what answers it, alike on the sheet and its twins."""

from __future__ import annotations

import datetime
from functools import cached_property

from csxl.board.agreed_so_far import agreed_so_far
from csxl.board.asked_of_board import asked_of_board
from csxl.board.behind import Behind
from csxl.board.blocks import BoardSection, Fitted
from csxl.board.divided import divided
from csxl.board.moved import moved
from csxl.board.page_rows import PAGE_POINTS, page_points, section_points
from csxl.board.paper_title import title_of
from csxl.board.seen_as_worst import seen_as_worst
from csxl.board.standing_out import standing_out
from csxl.board.who_answered import who_answered
from csxl.board.will_be_done import will_be_done
from csxl.compare.other_language import told_in
from csxl.languages import BY_NAME
from csxl.model.comparison import Comparison
from csxl.model.summary_names import BOARD
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.records import dataclass

LEAST = {"worst": 2, "divided": 2, "agreed": 1, "actions": 2, "points": 1}  # lines of each list, whatever the room
IN_TURN = (
    *("agreed", "divided", "actions", "agreed", "worst", "points", "actions", "divided"),
    *("agreed", "worst", "actions", "points", "divided", "worst", "agreed", "actions", "divided", "points", "divided"),
)  # which list gets a line next, if there is room


@dataclass(frozen=True, eq=False)
class PageOne:
    """What page one says of a comparison as of a day: worked out once, however often it is drawn. `within` is the page
    of the same workbook in its first language, where this one says the same in another."""

    comparison: Comparison
    made: datetime.date
    within: PageOne | None = None

    @cached_property
    def plan(self) -> SummaryPlan:
        """The plan of the summary that the page belongs to."""
        return SummaryPlan(self.comparison, self.made, self.within.plan if self.within else None)

    @cached_property
    def tellings(self) -> tuple[PageOne, ...]:
        """The page in each of the review's languages, itself first."""
        _, *others = BY_NAME[self.comparison.language].tellings
        return (self, *(PageOne(told_in(self.comparison, other), self.made, self) for other in others))

    @cached_property
    def behind(self) -> Behind:
        """What the page reckons with."""
        return Behind(self.plan)

    @cached_property
    def sections(self) -> tuple[BoardSection, ...]:
        """The board's questions in order, each with what answers it."""
        return _sections(self.behind)

    @property
    def title(self) -> str:
        """What the page is, and which review it is about."""
        return title_of(self.plan, self.plan.says.board)

    @property
    def under_title(self) -> str:
        """The partnership, the tool, the day, and which words follow what is typed into the workbook, on one line."""
        says, day = self.plan.says, self.plan.said.day(self.made)
        parts = filter(None, (self.comparison.partnership, self.comparison.rubric.title, says.made_on.format(day=day)))
        follows = says.as_made.format(sheet=self.plan.tab(BOARD)) if self.within else says.follows
        return f"{' · '.join(parts)}. {follows}"


def _sections(behind: Behind) -> tuple[BoardSection, ...]:
    """The sections: of each list a few lines, and one more in turn as long as all of it fits the page."""
    plan = behind.plan
    lists: dict[str, Fitted] = {
        "worst": seen_as_worst(behind),
        "divided": divided(plan),
        "agreed": agreed_so_far(behind),
        "actions": will_be_done(behind),
        "points": standing_out(plan),
    }
    fixed = (who_answered(plan), moved(behind), asked_of_board(behind))
    shown = dict(LEAST)
    found = {name: lists[name](number) for name, number in shown.items()}
    points = {name: section_points(plan, section) for name, section in found.items()}
    room = PAGE_POINTS - page_points(plan, fixed)
    for name in IN_TURN:
        longer = lists[name](shown[name] + 1)
        more = section_points(plan, longer)
        if more > points[name] and sum(points.values()) - points[name] + more <= room:
            shown[name], found[name], points[name] = shown[name] + 1, longer, more
    answered, movement, asked = fixed
    return (
        answered,
        found["worst"],
        found["divided"],
        movement,
        found["agreed"],
        found["actions"],
        found["points"],
        asked,
    )
