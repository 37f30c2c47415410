"""What a comparison says in a few sentences, in Welsh; no translator has checked it."""

from __future__ import annotations

from csxl.languages.narrative_words import NarrativeWords, Parts, counted
from csxl.languages.welsh_counting_words import actions, criteria, listed, on_criteria


def _returned_unasked(came: int) -> str:
    if not came:
        return "Nid oes yr un asiantaeth wedi dychwelyd, ac ni ddywedwyd wrth csxl pwy i’w disgwyl."
    return f"Asiantaethau sydd wedi dychwelyd: {came:,}; ni ddywedwyd wrth csxl pwy arall i’w disgwyl."


def _only_asked(name: str, came: bool) -> str:
    return f"{name}, yr unig asiantaeth a holwyd: {'wedi dychwelyd' if came else 'heb ddychwelyd'}."


def _some_returned(came: int, asked: int, names: str) -> str:
    return f"Mae {came:,} o’r {asked:,} asiantaeth wedi dychwelyd; heb ddychwelyd: {names}."


def _unread(number: int, names: str) -> str:
    return f"Ffeiliau na ellid eu darllen, ac nad oes dim ohonynt yn cyfrif: {names}."


def _wrote(number: int, names: str) -> str:
    return f"Atebion mewn neges, heb lyfr gwaith: {names}; bydd pob ateb yn cyfrif ar ôl ei gofnodi ar y daflen Issues."


def _undecided(returns: int, mails: int) -> str:
    kinds = [f"{kind} {number:,}" for number, kind in ((returns, "holiaduron"), (mails, "negeseuon")) if number]
    return f"Heb eu cyfrif nes i rywun benderfynu pwy biau nhw: {', '.join(kinds)}."


def _answers(agencies: int, number: int, rated: int, others: Parts) -> str:
    told = ", ".join([f"{rated:,} sgôr", *counted(others)])
    return f"O {agencies * number:,} ateb posibl ({agencies:,} asiantaeth, {criteria(number)}): {told}."


def _settled_alone(number: int, name: str) -> str:
    return f"Atebion a gofnodwyd heb holiadur, {name}: {number:,}."


def _steps_apart(number: int, total: int) -> str:
    return f"Sgorau ddau gam neu fwy ar wahân: {on_criteria(number, total)}."


def _opposites(number: int, total: int, low: str, high: str) -> str:
    return f"Asiantaethau’n gweld y ddau begwn ({low}, {high}): {on_criteria(number, total)}."


def _none_agreed(total: int) -> str:
    return f"Pawb a roddodd sgôr yn cytuno: {on_criteria(0, total)}."


def _all_agree(number: int, total: int, words: Parts) -> str:
    told = ", ".join(f"{word} ar {on:,}" for on, word in words)
    return f"Pawb a roddodd sgôr yn cytuno: {on_criteria(number, total)} ({told})."


def _rest(adjacent: int, single: int, unrated: int) -> str:
    said = [
        (adjacent, f"{adjacent:,} â’r sgorau un cam ar wahân"),
        (single, f"{single:,} â sgôr gan un asiantaeth yn unig"),
        (unrated, f"{unrated:,} heb sgôr gan neb"),
    ]
    return f"O’r meini prawf eraill: {', '.join(part for number, part in said if number)}."


def _proposed(number: int, undated: int, ownerless: int) -> str:
    lacking = [f"{some:,} heb {what}" for some, what in ((undated, "ddyddiad"), (ownerless, "berchennog")) if some]
    return f"Cynigiwyd {actions(number)}{', ' if lacking else ''}{', '.join(lacking)}."


def _moved(review: str, number: int, ways: Parts) -> str:
    return f"Ers {review}, o {criteria(number)}: {listed(counted(ways))}."


def _promises(number: int, outcomes: Parts) -> str:
    return f"O {number:,} addewid a wnaed bryd hynny: {listed(counted(outcomes))}."


WORDS = NarrativeWords(
    returned_unasked=_returned_unasked,
    only_asked=_only_asked,
    none_returned="Nid oes yr un o’r {asked} asiantaeth a holwyd wedi dychwelyd.",
    all_returned="Mae pob un o’r {asked} asiantaeth wedi dychwelyd.",
    some_returned=_some_returned,
    also_returned="Hefyd wedi dychwelyd, er nad ydynt ar restr yr asiantaethau a holwyd: {names}.",
    unread=_unread,
    wrote=_wrote,
    undecided=_undecided,
    answers=_answers,
    settled_alone=_settled_alone,
    nothing_compared="Nid oes sgôr gan ddwy asiantaeth ar yr un maen prawf, felly nid oes dim i’w gymharu eto.",
    steps_apart=_steps_apart,
    opposites=_opposites,
    none_agreed=_none_agreed,
    all_agree=_all_agree,
    rest=_rest,
    proposed=_proposed,
    moved=_moved,
    review_before="yr adolygiad blaenorol",
    promises=_promises,
    same="yr un fath",
)
