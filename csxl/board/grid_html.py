"""The grid of positions as a table: domain by level and stage, each cell in words with its counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csxl.board.content import STANDING
from csxl.board.grid_sheet import findings_of, headings, key, places, texts_of
from csxl.board.style import rating_class
from csxl.model.comparison import Finding, Spread
from csxl.model.rubric import Domain
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import element, escaped

COUNT = re.compile(r"(\d) ")  # a number stays on the line of what it counts
CLASSES = {
    Spread.POLARISED: "polarised",
    Spread.ADJACENT: "adjacent",
    Spread.AGREED: "agreed",
    Spread.SINGLE: "single",
    Spread.NOT_RATED: "unrated",
}


def grid(plan: SummaryPlan) -> Iterator[str]:
    """The section, with its table in a frame that scrolls on a narrow screen, by keyboard too."""
    yield '<section aria-labelledby="standing">'
    yield f'<h2 id="standing">{escaped(STANDING)}</h2><p class="key quiet">{escaped(key(plan))}</p>'
    yield '<div class="frame" tabindex="0" role="region" aria-labelledby="standing"><table>'
    yield "<caption>Position of each domain by level and stage, and the domain’s ratings added up</caption>"
    yield f"<thead><tr>{''.join(_headings(plan))}</tr></thead><tbody>"
    for domain in plan.comparison.rubric.domains:
        yield f'<tr><th scope="row">{escaped(domain.name)}</th>{"".join(_cells(plan, domain))}</tr>'
    yield "</tbody></table></div></section>"


def _headings(plan: SummaryPlan) -> Iterator[str]:
    for number, text in enumerate(headings(plan)):
        look = ' class="sum"' if number > len(places(plan)) else ""
        yield f'<th scope="col"{look}>{escaped(text)}</th>'


def _cells(plan: SummaryPlan, domain: Domain) -> Iterator[str]:
    for finding, text in zip(findings_of(plan, domain), texts_of(plan, domain), strict=True):
        yield element("td", COUNT.sub("\\1\xa0", text), _look(plan, finding) if finding else "")
    for word in plan.comparison.rubric.ratings:
        yield element("td", f"{plan.total(word, domain):,}", "sum")


def _look(plan: SummaryPlan, finding: Finding) -> str:
    """The classes of a position: its spread, and the rating's own colour where all agree on it."""
    own = [rating_class(plan, finding.position)] if finding.spread == Spread.AGREED else []
    return " ".join([CLASSES[finding.spread], *own])
