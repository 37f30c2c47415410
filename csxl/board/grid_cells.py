"""What the cells of page one's grid say: where the agencies stand on a criterion, in a word or two, and the counts."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.compare.division import division_of
from csxl.model.comparison import Division, Finding
from csxl.summary.formulas import Formula, counts_text, literal
from csxl.summary.sheet_plan import SummaryPlan

SPLIT_MARK = "▲ "


def cell_of(plan: SummaryPlan, finding: Finding) -> Formula:
    """A cell of the grid as a formula over the matrix: "▲ split", "lone Red", "Amber–Green", "Red", and the counts."""
    ref = finding.criterion.ref
    cells, says = {word: plan.total_cell(ref, word) for word in finding.counts}, plan.says
    counts = counts_text(cells, plan.letters, finding.counts)
    division, position = plan.division_cell(ref), plan.matrix_cell(ref, "Position")
    heads = {
        Division.SPLIT: literal(f"{SPLIT_MARK}{plan.said.show(Division.SPLIT)}"),
        Division.FEW: literal(plan.said.show(Division.FEW)),
        Division.LONE: f"{literal(says.lone)}&{_lone_formula(cells, says.lone_and)}",
        Division.ONE_VIEW: f"{position}&{literal(says.one_view)}",
    }
    head = position
    for one, text in heads.items():
        head = f"IF({division}={literal(plan.in_cell(one))},{text},{head})"
    none, told = literal(plan.in_cell(Division.NOT_RATED)), literal(plan.said.show(Division.NOT_RATED))
    value = _value(plan, finding, str(counts.value))
    return Formula(f"=IF({division}={none},{told},{head}&CHAR(10)&{counts.text})", value)


def _lone_formula(cells: Mapping[str, str], between: str) -> str:
    """The word that one agency alone has chosen at an end of the scale, or both such words."""
    low, high = _ends(cells), _ends(dict(reversed(list(cells.items()))))
    both = f'{low[0]}&IF({high[1]}=1,{literal(between)}&{high[0]},"")'
    return f"IF({low[1]}=1,{both},{high[0]})"


def _ends(cells: Mapping[str, str]) -> tuple[str, str]:
    """The first word whose count is not 0, and its count."""
    *others, last = cells
    word, count = literal(last), cells[last]
    for one in reversed(others):
        word, count = f"IF({cells[one]}>0,{literal(one)},{word})", f"IF({cells[one]}>0,{cells[one]},{count})"
    return word, count


def _value(plan: SummaryPlan, finding: Finding, counts: str) -> str:
    division, says = division_of(finding), plan.says
    shown = plan.said.show(division)
    if division is Division.NOT_RATED:
        return shown
    heads = {
        Division.SPLIT: f"{SPLIT_MARK}{shown}",
        Division.FEW: shown,
        Division.LONE: f"{says.lone}{lone_words(finding, says.lone_and)}",
        Division.ONE_VIEW: f"{finding.position}{says.one_view}",
    }
    return f"{heads.get(division, finding.position)}\n{counts}"


def lone_words(finding: Finding, between: str) -> str:
    """The word or the two words at the ends of the scale that one agency alone has chosen."""
    words = [word for word, number in finding.counts.items() if number]
    return between.join(word for word in (words[0], words[-1]) if finding.counts[word] == 1)
