"""The board's chart as inline SVG: how many ratings of each word every domain was given, as stacked bars."""
from __future__ import annotations

from collections.abc import Iterator

from csxl.page.markup import escaped
from csxl.summary.chart import TITLE, description
from csxl.summary.plan import Plan, shortened

LEFT, WIDTH, BAR, STEP, TOP, LETTERS = 190, 420, 26, 40, 12, 26  # in the drawing's own units; letters of a name


def chart(plan: Plan) -> str:
    """The drawing, with a title and the same facts in words for those who do not see it."""
    rubric = plan.comparison.rubric
    longest = max(sum(plan.total(word, domain) for word in rubric.ratings) for domain in rubric.domains) or 1
    bars = "".join(part for number, domain in enumerate(rubric.domains)
                   for part in _bar(plan, domain.name, TOP + number * STEP, WIDTH / longest))
    foot = TOP + len(rubric.domains) * STEP + 14
    names = "".join(_name(rating.word, rating.fill, LEFT + 110 * number, foot)
                    for number, rating in enumerate(rubric.scale))
    return (f'<svg viewBox="0 0 {LEFT + WIDTH + 20} {foot + 24}" role="img" aria-labelledby="chart-title chart-words">'
            f'<title id="chart-title">{escaped(TITLE)}</title>'
            f'<desc id="chart-words">{escaped(description(plan))}</desc>{bars}{names}</svg>')


def _bar(plan: Plan, domain: str, top: int, unit: float) -> Iterator[str]:
    """A domain's name and its bar, a piece for each rating with its count."""
    where = next(one for one in plan.comparison.rubric.domains if one.name == domain)
    yield (f'<text x="{LEFT - 10}" y="{top + BAR - 8}" text-anchor="end" font-size="14">'
           f'{escaped(shortened(domain, LETTERS))}</text>')
    left = float(LEFT)
    for rating in plan.comparison.rubric.scale:
        count = plan.total(rating.word, where)
        if count:
            yield (f'<rect x="{left:.1f}" y="{top}" width="{count * unit:.1f}" height="{BAR}" fill="{rating.fill}" '
                   f'stroke="#0B0C0C"/><text x="{left + count * unit / 2:.1f}" y="{top + BAR - 8}" font-size="13" '
                   f'font-weight="bold" text-anchor="middle" fill="{rating.ink}">{count}</text>')
        left += count * unit


def _name(word: str, fill: str, left: float, top: float) -> str:
    """One word of the scale beside its colour."""
    return (f'<rect x="{left}" y="{top}" width="14" height="14" fill="{fill}" stroke="#0B0C0C"/>'
            f'<text x="{left + 20}" y="{top + 12}" font-size="13">{escaped(shortened(word, 12))}</text>')
