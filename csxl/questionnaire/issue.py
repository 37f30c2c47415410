"""What is particular to one questionnaire: who it goes to, when it is wanted back, and what was said last time."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from csxl.languages import DEFAULT_LANGUAGE, Language
from csxl.model import layout
from csxl.model.before import Promise
from csxl.model.rubric import Rubric
from csxl.text.measures import PROPERTY_LIMIT, units
from csxl.text.records import dataclass

CREATED = datetime.datetime(2000, 1, 1)  # the same questionnaire is the same bytes, whenever it is written
NO_PARTNERSHIP = "Safeguarding partnership"  # the author of a questionnaire whose partnership is not known


@dataclass(frozen=True)
class LastTime:
    """One criterion in the review before: what the agency answered, what was agreed with the words for agencies, and
    the agency's own promises; `compared` is False where its descriptors were, or may have been, others then, and
    `changed` is True where they are known to have been."""

    rating: str
    evidence: str = ""
    agreed: str = ""
    words: str = ""
    promises: tuple[Promise, ...] = ()
    compared: bool = True
    changed: bool = False


@dataclass(frozen=True)
class Issue:
    """One agency's questionnaire in one review. `send_to` is an address or words; `last_time` is by ref;
    `language` is the one its labels are in; `promised` are the promises on no criterion of this rubric."""

    agency: str
    agency_code: str
    review: str = ""
    partnership: str = ""
    return_by: datetime.date | None = None
    send_to: str = ""
    contact: str = ""
    last_time: Mapping[str, LastTime] = field(default_factory=dict)
    language: Language = DEFAULT_LANGUAGE
    promised: tuple[Promise, ...] = ()

    def identity(self, rubric: Rubric) -> dict[str, str]:
        """The identity by label, in the order of `layout.IDENTITY_LABELS`."""
        values = (rubric.title, rubric.version, self.review, self.agency, self.agency_code)
        return dict(zip(layout.IDENTITY_LABELS, values, strict=True))


def issued_to(properties: Mapping[str, str]) -> tuple[str, str] | None:
    """The agency and its code by a workbook's properties; None where these may not tell: it is no questionnaire, a
    program has saved it since it was written, or the agency's name is longer than a property."""
    agency, code = (properties.get(layout.PROPERTY_PREFIX + label, "") for label in layout.IDENTITY_LABELS[-2:])
    whole = units(agency) < PROPERTY_LIMIT - 1  # what is longer is cut to that or one less
    return (agency, code) if agency and code and as_written(properties) and whole else None


def as_written(properties: Mapping[str, str]) -> bool:
    """Whether no program has saved a questionnaire since it was written, by its properties."""
    return properties.get("modified", "").startswith(CREATED.date().isoformat())


def made_for(properties: Mapping[str, str]) -> tuple[str, str] | None:
    """The agency that a questionnaire was made for, and its code, by its properties, whoever saved it since; None where
    it is no questionnaire."""
    agency, code = (properties.get(layout.PROPERTY_PREFIX + label, "") for label in layout.IDENTITY_LABELS[-2:])
    return (agency, code) if agency and code else None


def issued_for(properties: Mapping[str, str]) -> tuple[str, str] | None:
    """The review's title and the partnership named in a workbook's properties, "" where one is missing; None where
    it is not a questionnaire."""
    _, _, review, agency, _ = (layout.PROPERTY_PREFIX + label for label in layout.IDENTITY_LABELS)
    if agency not in properties:
        return None
    return properties.get(review, ""), properties.get("creator", "").removeprefix(NO_PARTNERSHIP)
