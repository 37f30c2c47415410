"""How the page looks on screen and on one A4 sheet, and the policy that lets it use this style and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from csxl.board.content import widths
from csxl.board.grid_sheet import headings, texts_of
from csxl.compare.narrative import headline
from csxl.summary.lines import broken, line_count
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import by_hash
from csxl.writing import theme

COLOURS = ("ink", "paper", "quiet", "brand", "brand-ink", "panel", "tint", "rule")
LARGEST = 11.0  # pixels: the size of letters on paper
PAPER_HEIGHT = 725  # pixels within the margins of A4 landscape
LINE = 1.25  # the height of a line, in letter sizes
FIXED_LINES = 40  # of all but the sentences and the grid: headings, figures, lists, and the space between
ROW_AIR = 0.7  # lines of space in a row of the grid
CHART_WIDTHS, ALL_BARS = (14.0, 25.0), 120.0  # letter sizes: the chart's on paper, less for more domains
CHART_LINES, BAR_LINES = 15, 0.12  # that the lists leave room for, and a bar's for each letter size of width


def style(plan: SummaryPlan) -> str:
    """The style sheet: the theme's colours, the ratings' own, the page's rules, and the size of print on paper."""
    ratings = (
        f".{rating_class(plan, rating.word)} {{ background: {rating.fill}; color: {rating.ink}; }}"
        for rating in plan.comparison.rubric.scale
    )
    rules = (files(__package__) / "style.css").read_text(encoding="utf-8")
    size = (
        f"@media print {{ :root {{ font-size: {_paper_size(plan):.1f}px; }} "
        f"figure {{ max-width: {_chart_width(plan):.1f}rem; }} }}"
    )
    return "\n".join(["", theme.for_page(*COLOURS), rules.rstrip(), *ratings, size, ""])


def policy(text: str) -> str:
    """The content security policy of a page with that style sheet: nothing else is loaded, run, sent or framed."""
    return f"default-src 'none'; style-src {by_hash(text)}; base-uri 'none'; form-action 'none'"


def rating_class(plan: SummaryPlan, word: str) -> str:
    """The class of a word of the scale: "rating-1" for the worst."""
    return f"rating-{list(plan.comparison.rubric.ratings).index(word) + 1}"


def _paper_size(plan: SummaryPlan) -> float:
    """The size of letters, in pixels, at which the page fits one sheet of paper."""
    sentences = sum(len(broken(sentence, sum(widths(plan)))) for sentence in headline(plan.comparison))
    rows = sum(lines + ROW_AIR for lines in _grid_lines(plan))
    bars = len(plan.comparison.rubric.domains) * BAR_LINES * _chart_width(plan)
    return min(LARGEST, PAPER_HEIGHT / LINE / (FIXED_LINES + sentences + rows + max(0.0, bars - CHART_LINES)))


def _chart_width(plan: SummaryPlan) -> float:
    """The chart's width on paper in letter sizes: many bars are drawn smaller, to fit beside the lists."""
    least, most = CHART_WIDTHS
    return max(least, min(most, ALL_BARS / len(plan.comparison.rubric.domains)))


def _grid_lines(plan: SummaryPlan) -> Iterator[int]:
    """The lines of each row of the grid, its header row first."""
    grid = [headings(plan), *([domain.name, *texts_of(plan, domain)] for domain in plan.comparison.rubric.domains)]
    columns = widths(plan)
    for texts in grid:
        yield max(line_count(text, width, True) for text, width in zip(texts, columns, strict=False))
