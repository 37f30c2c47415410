"""The columns of a domain's sheet: their headings and widths, and how high a criterion's row must be.

A laptop's screen shows all of them without scrolling, and A4 shows them in 8 points, one page wide. Evidence gets what
the others leave: no row can be higher than 409.5 points.
"""

from __future__ import annotations

import math

from csxl.model.layout import ACTION, BY_WHEN, EVIDENCE, LAST_TIME, LEVEL, OWNER, RATING, REF, STAGE
from csxl.model.rubric import Criterion
from csxl.questionnaire.draft import INDENT, Draft
from csxl.questionnaire.issue import LastTime
from csxl.writing.text_fit import CHARACTER, HIGHEST, MARGIN, line_count, line_height, row_height, text_width

WIDTHS = {REF: 6.5, LEVEL: 10.0, STAGE: 14.0, RATING: 12.5, ACTION: 16.5, OWNER: 10.0, BY_WHEN: 11.5}
NARROWER = {
    REF: 6.0,
    LEVEL: 8.5,
    STAGE: 13.5,
    RATING: 12.0,
    ACTION: 12.5,
    OWNER: 9.0,
    BY_WHEN: 11.0,
}  # beside last time
DESCRIPTORS = 72.0  # shared by their columns; evidence gets what is left
EVIDENCE_BESIDE, LEAST_DESCRIPTORS = 35.0, 45.0  # beside last time: the descriptors share what is left
SHORT, LONG = (23.0, 27.0, 31.0), tuple(float(width) for width in range(35, 92, 4))  # last time, by its longest text
ALL, PADDING = 1390, 5  # pixels: of all columns, and those of each that are left free
ZOOM = 95  # per cent, at which a screen of 1,366 pixels shows them all
LEAST_EVIDENCE = 24.0
COMFORTABLE = 12  # lines of last time
ROOM = 8  # lines of evidence that fit even in the lowest row
SIZE = 10.5  # whole pixels on a screen, so that no text needs more lines on paper than a program makes room for
LETTER = 6.0  # pixels that a letter takes, on average, with what is lost at the ends of lines


def headings_of(draft: Draft) -> tuple[str, ...]:
    """The header row, with a column for last time where there was a review before."""
    return (*draft.grid.headings, *((LAST_TIME,) if draft.issue.last_time else ()))


def width_of(draft: Draft, heading: str) -> float:
    """A column's width in characters, with room for each word of its heading; the descriptors' columns share theirs."""
    beside = bool(draft.issue.last_time)
    if heading == LAST_TIME:
        return _width_of_last_time(draft)
    if heading == EVIDENCE:
        return EVIDENCE_BESIDE if beside else max(LEAST_EVIDENCE, _left(draft, DESCRIPTORS))
    if heading not in WIDTHS:
        share = max(LEAST_DESCRIPTORS, _left(draft, EVIDENCE_BESIDE)) if beside else DESCRIPTORS
        return share / len(draft.rubric.scale)
    width = NARROWER[heading] if beside else WIDTHS[heading]
    longest = max(text_width(word, SIZE, bold=True) for word in draft.language.headings[heading].split())
    return max(width, math.ceil(2 * (longest / CHARACTER + INDENT)) / 2)


def _left(draft: Draft, taken: float) -> float:
    """The width that is left beside the columns of fixed width if evidence, or the descriptors, have taken theirs."""
    fixed = [width_of(draft, heading) for heading in WIDTHS]
    if draft.issue.last_time:
        fixed.append(min(LONG[0], _width_of_last_time(draft)))
    columns = len(headings_of(draft))
    return (ALL - columns * PADDING) // CHARACTER - sum(fixed) - taken


def _width_of_last_time(draft: Draft) -> float:
    """The first width at which the longest text of last time makes no row much higher or, failing that, still fits."""
    evidence = [last.evidence for last in draft.issue.last_time.values()]

    def highest(width: float) -> float:
        return max((text_height(text, width) for text in evidence), default=0.0)

    most = HIGHEST - line_height(SIZE) - MARGIN
    short = (width for width in SHORT if highest(width) <= COMFORTABLE * line_height(SIZE))
    return next(short, None) or next((width for width in LONG if highest(width) <= most), LONG[-1])


def text_height(text: str, width: float) -> float:
    """The height in points of a text in a column of this width."""
    return line_count(text, width - INDENT, SIZE) * line_height(SIZE)


def longest_text(draft: Draft, heading: str) -> int:
    """About how many letters the highest possible row shows in a column, in full hundreds."""
    lines = int((HIGHEST - MARGIN) / line_height(SIZE))
    return int(lines * (width_of(draft, heading) - INDENT) * CHARACTER / LETTER / 100) * 100


def criterion_height(draft: Draft, criterion: Criterion) -> float:
    """The height in points of a criterion's row, which shows all that is published and some lines of evidence."""
    last = draft.issue.last_time.get(criterion.ref, LastTime(""))
    texts = {
        **criterion.descriptors,
        LEVEL: f"{criterion.level.name}\n{criterion.level.title}",
        STAGE: f"{criterion.stage.name}\n{criterion.stage.definition}",
        LAST_TIME: "\n".join(filter(None, (last.rating, last.evidence))),
    }
    cells = [(text, width_of(draft, heading) - INDENT, SIZE) for heading, text in texts.items() if text]
    return row_height(cells, ROOM * line_height(SIZE))


def header_lines(draft: Draft) -> int:
    """How many lines the headings need."""
    return max(
        line_count(draft.language.headings.get(heading, heading), width_of(draft, heading) - INDENT, SIZE, bold=True)
        for heading in headings_of(draft)
    )


def text_widths(draft: Draft) -> float:
    """The width of all columns together, in characters."""
    return sum(width_of(draft, heading) for heading in headings_of(draft))
