"""The rows of the sheet Actions as page one reads them: counted, and followed by key however the sheet is sorted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from csxl.compare.actions import DONE, DROPPED, Action
from csxl.model.decisions import ACTION, BY_WHEN, OWNER, REF, STANDING, STATUS, Key
from csxl.model.summary_names import ACTIONS, KEY
from csxl.summary.actions_sheet import action_cells, by_when
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan

PLAIN = re.compile(r"[^*?~]{1,250}")  # a key that a formula finds as it stands: no wildcard, nor longer than it takes
FILLED = "<>"
COUNTED = (ACTION, OWNER, REF, STANDING, STATUS, BY_WHEN)  # the columns that are counted
OPEN_STATUS = ((STATUS, f"<>{DONE}"), (STATUS, f"<>{DROPPED}"))
Test = tuple[str, str]  # a heading, and what a cell of its column must be


def key_of(action: Action) -> str:
    """What the row of an action is known by."""
    return Key(action.kind, action.subject, ACTION).row


@dataclass(frozen=True)
class ActionRows:
    """The sheet's columns as formulas name them, and what they hold as written."""

    plan: SummaryPlan

    @cached_property
    def holding(self) -> Mapping[str, Mapping[str, set[int]]]:
        """By heading and then by text, as COUNTIFS compares texts: which rows hold it, but for spare ones."""
        found: dict[str, defaultdict[str, set[int]]] = {heading: defaultdict(set) for heading in COUNTED}
        for row, action in enumerate(self.plan.actions):
            held = (action.action, action.owner, action.ref, action.standing, action.status)
            for heading, text in zip(COUNTED, (*held, str(by_when(self.plan, action))), strict=True):
                found[heading][text.casefold()].add(row)
        return found

    def column(self, heading: str) -> str:
        return f"{ACTIONS}!{action_cells(self.plan, heading)}"

    def counted(self, *tests: Test) -> Formula:
        """How many actions pass all tests: FILLED, a word, or "<>" and a word."""
        return Formula(f"=COUNTIFS({self._asked(tests)})", len(self._passing(tests)))

    @cached_property
    def overdue(self) -> Formula:
        """How many that are neither done nor dropped were due before the day on page one."""
        late = sum(is_late(self.plan, self.plan.actions[row]) for row in self._passing(OPEN_STATUS))
        asked = f'{self._asked(OPEN_STATUS)},{self.column(BY_WHEN)},"<"&{self.plan.as_at}'
        return Formula(f"=COUNTIFS({asked})", late)

    def _asked(self, tests: Sequence[Test]) -> str:
        every = ((ACTION, FILLED), *tests)
        return ",".join(f"{self.column(heading)},{literal(wanted)}" for heading, wanted in every)

    def _passing(self, tests: Sequence[Test]) -> set[int]:
        """The rows that pass tests as COUNTIFS has them, whose action is not blank."""
        wanted = [self.holding[heading].get(word.casefold(), set()) for heading, word in tests if word[:2] != FILLED]
        others = [
            self.holding[heading].get(word[2:].casefold(), set()) for heading, word in tests if word[:2] == FILLED
        ]
        every = set.intersection(*wanted) if wanted else set(range(len(self.plan.actions)))
        return every.difference(self.holding[ACTION].get("", set()), *others)

    def cell(self, action: Action, heading: str) -> str | None:
        """A cell of an action's row as a formula finds it; None for a row that it could not find."""
        key = key_of(action)
        if not PLAIN.fullmatch(key):
            return None
        return f"INDEX({self.column(heading)},{self.place(action)})"

    def place(self, action: Action) -> str:
        return f"MATCH({literal(key_of(action))},{self.column(KEY)},0)"


def is_late(plan: SummaryPlan, action: Action) -> bool:
    """Whether the day that the sheet shows for an action has passed."""
    day = by_when(plan, action)
    return not isinstance(day, str) and day < plan.made
