"""What is particular to one questionnaire: whom it goes to, when it is wanted back, and what was said last time."""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from csxl import layout
from csxl.rubric import Rubric


@dataclass(frozen=True)
class LastTime:
    """What the agency answered in the round before."""
    rating: str
    evidence: str = ""


@dataclass(frozen=True)
class Issue:
    """One agency's questionnaire in one review. `send_to` is an address or words; `last_time` is by ref."""
    agency: str
    agency_code: str
    review: str = ""
    partnership: str = ""
    return_by: datetime.date | None = None
    send_to: str = ""
    contact: str = ""
    last_time: Mapping[str, LastTime] = field(default_factory=dict)

    def identity(self, rubric: Rubric) -> dict[str, str]:
        """The identity by label, in the order of `layout.IDENTITY_LABELS`."""
        values = (rubric.title, rubric.version, self.review, self.agency, self.agency_code)
        return dict(zip(layout.IDENTITY_LABELS, values, strict=True))
