"""What stands out across the returns, in English."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.languages.narrative_words import Parts
from csxl.languages.pattern_words import DOMAIN, LEVEL, STAGE, Concentration, PatternWords
from csxl.text.wording import either, listed, many, sentence, share

WHERE = {DOMAIN: "in {}", LEVEL: "at {}", STAGE: "at the stage {}"}


def _concentrated(one: Concentration) -> str:
    low_high = f"seen as both {' and '.join(one.ends)}" if one.ends else "with ratings two or more steps apart"
    most = sentence(share(one.here, one.opposed, f"criterion {low_high}", f"criteria {low_high}"))
    return (
        f"{most} are {WHERE[one.kind].format(one.name)}: {one.here} of its {one.size}, "
        f"against {one.rest or 'none'} of the other {one.others}."
    )


def _below(name: str, beyond: int, rated: int) -> str:
    return _rates(name, "below", beyond, rated)


def _above(name: str, beyond: int, rated: int) -> str:
    return _rates(name, "above", beyond, rated)


def _rates(name: str, side: str, beyond: int, rated: int) -> str:
    return f"{name} rates {side} every other agency on {beyond} of the {rated} criteria where it can be compared."


def _beyond(told: str, end: str, alone: int, beyond: int) -> str:
    some = f"{alone} of them" if alone < beyond else "all of them"
    return f"{told.removesuffix('.')}, and alone sees {end} on {some}."


def _alone(name: str, end: str, number: int, criteria: str) -> str:
    return f"{name} alone sees {end} on {many(number, 'criterion', 'criteria')}: {criteria}."


def _without(count: int, total: int, word: str, what: str, names: str) -> str:
    bare = sentence(share(count, total, f"{word} rating"))
    return f"{bare} {either(count, 'comes', 'come')} without {what}: {names}."


def _without_evidence(count: int, total: int, word: str, names: str) -> str:
    return _without(count, total, word, "evidence", names)


def _without_action(count: int, total: int, word: str, names: str) -> str:
    return _without(count, total, word, "an action", names)


def _to_settle(count: int, names: str) -> str:
    return f"{many(count, 'answer')} cannot count until {either(count, 'it is', 'they are')} settled: {names}."


def _abstains(name: str, found: int, total: int, words: Parts) -> str:
    said = [f"“{word}” on {number}" for number, word in words]
    return f"{name} gives no rating on {share(found, total, 'criterion', 'criteria')}: {listed(said)}."


def _blank(name: str, found: int, total: int) -> str:
    return f"{name} left {share(found, total, 'criterion', 'criteria')} blank."


def _unseen(found: int, criteria: str) -> str:
    number = many(found, "criterion", "criteria")
    return f"On {number} at least half of the agencies that returned give no rating: {criteria}."


def _and_more(names: Sequence[str], more: int) -> str:
    return f"{'; '.join(names)}; and {more} more" if more else "; ".join(names)


WORDS = PatternWords(
    kinds={},
    concentrated=_concentrated,
    below=_below,
    above=_above,
    beyond=_beyond,
    alone=_alone,
    without_evidence=_without_evidence,
    without_action=_without_action,
    to_settle=_to_settle,
    abstains=_abstains,
    blank=_blank,
    unseen=_unseen,
    more_agencies="Much the same goes for {number:,} more agencies: {names}.",
    and_more=_and_more,
    with_number="{name} ({number})",
)
