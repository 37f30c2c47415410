"""How wide the columns of a domain's sheet are.

A laptop's screen shows all of them without scrolling, and A4 shows them in 8 points, one page wide. Evidence gets what
the others leave: no row can be higher than 409.5 points.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from csxl.languages import Language
from csxl.model.layout import ACTION, BY_WHEN, EVIDENCE, HOW_FAR, LAST_TIME, LEVEL, OWNER, PROMISED, RATING, REF, STAGE
from csxl.model.rubric import Criterion, Rubric
from csxl.questionnaire.issue import Issue
from csxl.questionnaire.looking_back import joined, pieces_of
from csxl.writing.text_fit import CHARACTER, HIGHEST, INDENT, MARGIN, line_count, line_height, text_width

WIDTHS = {REF: 6.5, LEVEL: 10.0, STAGE: 14.0, RATING: 12.5, ACTION: 16.5, OWNER: 10.0, BY_WHEN: 11.5}
NARROWER = {  # beside last time
    REF: 6.0,
    LEVEL: 8.5,
    STAGE: 13.5,
    RATING: 12.0,
    ACTION: 12.5,
    OWNER: 9.0,
    BY_WHEN: 11.0,
    HOW_FAR: 11.5,
}
DESCRIPTORS = 72.0  # shared by their columns; evidence gets what is left
EVIDENCE_BESIDE, LEAST_DESCRIPTORS = 35.0, 45.0  # beside last time: the descriptors share what is left
DESCRIPTORS_BESIDE_PROMISES = 42.0  # at least: last time and promises share what is left, if they need that much
SHARED = (30.0, 33.0, 36.0)
SHARES = (0.5, 0.45, 0.55, 0.4, 0.6)  # of it that last time may get, those first that are more even
SHORT, LONG = (23.0, 27.0, 31.0), (35.0, 39.0, 43.0, 47.0)  # last time alone, by its longest text
ALL, ALL_BESIDE_PROMISES, PADDING = 1390, 1485, 5  # pixels: of all columns, and those of each that are left free
LEAST_EVIDENCE = 24.0
MOST_EACH, MOST_EACH_IN_TWO = 13.0, 17.0  # for which a descriptor's column is widened; where it is in two languages
MOST_WORD = 110.0  # pixels for which a column is widened: a longer word is broken
LEAST_BESIDE_LONG = 27.0  # the same where what is published is long
WIDEST = 80.0  # of a column of what is published
HIGH = 20  # lines of what is published in two languages that a row may have without more room
DESCRIPTOR = ""  # stands for each word of the scale
SCREEN = 1325  # pixels that a laptop's screen has for columns
COMFORTABLE, ENOUGH = 12, 14  # lines of last time; of last time beside promises
SIZE = 10.5  # whole pixels on a screen, so that no text needs more lines on paper than a program makes room for
LINES = int((HIGHEST - MARGIN) / line_height(SIZE))  # that the highest possible row shows

_WORD = re.compile(r"[^\s/-]+")


def column_widths(rubric: Rubric, issue: Issue, headings: Sequence[str], in_two: bool = False) -> Mapping[str, float]:
    """The width of each column in characters, by its heading; the descriptors' columns share theirs. `in_two` says
    whether the rubric's texts stand in two languages."""
    beside, promises = LAST_TIME in headings, PROMISED in headings
    fixed = {heading: _fixed(heading, rubric, issue.language, beside) for heading in headings if heading in NARROWER}
    whole = (ALL_BESIDE_PROMISES if promises else ALL) - len(headings) * PADDING
    room = whole // CHARACTER - sum(fixed.values())
    evidence, descriptors, shown = EVIDENCE_BESIDE, DESCRIPTORS, dict[str, float]()
    if promises:
        shown = _beside_promises(issue, max(SHARED[-1], room - (EVIDENCE_BESIDE + DESCRIPTORS_BESIDE_PROMISES)))
        descriptors = max(DESCRIPTORS_BESIDE_PROMISES, room - (EVIDENCE_BESIDE + sum(shown.values())))
    elif beside:
        shown = {LAST_TIME: _width_of_last_time(issue)}
        descriptors = max(LEAST_DESCRIPTORS, room - (EVIDENCE_BESIDE + min(LONG[0], shown[LAST_TIME])))
    else:
        evidence = max(LEAST_EVIDENCE, room - DESCRIPTORS)
    each = max(descriptors / len(rubric.scale), _least_each(rubric, MOST_EACH_IN_TWO if in_two else MOST_EACH))
    evidence = max(LEAST_EVIDENCE, evidence - max(0.0, each * len(rubric.scale) - descriptors))
    found = fixed | shown | {EVIDENCE: evidence}
    widths = {heading: found.get(heading, each) for heading in headings}
    most = HIGH if in_two else LINES
    return widths if _highest_row(rubric, widths) <= most else _roomier(rubric, widths)


def published(criterion: Criterion) -> Mapping[str, str]:
    """What is published of a criterion, by the heading of its column."""
    level, stage = criterion.level, criterion.stage
    return {
        **criterion.descriptors,
        LEVEL: f"{level.name}\n{level.title}",
        STAGE: f"{stage.name}\n{stage.definition}",
    }


def _highest_row(rubric: Rubric, widths: Mapping[str, float]) -> int:
    """The lines of the longest text that is published, in columns of these widths."""
    return max(
        (
            line_count(text, widths[heading] - INDENT, SIZE)
            for criterion in rubric.criteria.values()
            for heading, text in published(criterion).items()
        ),
        default=0,
    )


def _roomier(rubric: Rubric, widths: Mapping[str, float]) -> Mapping[str, float]:
    """The widths for long texts, as those of two languages: the rows as low as the width of a page allows, with less
    for evidence; where no row may be so high, the sheet is wider, and smaller on paper."""
    found = widths
    for lines in range(LINES, HIGH - 1, -1):
        wider = {**widths, **_narrowest(rubric, widths, lines)}
        others = sum(width for heading, width in wider.items() if heading != EVIDENCE)
        room = (ALL_BESIDE_PROMISES - len(widths) * PADDING) / CHARACTER - others
        if lines < LINES and room < LEAST_BESIDE_LONG:
            break
        found = {**wider, EVIDENCE: min(widths[EVIDENCE], max(LEAST_BESIDE_LONG, room))}
    return found


def _narrowest(rubric: Rubric, widths: Mapping[str, float], lines: int) -> Mapping[str, float]:
    """The least width of each column in which all that is published there takes no more than so many lines; those of
    the scale share one."""
    texts: dict[str, set[str]] = {}
    for criterion in rubric.criteria.values():
        for heading, text in published(criterion).items():
            texts.setdefault(DESCRIPTOR if heading in rubric.ratings else heading, set()).add(text)
    least = dict(widths) | {DESCRIPTOR: next(widths[word] for word in rubric.ratings)}
    found = {heading: _wide_enough(some, least[heading], lines) for heading, some in texts.items()}
    each = found.pop(DESCRIPTOR, least[DESCRIPTOR])
    return found | dict.fromkeys(rubric.ratings, each)


def _wide_enough(texts: Iterable[str], width: float, lines: int) -> float:
    """The width, or as much more as keeps each text to so many lines."""
    while width < WIDEST and any(line_count(text, width - INDENT, SIZE) > lines for text in texts):
        width += 0.5
    return width


def zoom(widths: Mapping[str, float], most: int) -> int:
    """In per cent, how large the sheet stands on a screen that is to show all columns; at most what it is otherwise."""
    pixels = sum(width * CHARACTER + PADDING for width in widths.values())
    return min(most, int(SCREEN / pixels * 100))


def _fixed(heading: str, rubric: Rubric, language: Language, beside: bool) -> float:
    """A width with room for each word of the heading and of what stands below it."""
    words = [text_width(word, SIZE, bold=True) for word in language.headings[heading].split()]
    words += [min(width, MOST_WORD) for width in _words_below(heading, rubric)]
    return max((NARROWER if beside else WIDTHS)[heading], math.ceil(2 * (max(words) / CHARACTER + INDENT)) / 2)


def _least_each(rubric: Rubric, most: float) -> float:
    """The width of a descriptor's column, at most this, at which none of its words is broken but a very long one."""
    heads = [text_width(word, SIZE, bold=True) for rating in rubric.scale for word in rating.word.split()]
    texts = (text for criterion in rubric.criteria.values() for text in criterion.descriptors.values())
    words = {word for text in texts for word in _WORD.findall(text)}
    longest = max([*heads, *(text_width(word, SIZE) for word in words)])
    return min(most, math.ceil(2 * (longest / CHARACTER + INDENT)) / 2)


def _words_below(heading: str, rubric: Rubric) -> Iterator[float]:
    """How wide each word is that the rubric puts into a column, in pixels."""
    texts: Mapping[str, Sequence[tuple[str, str]]] = {
        LEVEL: [(level.name, level.title) for level in rubric.levels],
        STAGE: [(stage.name, stage.definition) for stage in rubric.stages],
        RATING: [(word, "") for word in rubric.words],
    }
    for head, below in texts.get(heading, ()):
        yield from (text_width(word, SIZE, bold=True) for word in head.split())
        yield from (text_width(word, SIZE) for word in below.split())


def _beside_promises(issue: Issue, most: float) -> dict[str, float]:
    """The widths of last time and of promises: as little for both as makes no high row, and shared so that none is
    higher than need be."""
    said, promised = (_texts(issue, heading) for heading in (LAST_TIME, PROMISED))

    def highest(widths: tuple[float, float]) -> float:
        return max(_highest(said, widths[0]), _highest(promised, widths[1]))

    shared = [min(_shared(whole), key=highest) for whole in (*SHARED, most)]
    enough = (widths for widths in shared if highest(widths) <= ENOUGH * line_height(SIZE))
    return dict(zip((LAST_TIME, PROMISED), next(enough, shared[-1]), strict=True))


def _shared(whole: float) -> Sequence[tuple[float, float]]:
    """The ways in which the columns of last time and of promises may share a width."""
    return [(share * whole, (1 - share) * whole) for share in SHARES]


def _width_of_last_time(issue: Issue) -> float:
    """The first width at which the longest text of last time makes no row much higher or, failing that, still fits."""
    texts = _texts(issue, LAST_TIME)
    short = (width for width in SHORT if _highest(texts, width) <= (COMFORTABLE + 1) * line_height(SIZE))
    whole = (width for width in LONG if _highest(texts, width) <= LINES * line_height(SIZE))
    return next(short, None) or next(whole, LONG[-1])


def _texts(issue: Issue, heading: str) -> Sequence[str]:
    return [joined(pieces_of(heading, last, issue.language)) for last in issue.last_time.values()]


def _highest(texts: Sequence[str], width: float) -> float:
    """The height in points of the longest of some texts in a column of this width."""
    return max((line_count(text, width - INDENT, SIZE) for text in texts), default=0) * line_height(SIZE)
