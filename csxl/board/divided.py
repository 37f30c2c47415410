"""Where the agencies disagree: how many criteria are divided in which way, and the most divided in words."""

from __future__ import annotations

from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Fitted, Overview, Sentence
from csxl.board.live_texts import as_shown, figure, guarded, joined, static
from csxl.board.page_columns import rooms, with_room_for_words
from csxl.board.told_names import cut_to, who_says
from csxl.compare.division import division_of, of_division
from csxl.model.comparison import Division, Finding
from csxl.model.summary_names import DISAGREEMENT
from csxl.summary import formulas
from csxl.summary.disagreement_sheet import first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan, target

WIDTHS = (0.13, 0.092, 0.37, 0.408)
CONTESTED = (Division.SPLIT, Division.FEW, Division.LONE)
END_LINES = 3  # of a criterion's text for each end
NAMES_ROOM = 130  # characters for the names of one end


def divided(plan: SummaryPlan) -> Fitted:
    """The section: a sentence of counts, the grid, then so many of the most divided criteria, those first on which
    nothing is agreed yet."""
    contested = of_division(plan.comparison, *CONTESTED)
    found = sorted(contested, key=lambda finding: bool(finding.agreed and finding.agreed.rating))
    lines = [_line(plan, finding) for finding in found]
    widths, says, before = _widths(plan), plan.says, (Sentence(counted(plan), strong=True), Overview())

    def section(shown: int) -> BoardSection:
        rest = more_than(plan, min(shown, len(found)), len(found))
        table = BoardTable(
            says.divided_caption, says.divided_headings, widths, tuple(lines[:shown]), tuple(lines[shown:]), rest
        )
        return BoardSection(says.divided, (*before, *([table] if found else [])), DISAGREEMENT)

    return section


def _widths(plan: SummaryPlan) -> tuple[float, ...]:
    return with_room_for_words(plan, WIDTHS, 1)


def counted(plan: SummaryPlan) -> Formula:
    """How many criteria are divided in which way, counted on the matrix."""
    numbers = {one: sum(division_of(found) == one for found in plan.comparison.findings) for one in Division}
    parts = [
        figure(formulas.count_if(plan.division_range, plan.in_cell(one), numbers[one]), told)
        for one, told in plan.says.divided_on.items()
    ]
    return joined(plan.says.of_criteria(len(plan.comparison.findings)), parts)


def more_than(plan: SummaryPlan, shown: int, found: int) -> Formula | str:
    """How many contested criteria there are beyond those shown; "" where all were."""
    if shown >= found:
        return ""
    counts = "+".join(formulas.count_if(plan.division_range, plan.in_cell(one), 0).text[1:] for one in CONTESTED)
    start, _, where = plan.says.and_more_on.format(n="{n}", sheet=plan.tab(DISAGREEMENT)).partition("{n}")
    return Formula(
        f'=IF({counts}>{shown},{literal(start)}&{counts}-{shown}&{literal(where)},"")', f"{start}{found - shown}{where}"
    )


def _line(plan: SummaryPlan, finding: Finding) -> tuple[BoardCell, ...]:
    words = [word for word, number in finding.counts.items() if number]
    place = target(plan.tab(DISAGREEMENT), f"A{first_rows(plan)[finding.criterion.ref]}")
    low, high = rooms(plan, _widths(plan))[2:]
    return (
        BoardCell(static(f"{finding.criterion.place}\n({finding.criterion.ref})"), bold=True, link=place),
        BoardCell(_how_divided(plan, finding), bold=True),
        *(
            BoardCell(guarded(plan, finding.criterion.ref, _end(plan, finding, word, width)))
            for word, width in ((words[0], low), (words[-1], high))
        ),
    )


def _how_divided(plan: SummaryPlan, finding: Finding) -> Formula:
    """How divided it is, and how many chose which word."""
    ref = finding.criterion.ref
    cells = {word: plan.total_cell(ref, word) for word in finding.counts}
    counts = formulas.counts_text(cells, {word: word for word in cells}, finding.counts)
    return Formula(
        f"={as_shown(plan, plan.division_cell(ref), Division)}&CHAR(10)&{counts.text}",
        f"{plan.said.show(division_of(finding))}\n{counts.value}",
    )


def _end(plan: SummaryPlan, finding: Finding, word: str, width: float) -> str:
    """Who stands at one end of the scale, and what its word means there."""
    alone = finding.counts[word] == 1 and division_of(finding) == Division.LONE
    who = who_says(plan, finding, word, NAMES_ROOM)
    said = (plan.says.says_alone if alone else plan.says.says).format(word=word, who=who)
    meaning = " ".join(finding.criterion.descriptors.get(word, "").split())
    return cut_to(meaning, width, END_LINES, f"{said} “", "”") if meaning else said
