"""What was agreed: how much of the agenda, and the agreed ratings with their words, as they are typed."""

from __future__ import annotations

from collections import Counter

from csxl.board.behind import NONE, Behind, Hidden
from csxl.board.blocks import BoardCell, BoardSection, BoardTable, Fitted, Sentence
from csxl.board.live_texts import cut_live, sentence_of
from csxl.board.page_columns import rooms, with_room_for_words
from csxl.compare.agenda import agenda
from csxl.model.summary_names import DISAGREEMENT
from csxl.summary import formulas
from csxl.summary.disagreement_sheet import agreed_cells
from csxl.summary.formulas import Formula, literal
from csxl.summary.sheet_plan import SummaryPlan

WIDTHS = (0.31, 0.092, 0.598)
LINES = 1
FIRST_ONES = 3


def agreed_so_far(behind: Behind) -> Fitted:
    """The section: a count of what the moderation meeting agreed, then the first of the agreed ratings, so many or
    those that are agreed as written. Where none is, there is room for what is typed."""
    number = behind.number(Hidden.AGREED)
    found, plan, says = int(number.value), behind.plan, behind.plan.says
    before = Sentence(counted(behind.plan), strong=True)
    lines = [_line(behind, place) for place in range(1, found + 1)]
    room = [Sentence(_first_ones(behind))] if agenda(behind.plan.comparison) else []

    def section(shown: int) -> BoardSection:
        left = Formula(f"=MAX(0,{number.text[1:]}-{shown})", max(0, found - shown))
        rest = sentence_of(left, says.and_more_on, end="", sheet=plan.tab(DISAGREEMENT))
        told = tuple(lines[:shown]), tuple(lines[shown:])
        table = BoardTable(says.agreed_caption, says.agreed_headings, with_room_for_words(plan, WIDTHS, 1), *told, rest)
        return BoardSection(says.agreed, (before, *([table] if found else room)), DISAGREEMENT)

    return section


def _first_ones(behind: Behind) -> Formula:
    """The first ratings that are agreed, with their criteria, as a line."""
    pieces = (
        behind.nth(Hidden.AGREED, place, column, before).text[1:]
        for place in range(1, FIRST_ONES + 1)
        for column, before in ((Hidden.NAME, "; "), (Hidden.RATING, ": "))
    )
    number = behind.number(Hidden.AGREED).text[1:]
    shown = behind.plan.says.shown_here.format(sheet=behind.plan.tab(DISAGREEMENT))
    return Formula(f"=IF({number}=0,{literal(shown)},MID({'&'.join(pieces)},3,999))", shown)


def counted(plan: SummaryPlan) -> Formula:
    """How much of the agenda the meeting has agreed on and with what rating, counted as it is typed."""
    found, says = agenda(plan.comparison), plan.says
    if not found:
        return Formula(f"={literal(says.no_agenda)}", says.no_agenda)
    words, cells = plan.comparison.rubric.words, agreed_cells(plan)
    ratings = Counter(finding.agreed.rating.casefold() for finding in found if finding.agreed)
    numbers = {word: ratings[word.casefold()] for word in words}
    cases = {word: formulas.count_if(cells, word, numbers[word]).text[1:] for word in words}
    counts, total = formulas.counts_text(cases, {word: word for word in words}, numbers), sum(numbers.values())
    start, of_all = says.agreed_start, says.agreed_some(len(found))
    none = f"{start}{says.agreed_nothing(len(found), plan.worst)}"
    told = f"{literal(start)}&{'+'.join(cases.values())}&{literal(of_all)}&{counts.text}&{literal('.')}"
    return Formula(
        f"=IF({'+'.join(cases.values())}=0,{literal(none)},{told})",
        f"{start}{total}{of_all}{counts.value}." if total else none,
    )


def _line(behind: Behind, place: int) -> tuple[BoardCell, ...]:
    name, rating, words = (
        behind.nth(Hidden.AGREED, place, column) for column in (Hidden.NAME, Hidden.RATING, Hidden.WORDS)
    )
    said = cut_live(
        words.text[1:], str(words.value), rooms(behind.plan, with_room_for_words(behind.plan, WIDTHS, 1))[2], LINES
    )
    nothing = behind.plan.says.no_words
    told = f"IF({words.text[1:]}={literal(NONE)},{literal(nothing)},{said.text[1:]})"
    return (
        BoardCell(name, bold=True),
        BoardCell(rating, rating=str(rating.value)),
        BoardCell(Formula(f"={told}", nothing if words.value == NONE else said.value)),
    )
