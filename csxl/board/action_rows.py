"""The rows of the sheet Actions as page one reads them: counted, and followed by key however the sheet is sorted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from csxl.compare.actions import DONE, DROPPED, Action
from csxl.compare.own_choices import NO_DATE
from csxl.model.decisions import ACTION, BY_WHEN, OWNER, REF, STANDING, STATUS, Key
from csxl.model.summary_names import ACTIONS, KEY
from csxl.summary.actions_sheet import action_cells, by_when
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.records import dataclass

PLAIN = re.compile(r"[^*?~]{1,250}")  # a key that a formula finds as it stands: no wildcard, nor longer than it takes
FILLED = "<>"
COUNTED = (OWNER, REF, STANDING, STATUS, BY_WHEN)  # the columns that are counted
OPEN_STATUS = ((STATUS, f"<>{DONE}"), (STATUS, f"<>{DROPPED}"))
Alike = tuple[str, str, str, str, str, bool]  # what these hold, and whether its day has passed
Test = tuple[str, str]  # a heading, and what a cell of its column must be


def key_of(action: Action) -> str:
    """What the row of an action is known by."""
    return Key(action.kind, action.subject, ACTION).row


@dataclass(frozen=True)
class ActionRows:
    """The sheet's columns as formulas name them, and what they hold as written."""

    plan: SummaryPlan

    @cached_property
    def alike(self) -> Counter[Alike]:
        """How many rows hold the same in the columns that are counted, of those whose action is not blank."""
        return Counter(_row(self.plan, action) for action in self.plan.actions if action.action)

    def column(self, heading: str) -> str:
        return f"{self.plan.tab_in_formulas(ACTIONS)}!{action_cells(self.plan, heading)}"

    def counted(self, *tests: Test) -> Formula:
        """How many actions pass all tests: FILLED, a word, or "<>" and a word."""
        return Formula(f"=COUNTIFS({self._asked(tests)})", sum(self._passing(tests).values()))

    @cached_property
    def overdue(self) -> Formula:
        """How many that are neither done nor dropped were due before the day on page one."""
        late = sum(number for (*_, late), number in self._passing(OPEN_STATUS).items() if late)
        asked = f'{self._asked(OPEN_STATUS)},{self.column(BY_WHEN)},"<"&{self.plan.as_at}'
        return Formula(f"=COUNTIFS({asked})", late)

    def _asked(self, tests: Sequence[Test]) -> str:
        every = ((ACTION, FILLED), *tests)
        return ",".join(f"{self.column(heading)},{literal(self._held(wanted))}" for heading, wanted in every)

    def _held(self, wanted: str) -> str:
        """What a test asks for, in the words that cells hold."""
        word = wanted.removeprefix(FILLED)
        return f"{wanted.removesuffix(word)}{self.plan.in_cell(word)}" if word else wanted

    def _passing(self, tests: Sequence[Test]) -> Mapping[Alike, int]:
        """The rows that pass tests as COUNTIFS has them, and how many of each there are."""
        wanted = [
            (COUNTED.index(heading), not word.startswith(FILLED), word.removeprefix(FILLED).casefold())
            for heading, word in tests
        ]
        return {
            row: number
            for row, number in self.alike.items()
            if all((row[column] == word) == same for column, same, word in wanted)
        }

    def cell(self, action: Action, heading: str) -> str | None:
        """A cell of an action's row as a formula finds it; None for a row that it could not find."""
        key = key_of(action)
        if not PLAIN.fullmatch(key):
            return None
        return f"INDEX({self.column(heading)},{self.place(action)})"

    def place(self, action: Action) -> str:
        return f"MATCH({literal(key_of(action))},{self.column(KEY)},0)"


def _row(plan: SummaryPlan, action: Action) -> Alike:
    """What the row of an action holds as COUNTIFS compares texts; of an owner or a day, only whether there is one."""
    day = str(by_when(plan, action)).casefold()
    return (
        action.owner and FILLED,
        action.ref.casefold(),
        action.standing.casefold(),
        action.status.casefold(),
        day if day == NO_DATE else day and FILLED,
        is_late(plan, action),
    )


def is_late(plan: SummaryPlan, action: Action) -> bool:
    """Whether the day that the sheet shows for an action has passed."""
    day = by_when(plan, action)
    return not isinstance(day, str) and day < plan.made
