"""The board's grid: domain by level and stage, each cell its position in words with counts, polarised marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csxl.model.comparison import Finding, Spread
from csxl.model.rubric import Domain, Level, Stage
from csxl.summary import formulas
from csxl.summary.formulas import POLARISED_MARK, Formula, literal
from csxl.summary.lines import height
from csxl.summary.looks import LINE, LINKED, style
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.text.a1 import address
from csxl.writing import theme
from csxl.writing.xlsx import Page

NAME_WIDTH, PLACE_WIDTH, SUM_WIDTH = 27.0, 17.0, 12.0
CELL_HEIGHT = 37.5
NO_CRITERION = "–"
PLACE = {"text_wrap": True, "align": "center", "valign": "vcenter", "border": 1, "border_color": theme.RULE}


def places(plan: SummaryPlan) -> Sequence[tuple[Level, Stage]]:
    """The columns of the grid: each level with each stage."""
    return [(level, stage) for level in plan.comparison.rubric.levels for stage in plan.comparison.rubric.stages]


def headings(plan: SummaryPlan) -> list[str]:
    """The header row: the domain, each place, and the ratings of a domain added up."""
    return [
        "Domain",
        *(f"{level.name}\n{stage.name}" for level, stage in places(plan)),
        *(f"All {word}" for word in plan.comparison.rubric.ratings),
    ]


def findings_of(plan: SummaryPlan, domain: Domain) -> list[Finding | None]:
    """A domain's findings in the order of the places; None where it has no criterion."""
    found = {finding.criterion.ref: finding for finding in plan.comparison.findings}
    criteria = {(one.level.ref, one.stage.letter): found[one.ref] for one in domain.criteria}
    return [criteria.get((level.ref, stage.letter)) for level, stage in places(plan)]


def texts_of(plan: SummaryPlan, domain: Domain) -> list[str]:
    """What the cells of a domain's row say."""
    return [str(cell_of(plan, finding).value) if finding else NO_CRITERION for finding in findings_of(plan, domain)]


def write_grid(page: Page, plan: SummaryPlan, row: int, widths: Sequence[float]) -> int:
    """The grid from its header row on, with the ratings of each domain added up at its end; returns the next row."""
    rubric, names = plan.comparison.rubric, headings(plan)
    for column, heading in enumerate(names, 1):
        page.text(address(row, column), heading, style(page.workbook, "header centred" if column > 1 else "header"))
    page.height(row, height([(text, width, True) for text, width in zip(names, widths, strict=False)], 34))
    for number, domain in enumerate(rubric.domains, row + 1):
        _write_domain(page, plan, number, domain)
    last = row + len(rubric.domains)
    _colour(page, plan, f"{address(row + 1, 2)}:{address(last, len(places(plan)) + 1)}")
    return last + 1


def _write_domain(page: Page, plan: SummaryPlan, row: int, domain: Domain) -> None:
    name = page.workbook.look(bold=True, text_wrap=True, indent=1, **LINKED, **LINE)
    page.link(address(row, 1), target(domain.name), domain.name, name)
    look = page.workbook.look(**PLACE)
    for column, finding in enumerate(findings_of(plan, domain), 2):
        if finding:
            text = cell_of(plan, finding)
            page.formula(address(row, column), text.text, text.value, look)
        else:
            page.text(address(row, column), NO_CRITERION, look)
    figure = page.workbook.look(**PLACE, font_size=theme.HEADING)
    for column, word in enumerate(plan.comparison.rubric.ratings, len(places(plan)) + 2):
        added = formulas.total(plan.total_range(word, domain), plan.total(word, domain))
        page.formula(address(row, column), added.text, added.value, figure)
    page.height(row, height([(text, PLACE_WIDTH, True) for text in texts_of(plan, domain)], CELL_HEIGHT))


def cell_of(plan: SummaryPlan, finding: Finding) -> Formula:
    """What a cell of the grid says, as a formula over the matrix and as text."""
    ref = finding.criterion.ref
    counts: Mapping[str, str] = {word: plan.total_cell(ref, word) for word in finding.counts}
    return formulas.board_cell(
        plan.matrix_cell(ref, "Spread"), plan.matrix_cell(ref, "Position"), counts, plan.letters, finding
    )


def _colour(page: Page, plan: SummaryPlan, cells: str) -> None:
    """Agreed in the rating's own colours; polarised white on black; adjacent on a tint; the others plain."""
    change, own = page.workbook.change, cells.split(":", maxsplit=1)[0]
    looks = [
        (
            f"LEFT({own},{len(POLARISED_MARK)})={literal(POLARISED_MARK)}",
            change(bg_color=theme.INK, font_color=theme.PAPER, bold=True),
        ),
        (f"ISNUMBER(SEARCH({literal(Spread.SINGLE)},{own}))", change(bg_color=theme.PAPER, italic=True)),
        (f"{own}={literal(Spread.NOT_RATED)}", change(bg_color=theme.PAPER, font_color=theme.QUIET_INK, italic=True)),
        (f'ISNUMBER(SEARCH("–",{own}))', change(bg_color=theme.TINT, bold=True)),
    ]
    looks += [
        (
            f"LEFT({own},{len(rating.word) + 1})={literal(rating.word)}&CHAR(10)",
            change(bg_color=rating.fill, font_color=rating.ink, bold=True),
        )
        for rating in plan.comparison.rubric.scale
    ]
    for condition, look in looks:
        page.rule(cells, {"type": "formula", "criteria": f"={condition}", "format": look, "stop_if_true": True})


def key(plan: SummaryPlan) -> str:
    """How to read the grid, in one line."""
    letters = ", ".join(f"{letter} {word}" for word, letter in plan.letters.items() if letter != word)
    return (
        f"Each cell: the range from the lowest to the highest rating, and how many agencies chose each"
        f"{f' ({letters})' if letters else ''}. {POLARISED_MARK}white on black: polarised. A range on a tint: "
        f"one step apart. A rating in its colour: agreed."
    )
