"""What a comparison says in plain words, for anyone who reads only the first page."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from csxl.compare.actions import Action, actions
from csxl.compare.beside_before import BesideBefore
from csxl.compare.movement import Movement
from csxl.compare.promises import PromiseOutcome
from csxl.compare.spread import of_spread, opposites_are_the_ends
from csxl.model.comparison import (
    BLANK,
    NOT_RETURNED,
    RATED,
    TO_SETTLE,
    Comparison,
    Spread,
    statuses,
)
from csxl.text.wording import LONGEST, either, listed, many, share

ALSO_CALLED = {Movement.SAME: "the same"}


def headline(comparison: Comparison, proposed: Sequence[Action] | None = None) -> tuple[str, ...]:
    """Who returned, how much was answered, where agencies see opposites, where they agree, and which actions are
    proposed, if that is known already."""
    return tuple(
        chain(
            who_returned(comparison),
            not_counted(comparison),
            _coverage(comparison),
            _opposites(comparison),
            _agreed(comparison),
            _rest(comparison),
            _proposed(actions(comparison) if proposed is None else proposed),
        )
    )


def who_returned(comparison: Comparison, longest: int = LONGEST) -> Iterator[str]:
    """How many agencies returned, and by name who did not, so many names at most."""
    asked = [agency for agency in comparison.agencies if agency.asked]
    missing = [agency.name for agency in asked if not agency.returned]
    came, others = len(asked) - len(missing), [agency.name for agency in comparison.agencies if not agency.asked]
    if not comparison.expected:
        yield (
            f"{many(came, 'agency', 'agencies')} returned; csxl was not told who else to expect."
            if came
            else "No agency has returned, and csxl was not told who to expect."
        )
    elif len(asked) == 1:
        yield f"{asked[0].name}, the only agency asked, has {'returned' if came else 'not returned'}."
    elif not came:
        yield f"None of the {len(asked)} agencies asked has returned."
    elif not missing:
        yield f"All {len(asked)} agencies returned."
    else:
        have = either(len(missing), "has", "have")
        yield f"{came} of {len(asked)} agencies returned; {listed(missing, longest)} {have} not."
    if others:
        yield f"{listed(others, longest)} returned too, though not on the list of agencies asked."


def not_counted(comparison: Comparison) -> Iterator[str]:
    """The files that could not be read, and the returns that are counted for no agency so far."""
    files = comparison.unread
    if files:
        yield (
            f"{many(len(files), 'file')} could not be read, and nothing in "
            f"{either(len(files), 'it', 'them')} is counted: {listed([f'“{file}”' for file in files])}."
        )
    places = range(len(comparison.agencies) if comparison.letters else 0)
    if wrote := [comparison.agencies[place].name for place in places if _wrote_alone(comparison, place)]:
        yield (
            f"{listed(wrote)} wrote answers in {either(len(wrote), 'a mail', 'mails')}, without a workbook; each "
            "counts once it is recorded on the sheet Issues."
        )
    if undecided := {one.file for one in comparison.undecided}:
        mails = len(undecided & {*comparison.letters_of_nobody})
        numbers = ((len(undecided) - mails, "return"), (mails, "mail"))
        kinds = [many(number, kind) for number, kind in numbers if number]
        yield (
            f"{listed(kinds)} {either(len(undecided), 'is', 'are')} not counted until somebody "
            f"decides whose {either(len(undecided), 'it is', 'they are')}."
        )


def _wrote_alone(comparison: Comparison, place: int) -> bool:
    """Whether an agency without a return gave answers in a mail that are not recorded yet."""
    told = {ref for one in comparison.letters if one.answers and one.place == place for ref, _ in one.letter.told}
    views = (finding.views[place] for finding in comparison.findings if finding.criterion.ref in told)
    return not comparison.agencies[place].returned and not all(view.settled for view in views)


def _coverage(comparison: Comparison) -> Iterator[str]:
    returned, criteria = sum(agency.returned for agency in comparison.agencies), len(comparison.findings)
    numbers = {
        status: sum(agency.coverage[status] for agency in comparison.agencies if agency.returned)
        for status in statuses(comparison.rubric)
        if status != NOT_RETURNED
    }
    rated = numbers.pop(RATED)
    parts = [
        f"{number:,} {status if status in (TO_SETTLE, BLANK) else f'“{status}”'}"
        for status, number in numbers.items()
        if number
    ]
    if returned:
        yield (
            f"Of {many(returned * criteria, 'possible answer')} ({many(returned, 'agency', 'agencies')}, "
            f"{many(criteria, 'criterion', 'criteria')}), "
            f"{listed([f'{rated:,} ' + either(rated, 'is a rating', 'are ratings'), *parts])}."
        )
    for agency in comparison.agencies:
        if number := agency.settled_alone:
            yield f"{many(number, 'answer')} of {agency.name} {either(number, 'was', 'were')} settled without a return."


def _opposites(comparison: Comparison) -> Iterator[str]:
    """On how many criteria agencies see opposites, in the scale's own words; a longer scale has several such pairs."""
    scale, opposed = comparison.rubric.scale, len(of_spread(comparison, Spread.POLARISED))
    where = f"On {share(opposed, len(comparison.findings), 'criterion', 'criteria')}"
    if not _compared(comparison):
        if any(agency.returned for agency in comparison.agencies):
            yield "No criterion was rated by two agencies, so there is nothing to compare yet."
    elif not opposites_are_the_ends(comparison.rubric):
        yield f"{where} {'' if opposed else 'do '}ratings are two or more steps apart."
    else:
        sees = "one agency sees" if opposed else "does one agency see"
        yield f"{where} {sees} {scale[0].word} where another sees {scale[-1].word}."


def _agreed(comparison: Comparison) -> Iterator[str]:
    agreed = [finding.position for finding in of_spread(comparison, Spread.AGREED)]
    words = [f"{word} on {agreed.count(word)}" for word in comparison.rubric.ratings if word in agreed]
    where = f"On {share(len(agreed), len(comparison.findings), 'criterion', 'criteria')}"
    if not _compared(comparison):
        return
    if not agreed:
        yield f"{where} does everyone who rated agree."
    elif len(words) == 1:
        yield f"{where} everyone who rated agrees on {agreed[0]}."
    else:
        yield f"{where} everyone who rated agrees: {listed(words)}."


def _rest(comparison: Comparison) -> Iterator[str]:
    adjacent, single, unrated = (
        len(of_spread(comparison, spread)) for spread in (Spread.ADJACENT, Spread.SINGLE, Spread.NOT_RATED)
    )
    said = [
        (adjacent, f"{adjacent} {either(adjacent, 'has', 'have')} ratings one step apart"),
        (single, f"{single} {either(single, 'was', 'were')} rated by only one agency"),
        (unrated, f"{unrated} {either(unrated, 'was', 'were')} rated by nobody"),
    ]
    parts = [part for number, part in said if number]
    if parts and _compared(comparison):
        yield f"Of the other criteria, {listed(parts)}."


def _compared(comparison: Comparison) -> bool:
    """Whether any criterion has two ratings to compare."""
    return any(finding.coverage[RATED] > 1 for finding in comparison.findings)


def _proposed(found: Sequence[Action]) -> Iterator[str]:
    proposed = [action for action in found if not action.agreed and not action.ended]
    undated = sum(not action.by_when.strip() for action in proposed)
    ownerless = sum(not action.owner.strip() for action in proposed)
    lacking = [f"{number} without {what}" for number, what in ((undated, "a date"), (ownerless, "an owner")) if number]
    if proposed:
        yield (
            f"{many(len(proposed), 'action')} {either(len(proposed), 'is', 'are')} proposed"
            f"{', ' if lacking else ''}{listed(lacking)}."
        )


def since_last_time(since: BesideBefore, day: datetime.date) -> Iterator[str]:
    """How many criteria moved which way since the review before, and what has become of promises by a day; nothing
    where there is no review before."""
    before = since.comparison.before
    if before is None:
        return
    moved = Counter(one.movement for one in since.moved)
    ways = [f"{moved[one]} {ALSO_CALLED.get(one, one.value)}" for one in Movement if moved[one]]
    criteria = many(len(since.moved), "criterion", "criteria")
    yield f"Since {before.review or 'the review before'}, of {criteria}: {listed(ways)}."
    if since.promises:
        came = Counter(one.outcome(day) for one in since.promises)
        outcomes = [f"{came[one]} {one}" for one in PromiseOutcome if came[one]]
        yield f"Of {many(len(since.promises), 'promise')} made then: {listed(outcomes)}."
