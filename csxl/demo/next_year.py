"""The example review a year later: who answers what, where it is not what they said the year before."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import field, replace
from importlib.resources import files
from typing import Any

from csxl.demo.people import ExampleReview, Given, Respondent
from csxl.model.before import Before
from csxl.model.rubric import Rubric
from csxl.text.naming import agency_codes
from csxl.text.records import dataclass

FILE = "next-year.toml"


@dataclass(frozen=True)
class NewsOf:
    """What one agency's person answers a year later: `answers` by ref where they are others than before, `progress`
    how far each promise is, by the ref it was given on, and `usual` the word for criteria on which nothing was said."""

    agency: str
    name: str
    role: str
    date: datetime.date
    answers: Mapping[str, Given] = field(default_factory=dict)
    progress: Mapping[str, str] = field(default_factory=dict)
    usual: str = ""


def next_year(first: ExampleReview, before: Before, rubric: Rubric) -> ExampleReview:
    """The review that follows the first, whose summary `before` is: the same agencies are asked, and who answers says
    what they said then, but for their news."""
    data = tomllib.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    news = {one.agency: one for one in map(_news, data.pop("respondents"))}
    names = [agency.name for agency in first.agencies]
    agencies = tuple(
        replace(
            agency, respondent=_respondent(news[agency.name], code, before, rubric) if agency.name in news else None
        )
        for agency, code in zip(first.agencies, agency_codes(names), strict=True)
    )
    return replace(first, agencies=agencies, **data)


def _news(fields: dict[str, Any]) -> NewsOf:
    return NewsOf(**fields | {"answers": {ref: Given(**one) for ref, one in fields.get("answers", {}).items()}})


def _respondent(news: NewsOf, code: str, before: Before, rubric: Rubric) -> Respondent:
    """The person with an answer to each criterion."""
    then = before.of(news.agency, code)
    said = {ref: before.word_of(then, ref) or news.usual for ref in rubric.criteria}
    answers = {ref: news.answers.get(ref, Given(word)) for ref, word in said.items()}
    return Respondent(news.agency, news.name, news.role, news.date, answers, progress=news.progress)
