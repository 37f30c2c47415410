"""A summary taken for that of the review before, and what it says of every agency's answers as letters."""

from __future__ import annotations

import hashlib

from csxl.decisions.before_reader import read_before
from csxl.model.before import Before
from csxl.model.diagnostic import Diagnostic
from csxl.model.member import Kind, Member
from csxl.model.rubric import Rubric
from tests.helpers.readings_by_hand import published
from tests.helpers.typed_summaries import DAY


def before_in(data: bytes, rubric: Rubric | None = None) -> tuple[Before, tuple[Diagnostic, ...]]:
    """The review before as a summary tells it, which must be one."""
    found = Member("summary.xlsx", data, Kind.OOXML, hashlib.sha256(data).hexdigest())
    before, diagnostics = read_before(found, rubric or published(), DAY)
    assert before is not None, diagnostics
    return before, diagnostics


def as_letters(before: Before) -> dict[str, str]:
    """The agencies' words on each criterion of today's by their first letters, "." for none."""
    return {
        ref: "".join(before.word_of(agency, ref)[:1] or "." for agency in before.agencies)
        for ref in published().criteria
    }
