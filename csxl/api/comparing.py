"""The last step: what came back, with what people decided in the summary that is there already, in a new summary."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from csxl.board.content import PageOne
from csxl.board.summary_workbook import write_summary
from csxl.compare.choices import counts
from csxl.compare.decision_points import decision_points
from csxl.decisions.former_summary import FormerSummary
from csxl.decisions.summary_reader import read_summary_bytes, with_untold
from csxl.model.answers import YES, Reading
from csxl.model.comparison import Agency, Comparison
from csxl.model.decisions import Decisions
from csxl.model.diagnostic import Diagnostic
from csxl.model.refusal import Refusal
from csxl.model.rubric import Rubric
from csxl.review.side_by_side import Told, compare_as_told
from csxl.text.records import dataclass


@dataclass(frozen=True)
class Compared:
    """The comparison; the former summary if its decisions went into it, and whether one was left out because it is
    another review's."""

    comparison: Comparison
    former: FormerSummary | None = None
    is_anothers: bool = False


def compare_again(reading: Reading, rubric: Rubric, told: Told, former: FormerSummary | None) -> Compared:
    """The comparison of what was read, with what people decided in the former summary, if it is of this review."""
    comparison = compare_as_told(reading, rubric, told)
    if former is None:
        return Compared(comparison)
    if not is_of(former, comparison, told.titles):
        return Compared(comparison, None, True)
    return with_decisions(comparison, reading, told, former)


def with_decisions(comparison: Comparison, reading: Reading, told: Told, former: FormerSummary) -> Compared:
    """The comparison of what was read, anew if people decided anything in the former summary."""
    if former.decisions.entries:
        comparison = compare_as_told(reading, comparison.rubric, replace(told, decisions=former.decisions))
    return Compared(comparison, former)


def is_of(former: FormerSummary, comparison: Comparison, titles: Iterable[str]) -> bool:
    """Whether a former summary is about the review that was compared, which also goes by these titles."""
    returns = frozenset(returned.sha256 for agency in comparison.agencies for returned in agency.returns)
    known = (comparison.review, *filter(None, titles))
    return any(former.is_of(title, returns) for title in known)


def refuse_nothing(comparison: Comparison) -> None:
    """Raise Refusal where a summary would hold nothing."""
    if not comparison.agencies:
        raise Refusal("No return could be read and no agency is known, so no summary was written.")


def summary_of(one: PageOne, former: FormerSummary | None) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The summary workbook; what a former one holds that cannot be told from what people typed is listed on it, and
    said."""
    data = write_summary(one)
    if former is None or former.marked:
        return data, ()
    decisions, said = with_untold(former, one.comparison.decisions, data, one.made)
    return (
        (write_summary(replace(one, comparison=replace(one.comparison, decisions=decisions))), said)
        if said
        else (data, ())
    )


def about_decisions(file: str, comparison: Comparison, data: bytes, day: datetime.date) -> tuple[Diagnostic, ...]:
    """What is odd about decisions that were kept, with the cells where the summary just written has them."""
    if not decision_points(comparison, file):
        return ()
    written, _ = read_summary_bytes(file, data, (), comparison.rubric, day)
    found = written.decisions.entries if written else {}
    placed = {
        key: replace(entry, sheet=found[key].sheet, cell=found[key].cell) if key in found else entry
        for key, entry in comparison.decisions.entries.items()
    }
    return decision_points(replace(comparison, decisions=Decisions(placed)), file, cells=True)


def to_choose(comparison: Comparison) -> Sequence[Agency]:
    """The agencies of which more than one return counts until the coordinator chooses."""
    return [
        agency
        for agency in comparison.agencies
        if sum(returned.counts == YES for returned in agency.counting) > 1
        and not any(counts(comparison.decisions, returned) for returned in agency.counting)
    ]
