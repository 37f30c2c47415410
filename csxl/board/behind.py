"""What page one reckons with, in hidden columns beside it: for each criterion what is agreed, and running counts of
what is agreed, of splits still to settle, and of what all see as the worst, in all and without an action. So its
sentences can name the first of these, whatever is typed into the workbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from csxl.board.action_rows import ActionRows
from csxl.board.page_columns import widths
from csxl.compare.actions import DROPPED
from csxl.compare.agenda import agenda
from csxl.compare.division import division_of
from csxl.compare.movement import Movement
from csxl.model.comparison import Division, Finding, Spread
from csxl.model.decisions import ACTION, NOT_AGREED, REF, STATUS, WORDS
from csxl.summary.disagreement_sheet import agreed_cell, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.moved_cells import again, is_one_of
from csxl.summary.movement_columns import movement_cell, twice
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address
from csxl.text.records import dataclass
from csxl.writing.xlsx import Page

WIDTH, GAP = 12.0, 2  # a hidden column's, and where the first is, counted from the page's last
BELOW = 100  # rows, which is below all that the page may hold but the grid
ASKED = 5  # things that the board may be asked
NONE = "–"  # a formula that comes to no text at all is taken for one that was never worked out
WORSE, BETTER = (Movement.WORSE, Movement.MOSTLY_WORSE), (Movement.BETTER, Movement.MOSTLY_BETTER)
NOTHING = Formula(f"={literal(NONE)}", NONE)


class Hidden(Enum):
    """The hidden columns, from left to right: of each criterion, four of them with running counts, then what the board
    is asked, with such a count."""

    NAME = 0
    RATING = 1
    WORDS = 2
    AGREED = 3
    TO_SETTLE = 4
    WORST = 5
    NO_ACTION = 6
    ASK = 7
    ASKS = 8
    WORSE = 9  # these three only where there is a review before
    BETTER = 10
    TWICE = 11


COUNTS = (Hidden.AGREED, Hidden.TO_SETTLE, Hidden.WORST, Hidden.NO_ACTION, Hidden.WORSE, Hidden.BETTER, Hidden.TWICE)


class Held(NamedTuple):
    """A condition, without "=", and whether it holds as written."""

    condition: str
    now: bool


@dataclass(frozen=True)
class Behind:
    """The hidden rows of a summary: the agenda's criteria in its order, then the others."""

    plan: SummaryPlan

    @cached_property
    def findings(self) -> Sequence[Finding]:
        first = {finding.criterion.ref: finding for finding in agenda(self.plan.comparison)}
        others = {finding.criterion.ref: finding for finding in self.plan.comparison.findings}
        return list((first | others).values())

    @cached_property
    def actions(self) -> ActionRows:
        return ActionRows(self.plan)

    @property
    def beside(self) -> bool:
        """Whether any criterion can be compared with the review before."""
        before = self.plan.comparison.before
        return before is not None and bool(before.same)

    @cached_property
    def rows(self) -> Sequence[Mapping[Hidden, Formula]]:
        """What the hidden columns hold, criterion by criterion."""
        return list(self._rows())

    def cells(self, column: Hidden) -> str:
        """One of the columns as the page's own formulas name it."""
        last = ASKED if column in (Hidden.ASK, Hidden.ASKS) else len(self.rows)
        return f"{self.cell(1, column, True)}:{self.cell(last, column, True)}"

    def number(self, count: Hidden) -> Formula:
        """What a running count comes to."""
        return Formula(f"={self.cell(len(self.rows), count, True)}", self.rows[-1][count].value)

    def nth(self, count: Hidden, number: int, wanted: Hidden, before: str = "") -> Formula:
        """What a column says of the criterion at which a running count reaches a number, after some text; "" if it does
        not reach it."""
        found = f"INDEX({self.cells(wanted)},MATCH({number},{self.cells(count)},0))"
        told = f"{literal(before)}&{found}" if before else found
        reached = next((row for row in self.rows if row[count].value == number), None)
        return Formula(
            f'=IF({self.number(count).text[1:]}<{number},"",{told})',
            f"{before}{reached[wanted].value}" if reached else "",
        )

    def names(self, count: Hidden, most: int, sheet: str) -> Formula:
        """The names of the first criteria at which a running count rises, and how many more are on another sheet."""
        number = self.number(count)
        found = [self.nth(count, place, Hidden.NAME, "; ") for place in range(1, most + 1)]
        total = number.text[1:]
        before, _, last = self.plan.says.names_more_on.format(n="{n}", sheet=self.plan.tab(sheet)).partition("{n}")
        more = f'IF({total}>{most},{literal(before)}&{total}-{most}&{literal(last)},"")'
        left = int(number.value) - most
        told = "".join(str(one.value) for one in found)[2:]
        pieces = "&".join(one.text[1:] for one in found)
        return Formula(f"=MID({pieces},3,999)&{more}", f"{told}{f'{before}{left}{last}' if left > 0 else ''}")

    def write(self, page: Page) -> None:
        """Write the columns, and hide them."""
        look = page.workbook.look()
        for number, row in enumerate(self.rows, 1):
            for column, content in row.items():
                page.formula(self.cell(number, column), content.text, content.value, look)
        for column in Hidden if self.plan.since.moved else list(Hidden)[: Hidden.WORSE.value]:
            page.hide_column(self._place(column) - 1, WIDTH)

    def _place(self, column: Hidden) -> int:
        return len(widths(self.plan)) + GAP + column.value

    def cell(self, row: int, column: Hidden, absolute: bool = False) -> str:
        """The place of one of their cells."""
        below = BELOW + len(self.plan.comparison.rubric.domains)
        return address(below + row, self._place(column), absolute)

    def _rows(self) -> Iterator[Mapping[Hidden, Formula]]:
        before = dict.fromkeys(COUNTS, 0)
        for row, finding in enumerate(self.findings, 1):
            name = finding.criterion.in_words
            told = {Hidden.NAME: Formula(f"={literal(name)}", name)} | self._agreed(finding)
            for count, held in self._conditions(finding, row, told[Hidden.RATING].value != NONE).items():
                before[count] += held.now
                above = f"{self.cell(row - 1, count)}+" if row > 1 else ""
                told[count] = Formula(f"={above}IF({held.condition},1,0)", before[count])
            yield told

    def _agreed(self, finding: Finding) -> dict[Hidden, Formula]:
        """The rating agreed on a criterion and the words for agencies, as they are typed."""
        ref, agreed = finding.criterion.ref, self.plan.comparison.decisions.agreed(finding.criterion)
        if ref not in first_rows(self.plan):
            return {Hidden.RATING: NOTHING, Hidden.WORDS: NOTHING}
        rating, words = agreed_cell(self.plan, ref), agreed_cell(self.plan, ref, WORDS)
        return {
            Hidden.RATING: Formula(
                f'=IF(OR({rating}="",{rating}={literal(self.plan.in_cell(NOT_AGREED))}),{literal(NONE)},{rating})',
                (agreed.rating if agreed else "") or NONE,
            ),
            Hidden.WORDS: Formula(f'=IF({words}="",{literal(NONE)},{words})', (agreed.words if agreed else "") or NONE),
        }

    def _conditions(self, finding: Finding, row: int, agreed: bool) -> Mapping[Hidden, Held]:
        """What is counted of a criterion."""
        ref, rating = finding.criterion.ref, self.cell(row, Hidden.RATING)
        still = self.actions.counted((REF, ref), (STATUS, f"<>{DROPPED}"))
        typed = f',{agreed_cell(self.plan, ref, ACTION)}=""' if ref in first_rows(self.plan) else ""
        proposed = bool(still.value) or bool(finding.agreed and finding.agreed.action)
        split, moved = division_of(finding) is Division.SPLIT, self._moved(ref)
        worst = Held(is_worst(self.plan, ref), seen_by_all(self.plan, finding))
        lacking = [worst, *([moved[Hidden.TWICE]] if moved else [])]
        bad = f"OR({','.join(one.condition for one in lacking)})" if moved else worst.condition
        return {
            Hidden.AGREED: Held(f"{rating}<>{literal(NONE)}", agreed),
            Hidden.TO_SETTLE: Held(
                f"AND({self.plan.division_cell(ref)}={literal(self.plan.in_cell(Division.SPLIT))},{rating}={literal(NONE)})",
                split and not agreed,
            ),
            Hidden.WORST: worst,
            **moved,
            Hidden.NO_ACTION: Held(
                f"AND({bad},{still.text[1:]}=0{typed})", any(one.now for one in lacking) and not proposed
            ),
        }

    def _moved(self, ref: str) -> Mapping[Hidden, Held]:
        """What is counted of a criterion beside the review before, if there is one."""
        moved = next((one for one in self.plan.since.moved if one.criterion.ref == ref), None)
        if moved is None:
            return {}
        worst = self.plan.worst
        at, again_at = movement_cell(self.plan, ref), movement_cell(self.plan, ref, twice(self.plan))
        return {
            Hidden.WORSE: Held(is_one_of(at, [self.plan.in_cell(one) for one in WORSE]), moved.movement in WORSE),
            Hidden.BETTER: Held(is_one_of(at, [self.plan.in_cell(one) for one in BETTER]), moved.movement in BETTER),
            Hidden.TWICE: Held(f"{again_at}={literal(again(self.plan, worst))}", moved.is_twice(worst)),
        }


def seen_by_all(plan: SummaryPlan, finding: Finding) -> bool:
    """Whether two or more agencies rated a criterion, all with the worst word."""
    return finding.spread == Spread.AGREED and finding.position == plan.worst


def is_worst(plan: SummaryPlan, ref: str) -> str:
    """The same as a condition, without "=", by the matrix."""
    return (
        f"AND({plan.division_cell(ref)}={literal(plan.in_cell(Division.AGREED))},"
        f"{plan.matrix_cell(ref, 'Position')}={literal(plan.worst)})"
    )
