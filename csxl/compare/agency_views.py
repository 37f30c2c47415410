"""One agency's view of every criterion: its returns that count as one, an answer filling a blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from csxl.model.answers import Answer
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, View
from csxl.model.rubric import Rubric
from csxl.returns.entries import NAMES
from csxl.returns.later_texts import joined
from csxl.returns.succession import Chain


def agency_views(agency: str, chains: Sequence[Chain], rubric: Rubric) -> tuple[View, ...]:
    """One agency's view of every criterion, in the order of the rubric; each chain is a return with its earlier
    versions."""
    if not chains:
        return tuple(View(agency, NOT_RETURNED) for _ in rubric.criteria)
    answers = [(chain, {answer.ref: answer for answer in chain.effective.answers}) for chain in chains]
    return tuple(
        _merged([_view(agency, chain, ref, found.get(ref), rubric) for chain, found in answers])
        for ref in rubric.criteria
    )


def _view(agency: str, chain: Chain, ref: str, answer: Answer | None, rubric: Rubric) -> View:
    """One return's view of one criterion; an answer that was left out is "to settle", never blank."""
    returned, file = chain.effective, chain.file_of(ref)
    if answer is None:  # the row or its whole sheet is missing
        missing = ref in returned.missing or returned.partly_unread
        return View(agency, TO_SETTLE if missing else BLANK, file=file)
    if answer.rating in rubric.ratings:
        return View(agency, RATED, answer.rating, answer, file)
    if answer.rating in rubric.words:
        return View(agency, answer.rating or "", None, answer, file)
    given = answer.raw.strip() or ref in returned.left_out
    return View(agency, TO_SETTLE if given else BLANK, None, answer, file)


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
    texts: dict[str, Any] = {name: joined(name, (getattr(one, name) for one in answers)) for name in NAMES.values()}
    answer = replace(place.answer, rating=None if lead.status == TO_SETTLE else place.answer.rating, **texts)
    return replace(lead, answer=answer, file=place.file)
