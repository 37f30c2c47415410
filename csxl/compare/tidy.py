"""The comparison as a tidy table: a row for each agency and criterion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from csxl.model.answers import Answer
from csxl.model.comparison import Agency, Comparison, Finding, View
from csxl.model.decisions import HOW_KNOWN


class TidyRow(NamedTuple):
    """One agency's view of one criterion as a row of a tidy table; missing texts are "".

    `status` and `rating` are what counts: what was settled before what was returned. `file`, `sheet` and `cell` say
    where the rating is (or would be); `raw` is the cell's text as stored. `returned` is the word or status that the
    return gives, `settled` the word recorded for the agency afterwards, `agreed` the meeting's for the criterion."""

    agency: str
    agency_code: str
    sector: str
    ref: str
    domain: str
    level: str
    stage: str
    status: str
    rating: str | None
    evidence: str
    action: str
    owner: str
    by_when: str
    spread: str
    file: str
    sheet: str
    cell: str
    raw: str
    interpreted: bool
    found_by: str
    returned: str
    settled: str
    how_known: str
    agreed: str


HEADINGS = (
    "Agency",
    "Agency code",
    "Sector",
    "Ref",
    "Domain",
    "Level",
    "Stage",
    "Status",
    "Rating",
    "Evidence",
    "Action",
    "Owner",
    "By when",
    "Spread",
    "File",
    "Sheet",
    "Cell",
    "As stored",
    "Interpreted",
    "Found by",
    "Returned",
    "Settled",
    HOW_KNOWN,
    "Agreed",
)


_NOTHING = Answer("", None, "", "", "", "", "", "", "", False, "")


def rows(comparison: Comparison) -> Iterator[TidyRow]:
    """Every agency's view of every criterion, agency by agency, in the order of HEADINGS."""
    for place, agency in enumerate(comparison.agencies):
        for finding in comparison.findings:
            yield _row(agency, finding, finding.views[place])


def _row(agency: Agency, finding: Finding, view: View) -> TidyRow:
    criterion, answer = finding.criterion, view.answer or _NOTHING
    return TidyRow(
        agency.name,
        agency.code,
        agency.sector,
        criterion.ref,
        criterion.domain,
        criterion.level.name,
        criterion.stage.name,
        view.status,
        view.rating,
        answer.evidence,
        answer.action,
        answer.owner,
        answer.by_when,
        finding.spread.value,
        view.file,
        answer.sheet,
        answer.cell,
        answer.raw,
        answer.interpreted,
        answer.found_by,
        view.returned or view.word,
        view.word if view.settled else "",
        view.settled.how if view.settled else "",
        finding.agreed.rating if finding.agreed else "",
    )
