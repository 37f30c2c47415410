"""Every phrase that the questionnaire says of its own accord; the rubric's words come from the rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from csxl.model import layout

Pair = tuple[str, str]


@dataclass(frozen=True)
class Phrases:
    """One language's phrases, in the order in which they are met. What stands in {braces} is filled in."""

    start: str  # the first sheet's tab
    agency: str
    return_code: str
    please_return_by: str
    send_it_to: str
    questions_to: str
    day: str  # the number format of a date in full
    children: str
    children_why: str
    how_to: str
    steps: tuple[Pair, Pair, Pair, Pair, Pair]
    progress: str
    progress_headings: tuple[str, str, str, str, str]
    all_domains: str
    go_to_domain: str
    details: str
    completed_by: str
    role: str
    date_completed: str
    completed_by_prompt: str
    role_prompt: str
    date_completed_prompt: str
    answers: str
    nearest: str
    words: str
    about: str

    ref: str
    level: str
    stage: str
    rating: str
    evidence: str
    action: str
    owner: str
    by_when: str
    last_time: str
    last_evidence: str
    back_to_start: str
    go_to_start: str
    hint: str
    rating_prompt: str
    choose_title: str
    choose: str
    evidence_prompt: str
    by_when_prompt: str
    page: str  # of the footer; &P and &N are the page's number and how many there are

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """How each heading of the layout reads in this language."""
        return {
            layout.REF: self.ref,
            layout.LEVEL: self.level,
            layout.STAGE: self.stage,
            layout.RATING: self.rating,
            layout.EVIDENCE: self.evidence,
            layout.ACTION: self.action,
            layout.OWNER: self.owner,
            layout.BY_WHEN: self.by_when,
            layout.LAST_TIME: self.last_time,
            layout.LAST_EVIDENCE: self.last_evidence,
        }

    @cached_property
    def completed(self) -> Mapping[str, Pair]:
        """How each label of what is to be given on Start reads in this language, with what to write beside it."""
        return {
            layout.COMPLETED_BY: (self.completed_by, self.completed_by_prompt),
            layout.ROLE: (self.role, self.role_prompt),
            layout.DATE_COMPLETED: (self.date_completed, self.date_completed_prompt),
        }
