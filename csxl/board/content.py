"""What page one says: the board's questions in order, each with what answers it, alike on the sheet and its twins."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cached_property

from csxl.board.agreed_so_far import agreed_so_far
from csxl.board.asked_of_board import asked_of_board
from csxl.board.behind import Behind
from csxl.board.blocks import BoardSection, Fitted
from csxl.board.divided import divided
from csxl.board.moved import moved
from csxl.board.page_rows import page_points, room_on, section_points
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
class PageParts:
    """The sections of page one: three as they are, and five lists, of which the page has as many lines as fit."""

    behind: Behind

    @cached_property
    def fixed(self) -> tuple[BoardSection, BoardSection, BoardSection]:
        """Who answered, what has moved, and what is asked of the board."""
        return who_answered(self.behind.plan), moved(self.behind), asked_of_board(self.behind)

    @cached_property
    def lists(self) -> Mapping[str, Fitted]:
        """Each list by its name."""
        behind, plan = self.behind, self.behind.plan
        return {
            "worst": seen_as_worst(behind),
            "divided": divided(plan),
            "agreed": agreed_so_far(behind),
            "actions": will_be_done(behind),
            "points": standing_out(plan),
        }

    @cached_property
    def room(self) -> float:
        """How high all lists may be."""
        return room_on(self.behind.plan) - page_points(self.behind.plan, self.fixed)

    def points_of(self, name: str, lines: int) -> float:
        """How high a list of so many lines is."""
        return section_points(self.behind.plan, self.lists[name](lines))


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
    def parts(self) -> PageParts:
        """What its sections are made of."""
        return PageParts(self.behind)

    @cached_property
    def shown(self) -> Mapping[str, int]:
        """How many lines of each list it has: as many in each language as fit the page in all of them."""
        return self.within.shown if self.within else _fitting([one.parts for one in self.tellings])

    @cached_property
    def sections(self) -> tuple[BoardSection, ...]:
        """The board's questions in order, each with what answers it."""
        found = {name: self.parts.lists[name](number) for name, number in self.shown.items()}
        answered, movement, asked = self.parts.fixed
        lists = (found["agreed"], found["actions"], found["points"])
        return (answered, found["worst"], found["divided"], movement, *lists, asked)

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


def _fitting(pages: Sequence[PageParts]) -> dict[str, int]:
    """How many lines of each list: a few, and one more in turn as long as all of it fits each page."""
    shown = dict(LEAST)
    points = [{name: one.points_of(name, number) for name, number in shown.items()} for one in pages]
    for name in IN_TURN:
        longer = [one.points_of(name, shown[name] + 1) for one in pages]
        grown = [more - taken[name] for more, taken in zip(longer, points, strict=True)]
        fits = all(
            sum(taken.values()) + more <= one.room for one, taken, more in zip(pages, points, grown, strict=True)
        )
        if fits and max(grown) > 0:
            shown[name] += 1
            for taken, more in zip(points, longer, strict=True):
                taken[name] = more
    return shown
