"""What is still open: a point leaves once every answer that it may be about is settled."""

from __future__ import annotations

from csxl.compare.consolidation import consolidate
from csxl.compare.open_points import open_points, open_points_of
from csxl.model.answers import Reading
from csxl.model.comparison import Comparison
from csxl.model.decisions import ANSWER, DecisionKind, Decisions, Key, TypedText, settled_subject
from csxl.model.diagnostic import Diagnostic, Severity
from csxl.model.review import Expected
from tests.helpers.readings_by_hand import published, rated

FILE = "Police.xlsx"
ERRORS = (
    Diagnostic("A003", Severity.ERROR, FILE, "Two ratings.", "Target", "G5", "T1-R"),
    Diagnostic("G011", Severity.ERROR, FILE, "Two rows.", "Target", "", "", several=("T1-A", "T1-P")),
    Diagnostic("F001", Severity.ERROR, "other.pdf", "Not a workbook."),
)


def compared(*settled: str) -> Comparison:
    rubric = published()
    entries = {
        Key(DecisionKind.SETTLED, settled_subject("P-1", ref), ANSWER): TypedText("Green", "seen") for ref in settled
    }
    police = Expected("Police", "P-1")
    reading = Reading((rated(police, {}, FILE, rubric),), ERRORS)
    return consolidate(reading, rubric, (police,), decisions=Decisions(entries))


def codes(*settled: str) -> list[str]:
    return [one.code for one in open_points(compared(*settled))]


def test_a_point_leaves_when_all_that_it_is_about_is_settled() -> None:
    assert codes() == ["A003", "G011", "F001"]
    assert codes("T1-R") == ["G011", "F001"]
    assert codes("T1-R", "T1-A") == ["G011", "F001"]
    assert codes("T1-R", "T1-A", "T1-P") == ["F001"]


def test_what_is_open_is_an_agency_s_own() -> None:
    assert {place: [one.code for one in found] for place, found in open_points_of(compared("T1-R")).items()} == {
        0: ["G011"]
    }
