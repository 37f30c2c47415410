"""What the board's page says, and how much of it fits: the first sheet and its HTML twin say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from csxl.board.agreed_so_far import agreed_so_far
from csxl.board.asked_of_board import asked_of_board
from csxl.board.blocks import BoardSection, Sentence
from csxl.board.divided import divided
from csxl.board.grid_sheet import NAME_WIDTH, PLACE_WIDTH, SUM_WIDTH, places
from csxl.board.seen_as_worst import seen_as_worst
from csxl.board.standing_out import standing_out
from csxl.board.who_answered import who_answered
from csxl.board.will_be_done import will_be_done
from csxl.compare.actions import Action
from csxl.compare.agenda import agenda
from csxl.compare.agreement import consensus
from csxl.compare.narrative import who_says_what
from csxl.compare.patterns import Pattern
from csxl.compare.spread import of_spread
from csxl.model.comparison import RATED, Agency, Finding, Spread
from csxl.model.summary_names import BOARD, DISAGREEMENT
from csxl.summary import formulas
from csxl.summary.disagreement_sheet import agreed_cells
from csxl.summary.formulas import Formula, literal
from csxl.summary.lines import broken
from csxl.summary.sheet_plan import LONGEST_LABEL, SummaryPlan
from csxl.text.days import day_in_words
from csxl.text.wording import listed, many, shortened

MOVED = "What has moved since last time?"
NO_MOVEMENT = "No earlier review stands behind this one, so there is nothing to compare with."
ROOM = 190.0  # characters that the page is wide beside its questions
WORST_LINES, DIVIDED_LINES, AGREED_LINES, FIRST_ACTIONS, POINTS = 3, 4, 3, 4, 3
CHART_WIDTH = 66.0  # characters, at least
POLARISED_LINES, ACTION_LINES, PATTERN_LINES, LINES_EACH = 6, 3, 6, 2
FEW_NAMES = 4
STANDING, CONTESTED, AGREED, PROPOSED, PATTERNS = (
    "Where the agencies stand",
    "Polarised criteria, and who says what",
    "What the meeting agreed",
    "What will be done",
    "Patterns",
)
RATERS_AGREE = "criteria where raters agree"  # which is not what the meeting agreed
AGREED_BY_MEETING, NO_AGENDA = "Agreed by the meeting", "No criterion is on the agenda."
NONE_POLARISED, NONE_PROPOSED, NO_PATTERN = "No criterion is polarised.", "Nothing is proposed.", "Nothing stands out."


class Tile(NamedTuple):
    """A figure with its word below."""

    figure: Formula | str
    word: str


class Contested(NamedTuple):
    """A polarised criterion, and who says what on it, line by line."""

    finding: Finding
    lines: Sequence[str]


def sections(plan: SummaryPlan) -> tuple[BoardSection, ...]:
    """The board's questions in order, each with what answers it."""
    return (
        who_answered(plan),
        seen_as_worst(plan, ROOM, WORST_LINES),
        divided(plan, ROOM, DIVIDED_LINES),
        BoardSection(MOVED, (Sentence(NO_MOVEMENT),)),
        agreed_so_far(plan, ROOM, AGREED_LINES),
        will_be_done(plan, ROOM, FIRST_ACTIONS),
        standing_out(plan, POINTS),
        asked_of_board(plan),
    )


def title(plan: SummaryPlan) -> str:
    """What the page is, and which review it is about."""
    return " · ".join(filter(None, (BOARD, shortened(plan.comparison.review, LONGEST_LABEL))))


def under_title(plan: SummaryPlan) -> str:
    """The partnership, the tool and the day, on one line of the page."""
    made = day_in_words(plan.made)
    parts = filter(None, (plan.comparison.partnership, plan.comparison.rubric.title, made))
    return broken(" · ".join(parts), sum(widths(plan)), most=1)[0]


def widths(plan: SummaryPlan) -> list[float]:
    """The page's columns in characters: the grid's, and as many more as the tiles need."""
    grid = [NAME_WIDTH, *[PLACE_WIDTH] * len(places(plan)), *[SUM_WIDTH] * len(plan.letters)]
    return [*grid, *[SUM_WIDTH] * (len(tiles(plan)) - len(grid))]


def chart_column(plan: SummaryPlan) -> int:
    """The first column of the chart, which is to the right of the lists."""
    all_widths = widths(plan)
    return next(column for column in range(len(all_widths), 0, -1) if sum(all_widths[column - 1 :]) >= CHART_WIDTH)


def tiles(plan: SummaryPlan) -> list[Tile]:
    """Agencies, criteria by spread, answers by coverage, each counted separately."""
    asked = [agency for agency in plan.comparison.agencies if agency.asked]
    came = sum(agency.returned for agency in asked)
    found = [finding.spread for finding in plan.comparison.findings]
    ratings = list(plan.letters)
    first, last = plan.total_range(ratings[0]), plan.total_range(ratings[-1])
    rated = f"{first.split(':')[0]}:{last.split(':')[1]}"
    return [
        Tile(f"{came} of {len(asked)}" if plan.comparison.expected else str(came), "agencies returned"),
        *(
            Tile(
                formulas.count_if(plan.spread_range, spread.value, found.count(spread)),
                RATERS_AGREE if spread == Spread.AGREED else f"criteria {spread}",
            )
            for spread in Spread
        ),
        Tile(formulas.total(rated, sum(plan.total(word) for word in ratings)), f"answers {RATED}"),
        *(
            Tile(
                formulas.total(plan.total_range(word), plan.total(word)), f"answers {word}" if word.islower() else word
            )
            for word in plan.words[len(ratings) :]
        ),
    ]


def contested(plan: SummaryPlan) -> tuple[list[Contested], list[Finding]]:
    """The polarised criteria that fit (if not all do, the most divided), and the rest; both by domain."""
    room = _room(plan) - NAME_WIDTH
    came = [agency for agency in plan.comparison.agencies if agency.heard]
    found = of_spread(plan.comparison, Spread.POLARISED)
    told = {
        place: _who_says_what(found[place], came, room)
        for place in sorted(
            range(len(found)), key=lambda place: consensus(list(found[place].counts.values())).value or 0.0
        )
    }
    chosen = {
        place for place, end in zip(told, accumulate(map(len, told.values())), strict=True) if end <= POLARISED_LINES
    }
    return (
        [Contested(found[place], told[place]) for place in sorted(chosen)],
        [finding for place, finding in enumerate(found) if place not in chosen],
    )


def more_contested(rest: Sequence[Finding], shown: bool) -> str:
    """A line that says how many polarised criteria are left to another sheet."""
    return f"and {len(rest)} more{', less divided,' if shown else ''} on {DISAGREEMENT}"


def agreed(plan: SummaryPlan) -> Formula:
    """How much of the agenda the meeting has agreed on and with what rating, counted as it is typed."""
    found = agenda(plan.comparison)
    start, on_agenda = f"{AGREED_BY_MEETING}: ", f"{many(len(found), 'criterion', 'criteria')} on the agenda"
    if not found:
        return Formula(f"={literal(NO_AGENDA)}", NO_AGENDA)
    words, cells = plan.comparison.rubric.words, agreed_cells(plan)
    ratings = Counter(finding.agreed.rating.casefold() for finding in found if finding.agreed)
    numbers = {word: ratings[word.casefold()] for word in words}
    cases = {word: formulas.count_if(cells, word, numbers[word]).text[1:] for word in words}
    counted, total = formulas.counts_text(cases, {word: word for word in words}, numbers), sum(numbers.values())
    none = f"{start}nothing yet of {on_agenda}."
    told = f"{literal(start)}&{'+'.join(cases.values())}&{literal(f' of {on_agenda} (')}&{counted.text}&{literal(').')}"
    return Formula(
        f"=IF({'+'.join(cases.values())}=0,{literal(none)},{told})",
        f"{start}{total} of {on_agenda} ({counted.value})." if total else none,
    )


def proposed(plan: SummaryPlan) -> list[tuple[str, str]]:
    """The first actions to fall due, those on polarised criteria before others: when, and on one line what."""
    polarised = {one.criterion.ref for one in of_spread(plan.comparison, Spread.POLARISED)}
    still = [action for action in plan.actions if not action.ended]
    found = sorted(still, key=lambda one: one.ref not in polarised)[:ACTION_LINES]
    room = _room(plan) - NAME_WIDTH - 2  # for the "…" of what is cut
    return [
        (_by(action), broken(f"{action.ref}, {action.agency}: {action.action}", room, most=1)[0]) for action in found
    ]


def _by(action: Action) -> str:
    day = action.date
    given = f"By {day.day} {day:%b} {day.year}" if day else action.by_when
    return broken(given, NAME_WIDTH - 1, most=1)[0] or "No date"


def _room(plan: SummaryPlan) -> float:
    """How many characters fit on a line to the left of the chart."""
    return sum(widths(plan)[: chart_column(plan) - 1]) - 2


def _who_says_what(finding: Finding, came: Sequence[Agency], room: float) -> list[str]:
    """Who says what on one line, if need be without those who abstain, or on two if all fit; where there are too many
    names, a few for the lowest and the highest rating and how many more."""
    full = broken(who_says_what(finding, came), room)
    words = [word for word in finding.counts if finding.counts[word]]
    ratings = broken(" ".join(f"{word}: {listed(_who(finding, word))}." for word in words), room)
    if len(full) == 1 or (len(ratings) > 1 and len(full) <= LINES_EACH):
        return full
    ends = words[:1] + words[-1:]
    few = (
        broken(" ".join(_raters(finding, word, names if word in ends else 0) for word in words), room)
        for names in range(FEW_NAMES, -1, -1)
    )
    short = next((lines for lines in (ratings, *few) if len(lines) == 1), ratings)
    return short if len(short) <= LINES_EACH else [*short[: LINES_EACH - 1], f"{short[LINES_EACH - 1]} …"]


def _who(finding: Finding, word: str) -> list[str]:
    return [view.agency for view in finding.views if view.rating == word]


def _raters(finding: Finding, word: str, names: int) -> str:
    raters = _who(finding, word)
    if not names and len(raters) > 1:
        return f"{word}: {len(raters)} agencies."
    return f"{word} ({len(raters)}): {listed(raters, names)}."


def pattern_texts(plan: SummaryPlan) -> list[tuple[Pattern, list[str]]]:
    """The patterns that fit, each with its lines, in their own order; one of each kind is chosen before a second."""
    found = plan.patterns
    kinds = [pattern.kind for pattern in found]
    room = _room(plan) - 2
    texts = [broken(f"• {pattern.sentence}", room, most=LINES_EACH) for pattern in found]
    chosen, used = set(), 0
    for place in sorted(range(len(found)), key=lambda place: kinds[:place].count(kinds[place])):
        if used + len(texts[place]) <= PATTERN_LINES:
            chosen.add(place)
            used += len(texts[place])
    return [(found[place], texts[place]) for place in sorted(chosen)]
