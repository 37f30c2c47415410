"""Thirty agencies compared, each of whose texts is its own word for word, with every kind of decision among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from csxl.compare.consolidation import consolidate
from csxl.model import layout
from csxl.model.answers import PromiseTold, Reading, Remark, Return
from csxl.model.before import AgencyBefore, Before, Promise
from csxl.model.comparison import Comparison
from csxl.model.decisions import Decisions, Key, TypedText, action_subject
from csxl.model.review import Expected, Party, Review
from tests.helpers.decisions_by_hand import action, agreed, of_meeting, promised, record, settled
from tests.helpers.readings_by_hand import answer, published, returned

# fmt: off
TREES = (
    "Alder", "Ash", "Aspen", "Beech", "Birch", "Blackthorn", "Box", "Cedar", "Cherry", "Chestnut", "Elder", "Elm",
    "Hawthorn", "Hazel", "Holly", "Hornbeam", "Juniper", "Larch", "Lime", "Maple", "Oak", "Pear", "Pine", "Poplar",
    "Rowan", "Spruce", "Sycamore", "Walnut", "Willow", "Yew",
)
# fmt: on
THIRTY = tuple(Expected(f"{tree} Trust", f"{tree.upper()}-7") for tree in TREES)
WORDS = "Plans name places, and nobody looks at them again."
ANSWERED_BY = ("Red", "Amber", "Green", "Cannot judge", None)


@cache
def of_thirty() -> Comparison:
    """All of them compared; on three criteria the meeting agreed something."""
    return consolidate(
        Reading(tuple(_returned(place) for place in range(len(THIRTY))), (), ()),
        published(),
        THIRTY,
        review="Autumn 2026",
        partnership="Eastshire Partnership",
        decisions=Decisions(dict(_decided())),
    )


@cache
def second_of_thirty() -> Comparison:
    """The same in a second round: each promised two things, of which it says something, and two promised one more."""
    first = of_thirty()
    refs = list(first.rubric.criteria)
    earlier, says = [], []
    recorded: dict[Key, TypedText] = {}
    for place, agency in enumerate(THIRTY):
        own = own_texts(place)
        mine = [
            Promise(
                action_subject(agency.code, ref, words), agency.name, ref, words, own["owner"], by_when, agreed=True
            )
            for ref, words, by_when in (
                (refs[place], f"{own['promise']} {refs[place]}", "2026-05-29"),
                (refs[-1 - place], f"{own['promise']} {refs[-1 - place]}", own["when"]),
            )
        ]
        recorded |= promised(agency.code, refs[place], mine[0].action, recorded="done", how=f"Seen by {agency.name}")
        shared = agency.name in ("Oak Trust", "Elm Trust")
        both = Promise("shared", agency.name, "T1-S", "Walk the wood together", "Oak Trust and Elm Trust", agreed=True)
        earlier.append(AgencyBefore(agency.name, agency.code, {}, (*mine, *[both] * shared)))
        says.append(tuple(PromiseTold(one.ref, one.action, "under way", "Target", "N5") for one in mine))
    agencies = tuple(replace(one, promises=told) for one, told in zip(first.agencies, says, strict=True))
    decisions = Decisions({**first.decisions.entries, **recorded})
    before = Before("summary 2025.xlsx", "Autumn 2025", tuple(earlier), same=frozenset(refs))
    return replace(first, agencies=agencies, decisions=decisions, before=before)


def review_of_thirty(language: str = "English") -> Review:
    """The review with an address for each."""
    parties = tuple(Party(one.name, one.code, email=f"lead@{one.code.lower()}.example") for one in THIRTY)
    return Review(
        "Eastshire Partnership",
        "Autumn 2026",
        coordinator="Rhian Ellis",
        email="rhian.ellis@eastshire.example",
        parties=parties,
        language=language,
    )


def own_texts(place: int) -> Mapping[str, str]:
    """What one agency alone says, by what it is."""
    tree = TREES[place]
    return {
        "name": f"{tree} Trust",
        "code": f"{tree.upper()}-7",
        "evidence": f"Logged by {tree} on",
        "action": f"Plant a {tree} hedge at",
        "owner": f"Keeper of {tree}",
        "when": f"when {tree} is in leaf",
        "promise": f"Coppice the {tree} of",
        "remark": f"What works is {tree}",
        "file": f"{tree} Trust.xlsx",
    }


def kept_back() -> tuple[str, ...]:
    """What is for no agency: reasons, how an answer is known, notes on progress, who decided."""
    return (
        "Because two of the reasons",
        "told by telephone to",
        "A note on progress",
        "The chair of all",
        "A wrong",
        "Seen by",
    )


def _returned(place: int) -> Return:
    agency, own = THIRTY[place], own_texts(place)
    answers = []
    for number, ref in enumerate(published().criteria):
        word = ANSWERED_BY[(number * 7 + place * 3) % len(ANSWERED_BY)]
        acts = {"action": f"{own['action']} {ref}", "owner": own["owner"], "by_when": own["when"]}
        some = acts if (number + place) % 9 == 0 else {}
        evidence = f"{own['evidence']} {ref}." if word else ""
        answers.append(answer(published(), ref, word, evidence=evidence, **some))
    return replace(returned(agency, *answers), overall=(Remark(layout.WORKS_WELL, own["remark"]),))


def _decided() -> Iterator[tuple[Key, TypedText]]:
    first, second = (
        next(ref for number, ref in enumerate(published().criteria) if (number + place) % 9 == 0) for place in (0, 1)
    )
    entries = (
        agreed("T1-R", rating="Red", reason="Because two of the reasons are kept.", words=WORDS, on="2026-11-26")
        | agreed("L1-A", rating="Amber", action="Meet at the Oak", owner="Oak Trust", by_when="2027-01-29")
        | agreed("O2-S", reason="Because two of the reasons differ.", words="No rating yet.")
        | settled("ALDER-7", "T1-A", answer="Green", how="told by telephone to the office")
        | action("ALDER-7", first, f"Plant a Alder hedge at {first}", status="under way", progress="A note on progress")
        | action("ASH-7", second, f"Plant a Ash hedge at {second}", status="A wrong word", by_when="2027-02-26")
        | of_meeting("1", action="Ask the Elm about the map", owner="elm-7", by_when="2027-02-26", status="done")
        | of_meeting("2", action="Nobody owns this one", owner="The chair of all")
    )
    about = next(iter(entries))
    yield from (entries | record(about, "The chair of all", "2026-11-27", "Because two of the reasons agree.")).items()
