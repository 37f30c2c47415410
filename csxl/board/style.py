"""How the page looks on screen and on one A4 sheet, and the policy that lets it use this style and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from csxl.board.blocks import BoardSection, BoardTable
from csxl.board.paper_size import paper_size
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import by_hash
from csxl.writing import theme
from csxl.writing.text_fit import text_width

SUM_SHARE, MOST_SUMS = 5.2, 40.0  # per cent of the grid: of one column of sums as style.css has it, and of all
SCREEN, GRID_SIZE, PADDED = (
    990.0,
    10.5,
    7.0,
)  # pixels of the grid on a screen; the size of its letters; round a cell's text
COLOURS = ("ink", "paper", "quiet", "brand", "brand-ink", "panel", "tint", "alert", "rule")


def style(plan: SummaryPlan, sections: Sequence[BoardSection]) -> str:
    """The style sheet: the theme's colours, the page's rules, the ratings' own, the columns' widths, and the size of
    print on paper."""
    ratings = (
        f".{rating_class(plan, rating.word)} {{ background: {rating.fill}; color: {rating.ink}; }}"
        for rating in plan.comparison.rubric.scale
    )
    rules = (files(__package__) / "style.css").read_text(encoding="utf-8")
    size = f"@media print {{ :root {{ font-size: {paper_size(plan, sections):.2f}px; }} }}"
    return "\n".join(
        ["", theme.for_page(*COLOURS), rules.rstrip(), *ratings, *_sums(plan), *_widths(sections), size, ""]
    )


def policy(text: str) -> str:
    """The content security policy of a page with that style sheet: nothing else is loaded, run, sent or framed."""
    return f"default-src 'none'; style-src {by_hash(text)}; base-uri 'none'; form-action 'none'"


def rating_class(plan: SummaryPlan, word: str) -> str:
    """The class of a word of the scale: "rating-1" for the worst."""
    return f"rating-{list(plan.comparison.rubric.ratings).index(word) + 1}"


def width_class(share: float) -> str:
    """The class of a column that has a share of its table's width."""
    return f"share-{round(share * 100)}"


def _sums(plan: SummaryPlan) -> Iterator[str]:
    """The widths of the grid's sums, each with room for its word, where the scale has longer ones than fit."""
    words = [max(rating.word.split(), key=len) for rating in reversed(plan.comparison.rubric.scale)]
    wanted = [100 * (text_width(word, GRID_SIZE, bold=True) + PADDED) / SCREEN for word in words]
    if max(wanted) > SUM_SHARE:
        least = [max(SUM_SHARE, share) for share in wanted]
        shown = (
            f".grid .sum:nth-last-child({place}) {{ width: {share * min(1, MOST_SUMS / sum(least)):.1f}%; }}"
            for place, share in enumerate(least, 1)
        )
        yield f"@media print, screen and (min-width: 48.01rem) {{ {' '.join(shown)} }}"


def _widths(sections: Sequence[BoardSection]) -> Iterator[str]:
    tables = [block for one in sections for block in one.blocks if isinstance(block, BoardTable)]
    for share in sorted({round(share * 100) for block in tables for share in block.widths}):
        yield f".share-{share} {{ width: {share}%; }}"
