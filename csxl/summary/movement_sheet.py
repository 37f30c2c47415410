"""Movement: every criterion beside the review before, by what was agreed and by each agency's own view, followed as
people type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from math import ceil

from csxl.compare.movement import Moved, Movement
from csxl.model.before import Before
from csxl.model.comparison import Division, Finding
from csxl.model.summary_names import MOVEMENT
from csxl.summary.formulas import NO_POSITION, literal
from csxl.summary.late_rows import Content
from csxl.summary.lines import broken
from csxl.summary.looks import colour, moved_looks, word_looks
from csxl.summary.moved_cells import (
    DOWN,
    NONE,
    UP,
    StandsNow,
    again,
    agreed_now,
    compared_by,
    counted_views,
    criterion_movement,
    twice_cell,
    view_cell,
)
from csxl.summary.movement_columns import (
    AGREED_NOW,
    AGREED_THEN,
    BY,
    COUNTED,
    MOVED,
    MOVED_WIDTH,
    NOW,
    PLACE,
    SECTORS_COUNTED,
    THEN,
    fixed_columns,
    movement_columns,
    twice,
    view_headings,
)
from csxl.summary.sheet_plan import FIRST_ROW, HEADER_ROW, SummaryPlan
from csxl.summary.table_sheet import SheetTable, TableLine, write_table_sheet
from csxl.summary.views import position_cell
from csxl.text.a1 import address
from csxl.writing.xlsx import Page, Workbook

OTHER_DESCRIPTORS, UNTOLD, NEW_CRITERION = "other descriptors", "cannot be told", "a new criterion"
OTHER_SCALE = "another scale"
PAGE_WIDE = 140  # characters of a printed page beside the columns that each repeats
MOST_NAMED = 40  # in a line below the table
MOST_ROWS = 40  # that fit the height of a page
ZOOM = 85
NOTE = (
    "Compared by what was agreed (one time it may be what all said), else by the agencies that rated both times. "
    "Below: who joined or left, what changed."
)


def write_movement(workbook: Workbook, plan: SummaryPlan, before: Before) -> None:
    """The sheet that stands beside the matrix where there is a review before."""
    columns = movement_columns(plan)
    every = zip(plan.since.moved, plan.comparison.findings, strict=True)
    lines = [_line(plan, moved, finding, before) for moved, finding in every]
    blank, looks = [None] * (len(columns) - 1), ["note"] * len(columns)
    below = [TableLine([text, *blank], looks, runs_on=True) for text in _below(plan, before)]
    frozen, own = len(PLACE) + 1, len(fixed_columns(plan))
    across = 1 + ceil(sum(column.width for column in columns[own:]) / PAGE_WIDE)
    table = SheetTable(
        columns, [*lines, *below], plan.text(NOTE), frozen, filtered=False, repeated=True, first_page=own, compact=True
    )
    page = write_table_sheet(workbook, plan, MOVEMENT, table, across)
    page.ask("set_zoom", ZOOM)
    page.filter(f"{address(HEADER_ROW, 1)}:{address(plan.last_row, len(columns))}")
    page.ask("fit_to_pages", across, 1 if len(table.lines) <= MOST_ROWS else 0)
    _colour(page, plan)


def _line(plan: SummaryPlan, moved: Moved, finding: Finding, before: Before) -> TableLine:
    criterion = finding.criterion
    place = [criterion.ref, criterion.domain, criterion.level.name, criterion.stage.name]
    fixed = [*(column.heading for column in fixed_columns(plan))][len(PLACE) :]
    if criterion.ref in before.same:
        row = plan.rows[criterion.ref]
        views = _views(plan, moved, finding)
        shown = _compared(plan, moved, finding, f"{_view(plan, row, 0)}:{_view(plan, row, len(views) - 1)}")
    else:
        views = [NONE] * len(view_headings(plan))
        why = plan.text(_why_not(criterion.ref, before))
        shown = {MOVED: plan.in_cell(moved.movement), BY: why, NOW: position_cell(plan, finding)}
    styles = [column.style for column in movement_columns(plan)]
    first = any(criterion == domain.criteria[0] for domain in plan.comparison.rubric.domains[1:])
    cells = [*place, *(shown.get(heading, NONE) for heading in fixed), *views]
    return TableLine(cells, [f"{style} first" for style in styles] if first else styles)


def _why_not(ref: str, before: Before) -> str:
    """Why a criterion is not compared."""
    if ref in before.untold:
        return UNTOLD
    if ref not in before.changed:
        return NEW_CRITERION
    return OTHER_SCALE if before.other_scale else OTHER_DESCRIPTORS


def _compared(plan: SummaryPlan, moved: Moved, finding: Finding, views: str) -> Mapping[str, Content]:
    """What the row of a criterion shows that had the same descriptors then; `views` are its agencies' cells."""
    row, alike = plan.rows[finding.criterion.ref], plan.in_cell(Division.AGREED)
    cells = {column.heading: address(row, number) for number, column in enumerate(fixed_columns(plan), 1)}
    counts = {one: cells[one] for one in COUNTED}
    now = StandsNow(cells[AGREED_NOW], cells[NOW], plan.division_cell(finding.criterion.ref), alike)
    live = {} if plan.grouped or not plan.labels else counted_views(plan, views, moved)
    return {
        MOVED: criterion_movement(plan, moved, now, counts),
        BY: compared_by(plan, moved, now, counts),
        THEN: moved.position_before or plan.in_cell(NO_POSITION),
        NOW: position_cell(plan, finding),
        AGREED_THEN: moved.agreed_before or NONE,
        AGREED_NOW: agreed_now(plan, finding),
        twice(plan): twice_cell(plan, moved, now),
        **{one: live.get(one, moved.count(one)) for one in COUNTED},
    }


def _view(plan: SummaryPlan, row: int, place: int) -> str:
    return address(row, len(fixed_columns(plan)) + 1 + place)


def _views(plan: SummaryPlan, moved: Moved, finding: Finding) -> list[Content]:
    """How each agency's view moved or, where the matrix shows sectors, how many of each sector's did, as made."""
    if not plan.grouped:
        return [view_cell(plan, moved, finding, place) for place in range(len(plan.labels))]
    met = Counter(zip(plan.members, moved.views, strict=True))
    return [met[name, one] for name in plan.sectors for one in SECTORS_COUNTED]


def _below(plan: SummaryPlan, before: Before) -> Iterator[str]:
    """What the two reviews do not have in common, line by line."""
    earlier = before.of_each(plan.comparison.agencies)
    known = before.same | before.changed | before.untold

    def named(refs: Container[str]) -> list[str]:
        return [one.in_words for ref, one in plan.comparison.rubric.criteria.items() if ref in refs]

    told = {
        "Agencies that joined since": [plan.labels[place] for place, one in enumerate(earlier) if one is None],
        "Agencies that are asked no more": [one.name for one in before.agencies if one not in earlier],
        "Another scale then, so nothing is compared": before.other_scale,
        "Other descriptors now, so not compared": [] if before.other_scale else named(before.changed),
        "It cannot be told whether the descriptors were the same, so not compared": named(before.untold),
        "New criteria": named(plan.comparison.rubric.criteria.keys() - known),
        "Criteria that are gone": list(before.gone),
        "Other refs then, compared by their descriptors": [f"{now} ({then})" for then, now in before.moved],
        "Other words then at the same steps": [f"{now} ({then})" for then, now in before.renamed.items()],
    }
    title = before.review or plan.text("without a title")
    wide = sum(column.width for column in PLACE) + MOVED_WIDTH  # as every printed page repeats
    yield from broken(plan.text("The review before: {}, from {}.", title, plan.file_name(before.file)), wide)
    for what, names in told.items():
        if names:
            yield from broken(f"{plan.text(what)}: {plan.listed(names, MOST_NAMED)}.", wide)


def _colour(page: Page, plan: SummaryPlan) -> None:
    """Colour what moved by how, and what was the worst both times in its own colours."""
    fixed = {column.heading: number for number, column in enumerate(fixed_columns(plan), 1)}

    def cells(first: int, last: int) -> str:
        return f"{address(FIRST_ROW, first)}:{address(plan.last_row, last)}"

    rubric = plan.comparison.rubric
    words = word_looks(page, rubric)
    colour(page, [cells(fixed[MOVED], fixed[MOVED])], plan.in_cells(moved_looks(page)))
    colour(page, [cells(fixed[heading], fixed[heading]) for heading in (THEN, NOW, AGREED_THEN, AGREED_NOW)], words)
    worst = {again(plan, plan.worst): words[plan.worst]}
    colour(page, [cells(fixed[twice(plan)], fixed[twice(plan)])], worst)
    if plan.grouped or not plan.labels:
        return
    first = len(fixed) + 1
    views = cells(first, len(fixed) + len(plan.labels))
    colour(page, [views], worst)
    looks = moved_looks(page)
    for sign, look in ((UP, looks[Movement.BETTER]), (DOWN, looks[Movement.WORSE])):
        begins = f"=LEFT({address(FIRST_ROW, first)},{len(sign)})={literal(sign)}"
        page.rule(views, {"type": "formula", "criteria": begins, "format": look})
