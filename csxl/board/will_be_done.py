"""What will be done, by whom, what is overdue: counted on Actions, and the first actions followed by their keys."""

from __future__ import annotations

from csxl.board.action_rows import OPEN_STATUS, ActionRows, is_late
from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Sentence
from csxl.board.live_texts import Figure, cut_live, joined, minus
from csxl.compare.actions import DONE, Action
from csxl.model.decisions import ACTION, BY_WHEN, MARK, OWNER, STATUS, THE_MEETING, DecisionKind
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, KEY
from csxl.summary.actions_sheet import NO_DATE, by_when
from csxl.summary.days_shown import day_formula
from csxl.summary.disagreement_sheet import agreed_cells, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.days import day_in_words

QUESTION = "What will be done, by whom, and what is overdue?"
CAPTION = "The first actions: overdue, then agreed, then by day"
HEADINGS = ("By when", "What", "About", "Who does it", "Where it comes from", "How far it is")
WIDTHS = (0.08, 0.36, 0.17, 0.14, 0.14, 0.11)
BY_AGENCIES, BY_MEETING = f"{DecisionKind.ACTION}{MARK}*", f"{DecisionKind.ACTION}{MARK}{THE_MEETING}{MARK}*"
NOTHING, NO_OWNER, GONE = "No action is proposed or agreed.", "nobody named", "no longer on Actions"
OVERDUE, NOT_BEGUN = "overdue", "open"
WHAT_LINES = 2


def will_be_done(plan: SummaryPlan, room: float, shown: int) -> BoardSection:
    """The section: how many actions there are of which kind, then so many of the first."""
    rows = ActionRows(plan)
    found = sorted(
        (action for action in plan.actions if not action.ended and action.action.strip()),
        key=lambda action: (not is_late(plan, action), action.of_agency),
    )
    lines = [_line(rows, action, room) for action in found]
    table = BoardTable(CAPTION, HEADINGS, WIDTHS, tuple(lines[:shown]), tuple(lines[shown:]), _more(rows, shown))
    return BoardSection(QUESTION, (*_sentences(rows), *([table] if found else [])), ACTIONS)


def _sentences(rows: ActionRows) -> list[Sentence]:
    plan = rows.plan
    still = rows.counted(*OPEN_STATUS)
    of_agencies = minus(rows.counted((KEY, BY_AGENCIES), *OPEN_STATUS), rows.counted((KEY, BY_MEETING), *OPEN_STATUS))
    owned, dated = rows.counted((OWNER, "<>"), *OPEN_STATUS), rows.counted((BY_WHEN, "<>"), *OPEN_STATUS)
    without_day = rows.counted((BY_WHEN, NO_DATE), *OPEN_STATUS)
    undated = Formula(
        f"{minus(still, dated).text}+{without_day.text[1:]}",
        int(still.value) - int(dated.value) + int(without_day.value),
    )
    parts = [
        Figure(minus(still, of_agencies), after=" agreed by the meeting"),
        Figure(of_agencies, after=" only proposed by agencies so far"),
        Figure(rows.counted((STATUS, DONE)), after=" done"),
    ]
    lacking = [
        Figure(rows.overdue, after=" overdue"),
        Figure(minus(still, owned), after=" with nobody named to do it"),
        Figure(undated, after=" without a date"),
    ]
    first = joined("Actions: ", parts, none=NOTHING)
    second = joined("Of those still to do: ", lacking, none="")
    both = Formula(f'{first.text}&" "&{second.text[1:]}', f"{first.value} {second.value}")
    return [Sentence(both, strong=True), *([Sentence(_since(plan))] if first_rows(plan) else [])]


def _since(plan: SummaryPlan) -> Formula:
    """How many actions were typed on Disagreement that the sheet Actions does not list yet."""
    listed = sum(bool(finding.agreed and finding.agreed.action) for finding in plan.comparison.findings)
    typed = Formula(f"=MAX(0,COUNTA({agreed_cells(plan, ACTION)})-{listed})", 0)
    return joined("", [Figure(typed, after=f" more typed on {DISAGREEMENT} since; the next summary lists them")])


def _more(rows: ActionRows, shown: int) -> Formula:
    still = rows.counted(*OPEN_STATUS)
    left = Formula(f"=MAX(0,{still.text[1:]}-{shown})", max(0, int(still.value) - shown))
    return joined("and ", [Figure(left, after=f" more on {ACTIONS}")], end="")


def _line(rows: ActionRows, action: Action, room: float) -> tuple[BoardCell, ...]:
    criterion = rows.plan.comparison.rubric.criteria.get(action.ref.strip().upper())
    width = room * WIDTHS[1]
    return tuple(
        BoardCell(text)
        for text in (
            _day(rows, action),
            _followed(rows, action, ACTION, "", width),
            criterion.in_words if criterion else action.ref,
            _followed(rows, action, OWNER, NO_OWNER, room * WIDTHS[3]),
            _source(action),
            _status(rows, action),
        )
    )


def _source(action: Action) -> str:
    """Whether an action is agreed or only proposed, and by whom."""
    return f"proposed by {action.agency}" if action.of_agency else f"agreed by {THE_MEETING}"


def _followed(rows: ActionRows, action: Action, heading: str, none: str, width: float) -> Formula | str:
    """A cell of the action's row as it is now, cut to two lines; where it is empty, that it is."""
    text = " ".join(action.texts[heading].split("\n"))
    cell = rows.cell(action, heading)
    if cell is None:
        return cut_live("", text or none, width, WHAT_LINES).value  # type: ignore[return-value]
    told = cut_live(cell, text, width, WHAT_LINES)
    return Formula(
        f'=IF(ISNA({rows.place(action)}),{literal(GONE)},IF({cell}="",{literal(none)},{told.text[1:]}))',
        told.value or none,
    )


def _day(rows: ActionRows, action: Action) -> Formula | str:
    due = by_when(rows.plan, action)
    text = due if isinstance(due, str) else day_in_words(due)
    cell = rows.cell(action, BY_WHEN)
    if cell is None:
        return text or NO_DATE
    return Formula(
        f'=IF(ISNA({rows.place(action)}),"",IF({cell}="",{literal(NO_DATE)},{day_formula(cell)}))', text or NO_DATE
    )


def _status(rows: ActionRows, action: Action) -> Formula | str:
    """How far an action is: done or dropped; else overdue or not, and what Actions says."""
    late = is_late(rows.plan, action)
    said = ", ".join(filter(None, (OVERDUE if late else "", action.status))) or NOT_BEGUN
    status, day = rows.cell(action, STATUS), rows.cell(action, BY_WHEN)
    if status is None or day is None:
        return f"{said} (when this was made)"
    words = f'OR({status}="done",{status}="dropped")'
    overdue = f"AND(ISNUMBER({day}),{day}<{rows.plan.as_at})"
    return Formula(
        f'=IF(ISNA({rows.place(action)}),"",IF({words},{status},IF({overdue},{literal(OVERDUE)}'
        f'&IF({status}="","",", "&{status}),IF({status}="",{literal(NOT_BEGUN)},{status}))))',
        said,
    )
