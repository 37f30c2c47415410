"""What has moved, as formulas: an agency's view beside the one before, and a criterion by what its row comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from csxl.compare.division import SPLIT_SHARE
from csxl.compare.movement import Moved, Movement
from csxl.model.comparison import Finding
from csxl.model.rubric import Rubric
from csxl.summary.disagreement_sheet import agreed_cell, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.late_rows import Content
from csxl.summary.sheet_plan import SummaryPlan
from csxl.text.a1 import address

UP, DOWN, TO, AGAIN = "▲ ", "▼ ", " → ", " again"
NEW, NONE = "new: ", "–"
BY_AGREEMENT, THEN_ALL_NOW, ALL_THEN_NOW = "what was agreed", "agreed then, all now", "all then, agreed now"
NOBODY, ONE, MORE = "no agency both times", " agency", " agencies"
COMPARED_BY = (NOBODY, ONE, MORE, BY_AGREEMENT, THEN_ALL_NOW, ALL_THEN_NOW)


def again(plan: SummaryPlan, word: str) -> str:
    """How a word is shown that is the same as before."""
    return f"{word}{plan.text(AGAIN)}"


def view_cell(plan: SummaryPlan, moved: Moved, finding: Finding, place: int) -> Content:
    """One agency's view beside the one before, as the matrix has it now."""
    then, rubric = moved.before[place], plan.comparison.rubric
    if moved.views[place] is Movement.NOT_COMPARED:
        return NONE
    now = f"{plan.matrix}!{address(plan.rows[finding.criterion.ref], plan.first_view + place, absolute=True)}"
    value = moved_text(plan, then, finding.views[place].word, moved.views[place])
    rated = is_one_of(now, rubric.ratings)
    if then not in rubric.steps:
        return Formula(f"=IF({rated},{literal(plan.text(NEW))}&{now},{literal(NONE)})", value)
    better, worse = _beside(then, rubric)
    signs = literal("")
    for words, sign in ((worse, DOWN), (better, UP)):
        signs = f"IF({is_one_of(now, words)},{literal(sign)},{signs})" if words else signs
    changed = f"{signs}&{literal(then + TO)}&{now}"
    return Formula(f"=IF({now}={literal(then)},{literal(again(plan, then))},{changed})", value)


def moved_text(plan: SummaryPlan, then: str, now: str, movement: Movement) -> str:
    """A view beside the one before in short: "▲ Red → Amber", "Green again", "new: Amber", "Red → blank"."""
    if movement is Movement.SAME:
        return again(plan, then)
    if movement is Movement.NEW:
        return f"{plan.text(NEW)}{now}"
    if movement in (Movement.NOT_RATED, Movement.NOT_COMPARED):
        return NONE
    return f"{ {Movement.BETTER: UP, Movement.WORSE: DOWN}.get(movement, '') }{then}{TO}{plan.in_cell(now)}"


def counted_views(plan: SummaryPlan, cells: str, moved: Moved) -> Mapping[Movement, Formula]:
    """How many of a row's views moved which way."""
    marks = {
        Movement.BETTER: f"{UP}*",
        Movement.WORSE: f"{DOWN}*",
        Movement.SAME: f"*{plan.text(AGAIN)}",
        Movement.NEW: f"{plan.text(NEW)}*",
    }
    return {one: Formula(f"=COUNTIF({cells},{literal(mark)})", moved.count(one)) for one, mark in marks.items()}


def agreed_now(plan: SummaryPlan, finding: Finding) -> Content:
    """The rating that is agreed on a criterion as it is typed; NONE while there is none of the scale."""
    ref, steps = finding.criterion.ref, plan.comparison.rubric.steps
    if ref not in first_rows(plan):
        return NONE
    cell, agreed = agreed_cell(plan, ref), finding.agreed.rating if finding.agreed else ""
    typed = plan.comparison.decisions.agreed(finding.criterion)
    shown = cell
    if typed and agreed and typed.rating != agreed:  # another word for it
        shown = f"IF({cell}={literal(typed.rating)},{literal(agreed)},{cell})"
    return Formula(f"=IF({is_one_of(shown, steps)},{shown},{literal(NONE)})", agreed if agreed in steps else NONE)


class StandsNow(NamedTuple):
    """The cells that say how a criterion stands now: what is agreed, the range of ratings, and how divided all are;
    `alike` is what the last holds where all say one word."""

    agreed: str
    position: str
    division: str
    alike: str

    def is_agreed(self, rubric: Rubric) -> str:
        """Whether a rating is agreed now, as a condition."""
        return is_one_of(self.agreed, rubric.steps)

    @property
    def is_alike(self) -> str:
        """Whether all who rate it now say one word, as a condition."""
        return f"{self.division}={literal(self.alike)}"


def criterion_movement(plan: SummaryPlan, moved: Moved, now: StandsNow, counts: Mapping[Movement, str]) -> Formula:
    """How a criterion moved, by the cells with how it stands now and those that count its views."""
    better, worse, same, new = (counts[one] for one in (Movement.BETTER, Movement.WORSE, Movement.SAME, Movement.NEW))
    balanced = f"MIN({better},{worse})*{SPLIT_SHARE}>={better}+{worse}"
    rated_then = bool(moved.position_before)
    text = _chosen(
        plan,
        [
            (f"AND({better}>0,{worse}>0,{balanced})", Movement.BOTH),
            (f"AND({better}>{worse},{worse}>0)", Movement.MOSTLY_BETTER),
            (f"AND({worse}>{better},{better}>0)", Movement.MOSTLY_WORSE),
            (f"{better}>0", Movement.BETTER),
            (f"{worse}>0", Movement.WORSE),
            (f"{same}>0", Movement.SAME),
            (f"{new}>0", Movement.NOT_COMPARED if rated_then else Movement.NEW),
        ],
        Movement.NO_LONGER if rated_then else Movement.NOT_RATED,
    )
    if moved.agreed_before:
        text = f"IF({now.is_alike},{_from(plan, moved.agreed_before, now.position, text)},{text})"
    if then := moved.agreed_before or moved.alike_before:
        text = _from(plan, then, now.agreed, text)
    return Formula(f"={text}", plan.in_cell(moved.movement))


def compared_by(plan: SummaryPlan, moved: Moved, now: StandsNow, counts: Mapping[Movement, str]) -> Formula:
    """What a criterion is compared by: what was agreed, one time or both, so many agencies, or nothing."""
    number = "+".join(counts[one] for one in (Movement.BETTER, Movement.WORSE, Movement.SAME))
    nobody, one, more, by_agreement, then_all, all_then = map(plan.text, COMPARED_BY)
    text = f"IF({number}=0,{literal(nobody)},{number}&IF({number}=1,{literal(one)},{literal(more)}))"
    if moved.agreed_before:
        text = f"IF({now.is_alike},{literal(then_all)},{text})"
    if moved.agreed_before or moved.alike_before:
        by_agreed = by_agreement if moved.agreed_before else all_then
        text = f"IF({now.is_agreed(plan.comparison.rubric)},{literal(by_agreed)},{text})"
    told = f"{moved.both_times}{one if moved.both_times == 1 else more}" if moved.both_times else nobody
    if moved.by_standing:
        told = by_agreement if moved.by_agreement else then_all if moved.agreed_before else all_then
    return Formula(f"={text}", told)


def twice_cell(plan: SummaryPlan, moved: Moved, now: StandsNow) -> Content:
    """The worst word and that it was so both times, by the cells with how a criterion stands now."""
    worst, rubric = plan.worst, plan.comparison.rubric
    if (moved.agreed_before or moved.position_before) != worst:
        return NONE
    word = f"IF({now.is_agreed(rubric)},{now.agreed},{now.position})"
    return Formula(
        f"=IF({word}={literal(worst)},{literal(again(plan, worst))},{literal(NONE)})",
        again(plan, worst) if moved.is_twice(worst) else NONE,
    )


def _from(plan: SummaryPlan, then: str, cell: str, otherwise: str) -> str:
    """How the word in a cell stands beside the one before, as a formula without "="."""
    above, below = _beside(then, plan.comparison.rubric)
    cases = [([then], Movement.SAME), (above, Movement.BETTER), (below, Movement.WORSE)]
    return _chosen(plan, [(is_one_of(cell, words), movement) for words, movement in cases if words], otherwise)


def _chosen(plan: SummaryPlan, cases: Sequence[tuple[str, Movement]], otherwise: Movement | str) -> str:
    """The first movement whose condition holds, as a formula without "="."""
    text = literal(plan.in_cell(otherwise)) if isinstance(otherwise, Movement) else otherwise
    for condition, movement in reversed(cases):
        text = f"IF({condition},{literal(plan.in_cell(movement))},{text})"
    return text


def _beside(word: str, rubric: Rubric) -> tuple[list[str], list[str]]:
    """The words of the scale that are better than one of them, and those that are worse."""
    steps = rubric.steps
    return (
        [other for other in steps if steps[other] > steps[word]],
        [other for other in steps if steps[other] < steps[word]],
    )


def is_one_of(cell: str, words: Sequence[str] | Mapping[str, object]) -> str:
    """Whether a cell holds one of these words, as a condition."""
    return f"OR({','.join(f'{cell}={literal(word)}' for word in words)})"
