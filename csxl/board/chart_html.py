"""The board's chart as inline SVG: how often each rating was given in each domain, as stacked bars."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.board.chart_sheet import TITLE, description
from csxl.board.style import rating_class
from csxl.model.rubric import Domain
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import element, escaped
from csxl.text.wording import shortened
from csxl.writing import theme

WIDTH, NAME, BAR, STEP, EDGE = 356, 18, 26, 54, 2  # in the drawing's own units, pixels on a phone
SIZE, DIGIT, LETTERS = 14, 8, 46  # of the print, its widest digit, and the letters of a name that fit in a line


def chart(plan: SummaryPlan) -> Iterator[str]:
    """The drawing, with a title, the same facts in words for people who cannot see it, and a key to the colours."""
    rubric = plan.comparison.rubric
    longest = max(sum(plan.total(word, domain) for word in rubric.ratings) for domain in rubric.domains) or 1
    yield f"<section>{element('h2', TITLE)}<figure>"
    yield (
        f'<svg viewBox="0 0 {WIDTH + 2 * EDGE} {len(rubric.domains) * STEP}" role="img" '
        f'aria-labelledby="chart-title chart-words"><title id="chart-title">{escaped(TITLE)}</title>'
        f'<desc id="chart-words">{escaped(description(plan))}</desc>'
    )
    for number, domain in enumerate(rubric.domains):
        yield "".join(_bar(plan, domain, number * STEP, WIDTH / longest))
    yield "</svg>"
    words = "".join(element("li", word, rating_class(plan, word)) for word in rubric.ratings)
    yield f'<figcaption><ul class="scale" aria-hidden="true">{words}</ul></figcaption></figure></section>'


def _bar(plan: SummaryPlan, domain: Domain, top: int, unit: float) -> Iterator[str]:
    """A domain's name over its bar, which has a piece for each rating, with its count where there is room."""
    yield (
        f'<text x="{EDGE}" y="{top + NAME - 4}" font-size="{SIZE}">{escaped(shortened(domain.name, LETTERS))}</text>'
    )
    left = float(EDGE)
    for rating in plan.comparison.rubric.scale:
        count = plan.total(rating.word, domain)
        width, text = count * unit, f"{count:,}"
        if count:
            yield (
                f'<rect x="{left:.1f}" y="{top + NAME}" width="{width:.1f}" height="{BAR}" fill="{rating.fill}" '
                f'stroke="{theme.INK}"/>'
            )
        if count and width > len(text) * DIGIT:
            yield (
                f'<text x="{left + width / 2:.1f}" y="{top + NAME + BAR - 8}" font-size="{SIZE}" '
                f'font-weight="bold" text-anchor="middle" fill="{rating.ink}">{text}</text>'
            )
        left += width
