"""The forms that are kept of each release in tests/data/forms: `python -m tests.helpers.kept_forms RELEASE` writes
those of this one, before it goes out."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from dataclasses import replace

from csxl.languages import BY_NAME
from csxl.model.rubric import Rubric
from csxl.questionnaire.book import write_questionnaire
from csxl.questionnaire.issue import Issue, LastTime
from csxl.rubrics.loading import load_rubric
from tests.helpers import folders

FORMS = folders.DATA / "forms"
POLICE = Issue(
    "Borsetshire Police",
    "BPOL",
    "Autumn review 2026",
    "Borsetshire Safeguarding Children Partnership",
    datetime.date(2026, 12, 11),
    "safeguarding@borsetshire.example",
    "Sam Archer, 01632 960123",
)
LAST_TIME = {
    "T1-R": LastTime("Amber", "Audit of referrals, March 2025"),
    "T1-A": LastTime("Red", "No assessment names a place"),
    "P2-S": LastTime("Green", "Minutes of the panel"),
    "O1-R": LastTime("Cannot judge", ""),
}
GWENT = replace(
    POLICE,
    agency="Heddlu Gwent",
    agency_code="HEDDLU",
    review="Hydref 2026",
    partnership="Partneriaeth Gwent",
    language=BY_NAME["Welsh"],
)


def rubric_of(name: str) -> Rubric:
    """The rubric that a kept form was made for."""
    return load_rubric(folders.WELSH if "welsh" in name else None)


def forms() -> Mapping[str, bytes]:
    """The blank forms to keep, by file name, as this csxl writes them."""
    issues = {"english.xlsx": POLICE, "last-time.xlsx": replace(POLICE, last_time=LAST_TIME), "welsh.xlsx": GWENT}
    return {name: write_questionnaire(rubric_of(name), issue) for name, issue in issues.items()}


def main(release: str) -> None:
    (FORMS / release).mkdir()
    for name, data in forms().items():
        (FORMS / release / name).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])
