"""What a comparison says in a few sentences, in English."""

from __future__ import annotations

from csxl.languages.narrative_words import NarrativeWords, Parts, counted
from csxl.text.wording import either, listed, many, share


def _agencies(number: int) -> str:
    return many(number, "agency", "agencies")


def _criteria(number: int) -> str:
    return many(number, "criterion", "criteria")


def _on_criteria(number: int, total: int) -> str:
    return f"On {share(number, total, 'criterion', 'criteria')}"


def _returned_unasked(came: int) -> str:
    if not came:
        return "No agency has returned, and csxl was not told who to expect."
    return f"{_agencies(came)} returned; csxl was not told who else to expect."


def _only_asked(name: str, came: bool) -> str:
    return f"{name}, the only agency asked, has {'returned' if came else 'not returned'}."


def _some_returned(came: int, asked: int, names: str) -> str:
    return f"{came} of {asked} agencies returned; {names} {either(asked - came, 'has', 'have')} not."


def _unread(number: int, names: str) -> str:
    return (
        f"{many(number, 'file')} could not be read, and nothing in {either(number, 'it', 'them')} is counted: {names}."
    )


def _wrote(number: int, names: str) -> str:
    return (
        f"{names} wrote answers in {either(number, 'a mail', 'mails')}, without a workbook; each counts once it is "
        "recorded on the sheet Issues."
    )


def _undecided(returns: int, mails: int) -> str:
    kinds = [many(number, kind) for number, kind in ((returns, "return"), (mails, "mail")) if number]
    number = returns + mails
    return (
        f"{listed(kinds)} {either(number, 'is', 'are')} not counted until somebody decides whose "
        f"{either(number, 'it is', 'they are')}."
    )


def _answers(agencies: int, criteria: int, rated: int, others: Parts) -> str:
    told = [f"{rated:,} {either(rated, 'is a rating', 'are ratings')}", *counted(others)]
    every = many(agencies * criteria, "possible answer")
    return f"Of {every} ({_agencies(agencies)}, {_criteria(criteria)}), {listed(told)}."


def _settled_alone(number: int, name: str) -> str:
    return f"{many(number, 'answer')} of {name} {either(number, 'was', 'were')} settled without a return."


def _steps_apart(number: int, total: int) -> str:
    return f"{_on_criteria(number, total)} {'' if number else 'do '}ratings are two or more steps apart."


def _opposites(number: int, total: int, low: str, high: str) -> str:
    sees = "one agency sees" if number else "does one agency see"
    return f"{_on_criteria(number, total)} {sees} {low} where another sees {high}."


def _none_agreed(total: int) -> str:
    return f"{_on_criteria(0, total)} does everyone who rated agree."


def _all_agree(number: int, total: int, words: Parts) -> str:
    if len(words) == 1:
        return f"{_on_criteria(number, total)} everyone who rated agrees on {words[0][1]}."
    return (
        f"{_on_criteria(number, total)} everyone who rated agrees: {listed([f'{word} on {on}' for on, word in words])}."
    )


def _rest(adjacent: int, single: int, unrated: int) -> str:
    said = [
        (adjacent, f"{adjacent} {either(adjacent, 'has', 'have')} ratings one step apart"),
        (single, f"{single} {either(single, 'was', 'were')} rated by only one agency"),
        (unrated, f"{unrated} {either(unrated, 'was', 'were')} rated by nobody"),
    ]
    return f"Of the other criteria, {listed([part for number, part in said if number])}."


def _proposed(number: int, undated: int, ownerless: int) -> str:
    lacking = [f"{some} without {what}" for some, what in ((undated, "a date"), (ownerless, "an owner")) if some]
    start = f"{many(number, 'action')} {either(number, 'is', 'are')} proposed"
    return f"{start}{', ' if lacking else ''}{listed(lacking)}."


def _moved(review: str, criteria: int, ways: Parts) -> str:
    return f"Since {review}, of {_criteria(criteria)}: {listed(counted(ways))}."


def _promises(number: int, outcomes: Parts) -> str:
    return f"Of {many(number, 'promise')} made then: {listed(counted(outcomes))}."


WORDS = NarrativeWords(
    returned_unasked=_returned_unasked,
    only_asked=_only_asked,
    none_returned="None of the {asked} agencies asked has returned.",
    all_returned="All {asked} agencies returned.",
    some_returned=_some_returned,
    also_returned="{names} returned too, though not on the list of agencies asked.",
    unread=_unread,
    wrote=_wrote,
    undecided=_undecided,
    answers=_answers,
    settled_alone=_settled_alone,
    nothing_compared="No criterion was rated by two agencies, so there is nothing to compare yet.",
    steps_apart=_steps_apart,
    opposites=_opposites,
    none_agreed=_none_agreed,
    all_agree=_all_agree,
    rest=_rest,
    proposed=_proposed,
    moved=_moved,
    review_before="the review before",
    promises=_promises,
    same="the same",
)
