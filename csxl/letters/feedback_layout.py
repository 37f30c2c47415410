"""What stands in which row and column of the page for an agency, and how much room it takes on one sheet of paper: for
the workbook and for HTML alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from csxl.letters.promises_told import OwnPromise
from csxl.letters.told_agency import CriterionTold, Feedback, OwnAction
from csxl.text.wording import sentence
from csxl.writing import theme
from csxl.writing.text_fit import CHARACTER, INDENT, PIXELS, AnyWords, row_height, text_width

CRITERION, SAID, COUNT, SINCE, AGREED = 30.0, 15.5, 8.5, 21.0, 13.0  # widths of columns, in characters
WHOLE, NARROWEST = 146.0, 40.0  # all columns together; the words for agencies at least, which take what is left
LOW, GAP = 19.0, 8.0  # points: the lowest row of a table, and one that is left free
BELOW, LEADING = 12, 1.9  # the size of the line below the title; how high a row across all columns is, in letter sizes
PAPER = (552.0, 775.0)  # points of an upright A4 sheet within its margins
COLUMN = 5  # pixels that a column has beside its characters
Spans = Sequence[tuple[int, int]]
SMALLEST = 7.5 / theme.BODY  # of print, as a share of its size on the screen


def widths(told: Feedback) -> list[float]:
    """The columns' widths: criterion, own answer, a number for each word of the scale, what moved since last time, what
    was agreed, and the words."""
    first = [CRITERION, SAID, *map(_count_width, told.rubric.ratings), *[SINCE] * bool(told.before), AGREED]
    return [*first, max(WHOLE - sum(first), NARROWEST)]


def _count_width(rating: str) -> float:
    """The width of the column that counts a rating, with room for its longest word, in HTML too."""
    longest = max(text_width(word, theme.BODY, bold=True) for word in rating.split())
    return max(COUNT, longest / CHARACTER + INDENT)


def headings(told: Feedback) -> list[str]:
    """The headings of the table of criteria."""
    words = told.language.on_feedback
    of_others = [words.of_others.format(rating=rating.word) for rating in told.rubric.scale]
    return [words.criterion, words.you_said, *of_others, *[words.since] * bool(told.before), words.agreed, words.words]


def texts_of(one: CriterionTold, told: Feedback) -> list[str]:
    """The texts of a criterion's row, under these headings."""
    criterion = one.criterion
    place = f"{criterion.within} ({criterion.ref})"
    counts = [str(number) for number in one.others] or [told.language.on_feedback.too_few] * len(told.rubric.scale)
    return [place, one.said, *counts, *[sentence(one.since)] * bool(told.before), one.agreed, one.words]


def action_headings(told: Feedback) -> tuple[str, str, str]:
    """The headings of the table of actions."""
    heads, words = told.language, told.language.on_feedback
    return words.criterion, sentence(", ".join((heads.owner, heads.by_when, words.status)).lower()), heads.action


def action_texts(action: OwnAction) -> tuple[str, str, str]:
    """The texts of an action's row: on which criterion; who, by when and how far, as far as each is known; and what,
    in the widest column."""
    stands = " · ".join(filter(None, (action.owner, action.by_when, action.status)))
    return action.place, stands, action.action


def promise_headings(told: Feedback) -> tuple[str, str, str, str]:
    """The headings of the table of promises."""
    heads, words = told.language, told.language.on_feedback
    return words.criterion, heads.by_when, words.status, heads.action


def promise_texts(promise: OwnPromise, told: Feedback) -> tuple[str, str, str, str]:
    """The texts of a promise's row: on which criterion; by when; what it came to, with what the agency says and what
    was recorded; and what."""
    words = told.language.on_feedback
    said = words.you_say.format(word=promise.said) if promise.said else ""
    recorded = words.recorded.format(word=promise.recorded) if promise.recorded else ""
    stands = " · ".join(filter(None, (promise.outcome, said, recorded)))
    return promise.place, promise.by_when, sentence(stands), promise.action


def promise_spans(told: Feedback) -> Spans:
    """The first and last columns that each of the four goes across: by when below the numbers of the others."""
    last, counts = len(widths(told)), len(told.rubric.scale)
    return (1, 2), (3, 2 + counts), (3 + counts, last - 1), (last, last)


def action_spans(told: Feedback) -> Spans:
    """The first and last columns that each of the three goes across."""
    last = len(widths(told))
    end = last - 1 - bool(told.before)
    return (1, 2), (3, end), (end + 1, last)


def span_widths(told: Feedback, spans: Spans) -> list[float]:
    """The widths of cells that go across columns."""
    columns, border = widths(told), COLUMN / CHARACTER  # what cells that are one have in place of a gap between them
    return [sum(columns[first - 1 : last]) + border * (last - first) for first, last in spans]


def shares(columns: Sequence[float]) -> list[float]:
    """How much of a table's width each column has, out of a hundred."""
    pixels = [width * CHARACTER + COLUMN for width in columns]
    return [100 * one / sum(pixels) for one in pixels]


def across_height(told: Feedback, text: str, size: int = theme.BODY, bold: bool = False) -> float:
    """The height of a row in which one text goes across all columns."""
    return row_height([(text, sum(widths(told)) - 2 * INDENT, size, bold)], size * LEADING)


def table_height(texts: Sequence[str], columns: Sequence[float], bold: bool = False) -> float:
    """The height of a row of a table."""
    cells: list[AnyWords] = [
        (text, width - INDENT, theme.BODY, bold) for text, width in zip(texts, columns, strict=True)
    ]
    return row_height(cells, LOW)


def share_of_paper(told: Feedback) -> float:
    """By how much print is made smaller so that all of it fits one sheet of paper."""
    wide = sum(width * CHARACTER + COLUMN for width in widths(told)) / PIXELS
    return min(PAPER[0] / wide, PAPER[1] / sum(_heights(told)), 1)


def _heights(told: Feedback) -> Iterator[float]:
    columns = widths(told)
    yield across_height(told, told.title, theme.TITLE, True)
    yield across_height(told, told.below, BELOW)
    yield across_height(told, told.sentences)
    yield table_height(headings(told), columns, True)
    yield LOW * len(told.rubric.domains)
    for one in told.criteria:
        yield table_height(texts_of(one, told), columns)
    words = told.language.on_feedback
    if told.promises:
        yield GAP + across_height(told, words.promised, theme.HEADING, True) + LOW
    for promise in told.promises:
        yield table_height(promise_texts(promise, told), span_widths(told, promise_spans(told)))
    yield GAP + across_height(told, words.yours, theme.HEADING, True) + LOW
    for action in told.actions:
        yield table_height(action_texts(action), span_widths(told, action_spans(told)))
