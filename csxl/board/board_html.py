"""The board's page as one HTML file, for screen or paper: the same facts, order and words as the first sheet.

It holds no script and loads nothing from outside, and its content security policy says so. A screen shows everything;
paper, like the sheet, shows what fits on one page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from csxl import __version__
from csxl.board import content
from csxl.board.chart_html import chart
from csxl.board.grid_html import grid
from csxl.board.page_identity import identity_tags
from csxl.board.style import policy, style
from csxl.compare.narrative import headline, who_says_what
from csxl.model.comparison import Comparison, Finding, Spread
from csxl.summary.formulas import Formula
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import element, escaped


def board_page(comparison: Comparison, made: datetime.date) -> str:
    """The page as a whole HTML document; the same comparison and day give the same text."""
    plan = SummaryPlan(comparison, made)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escaped(comparison.rubric.language)}">',
            *_head(plan),
            "<body>",
            "<header>",
            element("h1", content.title(plan)),
            element("p", content.under_title(plan), "quiet"),
            "</header>",
            "<main>",
            *(element("p", sentence, "headline") for sentence in headline(comparison)),
            *_figures(plan),
            *grid(plan),
            '<div class="halves">',
            "<div>",
            *_contested(plan),
            *_agreed(plan),
            *_proposed(plan),
            *_patterns(plan),
            "</div>",
            *chart(plan),
            "</div>",
            "</main>",
            element("footer", f"{comparison.rubric.credit} Made with csxl {__version__}.", "quiet"),
            "</body>",
            "</html>",
            "",
        ]
    )


def _head(plan: SummaryPlan) -> Iterator[str]:
    look = style(plan)
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


def _figures(plan: SummaryPlan) -> Iterator[str]:
    """The large figures, each with its word."""
    yield '<dl class="figures">'
    for tile in content.tiles(plan):
        figure = f"{tile.figure.value:,}" if isinstance(tile.figure, Formula) else tile.figure
        loud = ' class="polarised"' if tile.word == f"criteria {Spread.POLARISED}" and figure != "0" else ""
        yield f"<div{loud}>{element('dt', tile.word)}{element('dd', figure)}</div>"
    yield "</dl>"


def _contested(plan: SummaryPlan) -> Iterator[str]:
    """Polarised criteria, and who says what; those that do not fit on paper can be opened on a screen."""
    came = [agency for agency in plan.comparison.agencies if agency.heard]
    shown, rest = content.contested(plan)
    yield element("h2", content.CONTESTED)
    if shown:
        texts = [(finding, who_says_what(finding, came), " ".join(lines)) for finding, lines in shown]
        yield f'<dl class="who">{"".join(_who(*text) for text in texts)}</dl>'
    elif not rest:
        yield element("p", content.NONE_POLARISED)
    if rest:
        yield f'<details class="screen">{element("summary", f"and {len(rest)} more")}<dl class="who">'
        yield from (_who(finding, who_says_what(finding, came)) for finding in rest)
        yield "</dl></details>"
        yield element("p", content.more_contested(rest, bool(shown)), "paper")


def _who(finding: Finding, full: str, short: str = "") -> str:
    """One criterion and who says what on it: in full on a screen, and on paper as briefly as on the sheet."""
    criterion = finding.criterion
    where = element("span", f" · {criterion.domain}, {criterion.level.name}", "screen")
    said = escaped(full) if short in ("", full) else (element("span", full, "screen") + element("span", short, "paper"))
    return f"<dt>{escaped(f'{criterion.ref} {criterion.stage.name}')}{where}</dt><dd>{said}</dd>"


def _agreed(plan: SummaryPlan) -> Iterator[str]:
    """What the meeting agreed so far, as on the sheet."""
    yield element("h2", content.AGREED)
    yield element("p", content.agreed(plan).value)


def _proposed(plan: SummaryPlan) -> Iterator[str]:
    """The first actions, as on the sheet."""
    yield element("h2", content.PROPOSED)
    told = "".join(f"{element('dt', when)}{element('dd', what)}" for when, what in content.proposed(plan))
    yield f'<dl class="who">{told}</dl>' if told else element("p", content.NONE_PROPOSED)


def _patterns(plan: SummaryPlan) -> Iterator[str]:
    found: Sequence[object] = [pattern for pattern, _ in content.pattern_texts(plan)]
    yield element("h2", content.PATTERNS)
    told = [element("li", pattern.sentence, "" if pattern in found else "screen") for pattern in plan.patterns]
    yield f'<ul class="patterns">{"".join(told)}</ul>' if told else element("p", content.NO_PATTERN)
