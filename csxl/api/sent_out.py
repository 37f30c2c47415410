"""The first step: a questionnaire for each agency."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from csxl.model.before import Before
from csxl.model.review import Party, Review
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.review.issuing import file_names_of, issues


class SentOut(NamedTuple):
    """One agency's questionnaire: whose it is, the file's name, and what is in it."""

    party: Party
    name: str
    data: bytes


def questionnaires(
    review: Review, rubric: Rubric, before: Before | None = None, only: Collection[str] | None = None
) -> Iterator[SentOut]:
    """Each agency's questionnaire, in the order of the review, with what was said, agreed and promised in the review
    before; or those of the
    agencies with these codes `only`."""
    for party, name, issue in zip(review.parties, file_names_of(review), issues(review, rubric, before), strict=True):
        if only is None or party.code in only:
            yield SentOut(party, name, write_questionnaire(rubric, issue))
