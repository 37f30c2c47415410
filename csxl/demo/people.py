"""The example review and the people who answer in it, as written down in this package's TOML files."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import field, replace
from importlib.resources import files
from typing import Any

from csxl.text.records import dataclass

REVIEW = "review.toml"
EXCEL, LIBREOFFICE = "Excel", "LibreOffice"


@dataclass(frozen=True)
class Given:
    """One answer as its person types it: `rating` need not be a word of the scale, `by_when` is a date or text, and
    `comment` is attached to the rating's cell."""

    rating: str = ""
    evidence: str = ""
    action: str = ""
    owner: str = ""
    by_when: datetime.date | str = ""
    comment: str = ""


@dataclass(frozen=True)
class FirstSent:
    """How a person first sent their return: the day, and the ratings that they corrected later, by ref."""

    date: datetime.date
    ratings: Mapping[str, str]


@dataclass(frozen=True)
class Respondent:
    """The person who completes one agency's questionnaire. `notes` are typed below a domain's table, by its name, and
    `overall` beside its label on Start; `file` is what the return is saved as, "" for the name it was issued under;
    `saved_by` is the program used; `progress` how far each promise of the review before is, by the ref it was given on.
    `before` is what they sent before they corrected it; `copied_from` the agency of
    whose questionnaire they filled in a copy, with their own name and code where these show."""

    agency: str
    name: str
    role: str
    date: datetime.date
    answers: Mapping[str, Given]
    notes: Mapping[str, str] = field(default_factory=dict)
    overall: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    saved_by: str = EXCEL
    before: FirstSent | None = None
    copied_from: str = ""
    progress: Mapping[str, str] = field(default_factory=dict)

    def at_first(self) -> Respondent:
        """The person as they answered at first, if they corrected their answers later."""
        if self.before is None:
            return self
        first = {ref: replace(self.answers[ref], rating=rating) for ref, rating in self.before.ratings.items()}
        return replace(self, answers={**self.answers, **first}, date=self.before.date, file="", before=None)


@dataclass(frozen=True)
class ExampleAgency:
    """One agency that is asked; `respondent` is None where nothing comes back."""

    name: str
    sector: str
    respondent: Respondent | None


@dataclass(frozen=True)
class ExampleReview:
    """What a questionnaire says about its review, and who is asked."""

    partnership: str
    review: str
    return_by: datetime.date
    send_to: str
    agencies: tuple[ExampleAgency, ...]


def example_review() -> ExampleReview:
    """The review that the demo plays."""
    data = _read(REVIEW)
    return ExampleReview(**data | {"agencies": tuple(_agency(**agency) for agency in data["agencies"])})


def _agency(name: str, sector: str, answers: str = "") -> ExampleAgency:
    return ExampleAgency(name, sector, _respondent(name, _read(answers)) if answers else None)


def _respondent(agency: str, data: dict[str, Any]) -> Respondent:
    notes, overall, before = data.pop("notes", {}), data.pop("overall", {}), data.pop("before", None)
    answers = {ref: Given(**fields) for ref, fields in data.items() if isinstance(fields, dict)}
    person = {name: value for name, value in data.items() if name not in answers}
    first = FirstSent(**before) if before else None
    return Respondent(agency=agency, answers=answers, notes=notes, overall=overall, before=first, **person)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
