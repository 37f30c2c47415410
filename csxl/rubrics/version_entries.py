"""A rubric taken apart: everything that it says, entry by entry, so that two versions can be laid side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from enum import StrEnum

from csxl.model.rubric import Abstention, Criterion, Rating, Rubric
from csxl.text.digests import canonical
from csxl.text.folding import fold
from csxl.text.records import dataclass


class RubricPart(StrEnum):
    """What an entry is of, as a list of changes says it."""

    WHOLE = "Rubric"
    KEY = "Key"
    SCALE = "Scale"
    ABSTENTIONS = "Abstention"
    LEVELS = "Level"
    STAGES = "Stage"
    DOMAINS = "Domain"
    CRITERIA = "Criterion"


@dataclass(frozen=True)
class RubricEntry:
    """One entry, as people call it, with its texts by what each of them is. `marks` are what it is known again by in
    another version, the surest first; a mark that is empty says nothing."""

    called: str
    texts: Mapping[str, str]
    marks: tuple[Hashable, ...]
    ref: str = ""  # of a criterion


Pair = tuple[RubricEntry | None, RubricEntry | None]


def entries_of(rubric: Rubric) -> Mapping[RubricPart, tuple[RubricEntry, ...]]:
    """Every entry of a rubric, part by part, each in its order."""
    whole = {"title": rubric.title, "version": rubric.version, "credit": rubric.credit}
    return {
        RubricPart.WHOLE: (RubricEntry("", whole, ("whole",)),),
        RubricPart.SCALE: tuple(_word(one, (step, len(rubric.scale))) for step, one in enumerate(rubric.scale)),
        RubricPart.ABSTENTIONS: tuple(_word(one, canonical(one.meaning)) for one in rubric.abstentions),
        RubricPart.LEVELS: tuple(_entry(one.ref, one.name, "ref", "title", one.title) for one in rubric.levels),
        RubricPart.STAGES: tuple(
            _entry(one.letter, one.name, "letter", "definition", one.definition) for one in rubric.stages
        ),
        RubricPart.DOMAINS: tuple(
            _entry(one.letter, one.name, "letter", "statement", one.statement) for one in rubric.domains
        ),
        RubricPart.CRITERIA: tuple(_of_criterion(one, rubric) for one in rubric.criteria.values()),
        RubricPart.KEY: tuple(
            RubricEntry(term, {"term": term, "meaning": said}, (fold(term), fold(said))) for term, said in rubric.key
        ),
    }


def _word(one: Rating | Abstention, mark: Hashable) -> RubricEntry:
    texts = {"word": one.word, "synonyms": ", ".join(one.synonyms)}
    if isinstance(one, Rating):
        texts |= {"fill": one.fill, "ink": one.ink}
    else:
        texts |= {"meaning": one.meaning}
    return RubricEntry(one.word, texts, (fold(one.word), mark))


def _entry(key: str, name: str, keyed: str, told: str, longer: str) -> RubricEntry:
    """A level, stage or domain; it is the same if key and name are, or else one of them, or else what is said of it."""
    marks = (fold(key) and (fold(key), fold(name)), fold(key), fold(name), canonical(longer))
    return RubricEntry(f"{key} ({name})", {keyed: key, "name": name, told: longer}, marks)


def _of_criterion(one: Criterion, rubric: Rubric) -> RubricEntry:
    """It is the same if its descriptors are, whatever its ref; else by its ref, or where it stands."""
    texts = descriptors_by_step(one, rubric)
    said = texts if any(texts) else ()
    return RubricEntry(
        one.in_words, dict(one.descriptors), (said and (one.ref, said), said, one.ref, one.place), one.ref
    )


def descriptors_by_step(criterion: Criterion, rubric: Rubric) -> tuple[str, ...]:
    """A criterion's descriptors from worst to best, whatever the words of the scale, "" where it has none."""
    return tuple(canonical(criterion.descriptors.get(rating.word, "")) for rating in rubric.scale)


def paired(before: Sequence[RubricEntry], after: Sequence[RubricEntry]) -> tuple[Pair, ...]:
    """Each entry beside what it has become: by its surest mark that is nobody else's on either side. In the order of
    `after`; those that are gone come last."""
    became: dict[int, int] = {}
    for place in range(max((len(one.marks) for one in (*before, *after)), default=0)):
        left = [number for number in range(len(before)) if number not in became]
        free = [number for number in range(len(after)) if number not in became.values()]
        then, now = _by_mark(before, left, place), _by_mark(after, free, place)
        became |= {then[mark]: now[mark] for mark in then if mark in now}
    came = {now: then for then, now in became.items()}
    found = [(before[came[at]] if at in came else None, one) for at, one in enumerate(after)]
    return (*found, *((one, None) for at, one in enumerate(before) if at not in became))


def _by_mark(entries: Sequence[RubricEntry], numbers: Sequence[int], place: int) -> dict[Hashable, int]:
    """Which of some entries has each mark that only one of them has."""
    marks = {number: entries[number].marks[place] for number in numbers if place < len(entries[number].marks)}
    often = Counter(marks.values())
    return {mark: number for number, mark in marks.items() if mark and often[mark] == 1}
