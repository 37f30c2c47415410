"""Consolidation: all returns of a review become one comparison, in which every agency counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from csxl.compare.settlement import settled_views
from csxl.compare.spread import spread_of
from csxl.diagnostics.of_identity import IdentityCode
from csxl.model.answers import Answer, Reading, Return
from csxl.model.comparison import (
    BLANK,
    NOT_RETURNED,
    RATED,
    TO_SETTLE,
    Agency,
    Comparison,
    Finding,
    View,
    statuses,
)
from csxl.model.decisions import NOTHING_DECIDED, Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.review import Expected
from csxl.model.rubric import Criterion, Rubric
from csxl.returns.attribution import attribute, attribution_diagnostics
from csxl.returns.conflicts import compare_group
from csxl.text.same_agency import agency_key, folded_name


def consolidate(
    reading: Reading,
    rubric: Rubric,
    expected: Sequence[Expected] = (),
    prefer: Sequence[str] = (),
    review: str = "",
    partnership: str = "",
    decisions: Decisions = NOTHING_DECIDED,
) -> Comparison:
    """The returns side by side, agency by agency; `prefer` names the files that count where an agency sent several,
    and `decisions` are what people typed into the summary since.

    Without `review` or `partnership`, the name that most returns state is used."""
    groups = attribute(reading.returns, expected)
    counting = {agency: _preferred(returns, prefer) for agency, returns in groups.items()}
    views = [
        settled_views(_agency_views(agency, returns, rubric), agency_key(agency.name, agency.code), decisions, rubric)
        for agency, returns in counting.items()
    ]
    review = review or _commonest(returned.review for returned in reading.returns)
    unfound = names_unfound(reading.returns, prefer)
    said = (
        *reading.diagnostics,
        *attribution_diagnostics(groups, expected),
        *_of_other_reviews(reading.returns, review),
        *_of_several(groups, counting, views, rubric),
        *(IdentityCode.PREFERRED_NOT_FOUND.about(name) for name in unfound),
    )
    return Comparison(
        rubric,
        review,
        partnership or _commonest(returned.partnership for returned in reading.returns),
        _agencies(groups, counting, views, expected, rubric),
        tuple(
            _finding(criterion, column, rubric, decisions)
            for criterion, column in zip(rubric.criteria.values(), _columns(views, rubric), strict=True)
        ),
        tuple(dict.fromkeys(said)),
        tuple((returned.file, kept) for returned in reading.returns for kept in returned.kept),
        bool(expected),
        tuple(dict.fromkeys(one.file for one in reading.unread)),
        unfound,
        decisions=decisions,
    )


def _agencies(
    groups: Mapping[Expected, tuple[Return, ...]],
    counting: Mapping[Expected, tuple[Return, ...]],
    views: Sequence[Sequence[View]],
    expected: Sequence[Expected],
    rubric: Rubric,
) -> tuple[Agency, ...]:
    """The agencies, each with its returns (those that count come first) and its number of criteria in each status."""
    asked = set(expected or groups)
    return tuple(
        Agency(
            agency.name,
            agency.code,
            agency.sector,
            tuple(dict.fromkeys((*counting[agency], *returns))),
            _coverage(row, rubric),
            agency in asked,
            counting[agency],
        )
        for (agency, returns), row in zip(groups.items(), views, strict=True)
    )


def _view(agency: str, returned: Return, ref: str, answer: Answer | None, rubric: Rubric) -> View:
    """One return's view of one criterion; an answer that was left out is "to settle", never blank."""
    if answer is None:  # the row or its whole sheet is missing
        missing = ref in returned.missing or returned.partly_unread
        return View(agency, TO_SETTLE if missing else BLANK, file=returned.file)
    if answer.rating in rubric.ratings:
        return View(agency, RATED, answer.rating, answer, returned.file)
    if answer.rating in rubric.words:
        return View(agency, answer.rating or "", None, answer, returned.file)
    given = answer.raw.strip() or ref in returned.left_out
    return View(agency, TO_SETTLE if given else BLANK, None, answer, returned.file)


def _preferred(returns: tuple[Return, ...], prefer: Sequence[str]) -> tuple[Return, ...]:
    """The returns that count: those that `prefer` names, or all of them if it names none."""
    return tuple(returned for returned in returns if _is_named(returned, prefer)) or returns


def _is_named(returned: Return, names: Sequence[str]) -> bool:
    """Whether a return's file is among those named: by path, by file name alone, or by its mail or archive."""
    path = f"/{_plain(returned.file)}/"
    return any(f"/{_plain(name).strip('/')}/" in path for name in names)


def _plain(path: str) -> str:
    return path.replace("\\", "/")


def _agency_views(agency: Expected, returns: Sequence[Return], rubric: Rubric) -> tuple[View, ...]:
    """One agency's view of every criterion, in the order of the rubric."""
    if not returns:
        return tuple(View(agency.name, NOT_RETURNED) for _ in rubric.criteria)
    answers = [(returned, {answer.ref: answer for answer in returned.answers}) for returned in returns]
    return tuple(
        _merged([_view(agency.name, returned, ref, found.get(ref), rubric) for returned, found in answers])
        for ref in rubric.criteria
    )


def _merged(views: Sequence[View]) -> View:
    """Several returns' views as one: an answer fills a blank; answers that differ are "to settle"."""
    if len(views) == 1:
        return views[0]
    given = [view for view in views if view.answer and view.status != BLANK]
    lead = min(given or views, key=lambda view: view.status != TO_SETTLE)
    if len({(view.status, view.rating) for view in given}) > 1:
        lead = replace(lead, status=TO_SETTLE, rating=None)
    return _joined(lead, views)


def _joined(lead: View, views: Sequence[View]) -> View:
    """The leading view with the texts of every return, so that none is lost."""
    answers = [view.answer for view in views if view.answer]
    place = next((view for view in (lead, *views) if view.answer), lead)
    if not place.answer:
        return lead
    answer = replace(
        place.answer,
        rating=None if lead.status == TO_SETTLE else place.answer.rating,
        evidence=_together("\n", (answer.evidence for answer in answers)),
        action=_together("\n", (answer.action for answer in answers)),
        owner=_together(" / ", (answer.owner for answer in answers)),
        by_when=_together(" / ", (answer.by_when for answer in answers)),
    )
    return replace(lead, answer=answer, file=place.file)


def _together(mark: str, texts: Iterable[str]) -> str:
    return mark.join(dict.fromkeys(text for text in texts if text))


def _columns(views: Sequence[Sequence[View]], rubric: Rubric) -> Iterable[tuple[View, ...]]:
    return zip(*views, strict=True) if views else (() for _ in rubric.criteria)


def _finding(criterion: Criterion, views: tuple[View, ...], rubric: Rubric, decisions: Decisions) -> Finding:
    counts = Counter(view.rating for view in views)
    words = [word for word in rubric.ratings if counts[word]]
    return Finding(
        criterion,
        views,
        {word: counts[word] for word in rubric.ratings},
        _coverage(views, rubric),
        spread_of(words, sum(counts[word] for word in words), rubric),
        "–".join(dict.fromkeys((*words[:1], *words[-1:]))),
        decisions.agreed(criterion),
    )


def _coverage(views: Iterable[View], rubric: Rubric) -> Mapping[str, int]:
    numbers = Counter(view.status for view in views)
    return {status: numbers[status] for status in statuses(rubric)}


def _commonest(names: Iterable[str]) -> str:
    return next((name for name, _ in Counter(name for name in names if name).most_common(1)), "")


def _of_other_reviews(returns: Sequence[Return], review: str) -> Iterator[Diagnostic]:
    for returned in returns:
        if returned.review and review and folded_name(returned.review) != folded_name(review):
            yield IdentityCode.OTHER_REVIEW.about(returned.file, review=returned.review, this=review)


def _of_several(
    groups: Mapping[Expected, Sequence[Return]],
    counting: Mapping[Expected, Sequence[Return]],
    views: Iterable[Sequence[View]],
    rubric: Rubric,
) -> Iterator[Diagnostic]:
    """For agencies that sent several returns: which one counts, or where those that count differ."""
    for (agency, returns), row in zip(groups.items(), views, strict=True):
        chosen = counting[agency]
        if len(chosen) < len(returns):
            for returned in returns:
                code = IdentityCode.RETURN_CHOSEN if returned in chosen else IdentityCode.RETURN_PASSED_OVER
                yield code.about(returned.file, agency=agency.name)
        if len(chosen) > 1:
            settled = {ref for ref, view in zip(rubric.criteria, row, strict=True) if view.returned != TO_SETTLE}
            same_name = [replace(returned, agency=agency.name, agency_code=agency.code) for returned in chosen]
            yield from compare_group(same_name, settled)  # a blank in one return is no conflict


def names_unfound(returns: Sequence[Return], prefer: Sequence[str]) -> tuple[str, ...]:
    """The names in `prefer` that match no return."""
    return tuple(name for name in prefer if not any(_is_named(returned, (name,)) for returned in returns))
