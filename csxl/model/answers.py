"""What reading returns yields: answers with their place, what else was found, and diagnostics."""

from __future__ import annotations

from dataclasses import dataclass, field

from csxl.model.diagnostic import Diagnostic
from csxl.model.rubric import Domain


@dataclass(frozen=True)
class Answer:
    """One agency's answer to one criterion.

    `rating` is a word of the scale, an abstention's word, or None; `raw` is the rating cell's text as stored;
    `cell` is the rating's cell; `found_by` is "ref" or "descriptors"; `by_when` is ISO for a real date, else as typed.
    """

    ref: str
    rating: str | None
    evidence: str
    action: str
    owner: str
    by_when: str
    sheet: str
    cell: str
    raw: str
    interpreted: bool
    found_by: str


@dataclass(frozen=True)
class Kept:
    """Something a person added that is not an answer."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class Return:
    """One returned questionnaire, as read. `rubric` and `review` are as the file states them."""

    file: str
    agency: str
    agency_code: str
    review: str
    rubric: str
    rubric_version: str
    answers: tuple[Answer, ...]
    kept: tuple[Kept, ...]
    sha256: str
    saved: str = ""  # when the file was last saved, as its properties say, ISO
    completed_by: str = ""  # name, role and date as typed on the Start sheet, joined by ", "
    partnership: str = ""  # as the file states it


@dataclass(frozen=True)
class Reading:
    """All that came of reading some files."""

    returns: tuple[Return, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    members: tuple[tuple[str, str], ...] = field(default=())  # (file, sha256) of every workbook looked at


def answered(returned: Return, domain: Domain) -> int:
    """How many of a domain's criteria have a rating or an abstention."""
    refs = {criterion.ref for criterion in domain.criteria}
    return sum(answer.rating is not None and answer.ref in refs for answer in returned.answers)
