"""What the cells of page one's grid say: where the agencies stand on a criterion, in a word or two, and the counts."""

from __future__ import annotations

from collections.abc import Mapping

from csxl.compare.division import division_of
from csxl.model.comparison import Division, Finding
from csxl.summary.formulas import Formula, counts_text, literal
from csxl.summary.sheet_plan import SummaryPlan

SPLIT_MARK = "▲ "
LONE, AND, ONE_VIEW = "lone ", " and ", ", one view"


def cell_of(plan: SummaryPlan, finding: Finding) -> Formula:
    """A cell of the grid as a formula over the matrix: "▲ split", "lone Red", "Amber–Green", "Red", and the counts."""
    ref = finding.criterion.ref
    cells = {word: plan.total_cell(ref, word) for word in finding.counts}
    counts = counts_text(cells, plan.letters, finding.counts)
    division, position = plan.division_cell(ref), plan.matrix_cell(ref, "Position")
    heads = {
        Division.SPLIT: literal(f"{SPLIT_MARK}{Division.SPLIT}"),
        Division.FEW: literal(Division.FEW),
        Division.LONE: f"{literal(LONE)}&{_lone_formula(cells)}",
        Division.ONE_VIEW: f"{position}&{literal(ONE_VIEW)}",
    }
    head = position
    for one, text in heads.items():
        head = f"IF({division}={literal(one)},{text},{head})"
    none = literal(Division.NOT_RATED)
    return Formula(f"=IF({division}={none},{none},{head}&CHAR(10)&{counts.text})", _value(finding, str(counts.value)))


def _lone_formula(cells: Mapping[str, str]) -> str:
    """The word that one agency alone has chosen at an end of the scale, or both such words."""
    low, high = _ends(cells), _ends(dict(reversed(list(cells.items()))))
    both = f'{low[0]}&IF({high[1]}=1,{literal(AND)}&{high[0]},"")'
    return f"IF({low[1]}=1,{both},{high[0]})"


def _ends(cells: Mapping[str, str]) -> tuple[str, str]:
    """The first word whose count is not 0, and its count."""
    *others, last = cells
    word, count = literal(last), cells[last]
    for one in reversed(others):
        word, count = f"IF({cells[one]}>0,{literal(one)},{word})", f"IF({cells[one]}>0,{cells[one]},{count})"
    return word, count


def _value(finding: Finding, counts: str) -> str:
    division = division_of(finding)
    if division is Division.NOT_RATED:
        return division.value
    heads = {
        Division.SPLIT: f"{SPLIT_MARK}{division}",
        Division.FEW: division.value,
        Division.LONE: f"{LONE}{lone_words(finding)}",
        Division.ONE_VIEW: f"{finding.position}{ONE_VIEW}",
    }
    return f"{heads.get(division, finding.position)}\n{counts}"


def lone_words(finding: Finding) -> str:
    """The word or the two words at the ends of the scale that one agency alone has chosen."""
    words = [word for word, number in finding.counts.items() if number]
    return AND.join(word for word in (words[0], words[-1]) if finding.counts[word] == 1)
