"""Where the agencies disagree: how many criteria are divided in which way, and the most divided in words."""

from __future__ import annotations

from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Fitted, Overview, Sentence
from csxl.board.live_texts import Figure, guarded, joined, static
from csxl.board.page_columns import rooms
from csxl.board.told_names import cut_to, who_says
from csxl.compare.division import division_of, of_division
from csxl.model.comparison import Division, Finding
from csxl.model.summary_names import DISAGREEMENT
from csxl.summary import formulas
from csxl.summary.disagreement_sheet import first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.text.wording import many

QUESTION = "Where do we disagree?"
CAPTION = "The most divided criteria: who stands where, and what that rating means there"
HEADINGS = (
    "Criterion",
    "How divided",
    "Lowest rating: who, and what it means",
    "Highest rating: who, and what it means",
)
WIDTHS = (0.13, 0.092, 0.37, 0.408)
CONTESTED = (Division.SPLIT, Division.FEW, Division.LONE)
SAID_OF = {
    Division.SPLIT: "split on ",
    Division.FEW: "a few differ on ",
    Division.LONE: "a lone voice on ",
    Division.STEP: "one step apart on ",
    Division.AGREED: "all agree on ",
    Division.ONE_VIEW: "one view only on ",
    Division.NOT_RATED: "not rated ",
}
END_LINES = 3  # of a criterion's text for each end
NAMES_ROOM = 130  # characters for the names of one end


def divided(plan: SummaryPlan) -> Fitted:
    """The section: a sentence of counts, the grid, then so many of the most divided criteria, those first on which
    nothing is agreed yet."""
    contested = of_division(plan.comparison, *CONTESTED)
    found = sorted(contested, key=lambda finding: bool(finding.agreed and finding.agreed.rating))
    lines = [_line(plan, finding) for finding in found]
    before = (Sentence(counted(plan), strong=True), Overview())

    def section(shown: int) -> BoardSection:
        rest = more_than(plan, min(shown, len(found)), len(found))
        table = BoardTable(CAPTION, HEADINGS, WIDTHS, tuple(lines[:shown]), tuple(lines[shown:]), rest)
        return BoardSection(QUESTION, (*before, *([table] if found else [])), DISAGREEMENT)

    return section


def counted(plan: SummaryPlan) -> Formula:
    """How many criteria are divided in which way, counted on the matrix."""
    numbers = {one: sum(division_of(found) == one for found in plan.comparison.findings) for one in Division}
    parts = [
        Figure(formulas.count_if(plan.division_range, one.value, numbers[one]), before)
        for one, before in SAID_OF.items()
    ]
    return joined(f"Of {many(len(plan.comparison.findings), 'criterion', 'criteria')}: ", parts)


def more_than(plan: SummaryPlan, shown: int, found: int) -> Formula | str:
    """How many contested criteria there are beyond those shown; "" where all were."""
    if shown >= found:
        return ""
    counts = "+".join(formulas.count_if(plan.division_range, one.value, 0).text[1:] for one in CONTESTED)
    where = f" more on {DISAGREEMENT}"
    return Formula(f'=IF({counts}>{shown},"and "&{counts}-{shown}&{literal(where)},"")', f"and {found - shown}{where}")


def _line(plan: SummaryPlan, finding: Finding) -> tuple[BoardCell, ...]:
    words = [word for word, number in finding.counts.items() if number]
    place = target(plan.tab(DISAGREEMENT), f"A{first_rows(plan)[finding.criterion.ref]}")
    low, high = rooms(plan, WIDTHS)[2:]
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
        f"={plan.division_cell(ref)}&CHAR(10)&{counts.text}", f"{division_of(finding).value}\n{counts.value}"
    )


def _end(plan: SummaryPlan, finding: Finding, word: str, width: float) -> str:
    """Who stands at one end of the scale, and what its word means there."""
    alone = finding.counts[word] == 1 and division_of(finding) == Division.LONE
    who = who_says(plan, finding, word, NAMES_ROOM)
    said = f"{word}: {who} alone." if alone else f"{word}: {who}."
    meaning = " ".join(finding.criterion.descriptors.get(word, "").split())
    return cut_to(meaning, width, END_LINES, f"{said} “", "”") if meaning else said
