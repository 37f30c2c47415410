"""The columns of page one: those of the grid, on whose edges its questions and the columns of its tables end too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from csxl.model.rubric import Level, Stage, names_of
from csxl.summary.lines import SET_IN
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER, text_width

NAME_WIDTH, PLACES_WIDTH, SUM_WIDTH = 25.0, 142.0, 9.0
LEAST_PLACE, MOST_PLACE = 13.0, 30.0
NARROWEST = 9.0  # of a place, where there are very many
LEAST_ROOM, SPARE_WIDTH = 194.0, 18.0  # characters in all, and of a column that only makes room
WRAPS = 1.5  # characters that a column must be wider than a word
SCREEN, ON_SCREEN, PADDED = (
    990.0,
    11.4,
    17.0,
)  # pixels of a table on a screen; the size of its letters; round a cell's text
BETWEEN = 5  # pixels that a column is wider than its characters
QUESTION_COLUMNS = 2  # before what answers a question on the same line


def place_width(plan: SummaryPlan) -> float:
    """How wide a column of the grid is that holds one level and stage: where there are many, only as wide as their
    longest word."""
    rubric, even = plan.comparison.rubric, PLACES_WIDTH / len(places(plan))
    names = [word for level, stage in places(plan) for name in names_of(level, stage) for word in name.split()]
    words = names + [word for rating in rubric.scale for word in rating.word.split()]
    longest = max(text_width(word, theme.SMALL, bold=True) for word in words) / CHARACTER
    return min(MOST_PLACE, max(even, min(LEAST_PLACE, max(NARROWEST, longest + WRAPS))))


def places(plan: SummaryPlan) -> Sequence[tuple[Level, Stage]]:
    """The columns of the grid: each level with each stage, of those that any domain has."""
    rubric = plan.comparison.rubric
    used = {(one.level.ref, one.stage.letter) for one in rubric.criteria.values()}
    return [(level, stage) for level in rubric.levels for stage in rubric.stages if (level.ref, stage.letter) in used]


def widths(plan: SummaryPlan) -> list[float]:
    """All columns in characters: the grid's own, and as many more as the sentences need."""
    columns = [place_width(plan)] * len(places(plan))
    grid = [NAME_WIDTH, *columns, *[SUM_WIDTH] * len(plan.letters)]
    more = LEAST_ROOM - sum(grid)
    spare = [SPARE_WIDTH] * int(more // SPARE_WIDTH) + ([more % SPARE_WIDTH] if more % SPARE_WIDTH > 1 else [])
    return [*grid, *(spare if more > 0 else [])]


def with_room_for_words(plan: SummaryPlan, shares: Sequence[float], column: int) -> tuple[float, ...]:
    """The shares of a table's columns, the one that holds a count of a rating wide enough for the longest word, at the
    cost of the last one."""
    words = [word for rating in plan.comparison.rubric.scale for word in rating.word.split()]
    longest = max(text_width(f"9 {word}", ON_SCREEN, bold=True) for word in words)
    more = max(0.0, (longest + PADDED) / SCREEN - shares[column])
    return tuple(
        share + more * (place == column) - more * (place == len(shares) - 1) for place, share in enumerate(shares)
    )


def spans(plan: SummaryPlan, shares: Sequence[float]) -> list[tuple[int, int]]:
    """The first and the last column of each column of a table, by the shares of the room that it should have."""
    room = widths(plan)
    edges = [0.0, *accumulate(room)]
    ends = [0]
    for number, wanted in enumerate(accumulate(shares[:-1]), 1):
        possible = range(ends[-1] + 1, len(room) - (len(shares) - number) + 1)
        ends.append(min(possible, key=lambda place: abs(edges[place] - wanted * edges[-1])))
    return [(start + 1, end) for start, end in pairwise([*ends, len(room)])]


def rooms(plan: SummaryPlan, shares: Sequence[float]) -> list[float]:
    """How many characters fit beside each other in each column of a table."""
    return [room_of(plan, first, last) for first, last in spans(plan, shares)]


def room_of(plan: SummaryPlan, first: int, last: int) -> float:
    """How many characters fit into the cell that goes from one column to another."""
    return sum(widths(plan)[first - 1 : last]) + (last - first) * BETWEEN / CHARACTER - SET_IN
