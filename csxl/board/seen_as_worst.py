"""What everyone sees as Red: the criteria that all who rated give the worst word, and what is done about them."""

from __future__ import annotations

from csxl.board.action_rows import ActionRows
from csxl.board.blocks import Block, BoardCell, BoardSection, BoardTable, Sentence
from csxl.board.live_texts import Figure, cut_live, joined
from csxl.board.told_names import cut_to
from csxl.compare.actions import DROPPED
from csxl.compare.patterns import NO_ACTION
from csxl.compare.spread import of_spread
from csxl.model.comparison import Division, Finding, Spread
from csxl.model.decisions import ACTION, REF, STATUS
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, MATRIX
from csxl.summary.disagreement_sheet import agreed_cell, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.text.wording import many

QUESTION = "What does everyone see as {}?"
HEADINGS = ("Criterion", "What {} means there", "Who said so", "What is done about it")
WIDTHS = (0.16, 0.45, 0.1, 0.29)
NO_ACTION_YET = "no action yet"
AGREED = "agreed: "
AGREED_ROOM, MORE_ROOM = 8, 14  # characters beside an action's own words
LINES = 2


def worst_word(plan: SummaryPlan) -> str:
    return plan.comparison.rubric.scale[0].word


def all_worst(plan: SummaryPlan) -> tuple[Finding, ...]:
    """The criteria that two or more agencies rated, all with the worst word."""
    worst = worst_word(plan)
    return tuple(found for found in of_spread(plan.comparison, Spread.AGREED) if found.position == worst)


def seen_as_worst(plan: SummaryPlan, room: float, shown: int) -> BoardSection:
    """The section: how many criteria all see as the worst, so many of them with what is done, and what lacks action."""
    worst, found = worst_word(plan), all_worst(plan)
    rows = ActionRows(plan)
    lines = [_line(rows, finding, room) for finding in found]
    headings = tuple(heading.format(worst) for heading in HEADINGS)
    caption = f"Criteria that everyone who rated sees as {worst}, and what is done about them"
    table = BoardTable(caption, headings, WIDTHS, tuple(lines[:shown]), tuple(lines[shown:]), _more(plan, shown))
    blocks: list[Block] = [Sentence(_counted(plan), strong=True), *([table] if found else [])]
    lacking = next((one.sentence for one in plan.patterns if one.kind == NO_ACTION), "")
    if lacking:
        blocks.append(Sentence(f"In the returns: {lacking[:1].lower()}{lacking[1:]}"))
    return BoardSection(QUESTION.format(worst), tuple(blocks), DISAGREEMENT)


def number_of_worst(plan: SummaryPlan, division: Division = Division.AGREED) -> Formula:
    """How many criteria have the worst word alone, given by two or more agencies or by the only one."""
    spread = Spread.AGREED if division is Division.AGREED else Spread.SINGLE
    found = sum(one.position == worst_word(plan) for one in of_spread(plan.comparison, spread))
    tests = f"{plan.division_range},{literal(division)},{plan.position_range},{literal(worst_word(plan))}"
    return Formula(f"=COUNTIFS({tests})", found)


def _counted(plan: SummaryPlan) -> Formula:
    worst, total = worst_word(plan), many(len(plan.comparison.findings), "criterion", "criteria")
    return joined(
        f"Of {total}: ",
        [
            Figure(number_of_worst(plan), f"all who rated say {worst} on "),
            Figure(number_of_worst(plan, Division.ONE_VIEW), f"the only agency that rated says {worst} on "),
        ],
        none=f"No criterion is seen as {worst} by everyone who rated it.",
    )


def _more(plan: SummaryPlan, shown: int) -> Formula:
    found = number_of_worst(plan)
    left = Formula(f"=MAX(0,{found.text[1:]}-{shown})", max(0, int(found.value) - shown))
    return joined("and ", [Figure(left, after=f" more on {MATRIX}")], end="")


def _line(rows: ActionRows, finding: Finding, room: float) -> tuple[BoardCell, ...]:
    plan, ref, worst = rows.plan, finding.criterion.ref, finding.position
    place = target(DISAGREEMENT, f"A{first_rows(plan)[ref]}")
    words = cut_to(finding.criterion.descriptors[worst], room * WIDTHS[1], LINES, "“", "”")
    return (
        BoardCell(finding.criterion.in_words, bold=True, link=place),
        BoardCell(words),
        BoardCell(_still(plan, finding)),
        BoardCell(what_is_done(rows, finding, room * WIDTHS[3])),
    )


def is_worst(plan: SummaryPlan, ref: str) -> str:
    """The condition, without "=", that all who rated a criterion give it the worst word, by the matrix."""
    return (
        f"AND({plan.division_cell(ref)}={literal(Division.AGREED)},"
        f"{plan.matrix_cell(ref, 'Position')}={literal(worst_word(plan))})"
    )


def _still(plan: SummaryPlan, finding: Finding) -> Formula:
    """How many agencies said so, or that it is so no more."""
    ref, word = finding.criterion.ref, finding.position
    number = finding.counts[word]
    return Formula(
        f"=IF({is_worst(plan, ref)},{literal('all ')}&{plan.total_cell(ref, word)}&{literal(' who rated')},"
        f"{literal(f'no longer all {word}')})",
        f"all {number} who rated",
    )


def what_is_done(rows: ActionRows, finding: Finding, width: float) -> Formula:
    """The action that the meeting agreed on a criterion, else the first that is proposed, else that there is none."""
    plan, ref = rows.plan, finding.criterion.ref
    typed, still = agreed_cell(plan, ref, ACTION), rows.counted((REF, ref), (STATUS, f"<>{DROPPED}"))
    agreed = finding.agreed.action if finding.agreed else ""
    by_meeting = cut_live(typed, agreed, width - AGREED_ROOM, LINES)
    listed, listed_said = _first_listed(rows, ref, still, width)
    value = f"{AGREED}{by_meeting.value}" if agreed else listed_said
    return Formula(
        f'=IF({typed}<>"",{literal(AGREED)}&{by_meeting.text[1:]},'
        f"IF({still.text[1:]}=0,{literal(NO_ACTION_YET)},{listed}))",
        value,
    )


def _first_listed(rows: ActionRows, ref: str, still: Formula, width: float) -> tuple[str, str]:
    """What a formula and csxl say of the first action on Actions for a criterion, and of how many more there are."""
    number = int(still.value)
    found = [one for one in rows.plan.actions if one.ref == ref and one.status.casefold() != DROPPED]
    others = f"{still.text[1:]}&{literal(f' on {ACTIONS}')}"
    if not number:
        return others, NO_ACTION_YET
    first = next((one for one in found if rows.cell(one, ACTION)), None)
    if first is None:
        return others, f"{number} on {ACTIONS}"
    text, status = rows.cell(first, ACTION) or "", rows.cell(first, STATUS)
    source = f"{first.agency} proposes: " if first.of_agency else AGREED
    told = cut_live(text, first.action, width - len(source) - MORE_ROOM, LINES)
    more = f'IF({still.text[1:]}>1,{literal(" (and ")}&{still.text[1:]}-1&{literal(" more)")},"")'
    gone = f"ISNA({rows.place(first)})"
    formula = (
        f'IF({gone},{others},IF(OR({status}={literal(DROPPED)},{text}=""),{others},'
        f"{literal(source)}&{told.text[1:]}&{more}))"
    )
    return formula, f"{source}{told.value}{f' (and {number - 1} more)' if number > 1 else ''}"


def has_no_action(rows: ActionRows, ref: str) -> str:
    """The condition, without "=", that nothing is agreed or proposed on a criterion of the agenda."""
    still = rows.counted((REF, ref), (STATUS, f"<>{DROPPED}"))
    return f'AND({agreed_cell(rows.plan, ref, ACTION)}="",{still.text[1:]}=0)'
