"""The matrix's open cells: what each agency's view of a criterion shows, and how counts follow what is typed there."""

from __future__ import annotations

from collections.abc import Iterator

from csxl.compare.grounds import settled_ground
from csxl.model.comparison import Finding
from csxl.model.decisions import AS_RETURNED, CORRECTION, DecisionKind, Key, settled_subject
from csxl.summary.formulas import literal
from csxl.summary.issues_sheet import Questions
from csxl.summary.late_rows import Content
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address
from csxl.text.folding import fold


def view_cells(plan: SummaryPlan, finding: Finding, questions: Questions) -> list[Content]:
    """The cells of a criterion's row, one for each agency: a word, which may be typed over. Where the question is open
    on Issues, the answer that is typed there shows here at once."""
    return [_view_cell(plan, finding, place, questions) for place in range(len(plan.labels))]


def view_styles(plan: SummaryPlan, finding: Finding) -> list[str]:
    """The looks of these cells: a heavy border where something was settled, or typed and not used."""
    return [
        "rating settled" if view.settled or _typed(plan, finding, place) else "rating"
        for place, view in enumerate(finding.views)
    ]


def _view_cell(plan: SummaryPlan, finding: Finding, place: int, questions: Questions) -> Content:
    view = finding.views[place]
    subject = settled_subject(plan.comparison.agencies[place].key, finding.criterion.ref)
    key = Key(DecisionKind.SETTLED, subject, CORRECTION)
    shown = plan.open_cells.fill(key, view.word, settled_ground(view))
    if not questions.followed(plan, subject):
        return shown
    return questions.formula(plan, subject, plan.in_cell(view.returned or view.word), shown)


def set_right(plan: SummaryPlan, finding: Finding, word: str, row: int) -> str:
    """What is added to a row's count of a word for cells that show another word than the one that counts: two answers
    that differ, "as returned", what is no word of the rubric. Typed over, such a cell counts as it shows."""
    return "".join(_set_right(plan, finding, word, row))


def _set_right(plan: SummaryPlan, finding: Finding, word: str, row: int) -> Iterator[str]:
    words = (*plan.comparison.rubric.words, AS_RETURNED)
    for place, view in enumerate(finding.views):
        typed = _typed(plan, finding, place)
        if not typed or fold(typed) == fold(view.word):
            continue
        cell = address(row, plan.first_view + place)
        known = next((one for one in words if fold(one) == fold(typed)), None)
        other = ",".join(f"{cell}={literal(plan.in_cell(one))}" for one in words)
        still = f"IF({cell}={literal(plan.in_cell(known))},1,0)" if known else f"IF(OR({other}),0,1)"
        if word == view.word:
            yield f"+{still}"
        elif word == known:
            yield f"-{still}"


def _typed(plan: SummaryPlan, finding: Finding, place: int) -> str:
    """What a person typed over an agency's view."""
    subject = settled_subject(plan.comparison.agencies[place].key, finding.criterion.ref)
    return plan.comparison.decisions.value(DecisionKind.SETTLED, subject, CORRECTION)
