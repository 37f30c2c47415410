"""Which returns count for which agency: this review's, each known to be somebody's, and those that were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from csxl.compare.choices import counts, decided
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import NOBODYS, OTHER_REVIEW, YES, Reading, Return
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from csxl.returns.attribution import Roll, attribute, attribution_diagnostics
from csxl.returns.versions import quieted
from csxl.returns.which_review import ThisReview, this_review
from csxl.text.folding import fold
from csxl.text.wording import one_of, quote


@dataclass(frozen=True)
class WeighedReturns:
    """The returns of each agency, those asked first; the ones that count; those of no agency of this review; and what
    is to be said of all this."""

    groups: Mapping[Expected, tuple[Return, ...]]
    counting: Mapping[Expected, tuple[Return, ...]]
    uncounted: tuple[Return, ...]
    said: tuple[Diagnostic, ...]

    @property
    def idle(self) -> frozenset[str]:
        """The files that do not count."""
        chosen = {returned.file for returns in self.counting.values() for returned in returns}
        others = (returned for returns in self.groups.values() for returned in returns)
        return frozenset(one.file for one in (*self.uncounted, *others) if one.file not in chosen)


def weigh(
    returns: Sequence[Return], expected: Sequence[Expected], titles: Iterable[str], decisions: Decisions
) -> WeighedReturns:
    """The returns weighed for the review with these titles, by what was decided about them."""
    theirs, about_decisions = decided(returns, decisions, expected)
    roll = Roll(expected)
    review = this_review(titles, [one for one in theirs if counts(decisions, one) is not False])
    weighed = [replace(one, counts=_counts(one, review, roll, decisions)) for one in theirs]
    mine = [one for one in weighed if one.counts == YES]
    groups = attribute(mine, expected)
    counting = {agency: _counting(group, decisions) for agency, group in groups.items()}
    uncounted = tuple(one for one in weighed if one.counts != YES)
    senders = {fold(one.agency_code): one.agency for one in reversed(weighed) if one.agency}
    said = (
        *about_decisions,
        *attribution_diagnostics(groups, expected),
        *(_why(one, review, roll, senders) for one in uncounted),
        *_of_choices(groups, counting, decisions),
    )
    return WeighedReturns(groups, counting, uncounted, said)


def weighed_alone(reading: Reading, expected: Sequence[Expected], titles: Iterable[str]) -> Reading:
    """The reading with what its files and questionnaires say of whose each return is, and of which review."""
    found = weigh(reading.returns, expected, titles, NOTHING_DECIDED)
    uncounted = {one.file: one for one in found.uncounted}
    said = tuple(one for one in found.said if one.file in uncounted and one.severity is Severity.ERROR)
    return replace(
        reading,
        returns=tuple(uncounted.get(one.file, one) for one in reading.returns),
        diagnostics=(*quieted(reading.diagnostics, uncounted), *said),
    )


def _counts(returned: Return, review: ThisReview, roll: Roll, decisions: Decisions) -> str:
    if not review.includes(returned.review) and not counts(decisions, returned):
        return OTHER_REVIEW
    return NOBODYS if roll.other(returned) else YES


def _counting(returns: tuple[Return, ...], decisions: Decisions) -> tuple[Return, ...]:
    """Of an agency's returns those that were chosen or, if none was, those that were not taken out."""
    chosen = tuple(one for one in returns if counts(decisions, one))
    return chosen or tuple(one for one in returns if counts(decisions, one) is None)


def _of_choices(
    groups: Mapping[Expected, Sequence[Return]], counting: Mapping[Expected, Sequence[Return]], decisions: Decisions
) -> Iterator[Diagnostic]:
    """For agencies that sent several returns: which one was chosen, passed over, or taken out."""
    for agency, returns in groups.items():
        chosen = any(counts(decisions, one) for one in returns)
        for returned in returns:
            if counts(decisions, returned) is False:
                yield IdentityCode.RETURN_TAKEN_OUT.about(returned.file, agency=agency.name)
            elif chosen and len(counting[agency]) < len(returns):
                mine = returned in counting[agency]
                code = IdentityCode.RETURN_CHOSEN if mine else IdentityCode.RETURN_PASSED_OVER
                yield code.about(returned.file, agency=agency.name)


def _why(returned: Return, review: ThisReview, roll: Roll, senders: Mapping[str, str]) -> Diagnostic:
    """Why a return does not count, in one sentence; `senders` are the names in all returns by their codes."""
    if returned.counts == OTHER_REVIEW:
        about = {"review": quote(returned.review), "this": one_of([quote(title) for title in review.titles])}
        code = IdentityCode.OTHER_REVIEW if review.known else IdentityCode.WHICH_REVIEW
        return code.about(returned.file, **about)
    shown, own = roll.other(returned), roll.of(returned)
    made_for = _named(own.name if own else returned.agency, returned.agency_code)
    return IdentityCode.NOBODYS.about(
        returned.file,
        shown.sheet if shown else "",
        shown.cell if shown else "",
        own=made_for or "one agency",
        other=_other(returned, roll, senders),
    )


def _other(returned: Return, roll: Roll, senders: Mapping[str, str]) -> str:
    """The other agency that a return names, as a sentence names it."""
    names = [one.text for one in returned.shown if not one.is_code]
    for code in (one.text for one in returned.shown if one.is_code):
        asked = roll.coded(code)
        known = (asked.name if asked else "", senders.get(fold(code), ""), *names)
        return _named(next(filter(None, known), ""), code)
    asked = next(filter(None, (roll.called(name, returned) for name in (*names, returned.agency))), None)
    return quote(asked.name) if asked else "another agency"


def _named(name: str, code: str) -> str:
    """An agency by name and code, as far as they are known."""
    return " ".join(filter(None, (quote(name) if name else "", f"(return code {code})" if code else "")))
