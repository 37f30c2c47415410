"""What everyone sees as Red: the criteria that all who rated give the worst word, and what is done about them."""

from __future__ import annotations

from csxl.board.action_rows import ActionRows
from csxl.board.behind import Behind, Hidden, is_worst, seen_by_all
from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Fitted, Sentence
from csxl.board.blocks import shown as text_of
from csxl.board.live_texts import cut_live, figure, joined, sentence_of, static
from csxl.board.page_columns import rooms
from csxl.board.told_names import cut_to
from csxl.compare.actions import DROPPED
from csxl.compare.patterns import NO_ACTION, Pattern
from csxl.compare.spread import of_spread
from csxl.model.comparison import Division, Finding, Spread
from csxl.model.decisions import ACTION, REF, STATUS
from csxl.model.summary_names import ACTIONS, DISAGREEMENT, MATRIX
from csxl.summary.disagreement_sheet import agreed_cell, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.writing import theme
from csxl.writing.text_fit import line_count

WIDTHS = (0.22, 0.366, 0.092, 0.322)
ROOM = 99  # further actions, for the number of which there is room after an action's words
LINES, MOST_FROM, MOST_NAMED = 2, 3, 6


def all_worst(plan: SummaryPlan) -> tuple[Finding, ...]:
    """The criteria that two or more agencies rated, all with the worst word."""
    return tuple(finding for finding in plan.comparison.findings if seen_by_all(plan, finding))


def seen_as_worst(behind: Behind) -> Fitted:
    """The section: how many criteria all see as the worst, so many of them with what is done, and what lacks action."""
    plan = behind.plan
    says, worst, found = plan.says, plan.worst, all_worst(plan)
    lines = [_line(behind.actions, finding) for finding in found]
    lines.sort(key=lambda line: text_of(line[-1].text) != says.no_action_yet)  # what lacks an action comes first
    headings = tuple(heading.format(worst=worst) for heading in says.worst_headings)
    caption = says.worst_caption.format(worst=worst)
    before = Sentence(_counted(behind), strong=True)
    after = [Sentence(_without_action(plan, one)) for one in plan.patterns if one.kind == NO_ACTION]

    def section(shown: int) -> BoardSection:
        table = BoardTable(caption, headings, WIDTHS, tuple(lines[:shown]), tuple(lines[shown:]), _more(behind, shown))
        return BoardSection(
            says.seen_as_worst.format(worst=worst), (before, *([table] if found else []), *after), MATRIX
        )

    return section


def _without_action(plan: SummaryPlan, pattern: Pattern) -> str:
    """How many of the worst ratings came without an action, and from whom most of them."""
    number, names = pattern.sentence.partition(":")[0], plan.said.listed(pattern.agencies, MOST_FROM)
    return plan.says.in_returns.format(told=f"{number[:1].lower()}{number[1:]}", names=names)


def _only_view(plan: SummaryPlan) -> Formula:
    """How many criteria the only agency that rated them gives the worst word."""
    found = sum(one.position == plan.worst for one in of_spread(plan.comparison, Spread.SINGLE))
    tests = (
        f"{plan.division_range},{literal(plan.in_cell(Division.ONE_VIEW))},{plan.position_range},{literal(plan.worst)}"
    )
    return Formula(f"=COUNTIFS({tests})", found)


def _counted(behind: Behind) -> Formula:
    """On how many criteria all say the worst word, and which they are."""
    plan = behind.plan
    says, worst = plan.says, plan.worst
    number, names = behind.number(Hidden.WORST), behind.names(Hidden.WORST, MOST_NAMED, MATRIX)
    counted = joined(
        says.of_criteria(len(plan.comparison.findings)),
        [
            figure(number, says.all_say_worst, worst=worst),
            figure(_only_view(plan), says.one_says_worst, worst=worst),
        ],
        none=says.none_worst.format(worst=worst),
    )
    start = says.worst_to_all.format(worst=worst)
    which = f'IF({number.text[1:]}=0,"",{literal(start)}&{names.text[1:]}&".")'
    return Formula(f"={counted.text[1:]}&{which}", f"{counted.value}{f'{start}{names.value}.' if number.value else ''}")


def _more(behind: Behind, shown: int) -> Formula:
    found = behind.number(Hidden.WORST)
    left = Formula(f"=MAX(0,{found.text[1:]}-{shown})", max(0, int(found.value) - shown))
    return sentence_of(left, behind.plan.says.and_more_on, end="", sheet=behind.plan.tab(MATRIX))


def _line(rows: ActionRows, finding: Finding) -> tuple[BoardCell, ...]:
    plan, ref, worst = rows.plan, finding.criterion.ref, finding.position
    place = target(plan.tab(DISAGREEMENT), f"A{first_rows(plan)[ref]}")
    wide = rooms(plan, WIDTHS)
    meaning = finding.criterion.descriptors.get(worst)
    words = cut_to(" ".join(meaning.split()), wide[1], LINES, "“", "”") if meaning else plan.language.no_descriptor
    done = str(what_is_done(rows, finding, wide[3], LINES).value)
    lines = max(line_count(text, width, theme.SMALL) for text, width in ((words, wide[1]), (done, wide[3])))
    return (
        BoardCell(static(finding.criterion.in_words), bold=True, link=place),
        BoardCell(words),
        BoardCell(_still(plan, finding)),
        BoardCell(what_is_done(rows, finding, wide[3], lines)),
    )


def _still(plan: SummaryPlan, finding: Finding) -> Formula:
    """How many agencies said so, or that it is so no more."""
    ref, word = finding.criterion.ref, finding.position
    before, _, after = plan.says.all_who_rated.partition("{n}")
    return Formula(
        f"=IF({is_worst(plan, ref)},{literal(before)}&{plan.total_cell(ref, word)}&{literal(after)},"
        f"{literal(plan.says.no_longer_all.format(word=word))})",
        f"{before}{finding.counts[word]}{after}",
    )


def what_is_done(rows: ActionRows, finding: Finding, width: float, lines: int) -> Formula:
    """The action that the meeting agreed on a criterion, else the first that is proposed, else that there is none."""
    plan, ref, before = rows.plan, finding.criterion.ref, rows.plan.says.agreed_so
    typed, still = agreed_cell(plan, ref, ACTION), rows.counted((REF, ref), (STATUS, f"<>{DROPPED}"))
    agreed = finding.agreed.action if finding.agreed else ""
    by_meeting = cut_live(typed, agreed, width, lines, before)
    listed, listed_said = _first_listed(rows, ref, still, width, lines)
    value = f"{before}{by_meeting.value}" if agreed else listed_said
    return Formula(
        f'=IF({typed}<>"",{literal(before)}&{by_meeting.text[1:]},'
        f"IF({still.text[1:]}=0,{literal(plan.says.no_action_yet)},{listed}))",
        value,
    )


def _first_listed(rows: ActionRows, ref: str, still: Formula, width: float, lines: int) -> tuple[str, str]:
    """What a formula and csxl say of the first action on Actions for a criterion, and of how many more there are."""
    number, plan, says = int(still.value), rows.plan, rows.plan.says
    found = [one for one in plan.actions if one.ref == ref and one.status.casefold() != DROPPED]
    some = figure(still, says.actions_on, sheet=plan.tab(ACTIONS))
    others = "&".join(filter(None, (some.before and literal(some.before), still.text[1:], literal(some.after))))
    if not number:
        return others, says.no_action_yet
    first = next((one for one in found if rows.cell(one, ACTION)), None)
    if first is None:
        return others, f"{some.before}{number}{some.after}"
    text, status = rows.cell(first, ACTION) or "", rows.cell(first, STATUS)
    source = says.agreed_so if first.agreed else says.proposed_so.format(agency=first.agency)
    before, _, after = says.more_actions.partition("{n}")
    told = cut_live(text, first.action, width, lines, source, f"{before}{ROOM}{after}")
    more = f'IF({still.text[1:]}>1,{literal(before)}&{still.text[1:]}-1&{literal(after)},"")'
    gone = f"ISNA({rows.place(first)})"
    formula = (
        f'IF({gone},{others},IF(OR({status}={literal(plan.in_cell(DROPPED))},{text}=""),{others},'
        f"{literal(source)}&{told.text[1:]}&{more}))"
    )
    return formula, f"{source}{told.value}{f'{before}{number - 1}{after}' if number > 1 else ''}"
