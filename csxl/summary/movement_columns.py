"""The columns of the sheet Movement, and its cells as other sheets' formulas name them."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.compare.movement import Movement
from csxl.model.comparison import NOT_RETURNED
from csxl.model.summary_names import MOVEMENT
from csxl.summary.moved_cells import TO, UP, again
from csxl.summary.said_columns import said
from csxl.summary.sheet_plan import FIRST_ROW, SummaryPlan
from csxl.summary.table_sheet import Column
from csxl.text.a1 import address
from csxl.text.wording import sentence
from csxl.writing.text_fit import CHARACTER, text_width

MOVED, BY = "Movement", "Compared by"
THEN, NOW, AGREED_THEN, AGREED_NOW = "Ratings then", "Ratings now", "Agreed then", "Agreed now"
COUNTED = (Movement.BETTER, Movement.WORSE, Movement.SAME, Movement.NEW)
SECTORS_COUNTED = (Movement.BETTER, Movement.WORSE)
PLACE = (Column("Ref", 7.5, "strong"), Column("Domain", 24), Column("Level", 8.5), Column("Stage", 12.5))
MOVED_WIDTH, BY_WIDTH, RANGE_WIDTHS, WORD_WIDTHS = 14.5, 20.5, (13, 30), (11, 20)
COUNT_WIDTH, SECTOR_WIDTH, VIEW_WIDTHS = 7, 12, (12, 21)
MORE_WIDE = 5  # characters, where the words are longer than in English
AIR = 1.5  # characters more than a column's words need


def movement_cell(plan: SummaryPlan, ref: str, heading: str = MOVED) -> str:
    """A cell of a criterion's row as other sheets' formulas name it."""
    column = [one.heading for one in fixed_columns(plan)].index(heading) + 1
    return f"{plan.tab_in_formulas(MOVEMENT)}!{address(plan.rows[ref], column, absolute=True)}"


def movement_range(plan: SummaryPlan) -> str:
    """The movements of all criteria as other sheets' formulas name them."""
    column = len(PLACE) + 1
    sheet = plan.tab_in_formulas(MOVEMENT)
    return f"{sheet}!{address(FIRST_ROW, column, absolute=True)}:{address(plan.last_row, column, absolute=True)}"


def twice(plan: SummaryPlan) -> str:
    """The heading of the column that says which criteria had the worst word both times."""
    return plan.text("{} both times", plan.worst)


def movement_columns(plan: SummaryPlan) -> list[Column]:
    """All columns: a criterion's own, then how each agency's view moved."""
    words = list(plan.comparison.rubric.ratings)
    moves = [f"{UP}{one}{TO}{other}" for one in words for other in words]
    gone = [f"{word}{TO}{plan.in_cell(NOT_RETURNED)}" for word in words]
    wide = [one for one in gone if len(plan.in_cell(NOT_RETURNED)) > len(NOT_RETURNED)]
    least, most = VIEW_WIDTHS
    width = SECTOR_WIDTH if plan.grouped else _wide([*moves, *wide], (least, most + (MORE_WIDE if wide else 0)))
    style = "number" if plan.grouped else "moved"
    return [*fixed_columns(plan), *(Column(heading, width, style) for heading in view_headings(plan))]


def fixed_columns(plan: SummaryPlan) -> list[Column]:
    """A criterion's place, how it moved and by what, then and now, and how many agencies' views moved which way."""
    words = list(plan.comparison.rubric.ratings)
    ranges = _wide([f"{one}–{other}" for one in words for other in words], RANGE_WIDTHS)
    word = _wide([again(plan, one) for one in words], WORD_WIDTHS)
    return [
        *said(plan, PLACE),
        *said(plan, _of_criterion(ranges, word)),
        Column(twice(plan), word, "word"),
        *(Column(one, COUNT_WIDTH, "number", said=sentence(plan.in_cell(one))) for one in COUNTED),
    ]


def _of_criterion(ranges: float, word: float) -> Sequence[Column]:
    return (
        Column(MOVED, MOVED_WIDTH, "word"),
        Column(BY, BY_WIDTH, "quiet"),
        Column(THEN, ranges, "word"),
        Column(NOW, ranges, "word"),
        Column(AGREED_THEN, word, "word"),
        Column(AGREED_NOW, word, "word"),
    )


def view_headings(plan: SummaryPlan) -> Sequence[str]:
    """The agencies or, where the matrix shows sectors, each of those with better and worse."""
    if not plan.grouped:
        return plan.labels
    return [f"{name}: {plan.in_cell(one)}" for name in plan.sectors for one in SECTORS_COUNTED]


def _wide(texts: Sequence[str], limits: tuple[float, float]) -> float:
    """The width of a column for these words in bold, within limits."""
    least, most = limits
    return min(most, max(least, max(text_width(text, bold=True) for text in texts) / CHARACTER + AIR))
