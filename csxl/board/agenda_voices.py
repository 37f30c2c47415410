"""Who says what on one criterion, grouped by rating and as short as one printed page needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from csxl.model.comparison import Finding
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.views import SILENT, text
from csxl.text.wording import listed

LENGTHS = (900, 600, 400, 300, 220, 160, 120, 90)  # letters of a text, as there is room
MOST, FEW = (99, 8, 5, 3, 2, 1), 3  # texts for each rating, likewise; fewer only in the last room
NAMED = (8, 4, 2, 1)  # names of those who are not quoted


class Voice(NamedTuple):
    """An agency and what it gives with its rating, or several by name and that they give nothing."""

    who: str
    text: str


class Camp(NamedTuple):
    """A word, how many agencies gave it, and what they say."""

    word: str
    number: int
    voices: Sequence[Voice]


def voices_of(
    plan: SummaryPlan, finding: Finding, rooms: Sequence[float], height: Callable[[Voice], float]
) -> tuple[int, Sequence[Camp]]:
    """Who says what from the worst rating to the statuses that are no answer, with texts as long and as many as fit
    into the first of some rooms, else into the next, and the number of that room; at the least one text for each
    rating, cut short."""
    said = {
        word: [
            Voice(plan.labels[place], text(plan, finding.views[place], plan.comparison.agencies[place]))
            for place in plan.in_turn
            if finding.views[place].word == word
        ]
        for word in plan.words
    }
    found: Sequence[Camp] = ()
    number = 0
    for number, most, names, length in _ways(len(rooms)):
        found = [
            Camp(
                word, len(all_of), list(_shorter(all_of, most if word in finding.counts else most // 2, names, length))
            )
            for word, all_of in said.items()
            if all_of
        ]
        if _fits(found, rooms[number], height):
            break
    return number, found


def _fits(camps: Sequence[Camp], room: float, height: Callable[[Voice], float]) -> bool:
    """Whether all texts fit; they are measured only where so many may."""
    voices = [voice for camp in camps for voice in camp.voices]
    return height(Voice("", "")) * len(voices) <= room and sum(map(height, voices)) <= room


def _ways(rooms: int) -> Iterator[tuple[int, int, int, int]]:
    """The room, how many texts, how many names and how long, the most first."""
    last = rooms - 1
    yield from (
        (room, most, NAMED[0], length) for room in range(last) for most in MOST if most >= FEW for length in LENGTHS
    )
    yield from ((last, most, NAMED[0], length) for most in MOST for length in LENGTHS)
    yield from ((last, MOST[-1], names, LENGTHS[-1]) for names in NAMED[1:])


def _shorter(voices: Sequence[Voice], most: int, names: int, length: int) -> Iterator[Voice]:
    """The first few texts, cut to a length, then by name those that are not quoted and those that gave none."""
    told = [voice for voice in voices if voice.text not in SILENT]
    yield from (Voice(voice.who, _cut(voice.text, length)) for voice in told[:most])
    if rest := [voice.who for voice in told[most:]]:
        yield Voice(listed(rest, names), "their evidence is in the summary.")
    for nothing in dict.fromkeys(voice.text for voice in voices if voice.text in SILENT):
        yield Voice(listed([voice.who for voice in voices if voice.text == nothing], names), nothing)


def _cut(given: str, length: int) -> str:
    """A text as it is, or cut after a word and on one line."""
    if len(given) <= length:
        return given
    start = " ".join(given.split())
    return start if len(start) <= length else f"{start[:length].rpartition(' ')[0] or start[:length]} …"
