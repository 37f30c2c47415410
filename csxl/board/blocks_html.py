"""The blocks of page one as HTML: a screen shows everything, paper what fits on a page and how much more there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from csxl.board.blocks import (
    BoardCell,
    BoardSection,
    BoardTable,
    Overview,
    Points,
    Sentence,
    filled,
    is_alert,
    rest_beyond,
    shown,
)
from csxl.board.grid_html import COUNT, grid
from csxl.board.language_marks import element, marked
from csxl.board.style import rating_class, width_class
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.markup import escaped

REF, KEPT_WHOLE = re.compile(r"\([^\s()]+\)$"), r'<span class="ref">\g<0></span>'  # else a line would end at its hyphen


def section(plan: SummaryPlan, number: int, one: BoardSection) -> Iterator[str]:
    """A question of the board's with what answers it, and the sheet of the workbook that has all of it."""
    band = ' class="band"' if one.band else ""
    yield f'<section aria-labelledby="question-{number}"{band}><div class="question">'
    yield f'<h2 id="question-{number}">{marked(plan, one.question)}</h2>'
    if one.sheet:
        yield element(plan, "p", plan.says.in_workbook.format(sheet=plan.tab(one.sheet)), "quiet")
    yield '</div><div class="answer">'
    for block in one.blocks:
        if isinstance(block, Sentence):
            yield from _sentence(plan, block)
        elif isinstance(block, Points):
            yield from _points(plan, block)
        elif isinstance(block, Overview):
            yield from grid(plan)
        else:
            yield from _table(plan, block)
    yield "</div></section>"


def _sentence(plan: SummaryPlan, block: Sentence) -> Iterator[str]:
    if text := shown(block.text):
        yield element(plan, "p", text, "strong" if block.strong else "")


def _points(plan: SummaryPlan, block: Points) -> Iterator[str]:
    told, more = (list(filter(None, map(shown, texts))) for texts in (block.lines, block.more))
    if told or more:
        items = [element(plan, "li", text) for text in told] + [element(plan, "li", text, "screen") for text in more]
        kind = "ol" if block.numbered else "ul"
        yield f"<{kind}>{''.join(items)}</{kind}>"
    if rest := shown(block.rest):
        yield element(plan, "p", rest, "paper")


def _table(plan: SummaryPlan, block: BoardTable) -> Iterator[str]:
    first, more = filled(block.lines), filled(block.more)
    if first:
        yield from _lines(plan, block, first, block.caption)
    if more:
        yield f'<details class="screen">{element(plan, "summary", plan.says.show_more.format(n=len(more)))}'
        yield from _lines(plan, block, more, f"{block.caption}: {plan.says.so_many_more.format(n=len(more))}")
        if left := rest_beyond(block.rest, len(more)):
            yield element(plan, "p", left)
        yield "</details>"
    if rest := shown(block.rest):
        yield element(plan, "p", rest, "paper rest")


def _lines(plan: SummaryPlan, block: BoardTable, lines: Sequence[tuple[BoardCell, ...]], caption: str) -> Iterator[str]:
    """A table; its roles are stated, since on a narrow screen its rows are laid out as blocks."""
    yield f'<table class="lines" role="table">{element(plan, "caption", caption)}'
    columns = "".join(f'<col class="{width_class(share)}">' for share in block.widths)
    yield f"<colgroup>{columns}</colgroup>"
    heads = "".join(f'<th scope="col" role="columnheader">{marked(plan, text)}</th>' for text in block.headings)
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">'
    for line in lines:
        yield f'<tr role="row">{"".join(_cells(plan, block.headings, line))}</tr>'
    yield "</tbody></table>"


def _cells(plan: SummaryPlan, headings: Sequence[str], line: Sequence[BoardCell]) -> Iterator[str]:
    for place, (heading, cell) in enumerate(zip(headings, line, strict=True)):
        text = shown(cell.text)
        text = COUNT.sub("\\1\xa0", text) if " · " in text else text
        words = [rating_class(plan, cell.rating)] if cell.rating in plan.comparison.rubric.ratings else []
        words += [word for word, has in (("bold", cell.bold), ("alert", is_alert(cell))) if has]
        look = f' class="{" ".join(words)}"' if words else ""
        if place:
            yield f'<td role="cell" data-heading="{escaped(heading)}"{look}>{marked(plan, text)}</td>'
        else:
            yield f'<th scope="row" role="rowheader">{REF.sub(KEPT_WHOLE, marked(plan, text))}</th>'
