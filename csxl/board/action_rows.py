"""The rows of the sheet Actions as page one reads them: counted, and followed by key however the sheet is sorted."""

from __future__ import annotations

import re
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
    def rows(self) -> Sequence[Mapping[str, str]]:
        """What the sheet shows in each row that is no spare one, by heading."""
        return [
            {heading: action.texts[heading] for heading in (ACTION, OWNER, REF, STANDING, STATUS)}
            | {BY_WHEN: str(by_when(self.plan, action)), KEY: key_of(action)}
            for action in self.plan.actions
        ]

    def column(self, heading: str) -> str:
        return f"{ACTIONS}!{action_cells(self.plan, heading)}"

    def counted(self, *tests: Test) -> Formula:
        """How many actions pass all tests: FILLED, a word, "<>" and a word, or the beginning of a key with "*"."""
        every = ((ACTION, FILLED), *tests)
        asked = ",".join(f"{self.column(heading)},{literal(wanted)}" for heading, wanted in every)
        return Formula(f"=COUNTIFS({asked})", sum(all(_passes(row, *test) for test in every) for row in self.rows))

    @cached_property
    def overdue(self) -> Formula:
        """How many that are neither done nor dropped were due before the day on page one."""
        tests = ((ACTION, FILLED), *OPEN_STATUS)
        asked = ",".join(f"{self.column(heading)},{literal(wanted)}" for heading, wanted in tests)
        late = sum(
            is_late(self.plan, action) and all(_passes(row, *test) for test in tests)
            for action, row in zip(self.plan.actions, self.rows, strict=True)
        )
        return Formula(f'=COUNTIFS({asked},{self.column(BY_WHEN)},"<"&{self.plan.as_at})', late)

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


def _passes(row: Mapping[str, str], heading: str, wanted: str) -> bool:
    """Whether a cell passes a test as COUNTIFS has it."""
    text = row[heading]
    if wanted == FILLED:
        return text != ""
    if wanted.endswith("*"):
        return text.casefold().startswith(wanted[:-1].casefold())
    if wanted.startswith(FILLED):
        return text.casefold() != wanted.removeprefix(FILLED).casefold()
    return text.casefold() == wanted.casefold()
