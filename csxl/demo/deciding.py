"""What the example review's coordinator and meeting decide, by the keys of the cells in which they type it."""

from __future__ import annotations

import datetime
import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from csxl.demo.people import ExampleReview
from csxl.demo.play import Sent, respondents
from csxl.model import decisions
from csxl.model.decisions import DecisionKind, Key, action_subject, agreed_subject, settled_subject
from csxl.model.rubric import Rubric
from csxl.text.naming import agency_codes
from csxl.text.records import dataclass
from csxl.text.same_agency import agency_key

FILE = "decisions.toml"
HEADINGS: Mapping[str, str] = {  # of the open column that each field of the file is typed into
    "agency": decisions.WHOSE,
    "answer": decisions.ANSWER,
    "how": decisions.HOW_KNOWN,
    "rating": decisions.AGREED_RATING,
    "reason": decisions.REASON,
    "words": decisions.WORDS,
    "action": decisions.ACTION,
    "owner": decisions.OWNER,
    "by_when": decisions.BY_WHEN,
    "agreed_on": decisions.AGREED_ON,
    "status": decisions.STATUS,
    "progress": decisions.PROGRESS,
    "done_on": decisions.DONE_ON,
}
Typed = str | datetime.date


@dataclass(frozen=True)
class Sitting:
    """What is typed into a summary at one sitting, by key: whether before or after the meeting, who typed it, and when
    the file was saved."""

    when: str
    entries: Mapping[Key, Typed]
    by: str
    saved: datetime.datetime


def example_decisions(review: ExampleReview, returned: Sequence[Sent], rubric: Rubric) -> tuple[Sitting, ...]:
    """What is decided on the example review's returns, sitting by sitting."""
    data = tomllib.loads((files(__package__) / FILE).read_text(encoding="utf-8"))
    return tuple(
        Sitting(
            sitting["when"],
            {
                Key(kind, subject, HEADINGS[field]): value
                for kind, subject, typed in _subjects(sitting, review, returned, rubric)
                for field, value in typed.items()
            },
            data["by"],
            sitting["saved"],
        )
        for sitting in data["sittings"]
    )


def _subjects(
    sitting: Mapping[str, Any], review: ExampleReview, returned: Sequence[Sent], rubric: Rubric
) -> Iterator[tuple[DecisionKind, str, Mapping[str, Typed]]]:
    """(kind, subject, what is typed by field) of everything that something is decided about."""
    names = [agency.name for agency in review.agencies]
    keys = {name: agency_key(name, code) for name, code in zip(names, agency_codes(names), strict=True)}
    digests = {sent.agency: hashlib.sha256(sent.data).hexdigest() for sent in returned}
    people = {person.agency: person for person in respondents(review)}
    for one in sitting.get("whose", ()):
        yield DecisionKind.FILE, digests[one["agency"]], one
    for one in sitting.get("settled", ()):
        yield DecisionKind.SETTLED, settled_subject(keys[one["agency"]], one["ref"]), _without(one, "agency", "ref")
    for one in sitting.get("agreed", ()):
        yield DecisionKind.AGREED, agreed_subject(rubric.criteria[one["ref"]]), _without(one, "ref")
    for one in sitting.get("actions", ()):
        action = people[one["agency"]].answers[one["ref"]].action
        subject = action_subject(keys[one["agency"]], one["ref"], action)
        yield DecisionKind.ACTION, subject, _without(one, "agency", "ref")
    for number, one in enumerate(sitting.get("meeting", ()), 1):
        yield DecisionKind.MEETING, str(number), one


def _without(fields: Mapping[str, Typed], *names: str) -> Mapping[str, Typed]:
    return {name: value for name, value in fields.items() if name not in names}
