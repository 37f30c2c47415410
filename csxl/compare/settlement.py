"""A settled answer before the returned one: an agency's views with what the coordinator recorded afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csxl.model.comparison import RATED, View
from csxl.model.decisions import Agreed, Decisions
from csxl.model.rubric import Criterion, Rubric
from csxl.returns.lookup import lookup_for
from csxl.text.folding import fold


def settled_views(views: Sequence[View], agency_key: str, decisions: Decisions, rubric: Rubric) -> tuple[View, ...]:
    """One agency's views, in the order of the rubric, each with what was settled; `returned` keeps what it says."""
    return tuple(
        _settled(view, agency_key, ref, decisions, rubric) for ref, view in zip(rubric.criteria, views, strict=True)
    )


def _settled(view: View, agency_key: str, ref: str, decisions: Decisions, rubric: Rubric) -> View:
    view = replace(view, returned=view.word)
    settled = decisions.settled(agency_key, ref)
    word = lookup_for(rubric).words.get(fold(settled.word)) if settled else None
    if word is None:  # nothing settled, or not a word of the rubric, which has a diagnostic
        return view
    rated = word in rubric.ratings
    return replace(view, status=RATED if rated else word, rating=word if rated else None, settled=settled)


def agreed_on(criterion: Criterion, decisions: Decisions, rubric: Rubric) -> Agreed | None:
    """What the meeting agreed on a criterion, its rating as a word of the rubric; one that is none has a diagnostic."""
    agreed = decisions.agreed(criterion)
    return replace(agreed, rating=lookup_for(rubric).words.get(fold(agreed.rating), "")) if agreed else None
