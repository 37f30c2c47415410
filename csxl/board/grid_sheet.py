"""The board's grid: domain by level and stage, each cell in words with its counts, black only where they are split."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.board.grid_cells import SPLIT_MARK, cell_of
from csxl.board.live_texts import static
from csxl.board.page_columns import NAME_WIDTH, SUM_WIDTH, place_width, places
from csxl.board.page_row import PageRow, Placed
from csxl.model.comparison import Division, Finding
from csxl.model.rubric import Domain, names_of
from csxl.summary import formulas
from csxl.summary.formulas import literal
from csxl.summary.lines import SET_IN
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.writing import theme
from csxl.writing.text_fit import line_count, row_height
from csxl.writing.xlsx import Page

HEADER_POINTS, CELL_POINTS = 29.0, 29.0
LONGEST_TIP = 250  # characters
NO_CRITERION = "–"
MOST_SHORT_FORMS = 3  # which fit the line


def headings(plan: SummaryPlan) -> list[str]:
    """The header row: the domain, each place, and how often a domain was given each rating."""
    return [
        plan.says.domain,
        *("\n".join(names_of(level, stage)) for level, stage in places(plan)),
        *(plan.says.ratings_of.format(word=word) for word in plan.comparison.rubric.ratings),
    ]


def findings_of(plan: SummaryPlan, domain: Domain) -> list[Finding | None]:
    """A domain's findings in the order of the places; None where it has no criterion."""
    found = {finding.criterion.ref: finding for finding in plan.comparison.findings}
    criteria = {(one.level.ref, one.stage.letter): found[one.ref] for one in domain.criteria}
    return [criteria.get((level.ref, stage.letter)) for level, stage in places(plan)]


def texts_of(plan: SummaryPlan, domain: Domain) -> list[str]:
    """What the cells of a domain's row say."""
    return [str(cell_of(plan, finding).value) if finding else NO_CRITERION for finding in findings_of(plan, domain)]


def grid_rows(plan: SummaryPlan, table: int) -> Iterator[PageRow]:
    """The grid's rows on page one: the header, then a row for each domain, with its ratings added up at the end."""
    names = headings(plan)
    wide = [NAME_WIDTH, *[place_width(plan)] * len(places(plan)), *[SUM_WIDTH] * len(plan.letters)]
    points = row_height([(name, width, theme.SMALL, True) for name, width in zip(names, wide, strict=True)])
    cells = [Placed(column, column, name, "grid header") for column, name in enumerate(names, 1)]
    yield PageRow(max(points, HEADER_POINTS), tuple(cells), table)
    for domain in plan.comparison.rubric.domains:
        yield _domain_row(plan, domain, table)


def _domain_row(plan: SummaryPlan, domain: Domain, table: int) -> PageRow:
    tip = domain.statement if len(domain.statement) <= LONGEST_TIP else f"{domain.statement[:LONGEST_TIP]}…"
    wide = line_count(domain.name, NAME_WIDTH - SET_IN, theme.BODY, True) > 1
    name = static(domain.name) if wide else domain.name  # LibreOffice breaks no lines in a link whose text is one
    cells = [Placed(1, 1, name, "domain", target(plan.domain_tab(domain)), tip)]
    for column, finding in enumerate(findings_of(plan, domain), 2):
        cells.append(Placed(column, column, cell_of(plan, finding) if finding else NO_CRITERION, "place"))
    for column, word in enumerate(plan.comparison.rubric.ratings, 2 + len(places(plan))):
        added = formulas.total(plan.total_range(word, domain), plan.total(word, domain))
        cells.append(Placed(column, column, added, "sum"))
    points = row_height(
        [
            (domain.name, NAME_WIDTH - 2, theme.BODY, True),
            *((text, place_width(plan) - 1, theme.SMALL, True) for text in texts_of(plan, domain)),
        ]
    )
    return PageRow(max(points, CELL_POINTS), tuple(cells), table)


def colour_grid(page: Page, plan: SummaryPlan, cells: str) -> None:
    """Agreed in the rating's own colours, split white on black, a few that differ on a tint, a lone voice in a frame,
    the others plain."""
    change, own = page.workbook.change, cells.split(":", maxsplit=1)[0]
    says, show = plan.says, plan.said.show
    split, few, unrated = f"{SPLIT_MARK}{show(Division.SPLIT)}", show(Division.FEW), show(Division.NOT_RATED)
    looks = [
        (_begins(own, split), change(bg_color=theme.INK, font_color=theme.PAPER, bold=True)),
        (_begins(own, few), change(bg_color=theme.TINT, bold=True)),
        (_begins(own, says.lone), change(bg_color=theme.PAPER, bold=True, border=1, border_color=theme.INK)),
        (f"ISNUMBER(SEARCH({literal(says.one_view)},{own}))", change(bg_color=theme.PAPER, italic=True)),
        (_begins(own, unrated), change(bg_color=theme.PAPER, font_color=theme.QUIET_INK, italic=True)),
        (f'ISNUMBER(SEARCH("–",{own}))', change(bg_color=theme.PANEL)),
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


def _begins(cell: str, text: str) -> str:
    return f"LEFT({cell},{len(text)})={literal(text)}"


def key(plan: SummaryPlan) -> str:
    """How to read the grid."""
    letters = ", ".join(f"{letter} {word}" for word, letter in plan.letters.items() if letter != word)
    return plan.says.grid_key.format(
        letters=f" ({letters})" if letters else "",
        split=f"{SPLIT_MARK}{plan.said.show(Division.SPLIT)}",
        few=plan.said.show(Division.FEW),
        lone=plan.says.lone,
    )


def level_key(plan: SummaryPlan) -> str:
    """What the levels that the headings name are about, then the first of the tool's short forms; "" where the rubric
    says neither."""
    rubric = plan.comparison.rubric
    levels = [f"{level.name}: {level.title}." for level in rubric.levels if level.title and not level.only]
    return " ".join([*levels, *(f"{short}: {meaning}." for short, meaning in rubric.key[:MOST_SHORT_FORMS])])
