"""Which returns count for which agency: this review's, each known to be somebody's, and those that were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.compare.choices import counts, decided
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import NOBODYS, OTHER_REVIEW, REPLACED, YES, Reading, Return
from csxl.model.decisions import DOES_NOT_COUNT, NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from csxl.returns.attribution import Roll, attribute, attribution_diagnostics
from csxl.returns.later_texts import shown
from csxl.returns.versions import quieted, weigh_versions
from csxl.returns.which_review import ThisReview, same_title, this_review
from csxl.text.folding import fold
from csxl.text.records import dataclass
from csxl.text.same_agency import folded_name
from csxl.text.wording import one_of, quote


@dataclass(frozen=True)
class WeighedReturns:
    """The returns of each agency, those asked first; the ones that count; those of no agency of this review; what is to
    be said of all this; and the `notices` among it that no command leaves out."""

    groups: Mapping[Expected, tuple[Return, ...]]
    counting: Mapping[Expected, tuple[Return, ...]]
    uncounted: tuple[Return, ...]
    said: tuple[Diagnostic, ...]
    notices: tuple[Diagnostic, ...] = ()

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
    roll = Roll(expected or _senders(theirs))
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
    notices = (*_of_titles(review, mine), *_of_later_versions(groups, counting, decisions))
    return WeighedReturns(groups, counting, uncounted, said, notices)


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


def _senders(returns: Sequence[Return]) -> tuple[Expected, ...]:
    """The agencies that returns are from, which were asked surely, where it is not known who was; without any whose
    code goes by several names."""
    names: dict[str, dict[str, Expected]] = {}
    for one in returns:
        if one.agency and one.agency_code:
            known = names.setdefault(fold(one.agency_code), {})
            known.setdefault(folded_name(one.agency), Expected(one.agency, one.agency_code))
    return tuple(agency for known in names.values() for agency in known.values() if len(known) == 1)


def _of_titles(review: ThisReview, returns: Sequence[Return]) -> Iterator[Diagnostic]:
    """Where the workbook and the questionnaires name the review differently: the first return of each title but the
    first. It may have been mended since, but may also be the folder of another review."""
    for title in review.titles[1:]:
        if same_title(title, review.titles[0]):
            continue
        if first := next((one for one in returns if one.review and same_title(one.review, title)), None):
            about = {"review": quote(first.review), "this": quote(review.titles[0])}
            yield IdentityCode.TITLE_MENDED.about(first.file, **about)


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


def _of_later_versions(
    groups: Mapping[Expected, Sequence[Return]], counting: Mapping[Expected, Sequence[Return]], decisions: Decisions
) -> Iterator[Diagnostic]:
    """The later versions of returns that were chosen: they may have come since, and nothing in them counts."""
    for agency, returns in groups.items():
        chosen = {one.file for one in counting[agency] if counts(decisions, one)}
        if not chosen or len(counting[agency]) == len(returns):
            continue
        later = {one.file: one.replaced_by for one in weigh_versions(returns).returns if one.counts == REPLACED}
        last = {later[file]: file for file in sorted(later) if file in chosen and later[file] not in chosen}
        for one in returns:
            if one.file in last and counts(decisions, one) is None:
                other = shown(last[one.file], one.file)
                yield IdentityCode.LATER_THAN_CHOSEN.about(one.file, other=other, out=DOES_NOT_COUNT)


def _why(returned: Return, review: ThisReview, roll: Roll, senders: Mapping[str, str]) -> Diagnostic:
    """Why a return does not count, in one sentence; `senders` are the names in all returns by their codes."""
    if returned.counts == OTHER_REVIEW:
        about = {"review": quote(returned.review), "this": one_of([quote(title) for title in review.titles])}
        code = IdentityCode.OTHER_REVIEW if review.known else IdentityCode.WHICH_REVIEW
        return code.about(returned.file, **about)
    odd, own = roll.other(returned), roll.of(returned)
    made_for = _named(own.name if own else returned.agency, returned.agency_code)
    return IdentityCode.NOBODYS.about(
        returned.file,
        odd.sheet if odd else "",
        odd.cell if odd else "",
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
    if name and code:
        return f"{quote(name)} (return code {code})"
    return quote(name) if name else f"the return code {code}" if code else ""
