"""The board's page as one HTML file for a screen or a paper: the same facts, order and words as the first sheet.

It holds no script, asks for nothing from outside, and says both in its content security policy.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from importlib.resources import files

from csxl import __version__
from csxl.comparison import Comparison, Finding, Spread, by_contention
from csxl.narrative import headline, who_says_what
from csxl.page.chart import chart
from csxl.page.markup import escaped
from csxl.patterns import patterns
from csxl.rubric import Domain
from csxl.summary.board import Tile, tiles
from csxl.summary.formulas import Formula
from csxl.summary.grid import cell_of, key, places
from csxl.summary.plan import BOARD, Plan

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
CLASSES = {Spread.POLARISED: "polarised", Spread.ADJACENT: "adjacent", Spread.AGREED: "agreed",
           Spread.SINGLE: "single", Spread.NOT_RATED: "unrated"}


def board_page(comparison: Comparison, made: datetime.date) -> str:
    """The page as a whole HTML document; the same comparison and day give the same text."""
    plan = Plan(comparison, made)
    style = (files(__package__) / "style.css").read_text(encoding="utf-8")
    title = " · ".join(filter(None, (BOARD, comparison.review)))
    return "\n".join([
        "<!DOCTYPE html>", f'<html lang="{escaped(comparison.rubric.language)}">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escaped(title)}</title>", f"<style>\n{style}</style>", "</head>", "<body>", "<header>",
        f"<h1>{escaped(title)}</h1>", f'<p class="below">{escaped(_below(plan))}</p>', "</header>", "<main>",
        *(f'<p class="headline">{escaped(sentence)}</p>' for sentence in headline(comparison)),
        *_figures(plan), *_grid(plan), '<div class="halves">', "<div>", *_polarised(plan), *_patterns(plan), "</div>",
        f"<figure><h2>Ratings by domain</h2>{chart(plan)}</figure>", "</div>", "</main>",
        f"<footer>{escaped(comparison.rubric.credit)} Made with csxl {__version__}.</footer>",
        "</body>", "</html>", ""])


def _below(plan: Plan) -> str:
    comparison, made = plan.comparison, f"{plan.made.day} {plan.made:%B %Y}"
    return " · ".join(filter(None, (comparison.partnership, comparison.rubric.title, made)))


def _figures(plan: Plan) -> Iterator[str]:
    """The large figures, each with its word."""
    yield '<dl class="figures">'
    for tile in tiles(plan):
        figure = _figure(tile)
        loud = ' class="polarised"' if tile.word == f"criteria {Spread.POLARISED}" and figure != "0" else ""
        yield f"<div{loud}><dt>{escaped(tile.word)}</dt><dd>{escaped(figure)}</dd></div>"
    yield "</dl>"


def _figure(tile: Tile) -> str:
    return f"{tile.figure.value:,}" if isinstance(tile.figure, Formula) else tile.figure


def _grid(plan: Plan) -> Iterator[str]:
    """Domain by level and stage, each cell a position in words with its counts."""
    yield "<h2>Where the agencies stand</h2>"
    yield f'<div class="scroll"><table><caption>{escaped(key(plan))}</caption>'
    headings = ["Domain", *(f"{level.name}\n{stage.name}" for level, stage in places(plan))]
    yield "<thead><tr>" + "".join(f'<th scope="col">{escaped(text)}</th>' for text in headings) + "</tr></thead><tbody>"
    found = {finding.criterion.ref: finding for finding in plan.comparison.findings}
    for domain in plan.comparison.rubric.domains:
        yield f'<tr><th scope="row">{escaped(domain.name)}</th>' + "".join(_row(plan, domain, found)) + "</tr>"
    yield "</tbody></table></div>"


def _row(plan: Plan, domain: Domain, found: dict[str, Finding]) -> Iterator[str]:
    for criterion in domain.criteria:
        finding = found[criterion.ref]
        rating = plan.comparison.rubric.ratings.get(finding.position)
        agreed = finding.spread == Spread.AGREED and rating
        colour = f' style="background:{rating.fill};color:{rating.ink}"' if agreed and rating else ""
        yield f'<td class="{CLASSES[finding.spread]}"{colour}>{escaped(cell_of(plan, finding).value)}</td>'


def _polarised(plan: Plan) -> Iterator[str]:
    """Polarised criteria, and who says what."""
    came = [agency for agency in plan.comparison.agencies if agency.returned]
    found = [finding for finding in by_contention(plan.comparison.findings) if finding.spread == Spread.POLARISED]
    yield "<h2>Polarised criteria, and who says what</h2>"
    if not found:
        yield "<p>No criterion is polarised.</p>"
        return
    yield '<dl class="who">'
    for finding in found:
        criterion = finding.criterion
        name = f"{criterion.ref} {criterion.domain}, {criterion.level.name}, {criterion.stage.name}"
        yield f"<dt>{escaped(name)}</dt><dd>{escaped(who_says_what(finding, came))}</dd>"
    yield "</dl>"


def _patterns(plan: Plan) -> Iterator[str]:
    yield "<h2>Patterns</h2>"
    sentences = [pattern.sentence for pattern in patterns(plan.comparison)] or ["Nothing stands out."]
    yield "<ul>" + "".join(f"<li>{escaped(sentence)}</li>" for sentence in sentences) + "</ul>"
