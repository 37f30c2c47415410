"""The columns of a domain's sheet: their headings and widths, and how high a criterion's row must be.

A laptop's screen shows all of them without scrolling, and A4 shows them in 8 points, one page wide. Evidence gets what
the others leave: no row can be higher than 409.5 points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from csxl.model.layout import (
    ACTION,
    BY_WHEN,
    EVIDENCE,
    HOW_FAR,
    LAST_TIME,
    LEVEL,
    OWNER,
    PROMISED,
    RATING,
    REF,
    STAGE,
)
from csxl.model.rubric import Criterion
from csxl.questionnaire.draft import INDENT, Draft
from csxl.questionnaire.looking_back import Pieces, fitted, joined, pieces_of
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
    HOW_FAR: 11.5,
}  # beside last time
DESCRIPTORS = 72.0  # shared by their columns; evidence gets what is left
EVIDENCE_BESIDE, LEAST_DESCRIPTORS = 35.0, 45.0  # beside last time: the descriptors share what is left
DESCRIPTORS_BESIDE_PROMISES = 42.0  # at least: last time and promises share what is left, if they need that much
SHARED = (30.0, 33.0, 36.0)
SHARES = (0.5, 0.45, 0.55, 0.4, 0.6)  # of it that last time may get, those first that are more even
SHORT, LONG = (23.0, 27.0, 31.0), (35.0, 39.0, 43.0, 47.0)  # last time alone, by its longest text
ALL, ALL_BESIDE_PROMISES, PADDING = 1390, 1485, 5  # pixels: of all columns, and those of each that are left free
ZOOM, ZOOM_BESIDE_PROMISES = 95, 89  # per cent, at which a screen of 1,366 pixels shows them all
LEAST_EVIDENCE = 24.0
COMFORTABLE, ENOUGH = 12, 14  # lines of last time; of last time beside promises
ROOM = 8  # lines of evidence that fit even in the lowest row
SIZE = 10.5  # whole pixels on a screen, so that no text needs more lines on paper than a program makes room for
LETTER = 6.0  # pixels that a letter takes, on average, with what is lost at the ends of lines
LINES = int((HIGHEST - MARGIN) / line_height(SIZE))  # that the highest possible row shows


def headings_of(draft: Draft) -> tuple[str, ...]:
    """The header row, with columns for last time where there was a review before."""
    return (*draft.grid.headings, *draft.beside)


def width_of(draft: Draft, heading: str) -> float:
    """A column's width in characters, with room for each word of its heading; the descriptors' columns share theirs."""
    if heading in (LAST_TIME, PROMISED):
        return _widths_beside(draft)[heading]
    if heading == EVIDENCE:
        return EVIDENCE_BESIDE if draft.beside else max(LEAST_EVIDENCE, _left(draft, DESCRIPTORS))
    if heading not in NARROWER:
        return _descriptors(draft) / len(draft.rubric.scale)
    width = NARROWER[heading] if draft.beside else WIDTHS[heading]
    longest = max(text_width(word, SIZE, bold=True) for word in draft.language.headings[heading].split())
    return max(width, math.ceil(2 * (longest / CHARACTER + INDENT)) / 2)


def _descriptors(draft: Draft) -> float:
    """The width that the descriptors' columns share."""
    if PROMISED in draft.beside:
        return max(DESCRIPTORS_BESIDE_PROMISES, _left(draft, EVIDENCE_BESIDE + sum(_widths_beside(draft).values())))
    if draft.beside:
        return max(LEAST_DESCRIPTORS, _left(draft, EVIDENCE_BESIDE + min(LONG[0], width_of(draft, LAST_TIME))))
    return DESCRIPTORS


def _left(draft: Draft, taken: float) -> float:
    """The width that is left beside the columns of fixed width if others have taken theirs."""
    fixed = sum(width_of(draft, heading) for heading in headings_of(draft) if heading in NARROWER)
    whole = ALL_BESIDE_PROMISES if PROMISED in draft.beside else ALL
    return (whole - len(headings_of(draft)) * PADDING) // CHARACTER - fixed - taken


def _widths_beside(draft: Draft) -> Mapping[str, float]:
    """The widths of what is shown of last time; where there are promises, as little for both as makes no high row, and
    shared so that none is higher than need be."""
    if draft.widths_beside:
        return draft.widths_beside
    if PROMISED not in draft.beside:
        draft.widths_beside[LAST_TIME] = _width_of_last_time(draft)
        return draft.widths_beside
    most = max(SHARED[-1], _left(draft, EVIDENCE_BESIDE + DESCRIPTORS_BESIDE_PROMISES))
    said, promised = (_texts(draft, heading) for heading in (LAST_TIME, PROMISED))

    def highest(widths: tuple[float, float]) -> float:
        return max(_highest(said, widths[0]), _highest(promised, widths[1]))

    shared = [min(_shared(whole), key=highest) for whole in (*SHARED, most)]
    enough = (widths for widths in shared if highest(widths) <= ENOUGH * line_height(SIZE))
    draft.widths_beside.update(zip((LAST_TIME, PROMISED), next(enough, shared[-1]), strict=True))
    return draft.widths_beside


def _shared(whole: float) -> Sequence[tuple[float, float]]:
    """The ways in which the columns of last time and of promises may share a width."""
    return [(share * whole, (1 - share) * whole) for share in SHARES]


def _width_of_last_time(draft: Draft) -> float:
    """The first width at which the longest text of last time makes no row much higher or, failing that, still fits."""
    texts = _texts(draft, LAST_TIME)
    short = (width for width in SHORT if _highest(texts, width) <= (COMFORTABLE + 1) * line_height(SIZE))
    whole = (width for width in LONG if _highest(texts, width) <= LINES * line_height(SIZE))
    return next(short, None) or next(whole, LONG[-1])


def _texts(draft: Draft, heading: str) -> Sequence[str]:
    last_time = draft.issue.last_time.values()
    return [joined(pieces_of(heading, last, draft.language)) for last in last_time]


def _highest(texts: Sequence[str], width: float) -> float:
    """The height in points of the longest of some texts in a column of this width."""
    return max((text_height(text, width) for text in texts), default=0.0)


def text_height(text: str, width: float) -> float:
    """The height in points of a text in a column of this width."""
    return line_count(text, width - INDENT, SIZE) * line_height(SIZE)


def longest_text(draft: Draft, heading: str) -> int:
    """About how many letters the highest possible row shows in a column, in full hundreds."""
    return int(LINES * (width_of(draft, heading) - INDENT) * CHARACTER / LETTER / 100) * 100


def shown_beside(draft: Draft, heading: str, ref: str) -> Pieces:
    """What stands right of the answers to a criterion, as much as the highest possible row shows."""
    if heading == HOW_FAR or ref not in draft.issue.last_time:
        return ()
    pieces = pieces_of(heading, draft.issue.last_time[ref], draft.language)
    return fitted(pieces, width_of(draft, heading) - INDENT, SIZE, LINES)


def criterion_height(draft: Draft, criterion: Criterion) -> float:
    """The height in points of a criterion's row, which shows all that is published and some lines of evidence."""
    texts = {
        **criterion.descriptors,
        LEVEL: f"{criterion.level.name}\n{criterion.level.title}",
        STAGE: f"{criterion.stage.name}\n{criterion.stage.definition}",
        **{heading: joined(shown_beside(draft, heading, criterion.ref)) for heading in draft.beside},
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
