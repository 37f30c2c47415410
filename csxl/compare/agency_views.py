"""One agency's view of every criterion: its returns that count as one, an answer filling a blank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from csxl.model.answers import Answer, Return
from csxl.model.comparison import BLANK, NOT_RETURNED, RATED, TO_SETTLE, View
from csxl.model.rubric import Rubric


def agency_views(agency: str, returns: Sequence[Return], rubric: Rubric) -> tuple[View, ...]:
    """One agency's view of every criterion, in the order of the rubric."""
    if not returns:
        return tuple(View(agency, NOT_RETURNED) for _ in rubric.criteria)
    answers = [(returned, {answer.ref: answer for answer in returned.answers}) for returned in returns]
    return tuple(
        _merged([_view(agency, returned, ref, found.get(ref), rubric) for returned, found in answers])
        for ref in rubric.criteria
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
