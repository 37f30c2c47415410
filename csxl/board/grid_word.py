"""The grid of all criteria in a Word document, on its side: a row for each place and a column for each domain, or the
other way round where there are more domains than places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from csxl.board.grid_sheet import findings_of, headings, key, level_key, texts_of
from csxl.board.page_columns import places
from csxl.board.word_file import WIDTH
from csxl.board.word_looks import COUNT, KEPT, SMALL, heading_row, text_cell, word_room
from csxl.board.word_xml import Row, Run, WordCell, paragraph, table
from csxl.compare.division import division_of
from csxl.model.comparison import Division, Finding
from csxl.summary.sheet_plan import SummaryPlan
from csxl.writing import theme

FIRST_SHARE = 1.4  # of the first column's width, where the others have 1


class GridLook(NamedTuple):
    """How a cell of the grid looks; colours are "" for the style's own."""

    bold: bool = False
    ink: str = ""
    fill: str = ""
    frame: str = ""


LOOKS = {
    Division.SPLIT: GridLook(True, theme.PAPER, theme.INK),
    Division.FEW: GridLook(True, "", theme.TINT),
    Division.LONE: GridLook(True, "", "", theme.INK),
    Division.STEP: GridLook(False, "", theme.PANEL),
}


def grid_table(plan: SummaryPlan) -> Iterator[str]:
    """The table, and how to read it."""
    number = len(places(plan))
    names = headings(plan)[1:]
    side = [", ".join(text.split("\n")) for text in names[:number]] + [
        " ".join(text.split()) for text in names[number:]
    ]
    domains = [domain.name for domain in plan.comparison.rubric.domains]
    columns, said = [_cells(plan, number) for number in range(len(domains))], [_said(plan, one) for one in domains]
    ways = [
        (_wide([side, *([name, *texts] for name, texts in zip(domains, said, strict=True))]), True),
        (_wide([domains, *([name, *texts] for name, texts in zip(side, zip(*said, strict=True), strict=True))]), False),
    ]
    if len(domains) > len(side):
        ways.reverse()
    widths, on_side = min(ways, key=lambda way: max(0, sum(way[0]) - WIDTH))  # the first of those that fit
    if on_side:
        rows = _rows(_of_places(plan), domains, side, list(zip(*columns, strict=True)))
    else:
        rows = _rows(plan.says.domain, side, domains, columns)
    caption = plan.says.grid_caption_short
    yield paragraph(caption, "Caption")
    yield table(_fitted(widths), rows, caption, plan.says.grid_about)
    yield from (paragraph(text, SMALL) for text in (key(plan), level_key(plan)) if text)


def _of_places(plan: SummaryPlan) -> str:
    """The heading over the places."""
    only = any(level.only for level in plan.comparison.rubric.levels)
    return plan.text("Stage") if only else plan.says.level_and_stage


def _said(plan: SummaryPlan, name: str) -> list[str]:
    """What the cells of a domain say, without its ratings added up: figures are short."""
    domain = next(one for one in plan.comparison.rubric.domains if one.name == name)
    return [*texts_of(plan, domain), *["0"] * len(plan.letters)]


def _wide(columns: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column must be for its words, and all but the first as wide as each other if there is room."""
    needed = [word_room(column) for column in columns]
    others = len(needed) - 1
    other = int(WIDTH / (others + FIRST_SHARE))
    even = [WIDTH - others * other, *[other] * others]
    return even if all(one <= room for one, room in zip(needed, even, strict=True)) else needed


def _fitted(widths: Sequence[int]) -> list[int]:
    """Columns that fill the page: what is left goes to all of them, and where there is too little each has less."""
    left = WIDTH - sum(widths)
    told = [one + left // len(widths) if left >= 0 else one * WIDTH // sum(widths) for one in widths]
    told[0] += WIDTH - sum(told)
    return told


def _rows(corner: str, top: Sequence[str], side: Sequence[str], cells: Sequence[Sequence[WordCell]]) -> list[Row]:
    body = [Row((text_cell(name, bold=True, style=KEPT), *line)) for name, line in zip(side, cells, strict=True)]
    return [heading_row(corner, *top), *body]


def _cells(plan: SummaryPlan, number: int) -> list[WordCell]:
    """A domain's cells, one for each place, then its ratings added up."""
    domain = plan.comparison.rubric.domains[number]
    found = zip(findings_of(plan, domain), texts_of(plan, domain), strict=True)
    sums = [text_cell(f"{plan.total(word, domain):,}", style=KEPT) for word in plan.comparison.rubric.ratings]
    return [*(_cell(plan, finding, text) for finding, text in found), *sums]


def _cell(plan: SummaryPlan, finding: Finding | None, text: str) -> WordCell:
    if finding is None:
        return text_cell(text, style=KEPT)
    look = _look(plan, finding)
    return WordCell((paragraph([Run(COUNT.sub("\\1\xa0", text), look.bold, look.ink)], KEPT),), look.fill, look.frame)


def _look(plan: SummaryPlan, finding: Finding) -> GridLook:
    """How a position looks: as on the sheet, by how divided the agencies are."""
    division = division_of(finding)
    if division is Division.AGREED:
        rating = plan.comparison.rubric.ratings[finding.position]
        return GridLook(True, rating.ink, rating.fill)
    return LOOKS.get(division, GridLook())
