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
from csxl.languages import BY_NAME, DEFAULT_LANGUAGE
from csxl.languages.compare_words import CompareWords
from csxl.model.comparison import (
    BLANK,
    NOT_RETURNED,
    RATED,
    TO_SETTLE,
    Comparison,
    Spread,
    statuses,
)
from csxl.text.wording import LONGEST


def headline(
    comparison: Comparison, proposed: Sequence[Action] | None = None, language: str = DEFAULT_LANGUAGE.name
) -> tuple[str, ...]:
    """Who returned, how much was answered, where agencies see opposites, where they agree, and which actions are
    proposed, if that is known already; in a language, whatever the review's is."""
    said = BY_NAME[language].on_comparison
    return tuple(
        chain(
            who_returned(comparison, said),
            not_counted(comparison, said),
            _coverage(comparison, said),
            _opposites(comparison, said),
            _agreed(comparison, said),
            _rest(comparison, said),
            _proposed(actions(comparison) if proposed is None else proposed, said),
        )
    )


def who_returned(comparison: Comparison, said: CompareWords, longest: int = LONGEST) -> Iterator[str]:
    """How many agencies returned, and by name who did not, so many names at most."""
    asked = [agency for agency in comparison.agencies if agency.asked]
    missing = [agency.name for agency in asked if not agency.returned]
    came, others = len(asked) - len(missing), [agency.name for agency in comparison.agencies if not agency.asked]
    words = said.narrative
    if not comparison.expected:
        yield words.returned_unasked(came)
    elif len(asked) == 1:
        yield words.only_asked(asked[0].name, bool(came))
    elif not came:
        yield words.none_returned.format(asked=len(asked))
    elif not missing:
        yield words.all_returned.format(asked=len(asked))
    else:
        yield words.some_returned(came, len(asked), said.listed(missing, longest))
    if others:
        yield words.also_returned.format(names=said.listed(others, longest))


def not_counted(comparison: Comparison, said: CompareWords) -> Iterator[str]:
    """The files that could not be read, and the returns that are counted for no agency so far."""
    if files := comparison.unread:
        yield said.narrative.unread(len(files), said.listed([f"“{file}”" for file in files], LONGEST))
    places = range(len(comparison.agencies) if comparison.letters else 0)
    if wrote := [comparison.agencies[place].name for place in places if _wrote_alone(comparison, place)]:
        yield said.narrative.wrote(len(wrote), said.listed(wrote, LONGEST))
    if undecided := {one.file for one in comparison.undecided}:
        mails = len(undecided & {*comparison.letters_of_nobody})
        yield said.narrative.undecided(len(undecided) - mails, mails)


def _wrote_alone(comparison: Comparison, place: int) -> bool:
    """Whether an agency without a return gave answers in a mail that are not recorded yet."""
    told = {ref for one in comparison.letters if one.answers and one.place == place for ref, _ in one.letter.told}
    views = (finding.views[place] for finding in comparison.findings if finding.criterion.ref in told)
    return not comparison.agencies[place].returned and not all(view.settled for view in views)


def _coverage(comparison: Comparison, said: CompareWords) -> Iterator[str]:
    returned, criteria = sum(agency.returned for agency in comparison.agencies), len(comparison.findings)
    numbers = {
        status: sum(agency.coverage[status] for agency in comparison.agencies if agency.returned)
        for status in statuses(comparison.rubric)
        if status != NOT_RETURNED
    }
    rated = numbers.pop(RATED)
    others = [
        (number, said.show(status) if status in (TO_SETTLE, BLANK) else f"“{status}”")
        for status, number in numbers.items()
        if number
    ]
    if returned:
        yield said.narrative.answers(returned, criteria, rated, others)
    for agency in comparison.agencies:
        if number := agency.settled_alone:
            yield said.narrative.settled_alone(number, agency.name)


def _opposites(comparison: Comparison, said: CompareWords) -> Iterator[str]:
    """On how many criteria agencies see opposites, in the scale's own words; a longer scale has several such pairs."""
    scale, opposed = comparison.rubric.scale, len(of_spread(comparison, Spread.POLARISED))
    if not _compared(comparison):
        if any(agency.returned for agency in comparison.agencies):
            yield said.narrative.nothing_compared
    elif not opposites_are_the_ends(comparison.rubric):
        yield said.narrative.steps_apart(opposed, len(comparison.findings))
    else:
        yield said.narrative.opposites(opposed, len(comparison.findings), scale[0].word, scale[-1].word)


def _agreed(comparison: Comparison, said: CompareWords) -> Iterator[str]:
    agreed, total = [finding.position for finding in of_spread(comparison, Spread.AGREED)], len(comparison.findings)
    words = [(agreed.count(word), word) for word in comparison.rubric.ratings if word in agreed]
    if _compared(comparison):
        yield said.narrative.all_agree(len(agreed), total, words) if agreed else said.narrative.none_agreed(total)


def _rest(comparison: Comparison, said: CompareWords) -> Iterator[str]:
    rest = [len(of_spread(comparison, spread)) for spread in (Spread.ADJACENT, Spread.SINGLE, Spread.NOT_RATED)]
    if any(rest) and _compared(comparison):
        yield said.narrative.rest(*rest)


def _compared(comparison: Comparison) -> bool:
    """Whether any criterion has two ratings to compare."""
    return any(finding.coverage[RATED] > 1 for finding in comparison.findings)


def _proposed(found: Sequence[Action], said: CompareWords) -> Iterator[str]:
    proposed = [action for action in found if not action.agreed and not action.ended]
    undated = sum(not action.by_when.strip() for action in proposed)
    ownerless = sum(not action.owner.strip() for action in proposed)
    if proposed:
        yield said.narrative.proposed(len(proposed), undated, ownerless)


def since_last_time(since: BesideBefore, day: datetime.date, language: str = DEFAULT_LANGUAGE.name) -> Iterator[str]:
    """How many criteria moved which way since the review before, and what has become of promises by a day; nothing
    where there is no review before."""
    before, said = since.comparison.before, BY_NAME[language].on_comparison
    words = said.narrative
    if before is None:
        return
    moved = Counter(one.movement for one in since.moved)
    called = {one: said.show(one) for one in Movement} | {Movement.SAME: words.same}
    ways = [(moved[one], called[one]) for one in Movement if moved[one]]
    yield words.moved(before.review or words.review_before, len(since.moved), ways)
    if since.promises:
        came = Counter(one.outcome(day) for one in since.promises)
        outcomes = [(came[one], said.show(one)) for one in PromiseOutcome if came[one]]
        yield words.promises(len(since.promises), outcomes)
