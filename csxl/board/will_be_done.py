"""What will be done, by whom, what is overdue: counted on Actions, and the first actions followed by their keys."""

from __future__ import annotations

import datetime
from itertools import zip_longest

from csxl.board.action_rows import OPEN_STATUS, ActionRows, is_late
from csxl.board.behind import Behind
from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Fitted, Sentence, shown
from csxl.board.live_texts import as_shown, cut_live, figure, joined, minus, sentence_of
from csxl.board.page_columns import rooms
from csxl.compare.actions import DONE, DROPPED, Action
from csxl.compare.own_choices import NO_DATE
from csxl.model.decisions import ACTION, BY_WHEN, IS_PROPOSED, OWNER, PROGRESS_CHOICES, STANDING, STATUS
from csxl.model.summary_names import ACTIONS, DISAGREEMENT
from csxl.summary.actions_sheet import OVERDUE, by_when
from csxl.summary.days_shown import day_formula
from csxl.summary.disagreement_sheet import agreed_cells, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing import theme
from csxl.writing.text_fit import line_count

WIDTHS = (0.22, 0.27, 0.185, 0.092, 0.14, 0.093)
WHAT_LINES = 2
MOST = 20  # actions that are listed where there is no end of the page


def will_be_done(behind: Behind) -> Fitted:
    """The section: how many actions there are of which kind, then so many of the first."""
    rows, says = behind.actions, behind.plan.says
    lines = [_line(rows, action) for action in _in_order(behind.plan)[:MOST]]
    before = _sentences(rows)

    def section(number: int) -> BoardSection:
        told = tuple(lines[:number]), tuple(lines[number:])
        table = BoardTable(says.done_caption, says.done_headings, WIDTHS, *told, _more(rows, number))
        return BoardSection(says.done, (*before, *([table] if lines else [])), ACTIONS)

    return section


def _in_order(plan: SummaryPlan) -> list[Action]:
    """What is still to do: what is overdue and what is agreed in turn, then the others by day."""
    still = [action for action in plan.actions if not action.ended and action.action.strip()]
    still.sort(key=lambda action: action.date or datetime.date.max)
    late = [action for action in still if is_late(plan, action)]
    agreed = [action for action in still if action.agreed]
    in_turn = [action for pair in zip_longest(late, agreed) for action in pair if action]
    return list(dict.fromkeys((*in_turn, *still)))


def _sentences(rows: ActionRows) -> list[Sentence]:
    plan, says = rows.plan, rows.plan.says
    still, proposed = rows.counted(*OPEN_STATUS), rows.counted((STANDING, IS_PROPOSED), *OPEN_STATUS)
    owned, dated = rows.counted((OWNER, "<>"), *OPEN_STATUS), rows.counted((BY_WHEN, "<>"), *OPEN_STATUS)
    without_day = rows.counted((BY_WHEN, NO_DATE), *OPEN_STATUS)
    undated = Formula(
        f"{minus(still, dated).text}+{without_day.text[1:]}",
        int(still.value) - int(dated.value) + int(without_day.value),
    )
    parts = [
        figure(minus(still, proposed), says.still_agreed),
        figure(proposed, says.still_proposed),
        figure(rows.counted((STATUS, DONE)), says.ended),
    ]
    lacking = [
        figure(rows.overdue, says.overdue),
        figure(minus(still, owned), says.ownerless),
        figure(undated, says.undated),
    ]
    told = [joined("", parts, none=says.no_actions), joined(says.still_to_do, lacking)]
    told += [_since(plan)] if first_rows(plan) else []
    formula = '&" "&'.join(one.text[1:] for one in told)
    return [Sentence(Formula(f"=TRIM({formula})", " ".join(str(one.value) for one in told if one.value)), strong=True)]


def _since(plan: SummaryPlan) -> Formula:
    """How many actions were typed on Disagreement that the sheet Actions does not list yet."""
    listed = sum(bool(finding.agreed and finding.agreed.action) for finding in plan.comparison.findings)
    typed = Formula(f"=MAX(0,COUNTA({agreed_cells(plan, ACTION)})-{listed})", 0)
    return sentence_of(typed, plan.says.typed_since, sheet=plan.tab(DISAGREEMENT))


def _more(rows: ActionRows, shown: int) -> Formula:
    still = rows.counted(*OPEN_STATUS)
    left = Formula(f"=MAX(0,{still.text[1:]}-{shown})", max(0, int(still.value) - shown))
    return sentence_of(left, rows.plan.says.and_more_on, end="", sheet=rows.plan.tab(ACTIONS))


def _line(rows: ActionRows, action: Action) -> tuple[BoardCell, ...]:
    criterion = rows.plan.comparison.rubric.criteria.get(action.ref.strip().upper())
    wide = rooms(rows.plan, WIDTHS)
    about = criterion.in_words if criterion else action.ref or rows.plan.says.no_criterion
    texts = zip((about, action.action, action.owner, "", shown(_source(rows, action))), wide, strict=False)
    lines = min(WHAT_LINES, max(line_count(text, width, theme.SMALL) for text, width in texts))
    return (
        BoardCell(about),
        BoardCell(_followed(rows, action, ACTION, "", wide[1], lines)),
        BoardCell(_followed(rows, action, OWNER, rows.plan.says.no_owner, wide[2], lines)),
        BoardCell(_day(rows, action)),
        BoardCell(_source(rows, action)),
        BoardCell(_status(rows, action), alert=rows.plan.said.show(OVERDUE)),
    )


def _source(rows: ActionRows, action: Action) -> Formula | str:
    """Whether an action is agreed or only proposed, and by whom."""
    says = rows.plan.says
    proposed = says.proposed_by.format(agency=action.agency)
    agreed = says.agreed_too.format(proposed=proposed) if action.of_agency else says.agreed_by_meeting
    standing = rows.cell(action, STANDING)
    said = agreed if action.agreed else proposed
    if standing is None:
        return says.when_made.format(told=said)
    is_proposed = f"{standing}={literal(rows.plan.in_cell(IS_PROPOSED))}"
    return Formula(
        f'=IF(ISNA({rows.place(action)}),"",IF({is_proposed},{literal(proposed)},{literal(agreed)}))',
        said,
    )


def _followed(rows: ActionRows, action: Action, heading: str, none: str, width: float, lines: int) -> Formula | str:
    """A cell of the action's row as it is now, cut to so many lines; where it is empty, that it is."""
    text = " ".join(action.texts[heading].split("\n"))
    cell = rows.cell(action, heading)
    if cell is None:
        return cut_live("", text or none, width, lines).value  # type: ignore[return-value]
    told, gone = cut_live(cell, text, width, lines), rows.plan.says.gone.format(sheet=rows.plan.tab(ACTIONS))
    return Formula(
        f'=IF(ISNA({rows.place(action)}),{literal(gone)},IF({cell}="",{literal(none)},{told.text[1:]}))',
        told.value or none,
    )


def _day(rows: ActionRows, action: Action) -> Formula | str:
    due, said = by_when(rows.plan, action), rows.plan.said
    none, cell = said.show(NO_DATE), rows.cell(action, BY_WHEN)
    text = (none if due in (NO_DATE, "") else due) if isinstance(due, str) else said.day(due)
    if cell is None:
        return text
    told = as_shown(rows.plan, day_formula(cell, said.months), (NO_DATE,))
    return Formula(f'=IF(ISNA({rows.place(action)}),"",IF({cell}="",{literal(none)},{told}))', text)


def _status(rows: ActionRows, action: Action) -> Formula | str:
    """How far an action is: done or dropped; else overdue or not, and what Actions says."""
    late = is_late(rows.plan, action)
    plan, show, still = rows.plan, rows.plan.said.show, rows.plan.says.open
    said = ", ".join(filter(None, (show(OVERDUE) if late else "", show(action.status)))) or still
    status, day = rows.cell(action, STATUS), rows.cell(action, BY_WHEN)
    if status is None or day is None:
        return plan.says.when_made.format(told=said)
    words = f"OR({status}={literal(plan.in_cell(DONE))},{status}={literal(plan.in_cell(DROPPED))})"
    status = as_shown(plan, status, PROGRESS_CHOICES)
    overdue = f"AND(ISNUMBER({day}),{day}<{plan.as_at})"
    return Formula(
        f'=IF(ISNA({rows.place(action)}),"",IF({words},{status},IF({overdue},{literal(show(OVERDUE))}'
        f'&IF({status}="","",", "&{status}),IF({status}="",{literal(still)},{status}))))',
        said,
    )
