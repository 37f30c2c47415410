"""What stands out across the returns, in Welsh; no translator has checked it."""

from __future__ import annotations

from collections.abc import Sequence

from csxl.languages.narrative_words import Parts
from csxl.languages.pattern_words import DOMAIN, LEVEL, STAGE, Concentration, PatternWords
from csxl.languages.welsh_counting_words import criteria, listed, on_criteria

WHERE = {DOMAIN: "Maes", LEVEL: "Lefel", STAGE: "Cam"}


def _concentrated(one: Concentration) -> str:
    what = f"lle gwelir y ddau begwn ({', '.join(one.ends)})" if one.ends else "â sgorau ddau gam neu fwy ar wahân"
    most = "pob un" if one.here == one.opposed else f"{one.here}"
    return (
        f"{WHERE[one.kind]} “{one.name}”: yma y mae {most} o’r {criteria(one.opposed)} {what}: {one.here} o’i "
        f"{one.size}, o gymharu â {one.rest or 'dim un'} o’r {one.others} arall."
    )


def _below(name: str, beyond: int, rated: int) -> str:
    return _rates(name, "is", beyond, rated)


def _above(name: str, beyond: int, rated: int) -> str:
    return _rates(name, "uwch", beyond, rated)


def _rates(name: str, side: str, beyond: int, rated: int) -> str:
    return f"{name}: sgôr {side} na phob asiantaeth arall ar {beyond} o’r {criteria(rated)} y gellir eu cymharu."


def _beyond(told: str, end: str, alone: int, beyond: int) -> str:
    some = f"{alone} ohonynt" if alone < beyond else "bob un ohonynt"
    return f"{told.removesuffix('.')}, a’r unig un i weld “{end}” ar {some}."


def _alone(name: str, end: str, number: int, which: str) -> str:
    return f"{name}: yr unig un i weld “{end}” ar {criteria(number)}: {which}."


def _without(count: int, total: int, word: str, what: str, names: str) -> str:
    some = "pob un" if count == total else f"{count:,}"
    return f"Sgorau “{word}” heb {what}, {some} o {total:,}: {names}."


def _without_evidence(count: int, total: int, word: str, names: str) -> str:
    return _without(count, total, word, "dystiolaeth", names)


def _without_action(count: int, total: int, word: str, names: str) -> str:
    return _without(count, total, word, "gam gweithredu", names)


def _to_settle(count: int, names: str) -> str:
    return f"Atebion na allant gyfrif nes eu datrys ({count:,}): {names}."


def _abstains(name: str, found: int, total: int, words: Parts) -> str:
    said = [f"“{word}” ar {number}" for number, word in words]
    return f"{name}: dim sgôr {on_criteria(found, total)}: {listed(said)}."


def _blank(name: str, found: int, total: int) -> str:
    return f"{name}: gwag {on_criteria(found, total)}."


def _unseen(found: int, which: str) -> str:
    return f"O leiaf hanner yr asiantaethau a ddychwelodd heb roi sgôr, ar {criteria(found)}: {which}."


def _and_more(names: Sequence[str], more: int) -> str:
    return f"{'; '.join(names)}; a {more} arall" if more else "; ".join(names)


WORDS = PatternWords(
    kinds={
        "concentrated": "crynhoad",
        "below": "is",
        "above": "uwch",
        "alone": "ar ei ben ei hun",
        "evidence": "tystiolaeth",
        "no action": "dim cam gweithredu",
        "to settle": "i’w ddatrys",
        "no rating": "dim sgôr",
        "blank": "gwag",
        "unseen": "heb ei weld",
    },
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
    more_agencies="Mae’r un peth, fwy neu lai, yn wir am asiantaethau eraill ({number:,}): {names}.",
    and_more=_and_more,
    with_number="{name} ({number})",
)
