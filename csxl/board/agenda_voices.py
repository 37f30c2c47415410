"""Who says what on one criterion, grouped by rating and as short as one printed page needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from csxl.model.comparison import Finding
from csxl.summary.sheet_plan import SummaryPlan
from csxl.summary.views import SILENT, Said, everyone

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


class _Way(NamedTuple):
    """How much is told: in which room, how many texts for each rating, how many names, and how long a text."""

    room: int
    texts: int
    names: int
    length: int


class _Side(NamedTuple):
    """Those who gave a word: how many they are, what they say, and by name those who say nothing, by what stands in its
    place. Of an abstention half as much is told."""

    word: str
    number: int
    told: Sequence[Voice]
    silent: Mapping[str, Sequence[str]]
    abstains: bool

    def quoted(self, way: _Way) -> int:
        """How many texts are told."""
        return min(way.texts // 2 if self.abstains else way.texts, len(self.told))

    def lines(self, way: _Way) -> int:
        """How many voices there are."""
        return self.quoted(way) + (self.quoted(way) < len(self.told)) + len(self.silent)


def voices_of(
    plan: SummaryPlan, finding: Finding, rooms: Sequence[float], height: Callable[[Voice], float]
) -> tuple[int, Sequence[Camp]]:
    """Who says what from the worst rating to the statuses that are no answer, with texts as long and as many as fit
    into the first of some rooms, else into the next, and the number of that room; at the least one text for each
    rating, cut short."""
    sides, least = _sides(plan, finding), height(Voice("", ""))
    for way in _ways(len(rooms)):
        room = rooms[way.room]
        if least * sum(side.lines(way) for side in sides) > room:
            continue  # texts are measured only where so many may fit
        if sum(height(voice) for side in sides for voice in _shorter(plan, side, way)) <= room:
            break
    return way.room, [Camp(side.word, side.number, list(_shorter(plan, side, way))) for side in sides]


def _sides(plan: SummaryPlan, finding: Finding) -> Sequence[_Side]:
    """Those who gave each word, in the order of the words."""
    by_word: dict[str, list[Said]] = {word: [] for word in plan.words}
    for one in everyone(plan, finding):
        by_word[one.word].append(one)
    return [_side(word, said, word not in finding.counts) for word, said in by_word.items() if said]


def _side(word: str, said: Sequence[Said], abstains: bool) -> _Side:
    told = [Voice(one.who, one.text) for one in said if one.text not in SILENT]
    silent: dict[str, list[str]] = {}
    for one in said:
        if one.text in SILENT:
            silent.setdefault(one.text, []).append(one.who)
    return _Side(word, len(said), told, silent, abstains)


def _ways(rooms: int) -> Iterator[_Way]:
    """All of them, the one that tells most first."""
    last = rooms - 1
    yield from (
        _Way(room, most, NAMED[0], length) for room in range(last) for most in MOST if most >= FEW for length in LENGTHS
    )
    yield from (_Way(last, most, NAMED[0], length) for most in MOST for length in LENGTHS)
    yield from (_Way(last, MOST[-1], names, LENGTHS[-1]) for names in NAMED[1:])


def _shorter(plan: SummaryPlan, side: _Side, way: _Way) -> Iterator[Voice]:
    """The first few texts, cut to a length, then by name those that are not quoted and those that gave none."""
    quoted = side.quoted(way)
    yield from (Voice(voice.who, _cut(voice.text, way.length)) for voice in side.told[:quoted])
    if rest := [voice.who for voice in side.told[quoted:]]:
        yield Voice(plan.said.listed(rest, way.names), plan.says.agenda.in_summary)
    for nothing, who in side.silent.items():
        yield Voice(plan.said.listed(who, way.names), nothing)


def _cut(given: str, length: int) -> str:
    """A text as it is, or cut after a word and on one line."""
    if len(given) <= length:
        return given
    start = " ".join(given.split())
    return start if len(start) <= length else f"{start[:length].rpartition(' ')[0] or start[:length]} …"
