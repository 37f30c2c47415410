"""The grid of all criteria as a table: domain by level and stage, each cell in words with its counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csxl.board.grid_sheet import findings_of, headings, key, level_key, texts_of
from csxl.board.language_marks import element, marked
from csxl.board.page_columns import places
from csxl.board.style import rating_class
from csxl.compare.division import division_of
from csxl.model.comparison import Division, Finding
from csxl.model.rubric import Domain
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import escaped

COUNT = re.compile(r"(\d) ")  # a number stays on the line of what it counts
CLASSES = {
    Division.SPLIT: "split",
    Division.FEW: "few",
    Division.LONE: "lone",
    Division.STEP: "step",
    Division.AGREED: "all",
    Division.ONE_VIEW: "single",
    Division.NOT_RATED: "unrated",
}


def grid(plan: SummaryPlan) -> Iterator[str]:
    """The table with how to read it. On a narrow screen each domain is a block, with a line for each place."""
    yield f'<table class="grid" role="table">{element(plan, "caption", plan.says.grid_caption)}'
    yield f'<thead role="rowgroup"><tr role="row">{"".join(_headings(plan))}</tr></thead><tbody role="rowgroup">'
    for domain in plan.comparison.rubric.domains:
        name = f'<th scope="row" role="rowheader">{marked(plan, domain.name)}</th>'
        yield f'<tr role="row">{name}{"".join(_cells(plan, domain))}</tr>'
    yield "</tbody></table>"
    yield from (element(plan, "p", text, "key quiet") for text in (key(plan), level_key(plan)) if text)


def _headings(plan: SummaryPlan) -> Iterator[str]:
    for number, text in enumerate(headings(plan)):
        look = ' class="sum"' if number > len(places(plan)) else ""
        yield f'<th scope="col" role="columnheader"{look}>{marked(plan, text)}</th>'


def _cells(plan: SummaryPlan, domain: Domain) -> Iterator[str]:
    names = [" ".join(text.split()) for text in headings(plan)[1:]]
    cells = [
        (COUNT.sub("\\1\xa0", text), _look(plan, finding) if finding else "none")
        for finding, text in zip(findings_of(plan, domain), texts_of(plan, domain), strict=True)
    ]
    cells += [(f"{plan.total(word, domain):,}", "sum") for word in plan.comparison.rubric.ratings]
    for name, (text, look) in zip(names, cells, strict=True):
        yield f'<td role="cell" data-heading="{escaped(name)}" class="{look}">{marked(plan, text)}</td>'


def _look(plan: SummaryPlan, finding: Finding) -> str:
    """The classes of a position: how divided the agencies are, and the rating's own colour where all agree on it."""
    division = division_of(finding)
    own = [rating_class(plan, finding.position)] if division is Division.AGREED else []
    return " ".join([CLASSES[division], *own])
