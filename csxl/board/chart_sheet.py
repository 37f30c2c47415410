"""The board's chart: how often each rating was given in each domain, as stacked bars."""

from __future__ import annotations

from csxl.board.grid_sheet import places
from csxl.model.summary_names import BOARD
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address, quoted
from csxl.writing import theme
from csxl.writing.xlsx import Page, take

FONT = {"name": theme.FONT, "size": theme.SMALL, "color": theme.INK}
TITLE = "Ratings by domain"


def insert_chart(page: Page, plan: SummaryPlan, place: str, first_row: int, size: tuple[float, float]) -> None:
    """Insert the chart of the grid's own sums, which begin below its header row `first_row`; `size` is in pixels."""
    rubric = plan.comparison.rubric
    chart = page.workbook.book.add_chart({"type": "bar", "subtype": "stacked"})
    rows = (first_row + 1, first_row + len(rubric.domains))
    for column, rating in enumerate(rubric.scale, len(places(plan)) + 2):
        take(
            "a series of the chart",
            chart.add_series,
            {
                "name": rating.word,
                "categories": _cells(rows, 1),
                "values": _cells(rows, column),
                "gap": 45,
                "fill": {"color": rating.fill},
                "border": {"color": theme.INK, "width": 0.75},
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",
                    "font": {**FONT, "bold": True, "color": rating.ink},
                },
            },
        )
    chart.set_title(
        {"name": TITLE, "overlay": False, "name_font": {**FONT, "size": theme.BODY, "bold": True, "color": theme.BRAND}}
    )
    chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_y_axis({"reverse": True, "num_font": FONT, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_size({"width": size[0], "height": size[1]})
    take("the chart", page.sheet.insert_chart, place, chart, {"description": description(plan), "object_position": 2})


def _cells(rows: tuple[int, int], column: int) -> str:
    return f"={quoted(BOARD)}!{address(rows[0], column, True)}:{address(rows[1], column, True)}"


def description(plan: SummaryPlan) -> str:
    """The chart in words, for people who cannot see it."""
    rubric = plan.comparison.rubric
    bars = (
        f"{domain.name}: " + ", ".join(f"{plan.total(word, domain)} {word}" for word in rubric.ratings)
        for domain in rubric.domains
    )
    return f"{TITLE}, a stacked bar for each. {'; '.join(bars)}."
