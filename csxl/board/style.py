"""How the page looks on screen and on one A4 sheet, and the policy that lets it use this style and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from csxl.board.blocks import BoardSection, BoardTable
from csxl.board.page_columns import places
from csxl.board.paper_size import paper_size
from csxl.model.rubric import names_of
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import by_hash
from csxl.writing import theme
from csxl.writing.text_fit import text_width

SUM_SHARE, MOST_SUMS = 5.2, 40.0  # per cent of the grid: of one column of sums as style.css has it, and of all
SCREEN, NAME, REM, PADDED = 990.0, 119.0, 16.0, 7.0  # pixels: of the grid on a screen, its first column, a rem, and
# round a cell's text
ROUND, BESIDE = 66.0, 274.0  # pixels of a window that are not the grid's: where it stands below its question, beside it
GRID_SIZE, SMALLER = 10.5, 9.6  # points: the grid's letters on a screen, and those of one with many places
TABLE, SIDE_BY_SIDE = (
    48,
    64,
)  # rem, as in style.css: from where it is a table, not a list; from where beside its question
WIDE = f"screen and (min-width: {TABLE}.01rem)"
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
        [
            "",
            theme.for_page(*COLOURS),
            rules.rstrip(),
            *ratings,
            *_sums(plan),
            *_wide(plan),
            *_widths(sections),
            size,
            "",
        ]
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
    """The widths of the grid's names and sums: on a screen each has room for its words, whatever the grid's width; on
    paper a share, where the scale has longer words than fit the usual one."""
    rooms = _rooms_of_sums(plan, GRID_SIZE)
    least = [max(SUM_SHARE, 100 * room / SCREEN) for room in rooms]
    shares = [share * min(1, MOST_SUMS / sum(least)) for share in least]
    yield f"@media {WIDE} {{ {_in_rem(plan, [share * SCREEN / 100 for share in shares])} }}"
    if max(least) > SUM_SHARE:
        yield f"@media print {{ {_each_sum([f'{share:.1f}%' for share in shares])} }}"


def _in_rem(plan: SummaryPlan, sums: Sequence[float]) -> str:
    """The rules for the widths of the grid's names and of its sums, given in pixels from the last one on."""
    name = f".grid thead th:first-child {{ width: {_name_room(plan) / REM:.1f}rem; }}"
    return f"{name} {_each_sum([f'{room / REM:.1f}rem' for room in sums])}"


def _wide(plan: SummaryPlan) -> Iterator[str]:
    """Where the grid's words do not fit beside its question, it stands below that; where they do not fit there either,
    in smaller print, and it can be moved sideways."""
    full = _width(plan, GRID_SIZE)
    below = "section:has(.grid) { display: block; }"
    sideways = (
        f"{below} .answer {{ overflow-x: auto; }} "
        f".grid {{ font-size: .8rem; min-width: {_width(plan, SMALLER) / REM:.1f}rem; }} "
        f"{_in_rem(plan, _rooms_of_sums(plan, SMALLER))}"
    )
    if full > SCREEN:
        yield f"@media {WIDE} {{ {sideways} }}"
        return
    beside, alone = (full + BESIDE) / REM, (full + ROUND) / REM
    if beside > SIDE_BY_SIDE:
        yield f"@media screen and (min-width: {SIDE_BY_SIDE}rem) and (max-width: {beside:.1f}rem) {{ {below} }}"
    if alone > TABLE:
        yield f"@media {WIDE} and (max-width: {alone:.1f}rem) {{ {sideways} }}"


def _each_sum(widths: Sequence[str]) -> str:
    """The rules for the width of each of the grid's sums, from the last one on."""
    return " ".join(
        f".grid .sum:nth-last-child({place}) {{ width: {width}; }}" for place, width in enumerate(widths, 1)
    )


def _rooms_of_sums(plan: SummaryPlan, size: float) -> list[float]:
    """The pixels that each of the grid's sums needs, from the last one on."""
    ratings = reversed(plan.comparison.rubric.scale)
    return [_room([plan.says.ratings_of.format(word=rating.word)], size) for rating in ratings]


def _width(plan: SummaryPlan, size: float) -> float:
    """How wide the grid is, in pixels, if no word of it is to be broken."""
    names = [" ".join(names_of(level, stage)) for level, stage in places(plan)]
    words = [f"{rating.word}," for rating in plan.comparison.rubric.scale]
    return _name_room(plan) + len(names) * _room([*names, *words], size) + sum(_rooms_of_sums(plan, size))


def _name_room(plan: SummaryPlan) -> float:
    """The pixels of the grid's first column."""
    return max(NAME, _room([domain.name for domain in plan.comparison.rubric.domains], GRID_SIZE))


def _room(texts: Sequence[str], size: float) -> float:
    """The pixels that the longest word of some texts takes in a cell of the grid."""
    return max(text_width(word, size, bold=True) for text in texts for word in text.split()) + PADDED


def _widths(sections: Sequence[BoardSection]) -> Iterator[str]:
    tables = [block for one in sections for block in one.blocks if isinstance(block, BoardTable)]
    for share in sorted({round(share * 100) for block in tables for share in block.widths}):
        yield f".share-{share} {{ width: {share}%; }}"
