"""The board's page as one HTML file, for screen or paper: the same facts, order and words as the first sheet.

It holds no script and loads nothing from outside, and its content security policy says so. A screen shows everything;
paper, like the sheet, shows what fits on one page.
"""

from __future__ import annotations

from collections.abc import Iterator

from csxl import __version__
from csxl.board.blocks_html import section
from csxl.board.content import PageOne
from csxl.board.language_marks import element, page_tag
from csxl.board.page_identity import identity_tags
from csxl.board.paper_title import subtitle
from csxl.board.style import policy, style
from csxl.text.markup import escaped


def board_page(one: PageOne) -> str:
    """The page as a whole HTML document; the same comparison and day give the same text."""
    plan, rubric = one.plan, one.comparison.rubric
    parts = [part for number, found in enumerate(one.sections, 1) for part in section(plan, number, found)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(page_tag(plan))}">',
            *_head(one),
            "<body>",
            "<header>",
            element(plan, "h1", one.title),
            element(plan, "p", subtitle(plan), "quiet"),
            "</header>",
            "<main>",
            *parts,
            "</main>",
            element(plan, "footer", f"{rubric.credit} {plan.says.made_with.format(version=__version__)}", "quiet"),
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(one: PageOne) -> Iterator[str]:
    look = style(one.plan, one.sections)
    yield from (
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy(look))}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        *identity_tags(one.comparison.review),
        f"<title>{escaped(one.title)}</title>",
        f"<style>{look}</style>",
        "</head>",
    )
