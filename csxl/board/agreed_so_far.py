"""What was agreed: how much of the agenda, and the agreed ratings with their words, as they are typed."""

from __future__ import annotations

from collections import Counter

from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Sentence
from csxl.board.live_texts import cut_live
from csxl.compare.agenda import agenda
from csxl.model.comparison import Finding
from csxl.model.decisions import NOT_AGREED, WORDS
from csxl.model.summary_names import DECISIONS, DISAGREEMENT
from csxl.summary import formulas
from csxl.summary.disagreement_sheet import agreed_cell, agreed_cells, first_rows
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan, target
from csxl.text.wording import many

QUESTION = "What was agreed?"
CAPTION = "What the meeting agreed"
HEADINGS = ("Criterion", "Agreed rating", "In the words that agencies are told")
WIDTHS = (0.2, 0.1, 0.7)
NO_AGENDA = "Nothing is on the agenda of the moderation meeting."
NO_WORDS = "No words for agencies yet."
LINES = 2


def agreed_so_far(plan: SummaryPlan, room: float, shown: int) -> BoardSection:
    """The section: a count of what the moderation meeting agreed, then so many of the agreed ratings."""
    found = [finding for finding in agenda(plan.comparison) if finding.agreed and finding.agreed.rating]
    lines = [_line(plan, finding, room) for finding in found]
    table = BoardTable(CAPTION, HEADINGS, WIDTHS, tuple(lines[:shown]), tuple(lines[shown:]))
    return BoardSection(QUESTION, (Sentence(counted(plan), strong=True), *([table] if found else [])), DECISIONS)


def counted(plan: SummaryPlan) -> Formula:
    """How much of the agenda the meeting has agreed on and with what rating, counted as it is typed."""
    found = agenda(plan.comparison)
    if not found:
        return Formula(f"={literal(NO_AGENDA)}", NO_AGENDA)
    on_agenda = f"{many(len(found), 'criterion', 'criteria')} on the agenda of the moderation meeting"
    words, cells = plan.comparison.rubric.words, agreed_cells(plan)
    ratings = Counter(finding.agreed.rating.casefold() for finding in found if finding.agreed)
    numbers = {word: ratings[word.casefold()] for word in words}
    cases = {word: formulas.count_if(cells, word, numbers[word]).text[1:] for word in words}
    counts, total = formulas.counts_text(cases, {word: word for word in words}, numbers), sum(numbers.values())
    none = f"Nothing yet of {on_agenda}."
    told = f"{'+'.join(cases.values())}&{literal(f' of {on_agenda}: ')}&{counts.text}&{literal('.')}"
    return Formula(
        f"=IF({'+'.join(cases.values())}=0,{literal(none)},{told})",
        f"{total} of {on_agenda}: {counts.value}." if total else none,
    )


def _line(plan: SummaryPlan, finding: Finding, room: float) -> tuple[BoardCell, ...]:
    ref, agreed = finding.criterion.ref, finding.agreed
    rating, words = agreed_cell(plan, ref), agreed_cell(plan, ref, WORDS)
    text = agreed.words if agreed else ""
    said = cut_live(words, text, room * WIDTHS[2], LINES)
    word = agreed.rating if agreed else ""
    return (
        BoardCell(finding.criterion.in_words, bold=True, link=target(DISAGREEMENT, f"A{first_rows(plan)[ref]}")),
        BoardCell(Formula(f'=IF({rating}="",{literal(NOT_AGREED)},{rating})', word), rating=word),
        BoardCell(Formula(f'=IF({words}="",{literal(NO_WORDS)},{said.text[1:]})', (text and said.value) or NO_WORDS)),
    )
