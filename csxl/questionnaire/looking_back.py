"""What a questionnaire shows of the review before, right of the answers: what was said and agreed, what the agency
promised, and which of that is still to be told how far it is."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from csxl.languages import Language
from csxl.model.before import Promise
from csxl.model.decisions import PROGRESS_CHOICES
from csxl.model.layout import HOW_FAR, LAST_TIME, PROMISED
from csxl.model.rubric import Rubric
from csxl.questionnaire.issue import Issue, LastTime
from csxl.text.folding import fold
from csxl.text.wording import shortened
from csxl.writing.text_fit import line_count

MOST_OF_A_WORD = 30  # letters that are cut off, so that no word is cut
LEAST_LINES = 2  # that a text is cut to where a row would be too high


class Tone(Enum):
    """How a piece of text looks."""

    STRONG, PLAIN, QUIET = range(3)


class Piece(NamedTuple):
    """A text that starts on a line of its own in a cell."""

    text: str
    tone: Tone = Tone.PLAIN


Pieces = Sequence[Piece]


def columns_beside(rubric: Rubric, issue: Issue) -> tuple[str, ...]:
    """The headings right of the answers: as many as there is something to show or to ask under."""
    shown = [last for ref, last in issue.last_time.items() if ref in rubric.criteria]
    asked = any(to_tell(last) for last in shown)
    promised = any(last.promises for last in shown)
    return (*((LAST_TIME,) if shown else ()), *((PROMISED,) if promised else ()), *((HOW_FAR,) if asked else ()))


def to_tell(last: LastTime) -> tuple[Promise, ...]:
    """The promises that are asked about: those that have not ended."""
    return tuple(promise for promise in last.promises if not promise.ended)


def pieces_of(heading: str, last: LastTime, language: Language) -> Pieces:
    """What stands under a heading about last time for one criterion."""
    return {LAST_TIME: _said, PROMISED: _promised}[heading](last, language)


def _said(last: LastTime, language: Language) -> Pieces:
    """What the agency said, and what was agreed, with the words for agencies."""
    agreed = language.agreed_then.format(last.agreed) if last.agreed else ""
    known = language.changed_then if last.changed else language.others_then
    others = known if not last.compared and (last.rating or last.agreed) else ""
    pieces = (
        Piece(last.rating, Tone.STRONG),
        Piece(last.evidence, Tone.QUIET),
        Piece(agreed, Tone.STRONG),
        Piece(last.words, Tone.QUIET),
        Piece(others, Tone.QUIET),
    )
    return tuple(piece for piece in pieces if piece.text)


def _promised(last: LastTime, language: Language) -> Pieces:
    """Each promise with its owner and by when, an empty line between two."""
    pieces: list[Piece] = []
    for promise in last.promises:
        pieces += [Piece("")] if pieces else []
        pieces += promise_pieces(promise, language)
    return pieces


def promise_pieces(promise: Promise, language: Language, wide: bool = False) -> Pieces:
    """One promise with its owner and by when, on one line if the column is `wide`; what has ended with how it ended."""
    status = language.progress_word(promise.status)
    if promise.ended:
        return (Piece(f"{status[:1].upper()}{status[1:]}: {promise.action}", Tone.QUIET),)
    begun = status if fold(promise.status) != PROGRESS_CHOICES[0] else ""
    facts = [text for text in (promise.owner, _day(promise.by_when), begun) if text]
    lines = [" · ".join(facts)] if wide and facts else facts
    return (Piece(promise.action), *(Piece(text, Tone.QUIET) for text in lines))


def _day(by_when: str) -> str:
    """A day as the column By when shows it; words as they are."""
    try:
        return datetime.date.fromisoformat(by_when).strftime("%d/%m/%Y")
    except ValueError:
        return by_when


def joined(pieces: Pieces) -> str:
    """Pieces as the text of one cell."""
    return "\n".join(piece.text for piece in pieces)


def fitted(pieces: Pieces, width: float, size: float, most: int) -> Pieces:
    """The pieces in at most so many lines of a column: the longest is cut, and the next if need be."""
    fit = list(pieces)
    while (over := _lines(fit, width, size) - most) > 0:
        lines = [line_count(piece.text, width, size) for piece in fit]
        at = lines.index(max(lines))
        if lines[at] <= LEAST_LINES:
            return [*fit[: most // LEAST_LINES], Piece("…")]
        fit[at] = fit[at]._replace(text=_cut(fit[at].text, width, size, max(LEAST_LINES, lines[at] - over)))
    return fit


def _lines(pieces: Pieces, width: float, size: float) -> int:
    return line_count(joined(pieces), width, size)


def _cut(text: str, width: float, size: float, most: int) -> str:
    """As much of a text as fits in so many lines, with "…" at its end."""
    lengths = range(1, len(text))
    longest = bisect_left(lengths, most + 1, key=lambda length: line_count(shortened(text, length), width, size))
    kept = shortened(text, max(longest, 1))
    words, _, last = kept.rpartition(" ")
    return f"{words}…" if len(last) < MOST_OF_A_WORD and words else kept


def promised_refs(issue: Issue, refs: Sequence[str]) -> Mapping[str, tuple[Promise, ...]]:
    """The promises that are asked about, by ref, of these criteria."""
    found = {ref: to_tell(issue.last_time[ref]) for ref in refs if ref in issue.last_time}
    return {ref: promises for ref, promises in found.items() if promises}
