"""The board's page as one HTML file, for screen or paper: the same facts, order and words as the first sheet.

It holds no script and loads nothing from outside, and its content security policy says so. A screen shows everything;
paper, like the sheet, shows what fits on one page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from csxl import __version__
from csxl.board import content
from csxl.board.blocks import BoardSection
from csxl.board.blocks_html import section
from csxl.board.page_identity import identity_tags
from csxl.board.paper_title import subtitle
from csxl.board.style import policy, style
from csxl.model.comparison import Comparison
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import element, escaped


def board_page(comparison: Comparison, made: datetime.date) -> str:
    """The page as a whole HTML document; the same comparison and day give the same text."""
    plan = SummaryPlan(comparison, made)
    sections = content.sections(plan)
    parts = [part for number, one in enumerate(sections, 1) for part in section(plan, number, one)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(comparison.rubric.language)}">',
            *_head(plan, sections),
            "<body>",
            "<header>",
            element("h1", content.title(plan)),
            element("p", subtitle(plan), "quiet"),
            "</header>",
            "<main>",
            *parts,
            "</main>",
            element("footer", f"{comparison.rubric.credit} Made with csxl {__version__}.", "quiet"),
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(plan: SummaryPlan, sections: Sequence[BoardSection]) -> Iterator[str]:
    look = style(plan, sections)
    yield from (
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy(look))}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *identity_tags(plan.comparison.review),
        element("title", content.title(plan)),
        f"<style>{look}</style>",
        "</head>",
    )
